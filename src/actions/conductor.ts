import { ACTIONS } from '../process/table.ts';
import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** All actions composed: one run does whatever the event calls for. */
export const conductor: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(ACTIONS), dryRun);
