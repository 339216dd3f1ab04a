import { withMarker } from '../case/marker.ts';
import { membersOf } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { agreedBreaks } from '../case/ordered-break.ts';
import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { digestOf } from '../engine/context.ts';
import { todayOf } from '../features/coordination/break-order.ts';
import { renderBoardBreaks } from '../features/coordination/break-order-text.ts';
import { announcedBreak } from '../features/coordination/plan-break-notice.ts';
import type { BoardRow } from '../features/deadlines/overview-row.ts';
import { BOARD_TITLE, renderBoard } from '../features/deadlines/overview-text.ts';
import { guardCommit } from './guard-commit.ts';
import { addressOf, CALENDAR_FILE, FIGURES_PAGE } from './keep-files.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import { SINCE_EVER, type Sweep } from './sweep-store.ts';

/** Marker of the board. */
export const BOARD = 'board';

/** The memory of the sweep while a run writes it, and the head of the store that it stands on. */
export interface Kept {
  readonly memory: SweepMemory;
  readonly head: string | null;
}

/** What the board has to show, and its digest; undefined where it shows that already, or is not wanted. */
export function planBoard(
  { config, read, team }: Pick<Sweep, 'config' | 'read' | 'team'>,
  memory: SweepMemory,
  rows: readonly BoardRow[],
): { readonly body: string; readonly digest: string } | undefined {
  if (!config.board || (memory.board === null && rows.length === 0)) return undefined;
  const body = withMarker(
    renderBoard(rows, {
      zone: config.clocks.calendar.zone,
      members: membersOf(team).flatMap(({ kind, login }) => (kind === 'user' ? [login] : [])),
      policy: memory.policy?.findings ?? [],
      breaks: renderBoardBreaks(
        config,
        { ordered: memory.breaks, notice: memory.breakNotice, agreed: agreedBreaks(memory) },
        { today: todayOf(config, read.now), announced: announcedBreak(config, read.now) },
      ),
      links: linksOf({ config, read }, rows),
    }),
    BOARD,
  );
  const digest = digestOf(body);
  return memory.board?.digest === digest ? undefined : { body, digest };
}

/** What is kept beside the board; the calendar is there while anything is due. */
function linksOf(
  { config, read }: Pick<Sweep, 'config' | 'read'>,
  rows: readonly BoardRow[],
): Readonly<Record<string, string>> {
  const { name } = read.repo;
  const hasDates = rows.some(({ dues, releaseDay }) => dues.length > 0 || releaseDay !== null);
  return {
    ...(hasDates ? { 'Due times as a calendar': addressOf(config.server, name, CALENDAR_FILE) } : {}),
    ...(config.figures === 'none' ? {} : { Figures: addressOf(config.server, name, FIGURES_PAGE) }),
  };
}

/** Brings the board up to date. No request where nothing changed. */
export async function keepBoard(
  sweep: Pick<Sweep, 'ports' | 'config' | 'read' | 'team'>,
  read: SweepRead,
  kept: Kept,
  rows: readonly BoardRow[],
  done: PlannedOperation[],
): Promise<Kept> {
  const wanted = planBoard(sweep, kept.memory, rows);
  if (!wanted) return kept;
  const { board } = kept.memory;
  if (board === null) return createBoard(sweep, read, kept, wanted, done);
  const edit: Operation = {
    kind: 'edit-issue',
    issue: board.issue,
    body: wanted.body,
    state: 'open',
    surface: 'team',
    why: 'The cases changed.',
  };
  const outcome = await sweep.ports.github.apply(edit, contextOf(read, kept));
  // One that was deleted is made again by the next sweep.
  if (outcome.kind === 'refused') return { ...kept, memory: { ...kept.memory, board: null } };
  done.push(describeOperation(edit));
  return { ...kept, memory: { ...kept.memory, board: { ...board, digest: wanted.digest } } };
}

const contextOf = (read: SweepRead, { head }: Kept) => ({
  caseNumber: null,
  storeHead: head,
  self: read.self,
});

/** One that a run made and died before it remembered is looked for first, by its marker. */
async function createBoard(
  { ports }: Pick<Sweep, 'ports'>,
  read: SweepRead,
  kept: Kept,
  { body, digest }: { readonly body: string; readonly digest: string },
  done: PlannedOperation[],
): Promise<Kept> {
  const create: Operation = {
    kind: 'create-case-issue',
    key: BOARD,
    title: BOARD_TITLE,
    body,
    labels: [],
    surface: 'team',
    why: 'There is no board yet.',
  };
  const found = await ports.github.findDone(create, SINCE_EVER);
  const known = found?.kind === 'done' ? found.result?.number : undefined;
  if (known !== undefined) return remember(kept, known, '');
  const head = await claim({ ports }, read, kept);
  if (head === undefined) return kept;
  const next = { ...kept, head };
  const outcome = await ports.github.apply(create, contextOf(read, next));
  const made = outcome.kind === 'done' || outcome.kind === 'already' ? outcome.result?.number : undefined;
  if (made === undefined) return next;
  done.push(describeOperation(create));
  return remember(next, made, digest);
}

const remember = (kept: Kept, issue: number, digest: string): Kept => ({
  ...kept,
  memory: { ...kept.memory, board: { issue, digest } },
});

/** The new head where this run won the compare-and-set and makes the board; another one sees it the next time. */
async function claim(
  { ports }: Pick<Sweep, 'ports'>,
  read: SweepRead,
  kept: Kept,
): Promise<string | null | undefined> {
  const commit: Operation = {
    kind: 'commit-store',
    message: 'Make a board',
    files: { [PATH_OF_SWEEP]: renderSweepMemory({ ...kept.memory, sweptAt: read.now }) },
    surface: 'team',
    why: 'Only one run makes the board.',
  };
  const outcome = await ports.github.apply(commit, contextOf(read, kept));
  guardCommit(commit, outcome);
  return outcome.kind === 'done' || outcome.kind === 'already' ? (outcome.result?.head ?? null) : undefined;
}
