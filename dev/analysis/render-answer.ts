import type { CheckedDocument } from './check-documents.ts';

/** The answer for one document as people read it on a terminal. `number` is null where it is the only one. */
export function renderAnswer(
  { ok, problems, derived }: CheckedDocument,
  notes: readonly string[],
  number: number | null,
): string {
  const name = number === null ? 'The analysis' : `Document ${number}`;
  const verdict = ok ? 'is in order' : `has ${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  return [
    `${name} ${verdict}.`,
    ...problems.map(
      ({ path, line, found, expected, suggestion }) =>
        `  line ${line}, ${path}: found ${found}; expected ${expected}.${suggestion ? ` ${suggestion}` : ''}`,
    ),
    ...notes.map((note) => `  note: ${note}`),
    ...derived.packages.map(
      ({ name: of, affected, patched }) =>
        `  ${of}: affected ${affected.join(', ') || '(none)'}; patched ${patched.map((each) => each ?? '(later)').join(', ') || '(none)'}`,
    ),
    ...derived.cvss.map((score) => `  ${score.vector}: ${score.score} (${score.severity})`),
    '',
  ].join('\n');
}
