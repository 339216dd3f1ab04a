import type { PublicMoment } from '../../../dev/rehearsal/page/public-view.ts';
import { judgePromises, type StorylineInput, tellStoryline } from '../../../dev/rehearsal/page/storyline.ts';
import type { StoredMove, StoredTakedown } from '../../../src/case/stored-case.ts';
import type { Clock } from '../../../src/process/clocks.ts';
import type { StateId } from '../../../src/process/table.ts';

const move = (to: StateId, at: string, role = 'bot'): StoredMove => ({
  to,
  from: null,
  event: null,
  by: { id: 1, login: role === 'bot' ? 'a-bot' : 'casey-coordinator', role },
  at,
});

const clock = (name: Clock['name'], due: string, met: string | null, applies = true): Clock => ({
  name,
  due,
  met,
  applies,
});

const EMPTY: StorylineInput = {
  steps: [],
  moves: [],
  takedowns: [],
  timeline: [],
  whyFirst: 'next in the rota',
  clocks: [],
  seen: [],
  now: '2030-01-20T00:00:00Z',
};

const seen: PublicMoment = {
  at: '2030-01-02T09:00:20.000Z',
  place: 'example-org/project',
  who: 'a-bot[bot]',
  what: ['advisory'],
};

describe('the timeline of a case', () => {
  it('puts what followed at once to the step of the person', () => {
    const [moment, ...rest] = tellStoryline({
      ...EMPTY,
      steps: [
        { at: '2030-01-02T09:00:10.500Z', who: 'member', nodes: ['Z'], says: 'confirms the disclosure' },
      ],
      moves: [move('disclosing', '2030-01-02T09:00:10Z'), move('announcing', '2030-01-02T09:00:20Z')],
      clocks: [clock('embargo', '2030-01-04T09:00:00Z', '2030-01-02T09:00:11Z')],
      seen: [seen],
    });
    expect(rest).toEqual([]);
    expect(moment).toMatchObject({
      who: 'mika-member',
      bot: false,
      what: 'confirms the disclosure',
      moves: ['disclosing', 'announcing'],
      promises: [{ name: 'embargo', kept: true, margin: '1 day early' }],
      seen: [seen],
    });
  });

  it('gives what the bot did by itself, and what became public by itself, a line of its own, in order', () => {
    const moments = tellStoryline({
      ...EMPTY,
      steps: [{ at: '2030-01-03T09:00:00Z', who: 'coordinator', nodes: ['B'], says: 'volunteers' }],
      moves: [move('received', '2030-01-02T08:00:00Z')],
      seen: [seen],
    });
    expect(moments.map(({ at, who, bot }) => [at, who, bot])).toEqual([
      ['2030-01-02T08:00:00Z', 'a-bot', true],
      [seen.at, 'a-bot[bot]', true],
      ['2030-01-03T09:00:00Z', 'casey-coordinator', false],
    ]);
  });

  it('says who was assigned and why, and not that somebody assigned themselves', () => {
    const at = '2030-01-02T08:00:00Z';
    const timeline = [
      { kind: 'event', at, who: 'a-bot', text: '', assigned: 'mika-member' },
      { kind: 'event', at, who: 'casey', text: '', assigned: 'casey' },
    ] as const;
    const [moment] = tellStoryline({ ...EMPTY, moves: [move('received', at)], timeline });
    expect(moment?.assigned).toEqual(['mika-member is assigned as coordinator: next in the rota']);
  });

  it('tells when a public thread was taken down', () => {
    const takedown = {
      takenDownAt: '2030-01-02T08:00:00Z',
      publicSince: '2030-01-02T05:30:00Z',
      repo: 'o/p',
      number: 7,
    } as StoredTakedown;
    expect(tellStoryline({ ...EMPTY, takedowns: [takedown] })[0]).toMatchObject({
      bot: true,
      hidden: ['o/p#7, 2 hours after it was opened'],
    });
  });
});

describe('promises on the page', () => {
  it('are kept, missed (at the time they were due), open, or did not apply', () => {
    expect(
      judgePromises(
        [
          clock('acknowledge', '2030-01-06T00:00:00Z', '2030-01-05T18:00:00Z'),
          clock('dismiss', '2030-01-10T00:00:00Z', '2030-01-12T01:00:00Z'),
          clock('assess', '2030-01-18T00:00:00Z', null),
          clock('patch', '2030-02-01T00:00:00Z', null),
          clock('embargo', '2030-01-01T00:00:00Z', null, false),
        ],
        EMPTY.now,
      ),
    ).toEqual([
      { name: 'acknowledge', kept: true, at: '2030-01-05T18:00:00Z', margin: '6 hours early' },
      { name: 'dismiss', kept: false, at: '2030-01-10T00:00:00Z', margin: '2 days late' },
      { name: 'assess', kept: false, at: '2030-01-18T00:00:00Z', margin: '2 days late' },
    ]);
  });
});
