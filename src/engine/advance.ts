import type { StoredCase } from '../case/stored-case.ts';
import { moveWhenSent, noteConversation } from '../features/acknowledgement/note-conversation.ts';
import { noteReadBack } from '../features/advisory/advisory-drift.ts';
import { dropStrays, takeStraysBack } from '../features/advisory/drop-orphans.ts';
import {
  adoptReportedAdvisory,
  closePublishAsk,
  closeReportAsk,
  moveWhenDisclosed,
  noteAdvisories,
  noteDrafts,
  notePartlyPublished,
} from '../features/advisory/note-advisories.ts';
import { noteAnalysis } from '../features/assessment/note-analysis.ts';
import { noteSurprises } from '../features/case-issue/note-surprises.ts';
import { dropLeavers, findCoordinator, noteAssignments } from '../features/coordination/note-people.ts';
import { remind } from '../features/deadlines/remind.ts';
import { notePosts } from '../features/disclosure/note-posts.ts';
import { endCorrection, noteChanges, noteCorrection } from '../features/followup/note-corrections.ts';
import { noteLeaks } from '../features/followup/note-leaks.ts';
import { noteSights } from '../features/followup/note-publication-checks.ts';
import { noteRecords } from '../features/followup/note-records.ts';
import { noteHolds } from '../features/release/note-holds.ts';
import { noteMirrors } from '../features/remediation/note-mirrors.ts';
import { followCommands } from '../features/requests/follow-commands.ts';
import { moveByItself } from '../features/requests/move-by-itself.ts';
import { takeLabels } from '../features/requests/take-labels.ts';
import { nameThreads } from '../features/takedown/name-threads.ts';
import { noteLooks, noteRemovals, noteThreads, noteWholes } from '../features/takedown/note-threads.ts';
import { takeRelated } from '../features/takedown/take-related.ts';
import { raiseAsks } from './approvals.ts';
import { claimCreations } from './claim.ts';
import type { Context, MemoryRule } from './context.ts';
import { noteResults } from './note-results.ts';

/**
 * In this order, again from the top after every change: what GitHub shows, what the process does by itself, then what
 * people ask for, one request after the other. Asks are brought up to date before a confirmation is heard, so that
 * nobody confirms something else than what would be done.
 */
const RULES: readonly MemoryRule[] = [
  noteAssignments,
  dropLeavers,
  noteConversation,
  moveWhenSent,
  noteAnalysis,
  noteCorrection,
  dropStrays,
  takeStraysBack,
  adoptReportedAdvisory,
  noteAdvisories,
  noteDrafts,
  noteReadBack,
  notePartlyPublished,
  noteChanges,
  endCorrection,
  noteSurprises,
  noteLeaks,
  noteMirrors,
  noteThreads,
  noteWholes,
  noteLooks,
  notePosts,
  noteSights,
  closePublishAsk,
  closeReportAsk,
  moveWhenDisclosed,
  raiseAsks,
  moveByItself,
  takeLabels,
  followCommands,
  nameThreads,
  takeRelated,
  findCoordinator,
  noteRemovals,
  noteRecords,
  remind,
  noteHolds,
  claimCreations,
];

/** More changes in one planning than any case can need: a sign of two rules that undo each other. */
const MOST_CHANGES = 500;

/** The memory as it has to be after everything that was observed. Pure; the same again gives the same. */
export function advance(context: Context): StoredCase {
  let stored = noteResults(context) ?? context.stored;
  for (let change = 0; change < MOST_CHANGES; change++) {
    const next = firstChange({ ...context, stored });
    if (!next) return stored;
    stored = next;
  }
  throw new Error('The rules of the process do not come to rest on this case.');
}

function firstChange(context: Context): StoredCase | undefined {
  for (const rule of RULES) {
    const next = rule(context);
    if (next) return next;
  }
  return undefined;
}
