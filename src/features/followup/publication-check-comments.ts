import type { BotComment, Context } from '../../engine/context.ts';
import { addDays } from '../../process/clocks.ts';
import { disclosedAt } from '../disclosure/posting.ts';
import { renderNotSeen } from './publication-check-text.ts';
import { openPublicationChecks } from './publication-checks.ts';

/** What contradicts the advisory at once, what is missing once its time is over. */
export function publicationCheckComments({ stored, config, observed }: Context): readonly BotComment[] {
  const since = disclosedAt(stored);
  if (!config.seen || since === undefined) return [];
  const isLate = Date.parse(observed.now) >= Date.parse(addDays(since, config.seen.days));
  const open = openPublicationChecks(config, stored);
  return (stored.seen ?? []).flatMap(({ name, result, what, lookedAt }) => {
    if (!open.includes(name) || result === 'found' || (result !== 'differs' && !isLate)) return [];
    const body = renderNotSeen({ name, result, what, since, lookedAt });
    return [{ key: `seen/${name}`, at: observed.now, body, edit: true }];
  });
}
