import { approveReleases } from '../../src/actions/approve-deployments.ts';
import type { Sweep } from '../../src/actions/sweep-store.ts';
import type { WaitingRelease } from '../../src/case/observed.ts';
import type { Operation } from '../../src/case/operation.ts';
import { renderStoredCase, type StoredCase } from '../../src/case/stored-case.ts';
import { defaultConfig } from '../config/default-config.ts';
import { storedOf } from '../engine/run-world.ts';
import { atState } from '../engine/situation.ts';

const RUN = 7;

/** A sweep that saw one release wait and no case hold it, and the cases as they are when it lets through. */
function sweepWith(
  cases: readonly StoredCase[],
  seen: Partial<Sweep>,
  writer = 1,
): { readonly sweep: Sweep; readonly applied: Operation[]; readonly asked: (readonly number[])[] } {
  const applied: Operation[] = [];
  const asked: (readonly number[])[] = [];
  const repo = cases[0]?.analysis?.facts.packages[0]?.repo ?? 'example-org/widget';
  const release: WaitingRelease = {
    repo,
    run: RUN,
    tag: 'v9.0.0',
    commit: 'a'.repeat(40),
    package: null,
    version: null,
    by: null,
  };
  const github = {
    readCases: async (numbers: readonly number[]) => {
      asked.push(numbers);
      return cases
        .filter(({ number }) => numbers.includes(number))
        .map((stored) => ({ number: stored.number, storedText: renderStoredCase(stored), issue: null }));
    },
    readSweep: async () => ({ storeHead: 'h', storeWriter: { id: writer }, self: { id: 1 } }),
    apply: async (operation: Operation) => {
      applied.push(operation);
      return { kind: 'done' };
    },
  };
  const sweep = {
    ports: { github },
    config: defaultConfig('example-org', 'triage'),
    read: { storeHead: null, self: { id: 1, login: 'bot', kind: 'bot' } },
    options: { dryRun: false },
    broken: [],
    waiting: [release],
    open: [],
    due: [],
    unanswered: [],
    ...seen,
  };
  return { sweep: sweep as unknown as Sweep, applied, asked };
}

describe('a release that no case held when the sweep began', () => {
  it.each([
    ['that was due', { due: [7] }, []],
    ['that was just taken in', {}, [7]],
    ['that another run moved meanwhile', { open: [7] }, []],
  ])('waits where a case %s holds it now', async (_name, seen, taken) => {
    const stored = { ...storedOf(await atState('patching')), number: 7 };
    const { sweep, applied } = sweepWith([stored], seen);
    await approveReleases(sweep, taken, []);
    expect(applied).toEqual([]);
  });

  it('waits where a case that was there is not found any more', async () => {
    const { sweep, applied } = sweepWith([], { open: [7] });
    await approveReleases(sweep, [], []);
    expect(applied).toEqual([]);
  });

  it('waits where somebody else wrote to the store meanwhile', async () => {
    const stored = { ...storedOf(await atState('assessing')), number: 7 };
    const { sweep, applied } = sweepWith([stored], { open: [7] }, 2);
    await approveReleases(sweep, [], []);
    expect(applied).toEqual([]);
  });

  it('goes where every case that is open lets it go, after one look at all of them', async () => {
    const stored = { ...storedOf(await atState('assessing')), number: 7 };
    const { sweep, applied, asked } = sweepWith([stored], { open: [7], due: [7] });
    await approveReleases(sweep, [7], []);
    expect(applied).toMatchObject([{ kind: 'approve-deployment', run: RUN }]);
    expect(asked).toEqual([[7]]);
  });
});
