import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Patch, proofs and the release: what must be on record before disclosure (nodes T, U, V, W). */
export const releaseGate: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(['release-gate']), dryRun);
