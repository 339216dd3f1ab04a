/** A seeded stretch of time on the embedded GitHub: reports, people as they are, and the built actions. */
import { parseStoredCase, type StoredCase, stateOf } from '../../src/case/stored-case.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { LABELS } from '../../src/process/labels.ts';
import { adjustRepo, openStage, type Stage, storeOf } from '../../test/scenarios/stage.ts';
import { startThread } from '../faults/thread.ts';
import type { ChildInput, ChildResult } from '../rehearsal/child-run.ts';
import { runAction } from '../rehearsal/child-run.ts';
import { createRandom } from '../rehearsal/random.ts';
import {
  CHANNELS,
  countFaults,
  drawChannel,
  PUBLIC_LABEL,
  planArrivals,
  type Report,
  send,
} from './arrivals.ts';
import { startInProcess } from './in-process.ts';
import { createJudge, type Judge } from './judge.ts';
import { busiestHour, findOverruns } from './limits.ts';
import { judgeOutward } from './outward.ts';
import { createPeople, type People } from './people.ts';
import { createRest } from './rest.ts';
import { countActions, type Tally, type Wish } from './wish.ts';

/** Odd seeds count every day in UTC, even ones the working days of a zone that changes its clocks. */
const configOf = (seed: number): string => `owner: expressjs
team: security-triage
gate: { npm: false }
board: true
intake: { public-label: ${PUBLIC_LABEL}, most-per-day: 3 }
clocks:
  assess: 12
  patch: 30
  update: 21
  embargo: 90
${seed % 2 === 0 ? OFFICE : ''}`;
const OFFICE = `  days: business
  zone: Europe/Berlin
  holidays: [01-01, 05-01, 12-25, 12-26]
  away:
    - from: 2025-12-22
      until: 2026-01-05
`;
/** Reports that were there a month before the first sweep. */
const BEFORE = 2;
const HOUR = 3_600_000;

type Perform = (input: ChildInput) => Promise<ChildResult>;

/** Plays it through. `tell` hears of the progress about every thirty simulated days. */
export async function simulate(wish: Wish, tell: (line: string) => void = () => {}): Promise<Tally> {
  const random = createRandom(wish.seed);
  const thread = wish.by === 'thread' ? startThread() : undefined;
  const here = wish.by === 'here' ? await startInProcess() : undefined;
  const run: Perform = (input) =>
    here?.run(input) ?? thread?.run(input, { published: {} }) ?? runAction(input);
  const post = createPost(run, createRandom(wish.seed + 1));
  const stage = await openStage({
    config: configOf(wish.seed),
    schemaCheck: false,
    chain: wish.chain ?? false,
    perform: post.perform,
    ...(wish.unkind ? { unkind: wish.unkind } : {}),
    adjust: adjustRepo('website', (repo) => ({ ...repo, privateVulnerabilityReporting: true })),
  });
  try {
    return await play(stage, wish, random, post, tell);
  } finally {
    await Promise.all([stage.close(), thread?.close()]);
    here?.close();
  }
}

/** Events on their way to the actions: one in twenty is lost, one doubled, one late. Schedules come as they are. */
function createPost(run: Perform, random: () => number) {
  const events = { dropped: 0, doubled: 0, delayed: 0 };
  const late: ChildInput[] = [];
  const errors: string[] = [];
  let runs = 0;
  const start = async (input: ChildInput): Promise<ChildResult> => {
    if (input.event.name !== 'schedule') runs += 1;
    const result = await run(input);
    if (result.exitCode !== 0)
      errors.push(`${input.event.name}: ${result.stdout.slice(-500)}${result.stderr}`);
    return result;
  };
  const nothing: ChildResult = { exitCode: 0, stdout: '', stderr: '', summary: '', outputs: {}, ms: 0 };
  return {
    events,
    errors,
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
  const parsed = parseConfig(configOf(wish.seed), { labels: LABELS.map(({ id }) => id) });
  if (parsed.kind === 'bad') throw new Error(JSON.stringify(parsed.problems));
  const people = createPeople(stage, random);
  const judge = createJudge(stage, parsed.config, people.deleted, {
    stepMs: wish.everyHours * HOUR,
    chain: wish.chain ?? false,
  });
  const rest = createRest(stage, parsed.config, {
    proven: wish.rests,
    random: createRandom(wish.seed + 2),
  });
  const steps = Math.ceil((wish.days * 24) / wish.everyHours);
  const before = Math.min(BEFORE, wish.reports);
  const arrivals = planArrivals(wish.reports - before, steps, random);
  const reports: Report[] = [];
  let told = 0;
  const channels = Object.fromEntries(CHANNELS.map((each) => [each, 0])) as Record<
    (typeof CHANNELS)[number],
    number
  >;
  const report = async (channel: (typeof CHANNELS)[number]): Promise<void> => {
    reports.push(await send(stage, reports.length + 1, channel, random));
    channels[channel] += 1;
  };
  for (let count = 0; count < before; count++) await report('reported before the process began');
  stage.github.clock.advance((30 + (wish.later ?? 0)) * 24 * HOUR);
  for (let step = 0; step < steps; step++) {
    stage.github.clock.advance(wish.everyHours * HOUR);
    for (let count = arrivals.get(step) ?? 0; count > 0; count--) await report(drawChannel(random));
    await people.act(openCases(stage), wish.everyHours);
    await post.deliverLate();
    await stage.settle();
    if (!wish.isUnswept) await rest.sweep(openCases(stage), countActions(people.actions));
    await wish.plant?.(stage, step === steps - 1);
    judge.look(openCases(stage), reports);
    for (const fault of judge.faults.slice(told)) tell(`${stage.github.clock.now().toISOString()} ${fault}`);
    told = judge.faults.length;
    if (step % Math.ceil((30 * 24) / wish.everyHours) === 0)
      tell(
        `day ${Math.floor((step * wish.everyHours) / 24)}: ${reports.length} reports, ${openCases(stage).length} open, ${judge.faults.length} faults`,
      );
  }
  wish.after?.(stage);
  return tallyUp(stage, { people, judge, rest, post, reports, channels });
}

interface Played {
  readonly people: People;
  readonly judge: Judge;
  readonly rest: ReturnType<typeof createRest>;
  readonly post: ReturnType<typeof createPost>;
  readonly reports: readonly Report[];
  readonly channels: Tally['channels'];
}

function tallyUp(stage: Stage, { people, judge, rest, post, reports, channels }: Played): Tally {
  const all = casesOf(stage);
  const busiest = busiestHour(stage.github.requests);
  const outward = judgeOutward(stage, all, people.byHand);
  return {
    reports: reports.length,
    channels,
    cases: all.length,
    disclosed: outward.disclosed,
    closed: all.filter((stored) => stateOf(stored) === 'closed').length,
    sweeps: rest.swept,
    rested: { left: rest.rested, proven: rest.proven },
    busiest,
    runs: post.runs,
    events: post.events,
    actions: people.actions,
    deadlinesPassed: judge.deadlinesPassed,
    reminders: judge.reminders,
    faults: [
      ...judge.faults,
      ...rest.faults,
      ...outward.faults,
      ...findOverruns(busiest),
      ...post.errors,
      ...countFaults(all, reports),
    ],
    mostRequests: Math.max(0, ...stage.runner.runs.map(({ cost }) => cost.total)),
    portrait: JSON.stringify(
      all.map(({ number, moves, said, coordinators }) => ({ number, moves, said, coordinators })),
    ),
  };
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
