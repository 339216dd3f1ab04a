import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { dueStep } from '../../process/clocks.ts';
import type { Context } from '../context.ts';
import { deadlinesOf } from '../deadlines.ts';

/** Notes the reminder step that is due for each clock; never the same step twice, never silent once overdue. */
export function remind({ stored, config, observed, scope }: Context): StoredCase | undefined {
  if (!scope.has('ack-timer') || stateOf(stored) === 'closed') return undefined;
  for (const clock of deadlinesOf(stored, config, observed.now)) {
    const step = dueStep(clock, config.clocks, observed.now);
    if (!step) continue;
    const key = `remind/${clock.name}/${step.step}`;
    if (stored.said.some((said) => said.key === key)) continue;
    return { ...stored, said: [...stored.said, { key, at: observed.now }] };
  }
  return undefined;
}

/** The newest reminder of each open clock: the only one that stands. */
export function standingReminders({
  stored,
  config,
  observed,
}: Pick<Context, 'stored' | 'config' | 'observed'>) {
  return deadlinesOf(stored, config, observed.now)
    .filter((clock) => clock.applies && clock.met === null)
    .flatMap((clock) => {
      const said = stored.said.findLast((each) => each.key.startsWith(`remind/${clock.name}/`));
      return said ? [{ clock, key: said.key, at: said.at, escalate: !said.key.includes('/before/') }] : [];
    });
}
