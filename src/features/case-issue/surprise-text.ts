import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import type { GateFinding } from '../release/judge-gate.ts';

/** Sentences for what was found otherwise than planned (design, section 3, rule 7). All of them: team surface. */

type People = StoredCase['coordinators'];

const page = (people: People): string =>
  people.length === 0 ? '' : `${people.map(({ login }) => renderMention(login)).join(' ')} `;

/** A comment of the bot was changed by somebody else. */
export const renderEdited = (): string =>
  'Somebody edited a comment of the bot. The bot ignores edited comments and writes what is still needed again. To change the case, set a label or write a command: `/help` lists them.';

/** Title or text of the issue were changed by hand. */
export const renderCaseIssueRestored = (): string =>
  'The bot restored the title and text of this issue. The edit history has what you wrote. To keep it, add it as a comment.';

/** A member's form was rewritten by somebody else before it was read. */
export const renderFormEdited = (author: People[number] | null): string =>
  `${page(author ? [author] : [])}Somebody outside the team edited this form before the bot read it. So the bot took over the report, and ignored which public thread, which reporter and which day of receipt the form names. Read the edit history. What is right, write again: \`/privatize URL\`, \`/received YYYY-MM-DD because …\`.`;

/** The issue was deleted and made again. */
export const renderRemade = (number: number, people: People): string =>
  `${page(people)}Somebody deleted the issue of case ${number}. The bot made this one instead. The comments there are lost, unless somebody has the e-mails. Please add what matters here now. To end a case, dismiss it: \`/dismiss REASON because …\`.`;

/** An advisory was closed by hand while the case goes on. */
export const renderClosedAdvisory = (ghsa: string, invalid: string, people: People): string =>
  `${page(people)}Somebody closed ${renderPlain(ghsa)} by hand. The case goes on and its deadlines run. Please decide now:\n\n- the report is dismissed: write \`/dismiss REASON because …\`, or set \`${invalid}\`\n- it is not: open the advisory again on GitHub`;

const TRACES = {
  id: 'names an id of this case',
  patch: 'holds lines of the patch on record',
  version: 'has a version that is planned to be patched',
} as const;

/** Something of the case is in public. */
export const renderTrace = (
  { what, where }: NonNullable<StoredCase['leaks']>[number],
  people: People,
  flag: string,
): string => {
  if (what === 'cut')
    return `${page(people)}The bot could not compare everything in ${renderCodeSpan(where)} with the patch: there are too many branches, pull requests or files. Please look through them yourself before the release. If you find the fix, set \`${flag}\`. The bot does not repeat this.`;
  return [
    `${page(people)}Please look now: a public place ${TRACES[what]}: ${renderCodeSpan(where)}`,
    '',
    `- it gives the case away: set \`${flag}\`, and the bot proposes a shorter schedule`,
    '- it is an issue or pull request: `/privatize URL` takes it down',
    '- it is a coincidence: do nothing; the bot does not repeat this',
    '',
    'Do not answer there: an answer would confirm it.',
  ].join('\n');
};

/** Known in public, or exploited, before its time: a shorter schedule. */
export function renderLeak(stored: StoredCase): string {
  const how = stored.flags.includes('exploited') ? 'is exploited already' : 'is public already';
  const hasPatch = stored.evidence.some((evidence) => evidence.kind === 'patch');
  return [
    `${page(stored.coordinators)}**The flaw ${how}: hurry.** Waiting protects nobody. We propose this shorter schedule:`,
    '',
    '- today: confirm the analysis, add `workarounds:`, and set the severity by what attackers really do',
    hasPatch
      ? '- within a day: release the patch, then set `case/disclosing`'
      : '- within two days: release a patch that stops it, even if a better one follows',
    '- no patch by then: write `/no-patch because …`. After another member confirms, the advisory is published with the workaround',
    '- tell the reporter that the date has changed, and why',
  ].join('\n');
}

/** A patched version is public before its gate. */
export function renderEarlyRelease(
  releases: readonly string[],
  missing: readonly GateFinding[],
  people: People,
  labelOf: (state: 'releasing' | 'disclosing') => string,
): string {
  return [
    `${page(people)}**Released too early:** ${releases.map(renderPlain).join(', ')}. Anyone who compares versions can see the flaw, so please disclose today. Still missing:`,
    '',
    ...missing.map((finding) => `- ${finding.rule}: ${finding.text}`),
    '',
    `Then set \`${labelOf('releasing')}\` (if it is not set), then \`${labelOf('disclosing')}\`. Another member writes \`/confirm\`.`,
  ].join('\n');
}

/** Something was published by hand: what is out, what is not, and what is due. */
export function renderPending(out: readonly string[], open: readonly string[], people: People): string {
  const waiting =
    open.length === 0
      ? []
      : [`- publish ${open.map(renderPlain).join(', ')} too, at once: what is public already points to it`];
  return [
    `${page(people)}Somebody published ${out.map(renderPlain).join(', ')} by hand. That cannot be undone. Please do this before the case can close:`,
    '',
    ...waiting,
    '- record the patch: `/evidence patch LINK`',
    '- record its release: `/released PACKAGE VERSION`',
    '- if neither will come, two members each write `/waive out-of-process because …`',
  ].join('\n');
}
