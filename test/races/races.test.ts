/** Two runs at once, people in between, events twice and in the wrong order: as good as one after the other. */

import { findDifference } from '../../dev/faults/torture.ts';
import { CAST } from '../../dev/rehearsal/cast.ts';
import type { ChildInput } from '../../dev/rehearsal/child-run.ts';
import { createPerson } from '../../dev/rehearsal/person.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { tokenOf } from '../../dev/rehearsal/seed-world.ts';
import { byDepth, sampleOf, tellPlayed } from '../deep.ts';
import type { RecordedRun, Recording } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';
import { openTrack, type Raced, sweepOf, type Track } from './track.ts';

/** Orders of requests that are tried for each pair of runs. */
const SEEDS = byDepth([1, 2, 3], [1]);
/** Runs that are tried of a recorded rehearsal in `npm test`. */
const SAMPLE = 2;

let recording: Recording;
let track: Track;
beforeAll(async () => {
  recording = await sharedRehearsal();
  track = await openTrack(recording);
});
afterAll(() => track.close());

/** Runs that changed something: of the others two at once are as good as one. */
const busyRuns = (): readonly RecordedRun[] =>
  sampleOf(
    recording.runs.filter(({ result }) => result.outputs.changed === 'true'),
    SAMPLE,
  );

function expectSound(raced: Raced): void {
  expect({ order: raced.order, doubles: raced.doubles }).toEqual({ order: raced.order, doubles: [] });
  expect({ order: raced.order, complaints: raced.complaints }).toEqual({
    order: raced.order,
    complaints: [],
  });
  for (const { stdout, stderr, exitCode } of raced.results) {
    expect({ order: raced.order, stderr }).toEqual({ order: raced.order, stderr: '' });
    expect({ order: raced.order, stdout, exitCode }).toMatchObject({ exitCode: 0 });
  }
}

/** The end is that of one of the two orders in turn. */
async function expectAsInTurn(run: RecordedRun, pair: readonly [ChildInput, ChildInput]): Promise<void> {
  const [one, other] = pair;
  const wanted = [await track.inTurn(run, [one, other]), await track.inTurn(run, [other, one])];
  for (const seed of SEEDS) {
    const raced = await track.race(run, pair, createRandom(seed));
    tellPlayed('races of two runs', 1);
    expectSound(raced);
    const differences = wanted.map(({ portrait }) => findDifference(portrait, raced.portrait, ''));
    expect({ order: raced.order, event: run.input.event.name, differences }).toMatchObject({
      differences: expect.arrayContaining([null]),
    });
  }
}

describe('two runs on one case', () => {
  it('of one event that came twice end as one does', async () => {
    for (const run of busyRuns()) await expectAsInTurn(run, [run.input, run.input]);
  });

  it('of an event and of the sweep end as in turn', async () => {
    for (const run of busyRuns()) await expectAsInTurn(run, [run.input, sweepOf(recording, run)]);
  });
});

describe('events', () => {
  it('in the wrong order end as in the right one: what counts is what stands on GitHub', async () => {
    const events = recording.runs.filter(({ input }) => input.event.name !== 'schedule');
    const pairs = events.slice(1).map((run, index) => [events[index]!, run] as const);
    for (const [before, run] of sampleOf(pairs, SAMPLE)) {
      tellPlayed('pairs of events in the wrong order', 1);
      const right = await track.inTurn(run, [before.input, run.input]);
      const wrong = await track.inTurn(run, [run.input, before.input]);
      expectSound(wrong);
      expect(findDifference(right.portrait, wrong.portrait, '')).toBeNull();
    }
  });

  it.each([
    ['labeled before unlabeled', ['set', 'take']],
    ['unlabeled before labeled', ['take', 'set']],
  ] as const)('of one gesture, %s, at once', async (_, actions) => {
    const run = recording.runs.find(({ after }) => hasLabel(after.world, 'case/assessing'))!;
    for (const seed of SEEDS) {
      const member = createPerson(CAST.member.login, tokenOf(CAST.member.login), track.github.url);
      const path = `/repos/${recording.triage}/issues/1/labels`;
      const start = { ...run, before: run.after };
      const [first, second] = actions.map((action) =>
        action === 'set'
          ? () => member.request('POST', path, { labels: ['case/needs-info'] })
          : () => member.request('DELETE', `${path}/${encodeURIComponent('case/assessing')}`),
      );
      const raced = await track.race(start, [run.input, run.input], createRandom(seed), async (count) => {
        if (count === 1) await first?.();
        if (count === 2) await second?.();
      });
      expectSound(raced);
      expect(JSON.stringify(raced.portrait)).toContain('"labels":["case/needs-info"]');
    }
  });
});

const hasLabel = (world: RecordedRun['after']['world'], name: string): boolean =>
  [...world.issues.values()].some((issue) =>
    issue.labelIds.some((id) =>
      [...world.repos.values()].some((repo) =>
        repo.labels.some((label) => label.id === id && label.name === name),
      ),
    ),
  );

describe('a person in between', () => {
  it.each(['comment', 'edit', 'label', 'close', 'assign'] as const)(
    'who does this (%s) at any moment breaks nothing, and is not lost',
    async (action) => {
      const member = createPerson(CAST.member.login, tokenOf(CAST.member.login), track.github.url);
      const issue = `/repos/${recording.triage}/issues/1`;
      const runs = busyRuns().filter(({ before }) => before.world.issues.size > 0);
      for (const [index, run] of runs.entries()) {
        const moment = 1 + Math.floor(createRandom(index + 1)() * 20);
        tellPlayed('races with a person in between', 1);
        const raced = await track.race(run, [run.input, run.input], createRandom(index), async (count) => {
          if (count === moment) await act(member, issue, action);
        });
        const errors = raced.results.flatMap(({ stdout }) =>
          stdout.split('\n').filter((line) => line.startsWith('::error')),
        );
        expect({ order: raced.order, errors }).toEqual({ order: raced.order, errors: [] });
        expect({ order: raced.order, doubles: raced.doubles }).toEqual({ order: raced.order, doubles: [] });
        expect({ order: raced.order, complaints: raced.complaints }).toEqual({
          order: raced.order,
          complaints: [],
        });
      }
    },
    180_000,
  );
});

async function act(
  member: ReturnType<typeof createPerson>,
  issue: string,
  action: 'comment' | 'edit' | 'label' | 'close' | 'assign',
): Promise<unknown> {
  switch (action) {
    case 'comment':
      return member.request('POST', `${issue}/comments`, { body: '/why' });
    case 'edit':
      return member.request('PATCH', issue, { title: 'Changed in between' });
    case 'label':
      return member.request('POST', `${issue}/labels`, { labels: ['flag/exploited'] });
    case 'close':
      return member.request('PATCH', issue, { state: 'closed' });
    case 'assign':
      return member.request('POST', `${issue}/assignees`, { assignees: [CAST.member.login] });
  }
}
