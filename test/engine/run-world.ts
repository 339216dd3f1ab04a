import { ProcessError } from '../../src/actions/error.ts';
import { observeMore as observeWanted, startObserving } from '../../src/actions/observe-case.ts';
import { contextOf as contextOfRun, runCase } from '../../src/actions/run-case.ts';
import type { Observed } from '../../src/case/observed.ts';
import type { Operation } from '../../src/case/operation.ts';
import { openLedger } from '../../src/engine/account.ts';
import type { Context } from '../../src/engine/context.ts';
import { findDue } from '../../src/engine/is-due.ts';
import { FEATURES } from '../../src/features/index.ts';
import { ACTIONS, type ActionName } from '../../src/process/table.ts';
import { caseReadOf, createInMemory, Killed } from './github-in-memory.ts';
import { storedOf } from './stored-of.ts';
import { isoOf, knownLabelsOf, SELF, type World } from './world.ts';

export { storedOf } from './stored-of.ts';

export const CONDUCTOR: ReadonlySet<ActionName> = new Set(ACTIONS);
/** More turns of the chain than this mean that it does not come to rest. */
const MOST_TURNS = 16;

export interface RunEnd {
  readonly world: World;
  readonly operations: readonly Operation[];
  /**
   * `rested`: the last plan was empty; `killed`: as asked for; `restless`: it would go on; `conflict`: something else than it
   * was planned for is there; `refused`: the store did not take what the rest relies on.
   */
  readonly end: 'rested' | 'killed' | 'restless' | 'conflict' | 'refused';
}

/** One run of the use case on the case of a world; or killed before operation `killAt`. */
export async function runWorld(
  start: World,
  scope: ReadonlySet<ActionName> = CONDUCTOR,
  killAt = Number.POSITIVE_INFINITY,
): Promise<RunEnd> {
  const memory = createInMemory({ ...start, runs: start.runs + 1 }, killAt);
  const ledger = openLedger();
  const ports = { ...memory.ports, run: `${memory.world.runs}/1`, ledger };
  const ended = (end: RunEnd['end']): RunEnd => ({ world: memory.world, operations: memory.operations, end });
  try {
    const { reason } = await runCase(ports, start.number, { scope, dryRun: false });
    if (reason === 'store-conflict') return ended('conflict');
    // Of a team that nobody knows a run does nothing at all.
    const isOver = reason === 'membership-unknown' || ledger.read().cases.length > 0;
    return ended(isOver ? 'rested' : 'restless');
  } catch (error) {
    if (error instanceof Killed) return ended('killed');
    if (error instanceof ProcessError && error.reason === 'store-refused') return ended('refused');
    // Told by the run, and in the case: everything else was done.
    if (error instanceof ProcessError && error.reason === 'thread-unseen') return ended('rested');
    throw error;
  }
}

/** What a run sees first: the case, its issue, the team. */
export const observe = (world: World, run: string): Observed => ({
  ...startObserving(caseReadOf(world), world.number, { run }),
  team: world.team,
});

/** Reads what the plan would look at. */
export function observeMore(world: World, observed: Observed): Promise<Observed> {
  const ports = { ...createInMemory(world).ports, run: observed.run };
  return observeWanted(ports, observed, observed.stored!, world.config);
}

/** What one step of planning is made from. */
export const contextOf = (
  world: World,
  observed: Observed,
  scope: ReadonlySet<ActionName>,
): Promise<Context> => {
  const ports = { ...createInMemory(world).ports, run: observed.run };
  return contextOfRun(ports, world.config, observed, { scope, dryRun: false });
};

/** Why a sweep would run the case, or undefined; `changed`: its advisories that changed since the last one. */
export const dueOf = (world: World, changed: ReadonlySet<string> = new Set()): string | undefined =>
  findDue({
    features: FEATURES,
    labels: knownLabelsOf(world.config),
    stored: storedOf(world),
    issue: world.issue,
    config: world.config,
    now: isoOf(world),
    self: SELF,
    team: world.team,
    changed,
  });

/** The chain: one action at a time, round and round, until none has anything to do. */
export async function runChain(start: World): Promise<RunEnd> {
  let world = start;
  const operations: Operation[] = [];
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const before = operations.length;
    for (const action of ACTIONS) {
      const end = await runWorld(world, new Set([action]));
      operations.push(...end.operations);
      world = end.world;
      if (end.end !== 'rested') return { world, operations, end: end.end };
    }
    if (operations.length === before) return { world, operations, end: 'rested' };
  }
  return { world, operations, end: 'restless' };
}

/** A run that ends as it should. */
export async function settle(world: World): Promise<World> {
  const { world: after, end } = await runWorld(world);
  if (end !== 'rested') throw new Error(`The run ended ${end}.`);
  return after;
}
