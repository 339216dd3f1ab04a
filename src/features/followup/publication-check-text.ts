import type { PublicationCheckName } from '../../case/publication-check.ts';
import { renderPlain } from '../../text/defuse.ts';

/** What the places are called, and what helps where something is not there. */
const PLACES: Readonly<Record<PublicationCheckName, { readonly name: string; readonly help: string }>> = {
  github: {
    name: 'the GitHub Advisory Database',
    help: 'GitHub reviews advisories within days. If it takes longer, or the entry is wrong, open an issue at https://github.com/github/advisory-database.',
  },
  osv: {
    name: 'OSV',
    help: 'OSV copies the GitHub Advisory Database, so check there first. To compare, see osv-….json of this case in the store.',
  },
  cve: {
    name: 'the CVE list',
    help: 'Ask the CNA to publish the record. It is cve-cna.json of this case in the store.',
  },
  npm: {
    name: "npm's audit data",
    help: 'npm copies reviewed entries of the GitHub Advisory Database, so check there first.',
  },
  post: {
    name: 'the post on the site',
    help: 'Merge the pull request, and check that the site was built after it.',
  },
  feed: {
    name: 'the feed of the site',
    help: 'Check that the site was built after the pull request was merged.',
  },
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
    missing: `**Not yet in ${place.name}** (disclosed ${since}, checked ${lookedAt}):`,
    differs: `**${place.name.replace(/^./, (letter) => letter.toUpperCase())} differs** from the advisory (checked ${lookedAt}):`,
    unreachable: `**${place.name.replace(/^./, (letter) => letter.toUpperCase())} could not be read** (tried ${lookedAt}):`,
  }[result];
  return [
    [lead, ...what.map((each) => `- ${renderPlain(each)}`)].join('\n'),
    `A member of the team: ${place.help.replace(/^(?!GitHub|OSV)./, (letter) => letter.toLowerCase())} The bot checks again until it is there. To stop that, write \`/waive ${name} because …\`.`,
  ].join('\n\n');
}
