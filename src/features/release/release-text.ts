import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import type { BoardRow } from './release-board.ts';

/** Sentences about patch, release and pre-announcement. All of them: team surface. */

type People = StoredCase['coordinators'];

const page = (people: People): string =>
  people.length === 0 ? '' : `${people.map(({ login }) => renderMention(login)).join(' ')} `;

const STATE: Readonly<Record<BoardRow['state'], string>> = {
  planned: 'not there yet',
  tagged: 'tagged, not to be had yet',
  out: 'out',
  'left-out': 'left out',
};

/** The board of a release of several versions: one line each, in the order in which they are best made. */
export function renderBoard(rows: readonly BoardRow[]): string {
  const open = rows.filter(({ state }) => state === 'planned' || state === 'tagged');
  const next = open[0];
  return [
    next === undefined
      ? 'Every planned version is out or left out; the case can be disclosed.'
      : `${rows.length} versions are released together. Next: ${renderSubject(next)}.`,
    '',
    '| # | version | repository | state | after |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row, index) =>
        `| ${index + 1} | ${renderSubject(row)} | ${row.repo} | ${STATE[row.state]} | ${row.after.map(renderPlain).join(', ') || '–'} |`,
    ),
    '',
    'It is disclosed when all are out; the coordinator may leave one out: `/disclose-without PACKAGE VERSION because …`. Once the first is out whoever compares versions sees the flaw, so have all of them ready before.',
  ].join('\n');
}

const renderSubject = (row: Pick<BoardRow, 'package' | 'version'>): string =>
  renderPlain(`${row.package} ${row.version}`);

/** Nothing was heard for a while. */
export function renderSilence(days: number, people: People, reporter: string | null): string {
  return [
    `${page(people)}nothing was heard here for ${days} days. How far is the patch? A text to send to those who work on it:`,
    '',
    renderFenced(
      'How is the fix coming along? Is there anything that you wait for, or that somebody could take over? If the planned day cannot be held, tell us now rather than on the day.',
    ),
    ...(reporter === null
      ? []
      : [
          '',
          'The reporter hears from us too, at least every two weeks, even if it is only that we are at it.',
        ]),
  ].join('\n');
}

/** The planned day is over and nothing is out. */
export function renderLateRelease(day: string, people: People): string {
  return `${page(people)}the release was planned for ${day} and the case is not disclosed. Release and disclose now, or name another day: \`/release-on YYYY-MM-DD because …\`.`;
}

/** Days that the rules allow. */
export function renderProposals(days: readonly string[], people: People, isCveOpen: boolean): string {
  if (days.length === 0)
    return `${page(people)}the rules of \`.github/security-process.yml\` leave no day for a release in the next four months. Change \`release:\` there, or name a day: \`/release-on YYYY-MM-DD\`.`;
  return [
    `${page(people)}on which day shall it be released? These fit the release days, the freezes, the time of notice${isCveOpen ? ' and the wait for the CVE id' : ''}:`,
    '',
    ...days.map((day) => `- ${renderCodeSpan(`/release-on ${day}`)}`),
  ].join('\n');
}

/** The confirmed text, where no place is configured that the bot could post it to. */
export function renderAnnouncementToPost(title: string, body: string, people: People): string {
  return [
    `${page(people)}the pre-announcement is confirmed. Post it as it stands, then write \`/posted pre-announcement URL\`:`,
    '',
    renderFenced(`${title}\n\n${body}`),
  ].join('\n');
}
