import type { Observed } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { FoundAdvisory, SweepRead, SweptCase } from '../case/ports.ts';
import { pathOfCase, pathOfReport, renderStoredCase, type StoredCase } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { labelName } from '../plan/context.ts';
import { intakeKey, planAdvisoryCase, planCaseIssue, planFormCase, renderReport } from '../plan/intake.ts';
import { findDue } from '../plan/is-due.ts';
import {
  PATH_OF_SWEEP,
  parseSweepMemory,
  renderSweepMemory,
  type SweepMemory,
} from '../plan/sweep-memory.ts';
import { LABELS } from '../process/table.ts';
import { guardSurface, type Ports, readConfig, readStored } from './observe-case.ts';
import { type CaseOptions, describe, type PlannedOperation, type RunResult, runCase } from './run-case.ts';
import { ProcessTrouble } from './trouble.ts';

/** Cases in one query. */
const PAGE = 100;
const MOST_CONFLICTS = 5;

/** What a sweep knows of all cases: enough to tell what is new, and what is due. */
interface Sweep {
  readonly ports: Ports;
  readonly options: CaseOptions;
  readonly read: SweepRead;
  readonly config: Config;
  readonly team: Observed['team'];
  readonly memory: SweepMemory;
  readonly found: readonly FoundAdvisory[];
  /** GHSA ids that a case stands for. */
  readonly known: ReadonlySet<string>;
  readonly due: readonly number[];
  readonly broken: readonly string[];
}

/** Takes in reports, finds what is due in every case, and carries it out case by case. */
export async function runSweep(ports: Ports, options: CaseOptions): Promise<RunResult> {
  const done: PlannedOperation[] = [];
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict++) {
    const sweep = await lookAround(ports, options);
    const taken = await takeIn(sweep, done);
    if (taken === 'conflict') continue;
    const result = await carryOut(sweep, taken, done);
    if (sweep.broken.length > 0) throw new ProcessTrouble('bad-store', sweep.broken.join('\n'));
    return result;
  }
  return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}

async function lookAround(ports: Ports, options: CaseOptions): Promise<Sweep> {
  const read = await ports.github.readSweep();
  const config = readConfig(read.configText);
  const nobody = { kind: 'unknown', why: 'not asked yet' } as const;
  if (!read.repo.isPrivate) guardSurface({ repo: read.repo, team: nobody, self: read.self }, config);
  const around = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
  guardSurface({ repo: { ...read.repo, owners: around.owners }, team: around.team, self: read.self }, config);
  const memory = parseSweepMemory(read.sweepText);
  const lists = config.intake.advisories
    ? await ports.github.findAdvisories(config.owners, memory.watermark)
    : { found: [], refused: [] };
  const changed = new Set(lists.found.map((each) => each.facts.ghsa));
  const known = new Set<string>();
  const due: number[] = [];
  const broken: string[] = [];
  for (let from = 0; from < read.cases.length; from += PAGE) {
    for (const swept of await ports.github.readCases(read.cases.slice(from, from + PAGE))) {
      const stored = readQuietly(swept, broken);
      if (!stored) continue;
      for (const ghsa of [stored.source.ghsa, ...stored.advisories.map((each) => each.ghsa)])
        if (ghsa) known.add(ghsa);
      if (findDue({ stored, issue: swept.issue, config, now: read.now, self: read.self, changed }))
        due.push(stored.number);
    }
  }
  return { ports, options, read, config, team: around.team, memory, found: lists.found, known, due, broken };
}

/** A case that cannot be read stops nothing but itself, and the run says so at its end. */
function readQuietly(swept: SweptCase, broken: string[]): StoredCase | null {
  try {
    return readStored(swept.storedText, swept.number);
  } catch (error) {
    if (!(error instanceof ProcessTrouble)) throw error;
    broken.push(error.message);
    return null;
  }
}

/** Makes cases of reports that have none; the numbers of the new cases. */
async function takeIn(sweep: Sweep, done: PlannedOperation[]): Promise<readonly number[] | 'conflict'> {
  if (!sweep.options.scope.has('intake')) return [];
  const { config, known } = sweep;
  const fresh = sweep.found
    .filter(({ facts }) => facts.state === 'triage' && !known.has(facts.ghsa))
    .toSorted(oldestFirst);
  const forms = await sweep.ports.github.findForms(config.intake.formLabel);
  const newForms = forms.filter(({ issue }) => !sweep.read.cases.includes(issue.number));
  if (sweep.options.dryRun) {
    for (const each of fresh)
      done.push(describe(planCaseIssue(each, config, sweep.read.now, sweep.read.self)));
    return [];
  }
  await createLabels(sweep, done);
  const store = storeOf(sweep, done);
  const numbers: number[] = [];
  for (const { issue } of newForms) {
    if (sweep.team.kind === 'unknown') break;
    const stored = planFormCase(issue, sweep.read.now, sweep.read.self, sweep.team.members);
    if (!(await store.commit(`Case ${stored.number}: received`, filesOf(stored, issue.body))))
      return 'conflict';
    numbers.push(stored.number);
  }
  const taken = await takeInAdvisories(sweep, fresh, store, done);
  return taken === 'conflict' ? taken : [...numbers, ...taken];
}

const oldestFirst = (a: FoundAdvisory, b: FoundAdvisory): number =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt);

const filesOf = (stored: StoredCase, report: string) => ({
  [pathOfCase(stored.number)]: renderStoredCase(stored),
  [pathOfReport(stored.number)]: report,
});

async function createLabels({ ports, read, config }: Sweep, done: PlannedOperation[]): Promise<void> {
  if (read.repo.labels === null) return;
  const present = new Set(read.repo.labels.map((label) => label.toLowerCase()));
  const labels = LABELS.map((label) => ({
    name: labelName(config, label.id),
    description: label.description,
    colour: label.colour,
  }));
  const missing = labels.filter((label) => !present.has(label.name.toLowerCase()));
  if (missing.length === 0) return;
  const operation: Operation = {
    kind: 'create-labels',
    labels: missing,
    surface: 'team',
    why: 'The process needs these labels.',
  };
  await ports.github.apply(operation, { caseNumber: null, storeHead: read.storeHead, self: read.self });
  done.push(describe(operation));
}

/** The store while a sweep writes to it: every commit on the head of the one before. */
interface Store {
  commit(message: string, files: Readonly<Record<string, string | null>>): Promise<boolean>;
}

function storeOf({ ports, read }: Sweep, done: PlannedOperation[]): Store {
  let head = read.storeHead;
  return {
    commit: async (message, files) => {
      const operation: Operation = { kind: 'commit-store', message, files, surface: 'team', why: message };
      const outcome = await ports.github.apply(operation, {
        caseNumber: null,
        storeHead: head,
        self: read.self,
      });
      if (outcome.kind !== 'done' && outcome.kind !== 'already') return false;
      head = outcome.result?.head ?? head;
      done.push(describe(operation));
      return true;
    },
  };
}

async function takeInAdvisories(
  sweep: Sweep,
  fresh: readonly FoundAdvisory[],
  store: Store,
  done: PlannedOperation[],
): Promise<readonly number[] | 'conflict'> {
  const { read } = sweep;
  const watermark = sweep.found.reduce<string | null>(
    (latest, each) => (latest === null || each.updatedAt > latest ? each.updatedAt : latest),
    sweep.memory.watermark,
  );
  const mine: FoundAdvisory[] = [];
  const numbers: number[] = [];
  let memory = sweep.memory;
  for (const each of fresh) {
    const claimed = await takeClaim(sweep, memory, each);
    if (claimed === 'wait') continue;
    if (typeof claimed === 'number') {
      const next = {
        ...memory,
        claims: memory.claims.filter((claim) => claim.key !== intakeKey(each.facts.ghsa)),
      };
      if (!(await commitCase(store, each, claimed, read, next))) return 'conflict';
      memory = next;
      numbers.push(claimed);
    } else mine.push(each);
  }
  if (mine.length > 0) {
    const keys = new Set(mine.map((each) => intakeKey(each.facts.ghsa)));
    memory = {
      ...memory,
      claims: [
        ...memory.claims.filter((claim) => !keys.has(claim.key)),
        ...[...keys].map((key) => ({ key, run: sweep.ports.run, at: read.now })),
      ],
    };
    if (!(await store.commit('Claim reports to be taken in', { [PATH_OF_SWEEP]: renderSweepMemory(memory) })))
      return 'conflict';
  }
  for (const each of mine) {
    const number = await createIssue(sweep, each, done);
    memory = { ...memory, claims: memory.claims.filter((claim) => claim.key !== intakeKey(each.facts.ghsa)) };
    if (!(await commitCase(store, each, number, read, memory))) return 'conflict';
    numbers.push(number);
  }
  const settled = { ...memory, watermark: memory.claims.length === 0 ? watermark : memory.watermark };
  const changed =
    renderSweepMemory(settled) !== renderSweepMemory(memory) ||
    (mine.length === 0 && renderSweepMemory(settled) !== renderSweepMemory(sweep.memory));
  if (changed && !(await store.commit('Sweep', { [PATH_OF_SWEEP]: renderSweepMemory(settled) })))
    return 'conflict';
  return numbers;
}

/** The number of the issue that a dead run made; `wait` while another run is at it; undefined where it is ours to make. */
async function takeClaim(
  sweep: Sweep,
  memory: SweepMemory,
  found: FoundAdvisory,
): Promise<number | 'wait' | undefined> {
  const claim = memory.claims.find((each) => each.key === intakeKey(found.facts.ghsa));
  if (!claim) return undefined;
  const { ports, config, read } = sweep;
  if (claim.run.split('/')[0] !== ports.run.split('/')[0]) {
    const runs = await ports.github.readRuns([claim.run]);
    if (runs[claim.run] === 'alive') return 'wait';
  }
  const done = await ports.github.findDone(planCaseIssue(found, config, read.now, read.self), claim.at);
  return done?.kind === 'done' || done?.kind === 'already' ? done.result?.number : undefined;
}

async function createIssue(sweep: Sweep, found: FoundAdvisory, done: PlannedOperation[]): Promise<number> {
  const { ports, config, read } = sweep;
  const operation = planCaseIssue(found, config, read.now, read.self);
  const outcome = await ports.github.apply(operation, {
    caseNumber: null,
    storeHead: read.storeHead,
    self: read.self,
  });
  if (outcome.kind === 'refused') {
    throw new ProcessTrouble(
      'permission-missing',
      `GitHub refuses to open a case issue in ${read.repo.name} (${outcome.permission ?? outcome.status}). Grant the App or token Issues: write there; the report waits.`,
    );
  }
  done.push(describe(operation));
  const number = outcome.kind === 'conflict' ? undefined : outcome.result?.number;
  if (number === undefined)
    throw new ProcessTrouble(
      'github-unreachable',
      'GitHub did not say which issue it opened. The next run looks for it.',
    );
  return number;
}

function commitCase(
  store: Store,
  found: FoundAdvisory,
  number: number,
  read: SweepRead,
  memory: SweepMemory,
): Promise<boolean> {
  const stored = planAdvisoryCase(found, number, read.now, read.self);
  return store.commit(`Case ${number}: received`, {
    ...filesOf(stored, renderReport(found)),
    [PATH_OF_SWEEP]: renderSweepMemory(memory),
  });
}

async function carryOut(
  sweep: Sweep,
  taken: readonly number[],
  done: PlannedOperation[],
): Promise<RunResult> {
  const troubles: ProcessTrouble[] = [];
  let last: RunResult | undefined;
  for (const number of [...taken, ...sweep.due.filter((each) => !taken.includes(each))]) {
    try {
      last = await runCase(sweep.ports, number, sweep.options);
      done.push(...last.plan);
    } catch (error) {
      if (!(error instanceof ProcessTrouble)) throw error;
      troubles.push(error);
    }
  }
  if (troubles.length > 0) throw troubles[0]!;
  const changed = done.length > 0 && !sweep.options.dryRun;
  if (sweep.options.dryRun) return { decision: 'nothing', reason: 'dry-run', plan: done, changed: false };
  if (taken.length > 0) return { decision: 'done', reason: 'taken-in', plan: done, changed };
  if (changed) return { decision: 'done', reason: 'acted', plan: done, changed };
  if (last?.decision === 'waiting') return { ...last, plan: done };
  return { decision: 'nothing', reason: 'swept-clean', plan: done, changed };
}
