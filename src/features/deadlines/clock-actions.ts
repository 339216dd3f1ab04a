import type { Clock, ClockName } from '../../process/clocks.ts';
import type { StateId } from '../../process/table.ts';

/** What keeps a promise: what to do, with the exact label or command. Team surface. */
const ACTIONS: Readonly<Record<ClockName, (label: (state: StateId) => string) => string>> = {
  acknowledge: (label) => `tell the reporter that we have the report, then set ${label('acknowledged')}`,
  dismiss: () => 'decide on the report; if you dismiss it, tell the reporter and write `/replied`',
  assess: (label) => `give the verdict: set ${label('valid')}, or write \`/dismiss REASON because …\``,
  patch: (label) => `finish the patch, record it with \`/evidence patch LINK\`, then set ${label('testing')}`,
  update: () => 'send the reporter the promised update, then write `/updated`',
  embargo: (label) =>
    `publish (${label('disclosing')}), or agree on a later day and write \`/embargo YYYY-MM-DD because …\``,
  'early-warning': () => 'send the early warning to the authorities, then write `/notified early-warning`',
  notification: () => 'send the notification to the authorities, then write `/notified notification`',
  'final-report': () => 'send the final report to the authorities, then write `/notified final-report`',
};

/** `tell the reporter …, then set …`: begins in lower case and ends without a full stop. */
export const renderClockAction = ({ name }: Clock, labelOf: (state: StateId) => string): string =>
  ACTIONS[name]((state) => `\`${labelOf(state)}\``);
