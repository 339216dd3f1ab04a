/** A seeded stretch of time on the embedded GitHub: reports, people as they are, and the built actions. */
import { parseStoredCase, type StoredCase, stateOf } from '../../src/case/stored-case.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { LABELS } from '../../src/process/table.ts';
import type { ChildInput, ChildResult } from '../../src/rehearsal/child-run.ts';
import { runAction } from '../../src/rehearsal/child-run.ts';
import { createRandom } from '../../src/rehearsal/random.ts';
import { startThread } from '../faults/thread.ts';
import { openStage, PROJECT, type Stage, storeOf, TRIAGE } from '../scenarios/stage.ts';
import { createJudge } from './judge.ts';
import { createPeople } from './people.ts';
import type { Tally, Wish } from './wish.ts';

const CONFIG = 'owner: expressjs\nteam: security-triage\ngate: { npm: false }\n';
const HOUR = 3_600_000;

type Perform = (input: ChildInput) => Promise<ChildResult>;

/** Plays it through. `tell` hears of the progress about every thirty simulated days. */
export async function simulate(wish: Wish, tell: (line: string) => void = () => {}): Promise<Tally> {
  const random = createRandom(wish.seed);
  const thread = wish.by === 'thread' ? await startThread() : undefined;
  const run: Perform = (input) => (thread ? thread.run(input, { published: {} }) : runAction(input));
  const post = createPost(run, createRandom(wish.seed + 1));
  const stage = await openStage({ config: CONFIG, schemaCheck: false, perform: post.perform });
  try {
    return await play(stage, wish, random, post, tell);
  } finally {
    await Promise.all([stage.close(), thread?.close()]);
  }
}

/** Events on their way to the actions: one in twenty is lost, one doubled, one late. Schedules come as they are. */
function createPost(run: Perform, random: () => number) {
  const events = { dropped: 0, doubled: 0, delayed: 0 };
  const late: ChildInput[] = [];
  const troubles: string[] = [];
  let runs = 0;
  const start = async (input: ChildInput): Promise<ChildResult> => {
    if (input.event.name !== 'schedule') runs += 1;
    const result = await run(input);
    if (result.exitCode !== 0)
      troubles.push(`${input.event.name}: ${result.stdout.slice(-500)}${result.stderr}`);
    return result;
  };
  const nothing: ChildResult = { exitCode: 0, stdout: '', stderr: '', summary: '', outputs: {}, ms: 0 };
  return {
    events,
    troubles,
    get runs() {
      return runs;
    },
    perform: async (input: ChildInput): Promise<ChildResult> => {
      const draw = input.event.name === 'schedule' ? 1 : random();
      if (draw < 0.05) {
        events.dropped += 1;
        return nothing;
      }
      if (draw < 0.1) {
        events.delayed += 1;
        late.push(input);
        return nothing;
      }
      if (draw < 0.15) {
        events.doubled += 1;
        await start(input);
      }
      return start(input);
    },
    deliverLate: async (): Promise<void> => {
      for (const input of late.splice(0, late.length)) await start(input);
    },
  };
}

async function play(
  stage: Stage,
  wish: Wish,
  random: () => number,
  post: ReturnType<typeof createPost>,
  tell: (line: string) => void,
): Promise<Tally> {
  const parsed = parseConfig(CONFIG, { labels: LABELS.map(({ id }) => id) });
  if (parsed.kind === 'bad') throw new Error(JSON.stringify(parsed.problems));
  const people = createPeople(stage, random);
  const judge = createJudge(stage, parsed.config, people.deleted, wish.everyHours * HOUR);
  const steps = Math.ceil((wish.days * 24) / wish.everyHours);
  const arrivals = planArrivals(wish, steps, random);
  let reports = 0;
  for (let step = 0; step < steps; step++) {
    stage.github.clock.advance(wish.everyHours * HOUR);
    for (let count = arrivals.get(step) ?? 0; count > 0; count--) await report(stage, ++reports, random);
    await people.act(openCases(stage), wish.everyHours);
    await post.deliverLate();
    await stage.settle();
    if (!wish.isUnswept) await stage.sweep();
    judge.look(openCases(stage));
    if (step % Math.ceil((30 * 24) / wish.everyHours) === 0)
      tell(
        `day ${Math.floor((step * wish.everyHours) / 24)}: ${reports} reports, ${judge.faults.length} faults`,
      );
  }
  const all = casesOf(stage);
  return {
    reports,
    cases: all.length,
    closed: all.filter((stored) => stateOf(stored) === 'closed').length,
    sweeps: steps,
    runs: post.runs,
    events: post.events,
    deeds: people.deeds,
    deadlinesPassed: judge.deadlinesPassed,
    reminders: judge.reminders,
    faults: [...judge.faults, ...post.troubles, ...countFaults(all, reports)],
    mostRequests: Math.max(0, ...stage.runner.runs.map(({ cost }) => cost.total)),
    portrait: JSON.stringify(
      all.map(({ number, moves, said, coordinators }) => ({ number, moves, said, coordinators })),
    ),
  };
}

/** When how many come: chance all over the time but its last tenth, in bursts now and then. */
function planArrivals({ reports }: Wish, steps: number, random: () => number): ReadonlyMap<number, number> {
  const arrivals = new Map<number, number>();
  const add = (step: number): void => void arrivals.set(step, (arrivals.get(step) ?? 0) + 1);
  for (let left = reports; left > 0; ) {
    const step = Math.floor(random() * steps * 0.9);
    const burst = Math.min(left, random() < 0.05 ? 4 : 1);
    for (let count = 0; count < burst; count++) add(step);
    left -= burst;
  }
  return arrivals;
}

/** Two of three in private on GitHub; one by mail, which an owner of the organisation puts into the form. */
async function report(stage: Stage, number: number, random: () => number): Promise<void> {
  if (random() < 0.67) {
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
      summary: `Flaw ${number}`,
      description: `How flaw ${number} works.`,
    });
    return;
  }
  await stage.people.owner.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Report: ',
    body: `### The report\n\nFlaw ${number}\n\n### Package\n\nbody-parser\n\n### Repository\n\n${PROJECT}`,
    labels: ['security-report'],
  });
}

const readBefore = new Map<string, StoredCase>();

function casesOf(stage: Stage): readonly StoredCase[] {
  return Object.entries(storeOf(stage)).flatMap(([path, text]) => {
    if (!/^cases\/\d+\.yml$/.test(path)) return [];
    const known = readBefore.get(text);
    if (known) return [known];
    const parsed = parseStoredCase(text);
    if (parsed.kind === 'bad') throw new Error(`${path}: ${parsed.reason}`);
    if (readBefore.size > 1_000) readBefore.clear();
    readBefore.set(text, parsed.stored);
    return [parsed.stored];
  });
}

const openCases = (stage: Stage): readonly StoredCase[] =>
  casesOf(stage).filter((stored) => stateOf(stored) !== 'closed');

/** Every report is a case, and exactly one. */
function countFaults(cases: readonly StoredCase[], reports: number): readonly string[] {
  const ids = cases.flatMap(({ source }) => source.ghsa ?? []);
  return [
    ...(cases.length === reports ? [] : [`${reports} reports became ${cases.length} cases`]),
    ...(new Set(ids).size === ids.length ? [] : ['one report is two cases']),
  ];
}
