import { handleEvent } from './handle-event.ts';
import type { UseCase } from './use-case.ts';

/** Drafts the advisories from the confirmed analysis and asks for the CVE (nodes Q, Q1, Q2, R). */
export const advisoryDraft: UseCase = (ports, event, dryRun) =>
  handleEvent(ports, event, new Set(['advisory-draft']), dryRun);
