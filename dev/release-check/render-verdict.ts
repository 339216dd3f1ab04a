import type { NoteVerdict } from '../../src/features/release/judge-notes.ts';

const SENTENCES: Readonly<Record<NoteVerdict['verdict'], string>> = {
  pass: 'Ready: everything that is required is there.',
  held: 'Held: everything that is required is there, but somebody has to read what follows.',
  fail: 'Not ready: something that is required is missing.',
};

/** The verdict as people read it on a terminal: ✓ right, ✗ holds the release, · only told. */
export function renderVerdict({ verdict, findings }: NoteVerdict, ignored: readonly string[]): string {
  return [
    SENTENCES[verdict],
    ...findings.map(
      ({ rule, level, ok, text }) => `  ${ok ? '✓' : level === 'required' ? '✗' : '·'} ${rule}: ${text}`,
    ),
    ...(ignored.length > 0 ? [`  Ignored, since they mean nothing here: ${ignored.join(', ')}.`] : []),
    '',
  ].join('\n');
}
