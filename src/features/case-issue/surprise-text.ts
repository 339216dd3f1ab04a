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
  'A comment of the bot was edited by hand. Edited, it counts no more; what is still owed of it is written anew. To change the case, set a label or write a command: `/help` lists them.';

/** Title or text of the issue were changed by hand. */
export const renderCaseIssueRestored = (): string =>
  'Title and text of this issue follow the store, so they were put back. What was written instead stands in the edit history; if it matters, put it into a comment.';

/** The issue was deleted and made again. */
export const renderRemade = (number: number, people: People): string =>
  `${page(people)}the issue of case ${number} is gone. This one takes its place, from the store; what was said there is lost unless somebody has the mail. To be rid of a report, dismiss it: \`/dismiss REASON because …\`.`;

/** An advisory was closed by hand while the case goes on. */
export const renderClosedAdvisory = (ghsa: string, invalid: string, people: People): string =>
  `${page(people)}${renderPlain(ghsa)} was closed by hand; nothing moves and no clock stops for that. Is the report dismissed? Then say why: \`/dismiss REASON because …\` (or \`${invalid}\`). Otherwise open the advisory again.`;

const TRACES = {
  id: 'names an id of this case',
  patch: 'holds lines of the patch on record',
  version: 'has a version that is planned to be patched',
} as const;

/** Something of the case stands in public. */
export const renderTrace = (
  { what, where }: NonNullable<StoredCase['leaks']>[number],
  people: People,
  flag: string,
): string => {
  if (what === 'cut')
    return `${page(people)}not everything in ${renderCodeSpan(where)} could be compared with the patch of this case: there are too many branches, open pull requests or files for one look. Please look through them yourself now and then; this is not told again.`;
  return [
    `${page(people)}a public place ${TRACES[what]}: ${renderCodeSpan(where)}`,
    '',
    `If it gives the case away, set \`${flag}\`: a shorter schedule is then proposed. An issue or pull request can be put out of sight with \`/privatize URL\`. Do not answer there: an answer confirms it. If it is by chance, nothing has to be done; this place is not told again.`,
  ].join('\n');
};

/** Known in public, or exploited, before its time: a shorter schedule. */
export function renderLeak(stored: StoredCase): string {
  const how = stored.flags.includes('exploited') ? 'is exploited' : 'is known in public';
  const hasPatch = stored.evidence.some((evidence) => evidence.kind === 'patch');
  return [
    `${page(stored.coordinators)}this ${how} already, so waiting protects nobody. A shorter schedule is proposed:`,
    '',
    '- today: confirm the analysis, with `workarounds:`, and set the severity by what is seen',
    hasPatch
      ? '- within a day: release the patch, then ask for disclosure as soon as the gate is passed'
      : '- within two days: a patch that stops it, even if a better one follows; release it at once',
    '- if there will be no patch by then: `/no-patch because …`, another member confirms, and the advisory goes out with the workaround',
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
    `${page(people)}public before its gate: ${releases.map(renderPlain).join(', ')}. Whoever compares versions sees the flaw, so disclosure is proposed for today. What is still missing:`,
    '',
    ...missing.map((finding) => `- ${finding.rule}: ${finding.text}`),
    '',
    `When it is there: \`${labelOf('releasing')}\` if the case is not in it yet, then \`${labelOf('disclosing')}\` and another member's \`/confirm\`.`,
  ].join('\n');
}

/** Something was published by hand: what is out, what is not, and what is due. */
export function renderPending(out: readonly string[], open: readonly string[], people: People): string {
  const waiting =
    open.length === 0
      ? []
      : [
          `- not out yet: ${open.map(renderPlain).join(', ')}. What is public tells of them; hurry, or publish them by hand too`,
        ];
  return [
    `${page(people)}${out.map(renderPlain).join(', ')} was published outside the process. That cannot be taken back; this is owed before the case is closed:`,
    '',
    ...waiting,
    '- the patch: `/evidence patch LINK`',
    '- its release: `/released PACKAGE VERSION`',
    '- or two members decide that nothing more is to come: each writes `/waive out-of-process because …`',
  ].join('\n');
}
