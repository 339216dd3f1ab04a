/** Public threads whose takedown is disturbed: every way that it can go. */
import { createRandom } from '../rehearsal/random.ts';
import { parsePublicThread } from '../rehearsal/thread/public-thread.ts';
import { planThreadPlay, type ThreadPlay, type ThreadVariant } from '../rehearsal/thread/thread-play.ts';

const said = (author: string, role: string, body: string) => ({ author, role, date: '2025-03-03', body });

const TALK = [
  said('val-visitor', 'comment', 'I could do that with a header of ten thousand bytes, too.'),
  said('mika-member', 'comment', 'Please do not go on with that in public, everybody.'),
  said('pat-author', 'comment', 'So could everybody who reads this here, I am afraid.'),
];

const ISSUE = {
  url: 'https://github.com/example-lab/widget/issues/41',
  state: 'closed',
  title: 'Headers of nine thousand bytes bring the server down',
  posts: [said('pat-author', 'description', 'Send a header of nine thousand bytes and it stops.'), ...TALK],
};

const PULL = {
  url: 'https://github.com/example-lab/widget/pull/41',
  state: 'open',
  title: 'Refuse headers that bring the server down',
  posts: [
    said('pat-author', 'description', 'A header of nine thousand bytes stops it, this is the way out.'),
    said('val-visitor', 'review', 'The check has to come before the loop over all of the lines.'),
    said('val-visitor', 'line comment', 'This number should be in the configuration instead of here.'),
    ...TALK,
  ],
  patch:
    '--- a/lib/read.js\n+++ b/lib/read.js\n@@ -1 +1,2 @@\n+if (header.length > 8192) return refuse(header);\n',
};

const USUAL: ThreadVariant = { otherOwner: false, mayNotDelete: false, mayNotPush: false, anyway: false };

const PLAYS = {
  'own issue': [ISSUE, USUAL],
  'issue of another owner': [ISSUE, { ...USUAL, otherOwner: true }],
  'pull request': [PULL, USUAL],
  'pull request that may not be deleted': [PULL, { ...USUAL, mayNotDelete: true, mayNotPush: true }],
  'quiet pull request': [PULL, { ...USUAL, quiet: true }],
} as const satisfies Readonly<Record<string, readonly [unknown, ThreadVariant]>>;

export type PlayName = keyof typeof PLAYS;
export const PLAY_NAMES = Object.keys(PLAYS) as readonly PlayName[];

export function planPlay(name: PlayName): Promise<ThreadPlay> {
  const [thread, variant] = PLAYS[name];
  return planThreadPlay(parsePublicThread(name, JSON.stringify(thread)), variant, createRandom(1));
}
