import { isDisclosed } from '../../case/stored-case.ts';
import { isSaid } from '../../case/told.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { driftsOf } from '../advisory/advisory-drift.ts';
import { renderAnalysisProblems } from '../case-issue/other-text.ts';
import { renderAnalysisNotes, renderConfirmAgain, renderDrift } from './analysis-text.ts';

const NOTES = 'analysis-notes';

/** What is to be said about the analysis that counts: notes of its reader, a void confirmation, drift. */
export function analysisComments(context: Context): readonly BotComment[] {
  if (context.stored.analysis === null || isDisclosed(context.stored)) return [];
  return [...notesComments(context), ...confirmationComments(context), ...driftComments(context)];
}

/** One comment, edited in place; where a later analysis has nothing to note, it says so. */
function notesComments({ stored, observed }: Context): readonly BotComment[] {
  const { notes = [], versions = [], at } = stored.analysis!;
  const isEmpty = notes.length === 0 && versions.every(({ findings }) => findings.length === 0);
  if (isEmpty && !isSaid(observed, stored, NOTES)) return [];
  return [{ key: NOTES, at, edit: true, body: renderAnalysisNotes(notes, versions) }];
}

function confirmationComments({ stored }: Context): readonly BotComment[] {
  const { confirmAgain, digest, at, by } = stored.analysis!;
  if (!confirmAgain) return [];
  return [{ key: `confirm-again/${digest}`, at, body: renderConfirmAgain(by.login) }];
}

function driftComments(context: Context): readonly BotComment[] {
  const drifts = driftsOf(context);
  if (drifts.length === 0) return [];
  const body = renderDrift(context.stored.coordinators, drifts);
  return [{ key: 'drift', at: context.observed.now, edit: true, body }];
}

/** What is wrong with the newest analysis, until it is right. */
export function analysisProblemComments({ analysis, observed }: Context): readonly BotComment[] {
  if (analysis.kind !== 'bad') return [];
  const { comment, problems, isSet } = analysis;
  return [
    {
      key: 'analysis-problems',
      at: observed.now,
      edit: true,
      body: renderAnalysisProblems(comment.author?.login ?? null, problems, comment.url, isSet),
    },
  ];
}
