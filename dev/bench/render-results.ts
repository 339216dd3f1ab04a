/** The results as Markdown, each beside what it must not exceed. */
import { CASES_A_REQUEST } from '../../src/case/sweep-reads.ts';
import type { Remarks, Results } from './results.ts';

/** Owners of the sweep that is measured. */
const OWNERS = 1;

/** The limits that the project set itself; beyond them a change needs a reason. */
export const LIMITS = {
  startupRatioMin: 2.0,
  oneCaseRatioMin: 8,
  moveReads: 3,
  /** Pages of cases, the list of each owner, and three; for tokens one, and two for each owner. */
  sweepRequests: (cases: number): number => Math.ceil(cases / CASES_A_REQUEST) + OWNERS + 3 + 1 + 2 * OWNERS,
  sweepPeakMB: 300,
  /** Of 10,000 cases without latency. */
  sweepMs: 20_000,
  /** Requests that figures, board and calendar may add to a sweep. */
  figuresRequests: 5,
  figuresMs: 5_000,
  figuresPeakMB: 200,
  packedBytes: 1_200_000,
  /** `npm test`, all of it. */
  testsSeconds: 240,
} as const;

/** Of a minute in a private repo, from 2026 on; free minutes go first (GitHub Docs, Actions runner pricing). */
const PRICES = [
  { runner: '`ubuntu-slim`', dollars: 0.002 },
  { runner: '`ubuntu-latest`', dollars: 0.006 },
] as const;

export function renderResults(results: Results, remarks: Remarks): string {
  return [
    ...renderStartup(results, remarks),
    ...renderWork(results),
    ...renderPeers(results),
    ...renderMove(results, remarks),
    ...renderSweep(results),
    ...renderFigures(results),
    ...renderCase(results, remarks),
    ...renderPacked(results, remarks),
    ...renderTests(results),
  ].join('\n');
}

function renderStartup({ startup }: Results, { base }: Remarks): readonly string[] {
  if (!startup) return [];
  const against = base
    ? ` (here ${base.median.toFixed(0)} ms in the median, ${base.min.toFixed(0)} ms at least)`
    : '';
  return section(
    'Start-up',
    [
      `Times of \`node -e 0\`${against}, from spawn to exit on an event that concerns no case. At most ${LIMITS.startupRatioMin} by minimum.`,
    ],
    ['action', 'median', 'minimum', ''],
    startup.map(({ action, ratioMedian, ratioMin }) => [
      action,
      ratioMedian.toFixed(2),
      ratioMin.toFixed(2),
      tell(ratioMin <= LIMITS.startupRatioMin),
    ]),
  );
}

function renderWork({ work }: Results): readonly string[] {
  if (!work) return [];
  return section(
    'Runs with work',
    [
      `Times of \`node -e 0\`, by minimum, the embedded GitHub's own time included. A sweep of one case at most ${LIMITS.oneCaseRatioMin}.`,
    ],
    ['run', 'minimum', ''],
    work.map(({ action, ratioMin }) => [
      action,
      ratioMin.toFixed(2),
      action.endsWith('sweep of 1 case') ? tell(ratioMin <= LIMITS.oneCaseRatioMin) : '',
    ]),
  );
}

function renderPeers({ peers }: Results): readonly string[] {
  if (!peers) return [];
  return section(
    'Beside others',
    [
      'Times of `node -e 0`, in turn on the same embedded GitHub. An exit code of its own shows who did not get to work.',
    ],
    ['action', 'median', 'minimum', 'exit code'],
    peers.map(({ action, ratioMedian, ratioMin, exitCode }) => [
      action,
      ratioMedian.toFixed(2),
      ratioMin.toFixed(2),
      exitCode === null ? 'stopped' : String(exitCode),
    ]),
  );
}

function renderMove({ move }: Results, { moves }: Remarks): readonly string[] {
  if (!move) return [];
  return section(
    'Requests of a label move',
    [
      `At most ${move.reads} reads (limit ${LIMITS.moveReads}: ${tell(move.reads <= LIMITS.moveReads)}) and ${move.writes} writes, tokens and npm apart. Apart, too: what is read again right before something that cannot be undone, and what the gate reads of a project repo.`,
    ],
    ['move', 'reads', 'writes', 'read again', 'gate'],
    (moves ?? []).map(({ to, reads, writes, again, gate }) => [to, reads, writes, again, gate].map(String)),
  );
}

function renderSweep({ sweep }: Results): readonly string[] {
  if (!sweep) return [];
  return section(
    'Scheduled sweep',
    [
      `Open cases in which nothing is due, one owner, tokens included. At most ⌈cases/${CASES_A_REQUEST}⌉ + 3 · owners + 4 requests, ${LIMITS.sweepPeakMB} MB, and for 10,000 cases without latency ${LIMITS.sweepMs / 1000} s, the embedded GitHub's own time included.`,
    ],
    ['cases', 'latency', 'requests', 'limit', 'time', 'peak memory', ''],
    sweep.map((each) => [
      each.cases.toLocaleString('en'),
      `${each.latencyMs} ms`,
      String(each.requests),
      String(LIMITS.sweepRequests(each.cases)),
      `${(each.ms / 1000).toFixed(1)} s`,
      `${each.peakRssMB} MB`,
      tell(
        each.requests <= LIMITS.sweepRequests(each.cases) &&
          each.peakRssMB < LIMITS.sweepPeakMB &&
          (each.latencyMs > 0 || each.ms < LIMITS.sweepMs),
      ),
    ]),
  );
}

function renderFigures({ figures }: Results): readonly string[] {
  if (!figures) return [];
  const { cases, requests, requestsWithout, ms, msWithout, peakRssMB } = figures;
  const isWithin =
    requests - requestsWithout <= LIMITS.figuresRequests &&
    ms < LIMITS.figuresMs &&
    peakRssMB < LIMITS.figuresPeakMB;
  const seconds = (each: number): string => `${(each / 1000).toFixed(1)} s`;
  return section(
    'Figures',
    [
      `One sweep that makes figures, their public version, board and calendar anew, half of the cases closed. At most ${LIMITS.figuresRequests} requests more than without, ${LIMITS.figuresMs / 1000} s and ${LIMITS.figuresPeakMB} MB in all.`,
    ],
    ['cases', 'requests', 'without', 'time', 'without', 'peak memory', ''],
    [
      [
        cases.toLocaleString('en'),
        String(requests),
        String(requestsWithout),
        seconds(ms),
        seconds(msWithout),
        `${peakRssMB} MB`,
        tell(isWithin),
      ],
    ],
  );
}

function renderCase({ case: whole }: Results, { jobs }: Remarks): readonly string[] {
  if (!whole) return [];
  return section(
    'A whole case',
    [
      `The built-in case with the conductor: ${whole.requests} requests with tokens, ${whole.jobs} jobs with scheduled ones, ${(whole.ms / 1000).toFixed(1)} s of real time.`,
      '',
      'Billed jobs, each a minute at least and (`npm test -- test/simulation/month`) at most, with what the schedules of a month come to:',
    ],
    ['workflows', 'per case', 'schedules in 30 days', ...PRICES.map(({ runner }) => runner)],
    (jobs ?? []).map(({ way, perCase, perMonth }) => [
      way,
      String(perCase),
      `${perMonth} minutes`,
      ...PRICES.map(({ dollars }) => `$${(perMonth * dollars).toFixed(2)}`),
    ]),
  );
}

function renderPacked({ packed }: Results, { parts }: Remarks): readonly string[] {
  if (!packed) return [];
  const bytes = (count: number): string => count.toLocaleString('en');
  return section(
    'Packed repository',
    [
      `\`git archive HEAD | gzip -9\`: ${bytes(packed.bytes)} bytes (limit ${bytes(LIMITS.packedBytes)}: ${tell(packed.bytes <= LIMITS.packedBytes)}). What a release holds of it: ${bytes(packed.release)} bytes.`,
    ],
    ['part, packed by itself', 'bytes'],
    (parts ?? []).map((part) => [part.what, bytes(part.bytes)]),
  );
}

function renderTests({ tests }: Results): readonly string[] {
  if (!tests) return [];
  const words = `${tests.suites} suites in ${tests.seconds} s (limit ${LIMITS.testsSeconds} s on two idle cores: ${tell(tests.seconds <= LIMITS.testsSeconds)}).`;
  return section('Tests', [words], [], []);
}

const tell = (isWithin: boolean): string => (isWithin ? 'within' : '**over**');

function section(
  title: string,
  words: readonly string[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = rows.length === 0 ? [] : [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
  return [`## ${title}`, '', ...words, '', ...table];
}
