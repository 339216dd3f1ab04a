import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Takes reports in: each becomes a case with a coordinator and running clocks (nodes A, B, E, K). */
export const intake: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(['intake']), dryRun);
