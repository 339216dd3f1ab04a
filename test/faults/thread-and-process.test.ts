/**
 * A run in a thread comes to the same as one in a process of its own: the world, the requests, exit code, outputs, log
 * and summary, for every action, undisturbed and under every fault that a process can be under as well.
 */

import { disarm, FAULT_KINDS, type FaultKind, faultOf } from '../../dev/faults/kinds.ts';
import { type ChildInput, type ChildResult, runAction } from '../../dev/rehearsal/child-run.ts';
import { startThread } from '../../dev/rehearsal/thread-run.ts';
import { CONTRACT, type EntryName } from '../../src/runner/contract.ts';
import { byDepth, tellPlayed } from '../deep.ts';
import { portray } from '../scenarios/portrait.ts';
import { type RecordedRun, type Recording, recordRehearsal } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';
import { openStage, underTest } from '../scenarios/stage.ts';

const ENTRY_NAMES = Object.keys(CONTRACT) as readonly EntryName[];

/** A run that can be started again, from the recording that it is in. */
interface Start {
  readonly recording: Recording;
  readonly run: RecordedRun;
}

/** Deaths have no output to compare; waiting for an answer that never comes takes a process too long. */
const DISTURBED = FAULT_KINDS.filter((kind) => !/^(killed|time-out)/.test(kind));

const nameOf = ({ input }: RecordedRun): string => input.main.split('/').at(-1)?.replace('.js', '') ?? '';

/** For each action the run with most requests; those that no rehearsal starts take the place of another. */
function startsOf(recordings: readonly Recording[]): ReadonlyMap<string, Start> {
  const starts = new Map<string, Start>();
  for (const recording of recordings)
    for (const run of recording.runs) {
      const known = starts.get(nameOf(run));
      if (known === undefined || costOf(run) > costOf(known.run)) starts.set(nameOf(run), { recording, run });
    }
  const [some] = starts.values();
  for (const name of ENTRY_NAMES)
    if (!starts.has(name) && some)
      starts.set(name, {
        ...some,
        run: { ...some.run, input: { ...some.run.input, main: `dist/${name}.js` } },
      });
  return starts;
}

const costOf = ({ before, after }: RecordedRun): number => after.requests.length - before.requests.length;

type Perform = (input: ChildInput) => Promise<ChildResult>;

/** Reads go at once, in whatever order: a fault is at the first request of its name, and requests are compared sorted. */
async function carryOut({ recording, run }: Start, kind: FaultKind | null, at: number, perform: Perform) {
  const done = run.after.requests.slice(run.before.requests.length).map(({ operation }) => operation);
  const operations = [...new Set(done)].filter((operation) => !operation.includes('access_tokens'));

  const stage = await openStage({
    from: { snapshot: run.before, secrets: recording.secrets, published: run.published },
  });
  const { github, registry } = stage;
  const from = github.requests.length;
  try {
    const operation = operations[at % operations.length] ?? '';
    if (kind) github.faults.add({ ...faultOf(kind, 1), operation });
    const { ms: _, ...said } = await perform({
      ...run.input,
      main: underTest(run.input.main),
      github: {
        ...run.input.github,
        GITHUB_API_URL: github.url,
        GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      },
      machine: { npm_config_registry: registry.url },
    });
    disarm(github);
    const requests = github.requests.slice(from).map((request) => request.operation);
    return JSON.parse(
      JSON.stringify({ world: portray(github), requests: requests.sort(), said })
        .replaceAll(github.url, 'URL')
        // Of several requests at once, it is chance which has the token that is refused, and whether others were asked.
        .replace(/\d+ requests? to GitHub \(.*?\); \d+ of \d+ \(\w+\) are left/g, 'some are left'),
    );
  } finally {
    await stage.close();
  }
}

let starts: ReadonlyMap<string, Start>;
beforeAll(async () => {
  starts = startsOf([
    await sharedRehearsal(),
    await recordRehearsal({ chain: true, course: { premature: true } }),
  ]);
});

const KINDS: readonly (FaultKind | null)[] = [null, ...DISTURBED];
const pairOf = (action: number, kind: number) =>
  [ENTRY_NAMES[action]!, KINDS[kind] ?? null, 3 * kind] as const;
const indexesOf = (list: readonly unknown[]) => [...list.keys()];

const PAIRS = indexesOf(ENTRY_NAMES).flatMap((action) =>
  indexesOf(KINDS).map((kind) => pairOf(action, kind)),
);
/** Every action once, and every fault. */
const SAMPLE = indexesOf(ENTRY_NAMES).map((action) => pairOf(action, action % KINDS.length));

it.each(byDepth(PAIRS, SAMPLE))('the action %s, disturbed by %s (request %i)', async (name, kind, at) => {
  const start = starts.get(name)!;
  const thread = startThread();
  const inThread = await carryOut(start, kind, at, (input) => thread.run(input));
  await thread.close();
  const inProcess = await carryOut(start, kind, at, runAction);
  tellPlayed('runs in a thread against runs in a process', 1);
  expect(inThread).toEqual(inProcess);
});
