import type { StoredCase } from '../../case/stored-case.ts';
import type { AdvisoryFacts, Credit } from '../../formats/records/facts.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { wishesOf } from './posts/credits.ts';

/** What a disclosure lets out, and what follows it. */
export interface PublicationFacts {
  readonly stored: StoredCase;
  readonly advisories: readonly AdvisoryFacts[];
  /** Credits of the analysis: how people wish to be named. */
  readonly asked: readonly Credit[];
  /** Names of the channels that follow a disclosure. */
  readonly channels: readonly string[];
  readonly blogRepo: string | null;
  /** Channels that the bot posts to by itself. */
  readonly reached: readonly string[];
  /** The address of the GitHub that the advisories are on. */
  readonly server: string;
}

/** A post as it would go out. */
export interface PostShown {
  readonly name: string;
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** `owner/name` and category of a discussion. */
  readonly place: string | null;
  /** How often a run broke off in the middle of it. */
  readonly unsure: number;
  /** Every wording that there is to choose from. */
  readonly wordings?: readonly string[];
}

/** Exactly the text that would go out. */
export function renderPost({
  name,
  to,
  title,
  text,
  place,
  unsure,
  wordings = [],
}: PostShown): readonly string[] {
  const where = place === null ? renderPlain(name) : `${renderPlain(name)} (${renderPlain(place)})`;
  const hasTitle = to === 'discussion' || to === 'email';
  return [
    unsure > 0
      ? `**Please look at ${where} first.** A run stopped while it posted this, so it may be there already. If it is there, write \`/posted ${name} URL\`. If not, confirm, and the bot posts it again.`
      : `**Post.** If you confirm, the bot posts exactly this to ${where}:`,
    '',
    ...(hasTitle ? [`Title: ${renderPlain(title)}`, ''] : []),
    renderFenced(text, to === 'discussion' ? 'markdown' : 'text'),
    '',
    ...wordings.flatMap((each, index) =>
      each === text
        ? []
        : [`To use this instead, write \`/choose ${name} ${index + 1}\`:`, '', renderFenced(each), ''],
    ),
    `- all open posts at once: \`/confirm ${to === 'email' ? 'mail' : 'post'}\``,
    `- posted by hand: \`/posted ${name} URL\``,
    `- not wanted: \`/waive ${name} because …\``,
  ];
}

export function renderPublication(facts: PublicationFacts): readonly string[] {
  const { advisories, channels, blogRepo, reached, asked } = facts;
  const next = [
    ...(blogRepo ? [`a pull request with the blog post in ${blogRepo}`] : []),
    ...channels
      .filter((channel) => channel !== 'blog')
      .map((channel) =>
        reached.includes(channel)
          ? `a request to post to ${renderPlain(channel)}`
          : `a text for ${renderPlain(channel)}, which you post`,
      ),
  ];
  return [
    `**Public disclosure.** If you confirm, the bot publishes ${advisories.length === 1 ? 'this advisory' : `these ${advisories.length} advisories`}. That cannot be undone. GitHub also deletes the temporary private forks, so save what you need first.`,
    ...advisories.flatMap((each) => renderAdvisory(each, Math.floor(MOST_SHOWN / advisories.length), asked)),
    '',
    next.length === 0
      ? 'No channels are configured, so tell the community yourself.'
      : `After the publication: ${next.join('; ')}.`,
    ...renderLastThings(facts),
  ];
}

/** What is gone or too late afterwards. */
function renderLastThings({ advisories, stored, server }: PublicationFacts): readonly string[] {
  const forks = advisories.map(
    ({ repo, ghsa }) => `git clone --mirror ${server}/${repo}-${ghsa.toLowerCase()}`,
  );
  return [
    '',
    '<details><summary>Before you confirm: the private forks, and thanks to the reporter</summary>',
    '',
    'Publishing deletes the temporary private forks with their branches, pull requests and reviews. To keep the history of one:',
    '',
    renderFenced(forks.join('\n'), 'sh'),
    '',
    ...renderThanking(stored),
    '',
    '</details>',
  ];
}

/** The reporter is thanked before the public reads it. */
function renderThanking({ source, reporter, messages = [] }: StoredCase): readonly string[] {
  const sent = messages.find(({ key, sentAt }) => key === 'thanks' && sentAt !== null);
  if (sent) return [`We thanked the reporter in the advisory: ${sent.url ?? sent.sentAt}`];
  return [
    `Thank the ${reporter?.login ? 'reporter' : 'person who reported it'} in the advisory, for example:`,
    '',
    renderFenced(
      'Thank you for the report and for your patience. We are about to publish this advisory. “Credits” shows how it names you. Please tell us now if you want to change that.',
    ),
    ...(source.ghsa
      ? ['', 'Or write `/send thanks` first, and the bot posts it after a member confirms.']
      : []),
  ];
}

/** Characters of advisory text in one comment, of the 65,536 that GitHub takes. */
export const MOST_SHOWN = 48_000;

/** An advisory exactly as its readers would have it. */
export function renderAdvisory(
  facts: AdvisoryFacts,
  most: number,
  asked: readonly Credit[],
): readonly string[] {
  const text = `${facts.summary}\n\n${facts.description}`;
  const shown = text.length > most ? text.slice(0, most).toWellFormed() : text;
  const credits = facts.credits.map(
    (each) =>
      `${renderCodeSpan('login' in each ? each.login : each.name)}${renderWish(each, asked)} (${each.type})`,
  );
  return [
    '',
    `**${facts.ghsa}** on ${facts.repo}, ${facts.cve ?? 'no CVE'}, ${facts.severity ?? 'no severity'}${facts.cvss.map((each) => `, ${renderCodeSpan(each.vector)}`).join('')}${facts.cwe.length > 0 ? `, ${facts.cwe.join(', ')}` : ''}`,
    '',
    ...facts.ranges.map(
      (range) =>
        `- ${renderCodeSpan(range.name)} (${range.ecosystem}) affected ${renderCodeSpan(range.affected)}, patched ${range.patched === null ? 'none' : renderCodeSpan(range.patched)}${range.functions.length === 0 ? '' : `, functions ${range.functions.map(renderCodeSpan).join(', ')}`}`,
    ),
    `- credits: ${credits.length === 0 ? 'nobody' : credits.join(', ')}`,
    '',
    renderFenced(shown),
    ...(shown === text
      ? []
      : [
          '',
          `**Only the first ${shown.length} of ${text.length} characters fit here.** Read the rest in [the advisory](${facts.url}) before you confirm.`,
        ]),
  ];
}

/** How the posts name somebody who asked for it. */
function renderWish(credit: Credit, asked: readonly Credit[]): string {
  if (!('login' in credit)) return '';
  const login = credit.login.toLowerCase();
  const wish = wishesOf(asked.filter((each) => 'login' in each && each.login.toLowerCase() === login));
  const [own] = Object.values(wish);
  switch (own?.kind) {
    case 'anonymous':
      return ', not named in our posts';
    case 'name':
      return `, in our posts ${renderCodeSpan(own.name)}`;
    case 'login':
    case undefined:
      return '';
  }
}
