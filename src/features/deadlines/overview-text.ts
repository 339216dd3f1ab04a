import { SEVERITIES } from '../../formats/cvss/severity.ts';
import { STATES } from '../../process/table.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { renderAgenda } from './agenda-text.ts';
import { actorsOf, type BoardRow, byDue, turnOf } from './overview-row.ts';
import { NEAR_DAYS } from './overview-rows.ts';
import { CLOCK_TITLES, renderDue } from './reminder-text.ts';

export const BOARD_TITLE = 'Board: whose turn it is';
/** An issue holds 65,536 characters; the marker, and what is said of the policy, stand beside this. */
const MOST_CHARACTERS = 55_000;
/** How many cases a section shows: the first of these with which everything fits. */
const MOST_ROWS = [120, 40, 15, 5, 1] as const;

/** What the board says beside the cases. */
export interface BoardFacts {
  /** The team's zone. */
  readonly zone: string;
  /** Logins of the members: those who have nothing are shown too. */
  readonly members?: readonly string[];
  /** What the public policy promises beyond the clocks. */
  readonly policy?: readonly string[];
  /** The breaks of the team, a line each. */
  readonly breaks?: readonly string[];
  /** Addresses of what is kept beside the board, by what to call it. */
  readonly links?: Readonly<Record<string, string>>;
}

/**
 * The board: what is overdue, what is due next, whose turn it is, the load of each person, sums, and the agenda of the
 * next meeting. It shows no time of its own, so that it changes only when a case does. Team surface.
 */
export function renderBoard(rows: readonly BoardRow[], facts: BoardFacts): string {
  const texts = MOST_ROWS.map((most) => () => renderWith(rows, facts, most));
  const fitting = texts.find((render) => render().length <= MOST_CHARACTERS) ?? texts.at(-1)!;
  return fitting();
}

function renderWith(rows: readonly BoardRow[], facts: BoardFacts, most: number): string {
  const sorted = rows.toSorted(byDue);
  const where = (isMeant: (row: BoardRow) => boolean): readonly BoardRow[] => sorted.filter(isMeant);
  const section = (title: string, meant: readonly BoardRow[]): readonly string[] =>
    renderSection(title, meant, facts.zone, most);
  const people = [...new Set(sorted.flatMap(actorsOf))].toSorted();
  const { policy = [], links = {}, members = [], breaks = [] } = facts;
  return [
    'The bot keeps this list up to date and overwrites edits. Pin this issue to find it again.',
    '',
    renderSums(rows),
    ...breaks.flatMap((line) => ['', line]),
    ...(Object.keys(links).length === 0
      ? []
      : [
          '',
          Object.entries(links)
            .map(([name, url]) => `[${name}](${url})`)
            .join(' · '),
        ]),
    ...section(
      'Overdue',
      where((row) => row.isOverdue),
    ),
    ...section(
      `Due in the next ${NEAR_DAYS} days`,
      where((row) => row.isNear),
    ),
    ...section(
      'Nobody coordinates',
      where((row) => row.people.length === 0),
    ),
    ...people.slice(0, most).flatMap((login) =>
      section(
        `Turn of ${renderCodeSpan(login)}`,
        where((row) => actorsOf(row).includes(login)),
      ),
    ),
    ...(['reporter', 'maintainers', 'CNA'] as const).flatMap((whom) =>
      section(
        `Waits for the ${whom}`,
        where((row) => row.waitsFor === whom),
      ),
    ),
    ...renderAgenda(sorted, policy.length > 0, most),
    ...(policy.length === 0
      ? []
      : ['', '### The public policy', '', ...policy.map((each) => `- ${renderPlain(each)}`)]),
    ...renderLoad(rows, members, most),
    ...renderProjects(rows, most),
    ...renderStates(rows),
  ].join('\n');
}

/** `12 open: 2 overdue, 3 due in the next 7 days.` */
function renderSums(rows: readonly BoardRow[]): string {
  const parts = [
    ...count(rows, (row) => row.isOverdue, 'overdue'),
    ...count(rows, (row) => row.isNear, `due in the next ${NEAR_DAYS} days`),
    ...count(rows, (row) => row.people.length === 0, 'without a coordinator'),
    ...count(rows, (row) => row.releaseDay !== null, 'with a planned release'),
  ];
  return `**${rows.length} open**${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

function count(
  rows: readonly BoardRow[],
  isMeant: (row: BoardRow) => boolean,
  words: string,
): readonly string[] {
  const sum = rows.filter(isMeant).length;
  return sum === 0 ? [] : [`${sum} ${words}`];
}

function renderSection(
  title: string,
  rows: readonly BoardRow[],
  zone: string,
  most: number,
): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length - most;
  return [
    '',
    `### ${title} (${rows.length})`,
    '',
    ...renderTable(
      ['Case', 'State', 'Severity', 'Due', 'Turn', 'Coordinator', 'Analyst'],
      rows.slice(0, most).map((row) => renderRow(row, zone)),
    ),
    ...(more > 0 ? ['', `And ${more} more.`] : []),
  ];
}

function renderRow(row: BoardRow, zone: string): readonly string[] {
  const { issue, state, severity, due, isOverdue, people, analyst } = row;
  const when =
    due === null
      ? '–'
      : `${CLOCK_TITLES[due.name]} ${isOverdue ? '**was due**' : 'by'} ${renderDue(due.at, zone)}`;
  return [
    `#${issue}`,
    `\`case/${state}\``,
    severity ?? '–',
    when,
    turnOf(row),
    people.length === 0 ? '**nobody**' : people.map(renderCodeSpan).join(', '),
    analyst === null ? '–' : renderCodeSpan(analyst),
  ];
}

const renderTable = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** How much each person has: anyone who has most of it first. */
function renderLoad(rows: readonly BoardRow[], members: readonly string[], most: number): readonly string[] {
  const people = [
    ...new Set(
      rows.flatMap(({ people, analyst, developer }) => [
        ...people,
        ...[analyst, developer].filter((login) => login !== null),
      ]),
    ),
  ];
  const known = new Set(people.map((login) => login.toLowerCase()));
  people.push(...members.filter((login) => !known.has(login.toLowerCase())));
  if (rows.length === 0 || people.length === 0) return [];
  const sum = (isMeant: (row: BoardRow) => boolean): number => rows.filter(isMeant).length;
  const loads = people.map((login) => ({
    login,
    cases: sum((row) => [...row.people, row.analyst, row.developer].includes(login)),
    turns: sum((row) => actorsOf(row).includes(login)),
    coordinates: sum((row) => row.people.includes(login)),
    analyses: sum((row) => row.analyst === login),
    patches: sum((row) => row.developer === login),
    overdue: sum((row) => row.isOverdue && actorsOf(row).includes(login)),
  }));
  const sorted = loads.toSorted(
    (a, b) => b.turns - a.turns || b.coordinates - a.coordinates || (a.login < b.login ? -1 : 1),
  );
  return [
    '',
    '### Load',
    '',
    ...renderTable(
      ['Person', 'Open cases', 'Their turn', 'of these overdue', 'Coordinates', 'Analyses', 'Patches'],
      sorted
        .slice(0, Math.max(most, 10))
        .map(({ login, cases, turns, overdue, coordinates, analyses, patches }) => [
          renderCodeSpan(login),
          ...[cases, turns, overdue, coordinates, analyses, patches].map(String),
        ]),
    ),
  ];
}

const SHOWN_SEVERITIES = [...SEVERITIES.toReversed(), null] as const;

function renderProjects(rows: readonly BoardRow[], most: number): readonly string[] {
  if (rows.length === 0) return [];
  const groups = Map.groupBy(rows, ({ project }) => project);
  const sorted = [...groups].toSorted(
    ([a, one], [b, other]) => other.length - one.length || ((a ?? '') < (b ?? '') ? -1 : 1),
  );
  const lines = sorted.slice(0, Math.max(most, 10)).map(([project, cases]) => [
    project === null ? 'not known yet' : renderCodeSpan(project),
    ...SHOWN_SEVERITIES.map((severity) => {
      const sum = cases.filter((row) => row.severity === severity).length;
      return sum === 0 ? '–' : String(sum);
    }),
    String(cases.length),
  ]);
  return [
    '',
    '### By project and severity',
    '',
    ...renderTable(['Project', ...SHOWN_SEVERITIES.map((severity) => severity ?? 'not rated'), 'all'], lines),
  ];
}

function renderStates(rows: readonly BoardRow[]): readonly string[] {
  const groups = [...Map.groupBy(rows, ({ state }) => state)].toSorted(([, a], [, b]) => b.length - a.length);
  if (groups.length === 0) return [];
  return [
    '',
    '### By state',
    '',
    ...groups.map(([state, { length }]) => `- ${STATES[state].title} (\`case/${state}\`): ${length}`),
  ];
}

/** The daily word to the team's channel: counts and one link, also when there is nothing. */
export function renderDigest(rows: readonly BoardRow[], url: string): string {
  if (rows.length === 0) return `Security reports: none open. ${url}`;
  const parts = [
    `${rows.length} open`,
    ...count(rows, (row) => row.isOverdue, 'overdue'),
    ...count(rows, (row) => row.isSoon, 'due within two days'),
    ...count(rows, (row) => row.people.length === 0, 'without a coordinator'),
    ...count(rows, (row) => row.waitsFor === 'reporter', 'waiting for the reporter'),
    ...count(rows, (row) => row.waitsFor === 'maintainers', 'waiting for the maintainers'),
    ...count(rows, (row) => row.waitsFor === 'CNA', 'waiting for a CVE id'),
  ];
  return `Security reports: ${parts.join(', ')}. ${url}`;
}
