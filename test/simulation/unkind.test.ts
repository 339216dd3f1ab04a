/** A simulated week under unkindnesses that nobody in the team should notice. */
import { simulate } from '../../dev/simulation/simulate.ts';

it('forgets nothing while GitHub hides, shortens and redirects what it may', async () => {
  const tally = await simulate({
    seed: 7,
    reports: 3,
    days: 6,
    everyHours: 12,
    by: 'thread',
    unkind: [
      'author-gone',
      'fields-missing',
      'collaborators-hidden',
      'long-tokens',
      'team-without-advisory-rights',
      'one-app-everywhere',
      'sentences-alone',
      'mail-to-the-named',
    ],
  });
  expect(tally.faults).toEqual([]);
  expect(tally.cases).toBe(3);
});
