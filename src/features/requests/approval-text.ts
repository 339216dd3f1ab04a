import { type StoredAsk, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { AdvisoryFacts, Credit } from '../../formats/records/facts.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import { PLACEHOLDER_BODY, placeholderTitle } from '../../text/public-constants.ts';
import { wishesOf } from '../disclosure/posts/credits.ts';
import { type CorrectedField, renderCorrectionAsk } from '../followup/correction-text.ts';
import { renderRelated, renderRemoval, renderRestoration } from '../takedown/takedown-request-text.ts';

/** What a request for confirmation is made from. */
export interface AskFacts {
  readonly ask: StoredAsk;
  readonly stored: StoredCase;
  readonly advisories: readonly AdvisoryFacts[];
  /** Credits of the analysis: how people wish to be named. */
  readonly asked?: readonly Credit[];
  /** Names of the channels that follow a disclosure. */
  readonly channels: readonly string[];
  readonly blogRepo: string | null;
  /** The text of the message that would be sent. */
  readonly text?: string;
  /** What would be announced before the release. */
  readonly preAnnouncement?: { readonly title: string; readonly body: string } | null;
  /** Channels that the bot posts to by itself. */
  readonly reached: readonly string[];
  /** What would be changed in a published advisory. */
  readonly corrected?: readonly CorrectedField[];
  /** The post that is asked for, where it is one to a channel. */
  readonly post?: PostShown;
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

/** Shows exactly what would be done, and who may confirm it. Team surface. */
export function renderAsk(facts: AskFacts): string {
  const { ask } = facts;
  const others = ask.askedBy
    ? `somebody else than ${renderMention(ask.askedBy.login)}`
    : 'any member of the triage team';
  const count = ask.needs === 1 ? 'A confirmation' : `${ask.needs} confirmations`;
  return [
    ...renderDeed(facts),
    '',
    `${count} by ${others} is needed: write \`/confirm\` on a line of its own, or set the label \`confirm\`; where several things wait, \`/confirm ${ask.key}\`. A change of what is shown here makes it void.`,
  ].join('\n');
}

function renderDeed(facts: AskFacts): readonly string[] {
  const { ask, stored, blogRepo } = facts;
  const [kind = ''] = ask.key.split('/');
  const subject = ask.key.slice(kind.length + 1);
  switch (kind) {
    case 'publish':
      return renderPublication(facts);
    case 'cve-request':
      return [
        `A CVE id would be requested from GitHub for ${subject}. GitHub's CNA then reads the draft advisory.`,
      ];
    case 'no-patch':
      return [
        `It is proposed to disclose **without a patch**, because ${renderPlain(stored.decisions.find((each) => each.kind === 'no-patch')?.because ?? '')}`,
        '',
        'Users would get this workaround:',
        '',
        renderFenced(stored.analysis?.facts.workarounds ?? 'none'),
      ];
    case 'close-report':
      return [
        stateOf(stored) === 'invalid'
          ? `The reply was told and the time for an appeal is over. The report ${subject} and this case would be closed.`
          : `The flaw was disclosed by ${stored.advisories.map(({ ghsa }) => ghsa).join(', ')}. The first report, ${subject}, would be closed with this case.`,
      ];
    case 'privatize':
      return renderRemoval(stored, subject);
    case 'related':
      return renderRelated(stored, subject);
    case 'restore':
      return renderRestoration(stored, subject);
    case 'post':
    case 'mail':
      if (facts.post) return renderPost(facts.post);
      return [
        `The advisory was published by hand. A pull request with the post about ${stored.advisories.map(({ ghsa }) => ghsa).join(', ')} would be opened in ${blogRepo ?? 'the site'}.`,
      ];
    case 'pre-announce':
      return renderPreAnnouncementAsk(facts);
    case 'placeholder':
      return renderPlaceholder(stored, subject);
    case 'message':
      return [
        `This would be posted in ${stored.source.ghsa ?? 'the advisory'}, where the reporter reads it. It cannot be taken back:`,
        '',
        renderFenced(facts.text ?? ''),
      ];
    case 'correct':
      return renderCorrectionAsk(stored, subject, facts.corrected ?? []);
    case 'access':
    case 'invite':
      return [renderAccess(stored, kind, subject)];
    default:
      return [`This would be done: ${renderPlain(ask.key)}`];
  }
}

/** The roster is closed once everything is public; before that, those who left the team are taken out. */
function renderAccess(stored: StoredCase, kind: 'access' | 'invite', subject: string): string {
  const [ghsa = '', login = ''] = subject.split('/');
  if (kind === 'invite')
    return `${login} would be let into ${ghsa} and its private fork, and reads everything that was said there.`;
  const isOut = stored.advisories.some((each) => each.ghsa === ghsa && each.publishedAt !== null);
  return isOut
    ? `${login} was let into ${ghsa} for this case and goes on reading its conversation. The case is public, so their access would be taken away.`
    : `${login} has left the team and still sees ${ghsa} with its private fork. Their access would be taken away.`;
}

function renderPreAnnouncementAsk({ preAnnouncement, blogRepo }: AskFacts): readonly string[] {
  return [
    blogRepo
      ? `**Public, before the release.** A pull request in ${blogRepo} would announce it with this text:`
      : '**Public, before the release.** This text would be posted by one of you, once it is confirmed:',
    '',
    renderFenced(preAnnouncement ? `${preAnnouncement.title}\n\n${preAnnouncement.body}` : ''),
    '',
    'It says when, which release lines, and how many issues by severity. Whoever reads it watches those repositories from then on: have the patch ready, and keep its branches and commits out of sight.',
  ];
}

/** Exactly the text that would go out. */
function renderPost({ name, to, title, text, place, unsure, wordings = [] }: PostShown): readonly string[] {
  const where = place === null ? renderPlain(name) : `${renderPlain(name)} (${renderPlain(place)})`;
  const hasTitle = to === 'discussion' || to === 'email';
  return [
    unsure > 0
      ? `**Look first whether this is on ${where} already.** A run broke off while it posted it, and nothing tells whether it got there. Is it there: \`/posted ${name} URL\`. Is it not: your confirmation posts it again.`
      : `This would be posted to ${where}, exactly as it stands here:`,
    '',
    ...(hasTitle ? [`Title: ${renderPlain(title)}`, ''] : []),
    renderFenced(text, hasTitle ? 'markdown' : 'text'),
    '',
    ...wordings.flatMap((each, index) =>
      each === text ? [] : [`Or, with \`/choose ${name} ${index + 1}\`:`, '', renderFenced(each), ''],
    ),
    `\`/confirm ${to === 'email' ? 'mail' : 'post'}\` confirms all that wait. Not wanted, or posted by hand: \`/waive ${name} because …\`, \`/posted ${name} URL\`.`,
  ];
}

function renderPublication(facts: AskFacts): readonly string[] {
  const { advisories, channels, blogRepo, reached, asked = [] } = facts;
  const next = [
    ...(blogRepo ? [`a pull request with the blog post in ${blogRepo}`] : []),
    ...channels
      .filter((channel) => channel !== 'blog')
      .map((channel) =>
        reached.includes(channel)
          ? `the post to ${renderPlain(channel)}, shown for a confirmation of its own`
          : `the text for ${renderPlain(channel)}, posted by you`,
      ),
  ];
  return [
    `**Public disclosure.** ${advisories.length === 1 ? 'This advisory' : `These ${advisories.length} advisories`} would be published. That cannot be taken back, and the temporary private forks go with it: save what you need from them first.`,
    ...advisories.flatMap((each) => renderAdvisory(each, Math.floor(MOST_SHOWN / advisories.length), asked)),
    '',
    next.length === 0
      ? 'No channels are configured: telling the community is up to you.'
      : `After it was read back as published: ${next.join('; ')}.`,
    ...renderLastThings(facts),
  ];
}

/** What is gone or too late afterwards. */
function renderLastThings({ advisories, stored }: AskFacts): readonly string[] {
  const forks = advisories.map(
    ({ repo, ghsa }) => `git clone --mirror https://github.com/${repo}-${ghsa.toLowerCase()}`,
  );
  return [
    '',
    '<details><summary>Before you confirm: the private forks, and thanks to the reporter</summary>',
    '',
    'Publishing deletes the temporary private forks with their branches, pull requests and reviews. Where an advisory has one and its history is worth keeping:',
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
  if (sent) return [`The reporter was thanked in the advisory: ${sent.url ?? sent.sentAt}`];
  return [
    `Thank ${reporter?.login ? 'the reporter' : 'whoever reported it'} in the advisory, for instance:`,
    '',
    renderFenced(
      'Thank you for the report and for your patience. We are about to publish this advisory; you are named in it as listed under “Credits”. Tell us now if you wish to be named otherwise, or not at all.',
    ),
    ...(source.ghsa
      ? [
          '',
          'Or write `/send thanks`: what is confirmed of it goes into the advisory before this one is published.',
        ]
      : []),
  ];
}

/** Characters of advisory text in one comment, of the 65,536 that GitHub takes. */
const MOST_SHOWN = 48_000;

function renderAdvisory(facts: AdvisoryFacts, most: number, asked: readonly Credit[]): readonly string[] {
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
    `- named in it: ${credits.length === 0 ? 'nobody' : credits.join(', ')}`,
    '',
    renderFenced(shown),
    ...(shown === text
      ? []
      : [
          '',
          `**Only the first ${shown.length} of ${text.length} characters fit here.** Read the rest on [the advisory](${facts.url}) before you confirm.`,
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
      return ', not named by us';
    case 'name':
      return `, named by us as ${renderCodeSpan(own.name)}`;
    default:
      return '';
  }
}

function renderPlaceholder(stored: StoredCase, url: string): readonly string[] {
  const item = stored.privatized.find((each) => each.url === url);
  if (!item) return ['A public placeholder would be posted.'];
  return [
    `This would be posted as a public issue in ${item.repo}, so that the author knows:`,
    '',
    renderFenced(
      `${placeholderTitle(item.kind, item.number)}\n\n${PLACEHOLDER_BODY(item.author?.login ?? null)}`,
    ),
  ];
}
