import { readMarker, withMarker } from '../case/marker.ts';
import type { ObservedComment } from '../case/observed.ts';
import { eventOfComment } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { type ToldComment, toldFurtherUp } from '../case/told.ts';
import { withReachableMentions } from '../text/mention.ts';
import { type BotComment, type Context, digestOf, isJudged, verdictOf } from './context.ts';
import { withMentionsInBreak } from './mentions-in-break.ts';
import { isOver, wantedComments } from './wanted-comments.ts';

interface Marked {
  readonly key: string;
  readonly comment: ObservedComment;
}

export function markedComments({ observed }: Context): readonly Marked[] {
  return (observed.issue?.comments ?? []).flatMap((comment) => {
    const key = readMarker(comment, observed.self);
    return key === null ? [] : [{ key, comment }];
  });
}

/** Two runs at once may both have said something: the first of them stays. */
function planDuplicates(marked: readonly Marked[], issue: number): readonly Operation[] {
  return marked
    .filter(({ key }, index) => marked.findIndex((other) => other.key === key) < index)
    .map(({ comment }) => ({
      kind: 'delete-comment',
      issue,
      comment: comment.id,
      surface: 'team',
      why: 'It is a duplicate.',
    }));
}

/** Comments that are due and not there; reminders and answers that are over are taken away. */
export function planBotComments(context: Context): readonly Operation[] {
  const { observed, stored } = context;
  if (!observed.issue) return [];
  const issue = observed.issue.number;
  const marked = markedComments(context);
  const told = toldFurtherUp(observed, stored);
  const wanted = wantedComments(context).map((word) => reachable(context, word));
  const duplicates = planDuplicates(marked, issue);
  const standing = new Set(wanted.map(({ key }) => key));
  const duplicateIds = new Set(
    duplicates.map((each) => (each.kind === 'delete-comment' ? each.comment : '')),
  );
  const over = [...marked.map(({ key, comment }) => ({ key, comment: comment.id })), ...told]
    .filter(({ key, comment }) => !duplicateIds.has(comment) && !standing.has(key) && isOver(context, key))
    .map(({ comment }) => takeAway(issue, comment, 'It is no longer needed.'));
  return [...duplicates, ...over, ...wanted.flatMap((word) => planWord(context, word, marked, told))];
}

const takeAway = (issue: number, comment: string, why: string): Operation => ({
  kind: 'delete-comment',
  issue,
  comment,
  surface: 'team',
  why,
});

/** What has to be done so that the issue says this. */
function planWord(
  context: Context,
  word: BotComment,
  marked: readonly Marked[],
  told: readonly ToldComment[],
): readonly Operation[] {
  const issue = context.observed.issue!.number;
  const present = marked.find(({ key }) => key === word.key)?.comment;
  const past = told.find(({ key }) => key === word.key);
  const say: Operation = {
    kind: 'comment',
    issue,
    key: word.key,
    body: word.body,
    surface: 'team',
    why: 'This comment is due.',
  };
  // Anyone who confirms has it before their eyes: a request that is far up in the conversation comes down.
  if (past && word.key.startsWith('ask/')) {
    const away = takeAway(issue, past.comment, 'It moves down in the conversation.');
    return present ? [away] : [away, say];
  }
  if (!present && !past) return isSaidBefore(context, word) ? [] : [say];
  const body = withMarker(word.body, word.key);
  const isRight = present ? present.body === body : past?.digest === digestOf(body);
  if (!word.edit || isRight) return [];
  return [
    {
      kind: 'edit-comment',
      issue,
      comment: present?.id ?? past!.comment,
      key: word.key,
      body: word.body,
      surface: 'team',
      why: 'Its text changed.',
    },
  ];
}

/** What was due before the newest comments that were read has been said, where it is not remembered otherwise. */
function isSaidBefore(context: Context, { key, at }: BotComment): boolean {
  const { commentsCut, comments } = context.observed.issue!;
  if (!commentsCut || key.startsWith('ask/') || comments.length === 0) return false;
  return Date.parse(at) < Date.parse(firstOfTail(context));
}

/** A mention of somebody who cannot read the triage repo notifies nobody (design, section 5: readers are observed). */
function reachable(context: Context, said: BotComment): BotComment {
  const { readers, owners } = context.observed.repo;
  const word = { ...said, body: withMentionsInBreak(context, said.body) };
  if (readers === null) return word;
  const canRead = new Set([...readers, ...owners].map(({ login }) => login.toLowerCase()));
  return { ...word, body: withReachableMentions(word.body, canRead) };
}

/** Where only the newest comments were read: the time from which on they are complete. */
function firstOfTail({ observed }: Context): string {
  const comments = observed.issue!.comments;
  return comments[Math.min(comments.length - 1, 10)]!.createdAt;
}

/** A reaction on every comment whose commands came to this end in this planning. */
export function planReactions(
  before: Context,
  after: Context,
  end: 'followed' | 'refused',
): readonly Operation[] {
  return (before.observed.issue?.comments ?? []).flatMap((comment) => {
    const event = eventOfComment(comment);
    if (isJudged(before.stored, event)) return [];
    const judged = verdictOf(after.stored, event);
    if (judged === undefined) return [];
    const good = judged
      .split(';')
      .every((verdict) => ['done', 'why', 'help'].includes(verdict) || verdict.startsWith('draft/'));
    if (good !== (end === 'followed')) return [];
    const content = good ? ('THUMBS_UP' as const) : ('CONFUSED' as const);
    return [
      {
        kind: 'react' as const,
        comment: comment.id,
        content,
        surface: 'team' as const,
        why: `The command was ${good ? 'followed' : 'not followed'}.`,
      },
    ];
  });
}
