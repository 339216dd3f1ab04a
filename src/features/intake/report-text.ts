import type { StoredCase } from '../../case/stored-case.ts';
import { flatten, renderFenced, renderPlain } from '../../text/defuse.ts';
import { findPieces, type Piece } from './completeness.ts';
import { readTickedScope } from './report-fields.ts';

/** What was seen in a report, for those who assess it. All of it: team surface, evidence and no verdict. */

const NAMES: Readonly<Record<Piece, string>> = {
  proof: 'proof of concept',
  steps: 'steps',
  versions: 'affected versions',
  expected: 'expected behaviour',
  actual: 'actual behaviour',
  impact: 'impact',
};

/** Each piece with the line in which it was seen. */
export function renderPieces(report: string): readonly string[] {
  const rows = findPieces(report).map(
    ({ piece, quote }) => `${NAMES[piece]}: ${quote === null ? 'not found' : `“${flatten(quote)}”`}`,
  );
  const title = 'What we found in the report (automatic, may be incomplete):';
  return ['', title, '', renderFenced(rows.join('\n')), ...renderTickedScope(report)];
}

/** What the reporter ticked of the form's own list of what is no vulnerability. */
function renderTickedScope(report: string): readonly string[] {
  const ticked = readTickedScope(report);
  if (ticked.length === 0) return [];
  return ['', `In the form, the reporter ticked as out of scope: ${ticked.map(renderPlain).join('; ')}.`];
}

/** The project's own list of what is no vulnerability, as questions: people answer them. */
export function renderScopeQuestions(outOfScope: readonly string[]): readonly string[] {
  if (outOfScope.length === 0) return [];
  return [
    '',
    'Is it one of these? Then it is outside our threat model: `/dismiss out-of-scope because …`.',
    '',
    ...outOfScope.map((each) => `- ${renderPlain(each)}?`),
  ];
}

/** What it resembles, and why. `#N` links both cases to each other. */
export function renderResembling(resembles: NonNullable<StoredCase['resembles']>): readonly string[] {
  if (resembles.length === 0) return [];
  return [
    '',
    'It resembles what we already know. If it is the same flaw, write `/merge #N` while that case is open, or `/duplicate #N` when it is closed:',
    '',
    ...resembles.map(
      ({ what, same, why }) =>
        `- ${/^#\d+$/.test(what) ? what : renderPlain(what)}${same ? ', most likely the same report by another channel' : ''}: ${why.map(renderPlain).join('; ')}`,
    ),
  ];
}
