/** Threads as nobody expects them, taken down by the built actions: nothing breaks, and what remains is named. */

import { startThread } from '../../../dev/faults/thread.ts';
import { createRandom } from '../../../dev/rehearsal/random.ts';
import { type PublicThread, parsePublicThread } from '../../../dev/rehearsal/thread/public-thread.ts';
import { planThreadPlay, type ThreadVariant } from '../../../dev/rehearsal/thread/thread-play.ts';
import { sampleOf, tellPlayed } from '../../deep.ts';
import { recordRehearsal } from '../../scenarios/recording.ts';
import { NASTY } from './nasty.ts';

const USUAL: ThreadVariant = { otherOwner: false, mayNotDelete: false, mayNotPush: false, anyway: true };
const OTHER = { ...USUAL, otherOwner: true };
const FEWEST = { ...OTHER, mayNotDelete: true, mayNotPush: true };

type Name = keyof typeof NASTY;
const SAMPLE: readonly (readonly [Name, ThreadVariant])[] = [
  ['an issue with everything in it', USUAL],
  ['an issue with everything in it', OTHER],
  ['a pull request with everything in it', OTHER],
  ['a pull request by a program, closed and locked', FEWEST],
];
const ALL = (Object.keys(NASTY) as Name[]).flatMap((name) =>
  [USUAL, OTHER, FEWEST, { ...USUAL, anyway: false }].map((variant) => [name, variant] as const),
);

/** A rehearsal whose runs share one loaded bundle. */
async function play(thread: PublicThread, variant: ThreadVariant) {
  const actions = startThread();
  try {
    const planned = await planThreadPlay(thread, variant, createRandom(1));
    return (await recordRehearsal({ play: planned, thread: actions })).report;
  } finally {
    await actions.close();
  }
}

// All of them take a minute: EVERY_THREAD=1.
it.each(process.env.EVERY_THREAD ? ALL : sampleOf(SAMPLE, 1))(
  '%s, %j',
  async (name, variant) => {
    const thread = parsePublicThread(name, JSON.stringify(NASTY[name]));
    const report = await play(thread, variant);
    tellPlayed('nasty threads taken down', 1);
    const named = [...(report.privatized ?? []), ...(report.leftAlone ?? [])].flatMap(({ left }) => left);
    const left = new Set(named.map(({ what, url }) => `${what} ${url}`));
    const remains = (report.publicRemains ?? []).map(({ what, url }) => `${what} ${url}`);
    expect(remains.filter((remain) => !left.has(remain))).toEqual([]);
    expect(report.leaks).toEqual([]);
    if (!variant.anyway) return;
    const [item] = report.privatized ?? [];
    const posts = thread.posts.filter(
      ({ role, body, verdict }) => role !== 'description' && (body.trim() !== '' || verdict === 'APPROVED'),
    );
    expect(item).toMatchObject({ kind: thread.kind, saved: { comments: posts.length } });
    const uploads = item?.left.filter(({ what }) => what === 'attachments').map(({ note }) => note);
    if (name.includes('everything'))
      expect(uploads).toEqual(
        expect.arrayContaining(['saved', expect.stringMatching(/^not saved: permission denied/)]),
      );
    expect(report.cases).toHaveLength(1);
    expect(report.cases[0]?.states.at(-1)?.label).not.toBe('case/closed');
  },
  60_000,
);
