import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Publishes what was confirmed and announces it (nodes Z, Z1, Z2, Z3). */
export const announce: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(['announce']), dryRun);
