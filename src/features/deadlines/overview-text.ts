import type { ClockName } from '../../process/clocks.ts';
import { STATES, type StateId } from '../../process/table.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { CLOCK_TITLES, renderDue } from './reminder-text.ts';

/** Who has to do something before a case goes on. */
export type WaitsFor = 'team' | 'reporter' | 'maintainers' | 'CNA' | 'nobody';

/** One open case on the board. Holds no text of a report. */
export interface BoardRow {
  readonly number: number;
  readonly issue: number;
  readonly state: StateId;
  /** Logins of the coordinators. */
  readonly people: readonly string[];
  readonly waitsFor: WaitsFor;
  readonly due: { readonly name: ClockName; readonly at: string } | null;
  readonly isOverdue: boolean;
  /** Due within two days. */
  readonly isSoon: boolean;
  /** `owner/name`, null where no repo is known yet. */
  readonly project: string | null;
}

export const BOARD_TITLE = 'Board: whose turn it is';
/** An issue holds 65,536 characters; a line takes 150 at most and a case stands on three. */
const MOST_LINES = 120;

/**
 * The board: what is overdue, what is whose turn, what waits for others, how many in which state and project. It shows
 * no time of its own, so that it changes only when a case does. Team surface.
 */
export function renderBoard(rows: readonly BoardRow[], zone: string, policy: readonly string[] = []): string {
  const sorted = rows.toSorted(byDue);
  const people = [...new Set(sorted.flatMap((row) => row.people))].toSorted();
  const turnOf = (row: BoardRow): boolean => row.waitsFor === 'team' || row.isOverdue;
  return [
    'Kept by the bot; edits here are lost. Somebody pins this issue once.',
    ...section(
      'Overdue',
      sorted.filter((row) => row.isOverdue),
      zone,
    ),
    ...section(
      'Nobody coordinates',
      sorted.filter((row) => row.people.length === 0),
      zone,
    ),
    ...people.flatMap((login) =>
      section(
        `Turn of ${renderCodeSpan(login)}`,
        sorted.filter((row) => row.people.includes(login) && turnOf(row)),
        zone,
      ),
    ),
    ...(['reporter', 'maintainers', 'CNA'] as const).flatMap((whom) =>
      section(
        `Waits for the ${whom}`,
        sorted.filter((row) => row.waitsFor === whom),
        zone,
      ),
    ),
    ...(policy.length === 0
      ? []
      : ['', '### The public policy', '', ...policy.map((each) => `- ${renderPlain(each)}`)]),
    '',
    '### By state',
    '',
    ...counts(rows.map(({ state }) => `${STATES[state].title} (\`case/${state}\`)`)),
    '',
    '### By project',
    '',
    ...counts(rows.map(({ project }) => (project === null ? 'not known yet' : renderCodeSpan(project)))),
  ].join('\n');
}

/** Overdue first, then by due time; what has no due time comes last, the older case first. */
function byDue(a: BoardRow, b: BoardRow): number {
  const due = (row: BoardRow): number =>
    row.due === null ? Number.MAX_SAFE_INTEGER : Date.parse(row.due.at);
  return due(a) - due(b) || a.number - b.number;
}

function section(title: string, rows: readonly BoardRow[], zone: string): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_LINES).map((row) => renderRow(row, zone));
  const rest = rows.length > MOST_LINES ? [`- and ${rows.length - MOST_LINES} more`] : [];
  return ['', `### ${title} (${rows.length})`, '', ...shown, ...rest];
}

function renderRow({ issue, state, due, isOverdue }: BoardRow, zone: string): string {
  const when =
    due === null
      ? ''
      : `, ${CLOCK_TITLES[due.name].toLowerCase()} ${isOverdue ? 'was due' : 'by'} ${renderDue(due.at, zone)}`;
  return `- #${issue}: \`case/${state}\`${when}`;
}

function counts(words: readonly string[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const word of words) sums.set(word, (sums.get(word) ?? 0) + 1);
  return [...sums].toSorted(([, a], [, b]) => b - a).map(([word, sum]) => `- ${word}: ${sum}`);
}

/** The daily word to the team's channel: counts and one link, also when there is nothing. */
export function renderDigest(rows: readonly BoardRow[], url: string): string {
  if (rows.length === 0) return `Security reports: none open. ${url}`;
  const count = (isMeant: (row: BoardRow) => boolean, words: string): readonly string[] => {
    const sum = rows.filter(isMeant).length;
    return sum === 0 ? [] : [`${sum} ${words}`];
  };
  const parts = [
    `${rows.length} open`,
    ...count((row) => row.isOverdue, 'overdue'),
    ...count((row) => row.isSoon, 'due within two days'),
    ...count((row) => row.people.length === 0, 'without a coordinator'),
    ...count((row) => row.waitsFor === 'reporter', 'waiting for the reporter'),
    ...count((row) => row.waitsFor === 'maintainers', 'waiting for the maintainers'),
    ...count((row) => row.waitsFor === 'CNA', 'waiting for a CVE id'),
  ];
  return `Security reports: ${parts.join(', ')}. ${url}`;
}
