import { isMarked } from '../../case/marker.ts';
import { isDisclosed } from '../../case/stored-case.ts';
import type { Word } from '../../engine/bot-comment.ts';
import type { Context } from '../../engine/context.ts';
import { driftsOf } from '../advisory/advisory-drift.ts';
import { renderCveBeforeRelease } from '../cve/cve-text.ts';
import { CVE_LATE, cveBeforeRelease, cveWaitsSince, isCveLate, releaseWithoutCve } from '../cve/cve-wait.ts';
import { renderAnalysisNotes, renderConfirmAgain, renderDrift, renderLateCve } from './analysis-text.ts';

/** The CVE id is late, or its release comes near: told once each, taken away when it is there. */
export function wordsOnLateCve({ stored, config, observed }: Context): readonly Word[] {
  const { now } = observed;
  const since = cveWaitsSince(stored);
  const day = releaseWithoutCve({ stored, now });
  const people = stored.coordinators;
  const late =
    since !== null && isCveLate({ stored, config, now })
      ? [{ key: CVE_LATE, at: now, body: renderLateCve(people, since, config.cve.contact) }]
      : [];
  if (day === null) return late;
  return [...late, { key: cveBeforeRelease(day), at: now, body: renderCveBeforeRelease(people, day) }];
}

const NOTES = 'analysis-notes';

/** What is to be said about the analysis that counts: notes of its reader, a void confirmation, drift. */
export function wordsOfAnalysis(context: Context): readonly Word[] {
  if (context.stored.analysis === null || isDisclosed(context.stored)) return [];
  return [...wordsOnNotes(context), ...wordsOnConfirmation(context), ...wordsOnDrift(context)];
}

/** One comment, edited in place; where a later analysis has nothing to note, it says so. */
function wordsOnNotes({ stored, observed }: Context): readonly Word[] {
  const { notes = [], versions = [], at } = stored.analysis!;
  const isEmpty = notes.length === 0 && versions.every(({ findings }) => findings.length === 0);
  const isThere = isMarked(observed.issue?.comments ?? [], NOTES, observed.self);
  if (isEmpty && !isThere) return [];
  return [{ key: NOTES, at, edit: true, body: renderAnalysisNotes(notes, versions) }];
}

function wordsOnConfirmation({ stored }: Context): readonly Word[] {
  const { confirmAgain, digest, at, by } = stored.analysis!;
  if (!confirmAgain) return [];
  return [{ key: `confirm-again/${digest}`, at, body: renderConfirmAgain(by.login) }];
}

function wordsOnDrift(context: Context): readonly Word[] {
  const drifts = driftsOf(context);
  if (drifts.length === 0) return [];
  const body = renderDrift(context.stored.coordinators, drifts);
  return [{ key: 'drift', at: context.observed.now, edit: true, body }];
}
