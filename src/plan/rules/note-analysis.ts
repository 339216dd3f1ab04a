import { isDisclosed, type StoredCase } from '../../case/stored-case.ts';
import { isTeam } from '../../process/may-move.ts';
import { byOf, type Context, digestOf, roleOf } from '../context.ts';
import { eventOfComment } from './follow-commands.ts';

/** The newest analysis by somebody of the case's people counts (design, section 10). */
export function noteAnalysis(context: Context): StoredCase | undefined {
  const { analysis, stored } = context;
  if (analysis.kind !== 'ok' || isDisclosed(stored)) return undefined;
  const { comment, analysis: facts } = analysis;
  const speaker = comment.lastEditor ?? comment.author;
  if (!speaker || ![roleOf(context, comment.author), roleOf(context, speaker)].every(isTeam))
    return undefined;
  const digest = digestOf(facts);
  const event = eventOfComment(comment);
  if (stored.analysis?.digest === digest && stored.analysis.comment === event) return undefined;
  const packages = facts.packages.map(({ ecosystem, name, repo }) => ({ ecosystem, name, repo }));
  return {
    ...stored,
    packages,
    analysis: {
      comment: event,
      digest,
      by: byOf(context, speaker),
      at: comment.lastEditedAt ?? comment.createdAt,
      facts,
    },
  };
}
