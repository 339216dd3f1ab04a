import { eventOfComment, isOwnWord } from '../case/observed.ts';
import type { Command } from './command.ts';
import { isJudged } from './context.ts';
import type { Known } from './feature.ts';

/** What people say with a command in comments that were not judged yet: for what has to be read before it is followed. */
export const newValues = <T>({ observed, stored }: Known, command: Command<T>): readonly T[] =>
  (observed.issue?.comments ?? [])
    .filter(
      (comment) =>
        comment.author?.id !== observed.self.id &&
        isOwnWord(comment) &&
        !isJudged(stored, eventOfComment(comment)),
    )
    .flatMap(({ body }) => command.valuesIn(body));
