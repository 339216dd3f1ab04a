import type { StoredCase } from '../case/stored-case.ts';
import { noteReadBack } from './advisory-drift.ts';
import type { Context, MemoryRule } from './context.ts';
import { claimCreations } from './rules/claim.ts';
import { dropStrays, takeStraysBack } from './rules/drop-strays.ts';
import { followCommands } from './rules/follow-commands.ts';
import { moveByItself } from './rules/move-by-itself.ts';
import { nameThreads } from './rules/name-threads.ts';
import {
  adoptReportedAdvisory,
  closePublishAsk,
  closeReportAsk,
  moveWhenDisclosed,
  noteAdvisories,
  noteDrafts,
  notePartlyPublished,
} from './rules/note-advisories.ts';
import { noteAnalysis } from './rules/note-analysis.ts';
import { moveWhenSent, noteConversation } from './rules/note-conversation.ts';
import { endCorrection, noteChanges, noteCorrection } from './rules/note-corrections.ts';
import { noteHolds } from './rules/note-holds.ts';
import { noteLeaks } from './rules/note-leaks.ts';
import { noteMirrors } from './rules/note-mirrors.ts';
import { dropLeavers, findCoordinator, noteAssignments } from './rules/note-people.ts';
import { notePosts } from './rules/note-posts.ts';
import { noteRecords } from './rules/note-records.ts';
import { noteResults } from './rules/note-results.ts';
import { noteSights } from './rules/note-sights.ts';
import { noteSurprises } from './rules/note-surprises.ts';
import { noteLooks, noteRemovals, noteThreads, noteWholes } from './rules/note-threads.ts';
import { raiseAsks } from './rules/raise-asks.ts';
import { remind } from './rules/remind.ts';
import { takeLabels } from './rules/take-labels.ts';
import { takeRelated } from './rules/take-related.ts';

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
