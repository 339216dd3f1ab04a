/** Every unkindness by itself, on the built bundle: what may never happen, and what is known not to hold yet. */
import { unkindnessNames } from '../../../dev/embedded-github/unkindness/table.ts';
import { sampleOf, tellPlayed } from '../../deep.ts';
import { BREACHES, isTakenDown, judge, struckNames } from './judge.ts';
import { NOT_SURVIVED } from './not-survived.ts';
import { type Lane, openLane } from './play.ts';
import { namesOf, TRIALS } from './trials.ts';

/** A form of an unkindness that this story does not come across; others do. */
const NOT_MET: readonly string[] = [
  // The store is there already, and is not made again.
  'ruleset-refuses-refs',
  'orphan-refs-need-workflows',
  // The bundle does not ask whether a comment came by mail.
  'comments-by-mail',
  // The team is read by GraphQL.
  'members-hidden',
  // A small team asks for little.
  'graphql-resource-limits',
  'graphql-bad-gateway',
  'queue-of-100',
  'report-limits',
  // No report of the story names code.
  'cut-trees',
  // No project has a form, no release waits, nothing is published.
  'report-forms',
  'rule-needs-subscription',
  'app-cannot-publish',
  'app-cannot-request-cve',
  'no-comments-on-published',
  'vulnerability-required',
  'sentences-alone',
];

let lane: Lane;
beforeAll(async () => {
  lane = await openLane();
});
afterAll(async () => {
  tellPlayed('unkindnesses alone', played.length);
  await lane.close();
});

it('a kind GitHub breaks nothing, and lets the threads be taken down', async () => {
  const played = await lane.play({ unkind: [] });
  expect(judge(played, { unkind: [] })).toEqual({});
  expect(isTakenDown(played.stage)).toBe(true);
  expect(played.reports).toHaveLength(2);
  expect(played.reminders).toBeGreaterThan(0);
});

const played = sampleOf(Object.entries(TRIALS), 7);

it.each(played)('%s', async (name, wish) => {
  const story = await lane.play(wish);
  const struck = struckNames(story.stage.github.world);
  if (!NOT_MET.includes(name)) expect(struck).toEqual(expect.arrayContaining([...namesOf(wish)]));
  const found = judge(story, wish);
  const expected = NOT_SURVIVED[name]?.breaches ?? [];
  // What is not expected is told with its words; what is expected and does not happen any more has to leave the table.
  expect({ found: Object.keys(found).sort(), words: found }).toEqual({
    found: [...expected].sort(),
    words: found,
  });
});

it('the table of what is not survived names trials and breaches that there are', () => {
  for (const [trial, { breaches, item }] of Object.entries(NOT_SURVIVED)) {
    expect(Object.keys(TRIALS)).toContain(trial);
    expect(breaches.length).toBeGreaterThan(0);
    for (const breach of breaches) expect(BREACHES).toHaveProperty(breach);
    expect(item).toMatch(/^\d+ item \d+/);
  }
});

it('every unkindness is tried', () => {
  expect(Object.keys(TRIALS)).toEqual(expect.arrayContaining([...unkindnessNames]));
});
