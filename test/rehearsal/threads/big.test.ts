/** A long thread and a big patch, taken down by the built actions: within GitHub's limits, and seen to go on. */

import { startThread } from '../../../dev/faults/thread.ts';
import { createRandom } from '../../../dev/rehearsal/random.ts';
import { parsePublicThread } from '../../../dev/rehearsal/thread/public-thread.ts';
import { planThreadPlay } from '../../../dev/rehearsal/thread/thread-play.ts';
import { itDeep, tellPlayed } from '../../deep.ts';
import { recordRehearsal } from '../../scenarios/recording.ts';

/** Five hundred comments and two megabytes where `EVERY_THREAD=1`; otherwise enough for a second part. */
const [COMMENTS, LINES] = process.env.EVERY_THREAD ? [500, 26_000] : [190, 2_600];

const BIG = {
  url: 'https://github.com/example-lab/widget/pull/41',
  title: 'Refuse headers that bring the server down',
  posts: [
    { author: 'pat-author', role: 'description', date: '2025-02-01', body: 'Nine thousand bytes stop it.' },
    ...Array.from({ length: COMMENTS }, (_, index) => ({
      author: 'val-visitor',
      role: index % 10 === 0 ? 'line comment' : 'comment',
      date: '2025-02-02',
      body: `Piece ${index} of what was said about it in public before anybody saw what it was about.`,
    })),
  ],
  patch: [
    '--- a/lib/table.js\n+++ b/lib/table.js',
    `@@ -0,0 +1,${LINES} @@`,
    ...Array.from(
      { length: LINES },
      (_, index) => `+export const entry${index} = 'a line of a patch too long for an issue';`,
    ),
  ].join('\n'),
};

itDeep(
  'saves all of it and deletes it in parts',
  async () => {
    const thread = parsePublicThread('big.json', JSON.stringify(BIG));
    const variant = { otherOwner: true, mayNotDelete: false, mayNotPush: false, anyway: false };
    const actions = startThread();
    try {
      const play = await planThreadPlay(thread, variant, createRandom(1));
      const { report, runs } = await recordRehearsal({ play, thread: actions });
      tellPlayed('big threads taken down', 1);
      const [item] = report.privatized ?? [];
      expect(item?.saved).toMatchObject({ comments: COMMENTS });
      // Patch and diff beside the discussion.
      expect(item?.saved?.bytes).toBeGreaterThan(2 * BIG.patch.length);
      expect(item?.removed).toContainEqual(expect.objectContaining({ what: 'comments' }));
      const left = new Set((item?.left ?? []).map(({ what, url }) => `${what} ${url}`));
      const remains = new Set((report.publicRemains ?? []).map(({ what, url }) => `${what} ${url}`));
      expect([...remains].filter((remain) => !left.has(remain))).toEqual([]);
      expect(remains).not.toContain(`comments ${BIG.url}`);
      const writes = runs.map(({ result }) => result.outputs.plan?.match(/"erase-comments"/g)?.length ?? 0);
      expect(Math.max(...writes)).toBeGreaterThan(1);
      // GitHub counts requests by the minute: comments are not deleted one by one.
      expect(Math.max(...report.runs.map(({ requests }) => requests))).toBeLessThan(COMMENTS);
    } finally {
      await actions.close();
    }
  },
  240_000,
);
