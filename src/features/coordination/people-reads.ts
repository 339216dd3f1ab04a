import { eventOfComment } from '../../case/observed.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import { isJudged, type Known } from '../../engine/context.ts';
import { parseCommands } from '../../engine/read-commands.ts';

/** Who has the logins that somebody wants to invite: shown and confirmed by id. */
export function peopleReads({ observed, stored }: Known): Partial<WantedReads> {
  const people = (observed.issue?.comments ?? [])
    .filter(
      (comment) => comment.author?.id !== observed.self.id && !isJudged(stored, eventOfComment(comment)),
    )
    .flatMap((comment) => parseCommands(comment.body))
    .flatMap((command) => (command.kind === 'let-in' ? [command.login.toLowerCase()] : []))
    .filter((login) => observed.people?.[login] === undefined);
  return { people: [...new Set(people)] };
}
