import { authorityOf } from '../case/authority.ts';
import { PATH_OF_CLOSED } from '../case/closed-index.ts';
import { type LabelUpdate, updateKnownLabels } from '../case/known-labels.ts';
import { addPastLanes } from '../case/lane-history.ts';
import type { StoredCase } from '../case/stored-case.ts';
import {
  isSweepNoted,
  PATH_OF_SWEEP,
  parseSweepMemory,
  renderSweepMemory,
  type SweepMemory,
  watermarkOf,
  withWatermark,
} from '../case/sweep-memory.ts';
import type { FoundAdvisory, FoundForm, FoundThread } from '../case/sweep-reads.ts';
import { digestOf, labelName } from '../engine/context.ts';
import { endsThePlan } from '../engine/ends-the-plan.ts';
import { isTransferred, planFormCase } from '../features/intake/intake.ts';
import { becomesCase } from '../features/intake/queue.ts';
import { withReporter } from '../features/intake/reporter-facts.ts';
import { withResembling } from '../features/intake/resembling.ts';
import { filesOfNamed, holdForSecond, withoutOthersThread } from '../features/takedown/named-threads.ts';
import { LABEL_IDS } from '../process/labels.ts';
import { comparePolicy, isPolicyDue } from './compare-policy.ts';
import { dropClaims } from './drop-claims.ts';
import { ProcessError } from './error.ts';
import { foreseeIntake } from './foresee-intake.ts';
import { keepAdvisoryList } from './keep-advisory-list.ts';
import { keepBreakNotice, noticeStepOf } from './keep-break-notice.ts';
import { planFiles } from './keep-files.ts';
import { keepBoard, planBoard } from './keep-overview.ts';
import { findUnseenForms, makeMissingLabels } from './make-labels.ts';
import { type Incoming, ofAdvisory, ofThread, openCases } from './open-cases.ts';
import { hasOpenList, holdBack, showLists } from './queue-reports.ts';
import { NO_PAST, type Past, readPast } from './read-past.ts';
import { isWrittenByOthers } from './restore-store.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import { dueDigestDay, sendDigest } from './send-digest.ts';
import { filesOf, planCommit, SINCE_EVER, type Store, type Sweep, storeOf } from './sweep-store.ts';
import { idleToTell, tellOfIdleMembers } from './tell-idle-members.ts';
import { returnToTell, tellOfReturn } from './tell-return.ts';
import { unlessError } from './unless-error.ts';

/** Makes cases of reports that have none; the numbers of the new cases. */
export async function takeIn(
  sweep: Sweep,
  done: PlannedOperation[],
): Promise<readonly number[] | 'conflict'> {
  if (!sweep.options.scope.has('intake')) return [];
  const { known } = sweep;
  const held = new Set(sweep.memory.waiting.map(({ ghsa }) => ghsa));
  const unknown = sweep.found
    .filter((each) => !known.has(each.facts.ghsa) && !held.has(each.facts.ghsa))
    .filter((each) => becomesCase(each, sweep.config, sweep.memory.since ?? sweep.read.now))
    .toSorted(oldestFirst);
  const fresh = await withoutBroken(sweep, unknown, ofAdvisory);
  const forms = await findNewForms(sweep);
  const threads = await withoutBroken(sweep, await findNewThreads(sweep), ofThread);
  if (sweep.options.dryRun) {
    await foreseeIntake(sweep, { forms, fresh, threads }, done);
    return [];
  }
  await makeMissingLabels(sweep, done);
  sweep.errors.push(...findUnseenForms(sweep));
  const store = storeOf(sweep, done);
  const isNew = forms.length + fresh.length + threads.length > 0;
  const past: Past = isNew || hasOpenList(sweep.memory) ? await readPast(sweep) : NO_PAST;
  const begun = await takeInForms(sweep, forms, past, store);
  if (begun === 'conflict') return begun;
  const { numbers } = begun;
  return takeInOthers({ ...sweep, memory: begun.memory }, { fresh, threads, numbers }, past, store, done);
}

/** Cases of reports that came in private, and of public issues with the neutral label. */
async function takeInOthers(
  sweep: Sweep,
  {
    fresh,
    threads,
    numbers,
  }: {
    readonly fresh: readonly FoundAdvisory[];
    readonly threads: readonly FoundThread[];
    readonly numbers: readonly number[];
  },
  past: Past,
  store: Store,
  done: PlannedOperation[],
): Promise<readonly number[] | 'conflict'> {
  const sorted = await holdBack(sweep, fresh, past, store, done);
  if (sorted === 'conflict') return sorted;
  const incoming = [
    ...sorted.fresh.map((each) => ofAdvisory(sweep, each)),
    ...sorted.ordered,
    ...threads.map((each) => ofThread(sweep, each)),
  ];
  const keys = incoming.map(({ operation }) => operation.key);
  const memory = await dropClaims(sweep, keys, sorted.memory, store);
  if (memory === 'conflict') return memory;
  const taken = await openCases(sweep, incoming, past, memory, store, done);
  if (taken === 'conflict') return taken;
  const shown = await unlessError(sweep.errors, 'done', () =>
    showLists(sweep, taken.memory, sorted.judged, store, done),
  );
  return shown === 'conflict' ? shown : [...numbers, ...taken.numbers];
}

/**
 * A case whose memory cannot be read may be that of a report that would be taken in again: then the issue that stands
 * for the report is there already.
 */
async function withoutBroken<T>(
  sweep: Sweep,
  found: readonly T[],
  toCase: (sweep: Sweep, each: T) => Incoming,
): Promise<readonly T[]> {
  if (sweep.broken.length === 0) return found;
  const kept: T[] = [];
  for (const each of found) {
    const done = await sweep.ports.github.findDone(toCase(sweep, each).operation, SINCE_EVER);
    if (done?.kind !== 'done' && done?.kind !== 'already') kept.push(each);
  }
  return kept;
}

async function takeInForms(
  sweep: Sweep,
  forms: readonly FoundForm[],
  past: Past,
  store: Store,
): Promise<{ readonly numbers: readonly number[]; readonly memory: SweepMemory } | 'conflict'> {
  const { read, team } = sweep;
  const { config } = sweep;
  const numbers: number[] = [];
  let { memory } = sweep;
  if (team.kind === 'unknown') return { numbers, memory };
  // What a case moved here in a takedown is that case's already.
  for (const { issue } of forms.filter((each) => !past.moved.has(each.issue.number))) {
    // The list shows the newest comments only; all that was said before it came here is void.
    const sweepText = renderSweepMemory(memory);
    let stored: StoredCase;
    try {
      const whole = isTransferred(issue) ? (await sweep.ports.github.readCase(issue.number)).issue : issue;
      const planned = planFormCase(whole ?? issue, read.now, read.self, team.members, config);
      const begun = withReporter(withoutOthersThread(planned, sweepText), issue.body, past, sweep);
      stored = withResembling(holdForSecond(begun, sweepText), issue.body, past.known);
    } catch (error) {
      // One form that cannot be read keeps nobody else's report from being taken in.
      sweep.errors.push(error);
      continue;
    }
    const named = filesOfNamed(stored, null, sweepText, read.now);
    const files = { ...filesOf(stored, issue.body), ...named };
    if (!(await store.commit(`Case ${stored.number}: received`, files))) return 'conflict';
    memory = parseSweepMemory(named[PATH_OF_SWEEP] ?? sweepText);
    numbers.push(stored.number);
  }
  return { numbers, memory };
}

async function findNewForms({ ports, config, read }: Sweep): Promise<readonly FoundForm[]> {
  const forms = await ports.github.findForms(config.intake.formLabel);
  return forms.filter(({ issue }) => !read.cases.includes(issue.number));
}

/** Open public issues with the neutral label that no case stands for; none where no label is configured. */
async function findNewThreads(sweep: Sweep): Promise<readonly FoundThread[]> {
  const { ports, config, seenThreads } = sweep;
  const { publicLabel } = config.intake;
  if (publicLabel === null) return [];
  const { found, refused } = await ports.github.findPublicIssues(config.owners, publicLabel);
  if (refused.length > 0)
    sweep.errors.push(
      new ProcessError(
        'permission-missing',
        `Could not list public issues with the label ${publicLabel} of ${refused.join(', ')}. Grant the App or token Issues: read there; the next sweep asks again.`,
      ),
    );
  return found.filter(({ url }) => !seenThreads.has(url));
}

const oldestFirst = (a: FoundAdvisory, b: FoundAdvisory): number =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt);

/**
 * Tells the day's digest, keeps the board, and notes up to when all changes are known, at the very end: what a sweep that died had not carried out is found again.
 * The faster run has it; the next sweep looks a little further back.
 */
export async function keepWatermark(sweep: Sweep, done: PlannedOperation[]): Promise<readonly unknown[]> {
  const { ports, options } = sweep;
  const errors: unknown[] = [];
  if (!isWorthNoting(sweep, done.length > 0)) return errors;
  const read = done.length === 0 ? sweep.read : await ports.github.readSweep();
  // The next sweep puts that back before anything is read from it.
  if (isWrittenByOthers(read)) return errors;
  const memory = parseSweepMemory(read.sweepText);
  const compared = isPolicyDue(sweep, memory, sweep.read.now)
    ? await unlessError(errors, memory, () => comparePolicy(sweep, sweep.read, memory, done))
    : memory;
  const before = { memory: compared, head: read.storeHead };
  const noticed = await unlessError(errors, before, () => keepBreakNotice(sweep, read, before, done));
  const shown = await unlessError(errors, noticed, () => keepBoard(sweep, read, noticed, sweep.rows, done));
  const told = await unlessError(errors, shown, () => tellOfReturn(sweep, read, shown, done));
  const active = await unlessError(errors, told, () => tellOfIdleMembers(sweep, read, told, done));
  const kept = await unlessError(errors, active, () => keepAdvisoryList(sweep, read, active, done));
  const day = dueDigestDay(sweep, memory, sweep.read.now);
  const error = day === undefined ? undefined : await sendDigest(sweep, read, kept.memory, sweep.rows);
  const next = nextWatermark(sweep, memory.claims);
  const marked = next === null ? kept.memory : withWatermark(kept.memory, options.scope, next);
  const keptFiles = planFiles(sweep, memory);
  const text = renderSweepMemory({
    ...marked,
    ...keptFiles.remembered,
    labels: labelsAfter(sweep, memory).known,
    threads: { ...sweep.threads, ...memory.threads },
    authority: memory.authority ?? firstAuthority(sweep),
    lanes:
      sweep.config.publicLane === 'none' ? memory.lanes : [...addPastLanes(memory.lanes ?? [], sweep.lanes)],
    listed: listedBy(sweep, memory.claims),
    since: memory.since ?? sweep.read.now,
    sweptAt: options.scope.has('ack-timer') ? sweep.read.now : marked.sweptAt,
    digestDay: day !== undefined && error === undefined ? day : memory.digestDay,
  });
  const closed = sweep.closed === null ? {} : { [PATH_OF_CLOSED]: sweep.closed };
  const operation = planCommit('Sweep', { ...keptFiles.files, [PATH_OF_SWEEP]: text, ...closed });
  const context = { caseNumber: null, storeHead: kept.head, self: read.self };
  const outcome = await ports.github.apply(operation, context);
  if (endsThePlan(operation, outcome)) errors.push(new ProcessError('store-refused', outcome.why));
  if (outcome.kind === 'done') done.push(describeOperation(operation));
  return error === undefined ? errors : [...errors, error];
}

/** A sweep that left something behind does not count: the next one lists everything again. */
const listedBy = (sweep: Sweep, claims: SweepMemory['claims']): SweepMemory['listed'] =>
  sweep.options.scope.has('intake') && !isHeldBack(sweep, claims) ? sweep.listed : sweep.memory.listed;

/** A list was refused or has an entry that cannot be read, a report waits for a claim, or a case could not be read or looked after. */
const isHeldBack = (
  { refused, unreadable, broken, isStuck }: Sweep,
  claims: SweepMemory['claims'],
): boolean =>
  refused.length > 0 || unreadable.length > 0 || broken.length > 0 || claims.length > 0 || isStuck;

/** Whether the sweep learnt anything that the next one has to know, or has to tell. */
function isWorthNoting(sweep: Sweep, isWriting: boolean): boolean {
  const { memory, options, read } = sweep;
  // Where this run wrote, it may have settled them.
  const claims = isWriting ? [] : memory.claims;
  const next = nextWatermark(sweep, claims);
  const listed = listedBy(sweep, claims);
  return (
    (next !== null && next !== watermarkOf(memory, options.scope)) ||
    listed?.of !== memory.listed?.of ||
    listed?.day !== memory.listed?.day ||
    (options.scope.has('ack-timer') && !isSweepNoted(memory, read.now)) ||
    (memory.authority === null && firstAuthority(sweep) !== null) ||
    Object.keys(sweep.threads).some((key) => !Object.hasOwn(memory.threads, key)) ||
    sweep.closed !== null ||
    isPolicyDue(sweep, memory, read.now) ||
    noticeStepOf(sweep, { memory }, read.now) !== undefined ||
    returnToTell(sweep, { memory }, read.now) !== undefined ||
    idleToTell(sweep, memory).length > 0 ||
    planBoard(sweep, memory, sweep.rows) !== undefined ||
    Object.keys(planFiles(sweep, memory).files).length > 0 ||
    dueDigestDay(sweep, memory, read.now) !== undefined ||
    digestOf(labelsAfter(sweep, memory).known) !== digestOf(memory.labels)
  );
}

/** What the first sweep finds of who may do what counts as confirmed. */
const firstAuthority = ({ config, options }: Sweep): SweepMemory['authority'] =>
  options.scope.has('intake') ? { confirmed: authorityOf(config), change: null } : null;

/** What is known of the labels of the process after this sweep's look at the repo. */
export function labelsAfter({ read, config, madeLabels }: Sweep, memory: SweepMemory): LabelUpdate {
  const names = Object.fromEntries(LABEL_IDS.map((id) => [id, labelName(config, id)]));
  return updateKnownLabels(memory.labels, read.repo.labels ?? [], names, madeLabels, read.now);
}

/**
 * Only up to the second before this run began: in that second, and while lists of several owners are read one after
 * the other, more may come. Not further than before where something was left behind.
 */
function nextWatermark(sweep: Sweep, claims: SweepMemory['claims']): string | null {
  const { found, memory, read, options } = sweep;
  const before = watermarkOf(memory, options.scope);
  if (isHeldBack(sweep, claims)) return before;
  const latest = found.reduce(
    (newest, each) => Math.max(newest, Date.parse(each.updatedAt)),
    Date.parse(before ?? '') || 0,
  );
  return latest === 0 ? null : new Date(Math.min(latest, Date.parse(read.now) - 1_000)).toISOString();
}
