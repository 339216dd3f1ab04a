import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Watches the promises to the reporter, and runs assessment and dismissal (nodes J, L to O, X, Y). */
export const ackTimer: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(['ack-timer']), dryRun);
