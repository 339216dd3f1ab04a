import { formOfOrder } from '../../engine/board-orders.ts';
import { NOT_HEARD } from '../../engine/heard.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import type { HandOverRefusal } from './hand-over.ts';

/** What was handed over; issue numbers of the cases. Team surface. */
export function renderHandOver(
  from: string,
  to: string,
  issues: readonly number[],
  kept: readonly number[],
): string {
  const list = (numbers: readonly number[]): string => numbers.map((number) => `#${number}`).join(', ');
  const left =
    kept.length === 0
      ? ''
      : ` Not handed over, because ${renderPlain(to)} reported it: ${list(kept)}. Please assign somebody else there.`;
  if (issues.length === 0)
    return `${renderPlain(from)} has no role in an open case that ${renderPlain(to)} could take over. Nothing was changed.${left}`;
  return `${renderMention(to)} You have now what ${renderPlain(from)} had in ${issues.length === 1 ? 'this case' : `these ${issues.length} cases`}: ${list(issues)}. The record of each case says which role that is. If this is a mistake, assign the right person in the case.${left}`;
}

const WHY: Readonly<Record<HandOverRefusal, string>> = {
  ...NOT_HEARD,
  form: `The bot does not understand that. Write \`${formOfOrder('hand-over')}\`, one in a comment.`,
  'no-member':
    'The person who takes over has to be a member of the triage team. Check the second login, or ask an owner to add them to the team.',
  'unknown-person':
    'Nobody in the team or in an open case has the first login. Check the spelling; somebody who was renamed and left the team is named as the case records name them.',
  'several-people':
    'Several people of the open cases had the first login at different times. Please assign the cases one by one.',
  'same-person': 'Both logins are of the same person.',
};

/** Why a hand-over was not followed, and what to do. Team surface. */
export const renderHandOverRefused = (by: string, why: HandOverRefusal): string =>
  `${renderMention(by)} ${WHY[why]} Nothing was changed.`;
