import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import type { ReleaseBoardRow } from './release-board.ts';

/** Sentences about patch, release and pre-announcement. All of them: team surface. */

type People = StoredCase['coordinators'];

const page = (people: People): string =>
  people.length === 0 ? '' : `${people.map(({ login }) => renderMention(login)).join(' ')} `;

const STATE: Readonly<Record<ReleaseBoardRow['state'], string>> = {
  planned: 'planned',
  tagged: 'tagged, not published',
  out: 'released',
  'left-out': 'left out',
};

/** The board of a release of several versions: one line each, in the order in which they are best made. */
export function renderReleaseBoard(rows: readonly ReleaseBoardRow[]): string {
  const open = rows.filter(({ state }) => state === 'planned' || state === 'tagged');
  const next = open[0];
  return [
    next === undefined
      ? 'Every planned version is released or left out. The coordinator can now set `case/disclosing`.'
      : `${rows.length} versions are released together. Developers: please prepare all of them before the first is released, because it shows the flaw. Next: ${renderSubject(next)}.`,
    '',
    '| # | version | repository | state | after |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row, index) =>
        `| ${index + 1} | ${renderSubject(row)} | ${row.repo} | ${STATE[row.state]} | ${row.after.map(renderPlain).join(', ') || '–'} |`,
    ),
    '',
    'The case is disclosed when all are released. To leave one out, the coordinator writes `/disclose-without PACKAGE VERSION because …`.',
  ].join('\n');
}

const renderSubject = (row: Pick<ReleaseBoardRow, 'package' | 'version'>): string =>
  renderPlain(`${row.package} ${row.version}`);

/** Nothing was heard for a while. */
export function renderReleaseSilence(days: number, people: People, reporter: string | null): string {
  return [
    `${page(people)}Nothing happened here for ${days} days. Please ask now how far the patch is, and write the answer here. A text to send:`,
    '',
    renderFenced(
      'How is the fix going? Do you wait for anything, or could somebody help? If we cannot keep the planned day, please tell us now.',
    ),
    ...(reporter === null
      ? []
      : ['', 'Tell the reporter too, at least every two weeks, then write `/updated`.']),
  ].join('\n');
}

/** The planned day is over and nothing is out. */
export function renderLateRelease(day: string, people: People): string {
  return `${page(people)}**Late:** the release was planned for ${day} and the case is not disclosed. Please release and disclose now, or name another day: \`/release-on YYYY-MM-DD because …\`.`;
}

/** Days that the rules allow. */
export function renderProposals(days: readonly string[], people: People, isCveOpen: boolean): string {
  if (days.length === 0)
    return `${page(people)}The rules in \`.github/security-process.yml\` allow no release day in the next four months. Please change \`release:\` there now, or name a day: \`/release-on YYYY-MM-DD\`.`;
  return [
    `${page(people)}Please choose a day for the release now. These days fit your rules${isCveOpen ? ' and leave time for the CVE id' : ''}:`,
    '',
    ...days.map((day) => `- ${renderCodeSpan(`/release-on ${day}`)}`),
  ].join('\n');
}

/** The confirmed text, where no place is configured that the bot could post it to. */
export function renderAnnouncementToPost(title: string, body: string, people: People): string {
  return [
    `${page(people)}The pre-announcement is confirmed. Please post it now, unchanged, then write \`/posted pre-announcement URL\`:`,
    '',
    renderFenced(`${title}\n\n${body}`),
  ].join('\n');
}
