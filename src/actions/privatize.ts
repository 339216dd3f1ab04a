import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Takes down a premature disclosure (nodes F to I), in whatever state the case is. */
export const privatize: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(['privatize']), dryRun);
