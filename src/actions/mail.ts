import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Mails announcements that were confirmed (node Z3), and does nothing else to a case. */
export const mail: UseCase = (ports, event, dryRun) => handleEvent(ports, event, new Set(['mail']), dryRun);
