import { readMarker, withMarker } from '../case/marker.ts';
import type { ObservedComment } from '../case/observed.ts';
import { eventOfComment } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { withReachableMentions } from '../text/mention.ts';
import type { BotComment } from './context.ts';
import { type Context, isJudged } from './context.ts';
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
  const { observed } = context;
  if (!observed.issue) return [];
  const issue = observed.issue.number;
  const marked = markedComments(context);
  const oldest = observed.issue.comments.at(-1)?.createdAt ?? null;
  const wanted = wantedComments(context).map((word) => reachable(context, word));
  const operations: Operation[] = [...planDuplicates(marked, issue)];
  for (const { key, comment } of marked) {
    const standing = wanted.some((word) => word.key === key);
    const isDuplicateComment = operations.some(
      (each) => each.kind === 'delete-comment' && each.comment === comment.id,
    );
    if (!isDuplicateComment && !standing && isOver(context, key))
      operations.push({
        kind: 'delete-comment',
        issue,
        comment: comment.id,
        surface: 'team',
        why: 'It is no longer needed.',
      });
  }
  for (const word of wanted) {
    const present = marked.find(({ key }) => key === word.key);
    if (present && word.edit && present.comment.body !== withMarker(word.body, word.key)) {
      operations.push({
        kind: 'edit-comment',
        issue,
        comment: present.comment.id,
        key: word.key,
        body: word.body,
        surface: 'team',
        why: 'Its text changed.',
      });
    }
    if (
      present ||
      (observed.issue.commentsCut &&
        !word.key.startsWith('ask/') &&
        oldest !== null &&
        Date.parse(word.at) < Date.parse(firstOfTail(context)))
    )
      continue;
    operations.push({
      kind: 'comment',
      issue,
      key: word.key,
      body: word.body,
      surface: 'team',
      why: 'This comment is due.',
    });
  }
  return operations;
}

/** A mention of somebody who cannot read the triage repo notifies nobody (design, section 5: readers are observed). */
function reachable({ observed }: Context, word: BotComment): BotComment {
  const { readers, owners } = observed.repo;
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
    const judged = after.stored.judged.find((each) => each.event === event);
    if (!judged) return [];
    const good = judged.verdict
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
