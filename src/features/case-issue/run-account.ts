import type { CaseAccount, Done, RequestCount, ToldRun } from '../../engine/account.ts';
import { isOperationKind, tellDone, tellPlanned } from '../../engine/tell-operation.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';

interface Group {
  readonly number: number | null;
  readonly account: CaseAccount | undefined;
  readonly lines: readonly string[];
}

const MOST_LINES = 40;
/** GitHub takes a page of 1 MiB; the log has the rest. */
const MOST_SHOWN_CASES = 100;

/** The log: `#12 expressjs/body-parser: posted “Report received”, mentioning @ana.` */
export function renderLog(run: ToldRun): readonly string[] {
  const would = run.dryRun ? 'would ' : '';
  return [
    run.end,
    ...groupsOf(run).flatMap((group) => [
      ...cut(group.lines).map((line) => `${nameOf(group)}: ${would}${line}.`),
      ...(group.account?.turn ? [`${nameOf(group)}: ${group.account.turn}`] : []),
    ]),
    ...notesOf(run),
    ...requestsOf(run),
  ];
}

/** The page of a run, in Markdown. */
export function renderSummary(run: ToldRun, home: string): string {
  const notes = notesOf(run);
  const groups = groupsOf(run);
  const more = groups.length - MOST_SHOWN_CASES;
  const sections = groups
    .slice(0, MOST_SHOWN_CASES)
    .map((group) =>
      [
        `### ${titleOf(group, home)}`,
        '',
        ...(group.account?.turn ? [`**${renderPlain(group.account.turn)}**`, ''] : []),
        ...cut(group.lines).map((line) => `- ${run.dryRun ? 'would ' : ''}${renderPlain(line)}`),
      ]
        .join('\n')
        .trimEnd(),
    );
  const errors = run.errors.map((error) => `> [!CAUTION]\n${quote(error)}`);
  return [
    `## Security process: ${renderPlain(run.end)}`,
    ...errors,
    ...sections,
    ...(more > 0 ? [`And ${more} cases more; the log lists them.`] : []),
    ...(notes.length > 0 ? [notes.map((note) => `- ${renderPlain(note)}`).join('\n')] : []),
    ...requestsOf(run).map((line) => `<sub>${line}</sub>`),
    '',
  ].join('\n\n');
}

const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${/^- /.test(line) ? `- ${renderPlain(line.slice(2))}` : renderPlain(line)}`)
    .join('\n');

/** What was found out beside what was done. */
const notesOf = ({ plan }: ToldRun): readonly string[] =>
  plan.filter(({ kind }) => !isOperationKind(kind)).map(({ key, why }) => (key ? `${key}: ${why}` : why));

function groupsOf({ account, dryRun }: ToldRun): readonly Group[] {
  const numbers = [...account.cases.map(({ number }) => number), ...account.done.map((each) => each.case)];
  const sorted = [...new Set(numbers)].toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return sorted.map((number) => ({
    number,
    account: account.cases.find((each) => each.number === number),
    lines: linesOf(
      account.done.filter((each) => each.case === number),
      dryRun,
    ),
  }));
}

/** Each thing once: a case is written to the store again and again. */
function linesOf(done: readonly Done[], dryRun: boolean): readonly string[] {
  const lines = done.map(({ operation, refused }) => {
    if (refused !== null) return `GitHub refused to ${tellPlanned(operation)}: ${refused}`.replace(/\.$/, '');
    return dryRun ? tellPlanned(operation) : tellDone(operation);
  });
  return [...new Set(lines)];
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} things more`];
}

function nameOf({ number, account }: Group): string {
  if (number === null) return 'All cases';
  return [number < 0 ? `New case ${-number}` : `#${number}`, ...(account?.repos ?? [])].join(' ');
}

function titleOf(group: Group, home: string): string {
  if (group.number === null || group.number < 0) return nameOf(group);
  const repos = (group.account?.repos ?? []).map(renderPlain).join(' ');
  return `[#${group.number}](${home}/issues/${group.number}) ${repos}`.trimEnd();
}

/** Nothing where GitHub was not asked, as in a proof. */
function requestsOf({ account: { requests } }: ToldRun): readonly string[] {
  return requests.reads + requests.writes + requests.tokens === 0 ? [] : [renderRequests(requests)];
}

/** `21 requests to GitHub (9 reads, 10 writes, 2 for tokens); 4979 of 5000 (core) are left until 10:00 UTC.` */
function renderRequests({ reads, writes, tokens, limit }: RequestCount): string {
  const total = `${reads + writes + tokens} requests to GitHub (${reads} reads, ${writes} writes, ${tokens} for tokens)`;
  if (limit === null) return `${total}.`;
  return `${total}; ${limit.remaining} of ${limit.limit} (${limit.resource}) are left until ${renderTime(limit.resetAt)}.`;
}
