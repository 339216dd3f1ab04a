import { isOwnWord, type ObservedComment } from '../case/observed.ts';

/** Why nothing of a comment is followed. */
export type NotHeard = 'not-allowed' | 'edited-by-another' | 'by-email';

/**
 * Whether the bot follows what a comment orders (design, section 3, rule 5): it is the word of somebody who may, nobody
 * else edited it, and it is no answer to an e-mail, unless it only asks for something.
 *
 * @param may whether the author is one of those who may give the order
 * @param isQuestion whether following it changes nothing
 */
export function refuseToHear(
  comment: ObservedComment,
  may: boolean,
  isQuestion = false,
): NotHeard | undefined {
  if (!may) return 'not-allowed';
  if (!isOwnWord(comment)) return 'edited-by-another';
  return comment.viaEmail && !isQuestion ? 'by-email' : undefined;
}

/** What to do about it. Team surface. */
export const NOT_HEARD: Readonly<Record<NotHeard, string>> = {
  'edited-by-another':
    'Somebody else edited this comment, so the bot ignores it. Write the command in a new comment of your own.',
  'by-email':
    'The bot ignores commands sent by e-mail, because anyone who has the e-mail could send one. Write it in a comment on GitHub.',
  'not-allowed': 'Only members of the triage team can ask for this.',
};
