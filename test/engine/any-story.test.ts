import fc from 'fast-check';
import { stateOf } from '../../src/case/stored-case.ts';
import { STATE_IDS, statesFrom } from '../../src/process/table.ts';
import { byDepth, tellPlayed } from '../deep.ts';
import { findBreaches } from './invariants.ts';
import { type Action, anyStory, wordsOf } from './person-actions.ts';
import { dueOf, runChain, runWorld, storedOf } from './run-world.ts';
import { atState } from './situation.ts';
import type { World } from './world.ts';

/** The same stories every time; FC_SEED and FC_RUNS look at others, and at more. */
const { FC_SEED, FC_RUNS } = process.env;
const seed = Number(FC_SEED ?? 20260302);
const runs = (usual: number): number => Number(FC_RUNS ?? byDepth(usual, Math.ceil(usual / 10)));

const start = fc.constantFrom(...STATE_IDS);

function assertStories(
  count: number,
  hold: (begin: World, story: readonly (readonly Action[])[]) => Promise<readonly string[]>,
): Promise<void> {
  tellPlayed('stories', runs(count));
  return fc.assert(
    fc.asyncProperty(start, anyStory, async (state, story) => {
      const begin = { ...(await atState(state)), log: [] };
      const faults = await hold(begin, story).catch((error: unknown) => [String(error)]);
      if (faults.length > 0)
        throw new Error(
          `\n${faults.join('\n')}\n\nfrom ${state}:\n${wordsOf(story)}`.replaceAll('\n', '\nSTORY '),
        );
    }),
    { numRuns: runs(count), seed },
  );
}

const doAll = (world: World, actions: readonly Action[]): World =>
  actions.reduce((at, { action }) => action(at), world);

const DRAFTED = statesFrom('valid', 'closed');

/** What counts of a world: the memory without its times and claims of runs, the face, and what is elsewhere. */
function essenceOf(world: World): unknown {
  const stored = storedOf(world);
  // A draft that the process has gone back from follows the analysis again once the case is valid again: whether it was
  // written before that depends on which action came first.
  const isDrafted = DRAFTED.includes(stateOf(stored));
  return {
    state: stateOf(stored),
    moves: stored.moves.map(({ to, from, by, why }) => ({ to, from, by: by.id, why })),
    flags: stored.flags.toSorted(),
    coordinators: stored.coordinators,
    // The reason of a refusal depends on how far the case had come when its turn was.
    judged: stored.judged.map(({ event, verdict }) => `${event} ${outcomesOf(verdict)}`).sort(),
    decisions: stored.decisions,
    evidence: stored.evidence,
    // Asks that are done are history: who finds the work done may not know who asked for it.
    approvalRequests: stored.approvalRequests
      .filter(({ doneAt }) => doneAt === null)
      .map(({ key, digest, confirmedBy }) => ({ key, digest, confirmedBy: confirmedBy.map(({ id }) => id) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    advisories: stored.advisories.map((each) =>
      isDrafted ? each : { repo: each.repo, ghsa: each.ghsa, publishedAt: each.publishedAt },
    ),
    cve: stored.cve.id,
    claims: stored.claims.length,
    takedowns: stored.takedowns.map(({ url, takenDown }) => ({ url, takenDown })),
    // Who opens what first gets the lower number.
    posts: stored.posts.map(({ channel, target }) => ({ channel, target: target?.replace(/\d+$/, 'N') })),
    labels: world.issue?.labels.toSorted(),
    issue: world.issue?.state,
    facts: Object.values(world.advisories).map(({ ghsa, state, summary, cve }) => ({
      ghsa,
      state,
      summary: isDrafted ? summary : null,
      cve,
    })),
    cveRequests: world.cveRequests,
  };
}

const outcomesOf = (verdict: string): string =>
  verdict
    .split(';')
    .map((each) => each.split('/', 1)[0])
    .join(';');

/** A run died while it asked for a CVE: a person is asked, and that is another end. */
const isUnsure = (world: World): boolean => storedOf(world).cve.provider === 'github-unsure';

const different = (one: World, other: World, what: string): readonly string[] => {
  const [a, b] = [essenceOf(one), essenceOf(other)] as readonly Record<string, unknown>[];
  return Object.keys(a!)
    .filter((key) => JSON.stringify(a![key]) !== JSON.stringify(b![key]))
    .map((key) => `${what}: ${key}\n  ${JSON.stringify(a![key])}\n  ${JSON.stringify(b![key])}`);
};

describe('any story', () => {
  it('keeps every invariant, comes to rest, and runs twice as once', async () => {
    await assertStories(150, async (begin, story) => {
      let world = begin;
      for (const actions of story) {
        world = doAll(world, actions);
        let run = await runWorld(world);
        if (run.end === 'conflict') run = await runWorld(run.world);
        if (run.end !== 'rested') return [`the run ended ${run.end}`];
        const breaches = findBreaches(run.world);
        if (breaches.length > 0) return breaches;
        const again = await runWorld(run.world);
        const more = again.operations.filter(({ kind }) => !run.world.refuses.includes(kind));
        const isRetry = again.operations.length > more.length;
        if (
          more.length > 0 &&
          !(isRetry && more.every(({ kind }) => ['commit-store', 'edit-comment'].includes(kind)))
        )
          return [`a second run does ${more.map(({ kind, why }) => `${kind} (${why})`).join(', ')}`];
        world = { ...run.world, log: [] };
      }
      return [];
    });
  });

  it('ends the same wherever a run is killed', async () => {
    await assertStories(30, async (begin, story) => {
      let world = begin;
      for (const actions of story) {
        world = doAll(world, actions);
        const whole = await runWorld(world);
        if (whole.end !== 'rested') return [];
        for (let at = 0; at < whole.operations.length; at++) {
          const killed = await runWorld(world, undefined, at);
          const healed = await runWorld(killed.world);
          const faults = [
            ...(healed.end === 'rested' ? [] : [`healing ended ${healed.end}`]),
            ...findBreaches(healed.world),
            ...(isUnsure(healed.world)
              ? []
              : different(whole.world, healed.world, `killed before ${whole.operations[at]!.kind}`)),
          ];
          if (faults.length > 0) return faults;
        }
        world = { ...whole.world, log: [] };
      }
      return [];
    });
  });

  it('ends the same by the conductor and by the chain', async () => {
    await assertStories(80, async (begin, story) => {
      let world = begin;
      for (const actions of story) {
        world = doAll(world, actions);
        const one = await runWorld(world);
        const chain = await runChain(world);
        if (one.end !== 'rested') return [];
        if (chain.end !== 'rested')
          return world.refuses.length > 0
            ? []
            : [
                `the chain ended ${chain.end}: ${chain.operations
                  .slice(-6)
                  .map(({ why }) => why)
                  .join(' | ')}`,
              ];
        const faults = [...findBreaches(chain.world), ...different(one.world, chain.world, 'chain')];
        if (faults.length > 0) return faults;
        world = { ...one.world, log: [] };
      }
      return [];
    });
  });

  // But for the text of an issue, which a light look does not read: its edit starts a run of its own.
  it('is taken up by the sweep wherever something is left to do', async () => {
    await assertStories(100, async (begin, story) => {
      let world = begin;
      for (const actions of story) {
        world = doAll(world, actions);
        if (actions.some(({ words }) => words === 'the body is edited')) return [];
        const due = dueOf(world, changedSince(world, begin));
        const run = await runWorld(world);
        if (run.end !== 'rested') return [];
        const done = run.operations.filter(({ kind }) => kind !== 'react');
        if (done.length > 0 && due === undefined)
          return [
            `the sweep would not look, though ${done.map(({ kind, why }) => `${kind} (${why})`).join(', ')}`,
          ];
        world = { ...run.world, log: [] };
      }
      return [];
    });
  });
});

const changedSince = (world: World, begin: World): ReadonlySet<string> =>
  new Set(Object.keys(world.advisories).filter((ghsa) => world.advisories[ghsa] !== begin.advisories[ghsa]));
