import type { PublicationCheckName } from '../../case/publication-check.ts';
import { renderPlain } from '../../text/defuse.ts';

/** What the places are called, and what helps where something is not there. */
const PLACES: Readonly<Record<PublicationCheckName, { readonly name: string; readonly help: string }>> = {
  github: {
    name: 'the GitHub Advisory Database',
    help: 'GitHub reviews advisories within days. Where that takes longer, or where its entry is wrong, open an issue or “Suggest improvements” at https://github.com/github/advisory-database.',
  },
  osv: {
    name: 'OSV',
    help: 'OSV takes it from the GitHub Advisory Database: look there first. The record to compare with is in the store, osv-….json of this case.',
  },
  cve: {
    name: 'the CVE list',
    help: 'Ask the CNA; the record for it is in the store, cve-cna.json of this case.',
  },
  npm: {
    name: "npm's audit data",
    help: 'npm takes it from the GitHub Advisory Database once that was reviewed: look there first.',
  },
  post: { name: 'the post on the site', help: 'Was the pull request merged, and the site built since?' },
  feed: { name: 'the feed of the site', help: 'Was the site built since the pull request was merged?' },
};

export interface NotSeen {
  readonly name: PublicationCheckName;
  readonly result: 'missing' | 'differs' | 'unreachable';
  readonly what: readonly string[];
  /** When the case was disclosed, and when it was looked for last. */
  readonly since: string;
  readonly lookedAt: string;
}

/** What is not there yet, or says something else than the advisory, with what to do. Team surface. */
export function renderNotSeen({ name, result, what, since, lookedAt }: NotSeen): string {
  const place = PLACES[name];
  const lead = {
    missing: `**Not seen in ${place.name}**, disclosed ${since}, looked for last at ${lookedAt}:`,
    differs: `**${place.name.replace(/^./, (letter) => letter.toUpperCase())} says something else** than the advisory, looked at ${lookedAt}:`,
    unreachable: `**${place.name.replace(/^./, (letter) => letter.toUpperCase())} could not be read**, tried last at ${lookedAt}:`,
  }[result];
  return [
    [lead, ...what.map((each) => `- ${renderPlain(each)}`)].join('\n'),
    `${place.help} It is looked for again by itself; \`/waive ${name} because …\` ends that.`,
  ].join('\n\n');
}
