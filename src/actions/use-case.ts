import type { CaseEvent } from '../engine/concern-of-event.ts';
import type { Ports } from './observe-case.ts';
import type { RunResult } from './run-case.ts';

/** One action: what it does with an event, given what it needs of the outside. */
export type UseCase = (ports: Ports, event: CaseEvent, dryRun: boolean) => Promise<RunResult>;
