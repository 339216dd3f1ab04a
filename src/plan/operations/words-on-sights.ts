import { renderNotSeen } from '../../messages/sight-words.ts';
import { addDays } from '../../process/clocks.ts';
import type { Context } from '../context.ts';
import { disclosedAt } from '../posting.ts';
import { openSights } from '../sights.ts';
import type { Word } from './word.ts';

/** What contradicts the advisory at once, what is missing once its time is over. */
export function wordsOnSights({ stored, config, observed }: Context): readonly Word[] {
  const since = disclosedAt(stored);
  if (!config.seen || since === undefined) return [];
  const isLate = Date.parse(observed.now) >= Date.parse(addDays(since, config.seen.days));
  const open = openSights(config, stored);
  return (stored.seen ?? []).flatMap(({ name, result, what, lookedAt }) => {
    if (!open.includes(name) || result === 'found' || (result !== 'differs' && !isLate)) return [];
    const body = renderNotSeen({ name, result, what, since, lookedAt });
    return [{ key: `seen/${name}`, at: observed.now, body, edit: true }];
  });
}
