/** What one case is billed beside the schedule: the jobs that its events start, each for begun minutes. */
import { billedMinutes } from '../../dev/simulation/limits.ts';
import { IS_DEEP, tellPlayed } from '../deep.ts';
import { type Recording, type RecordingWish, recordRehearsal } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';

/** Minutes that a case may be billed from the report to its end; docs/admin.md promises it. */
const MOST = 20;
/** Slow on purpose: an answer of GitHub takes a third of that, and a job starts in a few seconds. */
const SLOW = { perRequest: 0.75, start: 15 } as const;

const COURSES: readonly (readonly [string, RecordingWish])[] = [
  ['in one workflow for each action', { chain: true }],
  ['that was public too early', { course: { premature: true } }],
  ['whose reporter is asked for more', { course: { needsInfo: true } }],
  ['without a patch', { course: { ending: 'no-patch' } }],
  ['that is invalid', { course: { ending: 'invalid' } }],
];

function minutesOf({ report }: Recording): number {
  const started = report.runs.filter(({ event }) => event !== 'schedule');
  expect(started.length).toBeGreaterThan(3);
  return started.reduce((sum, { requests }) => sum + billedMinutes(requests, SLOW.perRequest, SLOW.start), 0);
}

describe('a case', () => {
  const played = IS_DEEP ? COURSES : [];
  afterAll(() => tellPlayed('cases whose billed minutes are counted', played.length + 1));

  it(`is billed at most ${MOST} minutes beside the schedule`, async () => {
    expect(minutesOf(await sharedRehearsal())).toBeLessThanOrEqual(MOST);
  });

  for (const [name, wish] of played)
    it(`${name} is billed at most ${MOST} minutes beside the schedule`, async () => {
      expect(minutesOf(await recordRehearsal(wish))).toBeLessThanOrEqual(MOST);
    });
});
