/** Whether the fields of forms are found as a careful reader finds them. */
import { parseReportForm, renderReport } from '../../../dev/embedded-github/state/report-form.ts';
import { findPieces, type Piece } from '../../../src/features/intake/completeness.ts';
import { readAiStatement, readFields, readTickedScope } from '../../../src/features/intake/report-fields.ts';
import { renderReportForm } from '../../../src/features/intake/report-form.ts';
import { processorMs, SOON_MS } from '../../processor-time.ts';
import { FORMS } from './forms-of-projects.ts';
import { LABELLED_FORM_REPORTS } from './labelled-form-reports.ts';
import { LABELLED_OWN_REPORTS, OUT_OF_SCOPE } from './labelled-own-reports.ts';
import { LABELLED_PROSE_REPORTS } from './labelled-prose-reports.ts';

const LETTERS: Readonly<Record<Piece, string>> = {
  proof: 'P',
  steps: 'S',
  versions: 'V',
  expected: 'E',
  actual: 'A',
  impact: 'I',
};

const own = parseReportForm(renderReportForm({ intake: { outOfScope: [OUT_OF_SCOPE] } })) ?? [];

const reports = [
  ...LABELLED_FORM_REPORTS.map(({ form, answers, holds, ai }) => ({
    kind: form as string,
    text: renderReport(FORMS[form], answers),
    holds,
    ai,
  })),
  ...LABELLED_OWN_REPORTS.map(({ answers, ...each }) => ({
    kind: 'ours',
    ai: undefined,
    ...each,
    text: renderReport(own, answers),
  })),
  ...LABELLED_PROSE_REPORTS.map((each) => ({ kind: 'prose', ai: undefined, ...each })),
];

const found = (text: string): string =>
  findPieces(text)
    .flatMap(({ piece, quote }) => (quote === null ? [] : LETTERS[piece]))
    .join('');

const both = (left: string, right: string): number => [...left].filter((one) => right.includes(one)).length;

describe(`${reports.length} labelled reports`, () => {
  it('are read as a careful reader reads them', () => {
    const kinds = [...new Set(reports.map(({ kind }) => kind))];
    const table = kinds.map((kind) => {
      const all = reports.filter((report) => report.kind === kind);
      const sum = (of: (report: (typeof all)[number]) => number) =>
        all.reduce((total, report) => total + of(report), 0);
      const right = sum(({ text, holds }) => both(found(text), holds));
      const precision =
        right /
        Math.max(
          1,
          sum(({ text }) => found(text).length),
        );
      const recall =
        right /
        Math.max(
          1,
          sum(({ holds }) => holds.length),
        );
      return { kind, reports: all.length, precision, recall };
    });
    const lines = table.map(
      ({ kind, reports: count, precision, recall }) =>
        `  ${kind.padEnd(9)} ${String(count).padStart(2)} reports, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    process.stdout.write(`Pieces found in labelled reports:\n${lines.join('\n')}\n`);
    const wrong = reports.flatMap(({ kind, text, holds }) =>
      both(found(text), holds) === holds.length && found(text).length === holds.length
        ? []
        : [`${kind}: ${text.slice(0, 80)} → ${found(text)}, not ${holds}`],
    );
    expect(wrong).toEqual([]);
  });

  it('are quoted by a line of their own', () => {
    for (const { text } of reports)
      for (const { quote } of findPieces(text))
        if (quote !== null) expect(text).toContain(quote.replace(/…$/, ''));
  });

  it.each(reports)('what they say of AI is kept word for word: $kind $ai', ({ text, ai }) => {
    expect(readAiStatement(text)).toBe(ai ?? null);
  });
});

describe('fields', () => {
  it('headings inside of code are code, and a form nobody filled in holds nothing', () => {
    expect(readFields('### A\n\n```sh\n### B\n```\n### C').map(({ label }) => label)).toEqual([
      null,
      'A',
      'C',
    ]);
    expect(found(renderReport(FORMS.trivy, {}))).toBe('');
    expect(found(renderReport(own, {}))).toBe('');
  });

  it('boxes that were ticked under what is out of scope are told', () => {
    const text = renderReport(own, { 'Out of scope': [OUT_OF_SCOPE] });
    expect(readTickedScope(text)).toEqual([OUT_OF_SCOPE]);
    expect(readTickedScope(renderReport(own, {}))).toEqual([]);
  });

  it('hostile text is read in time that grows with its length only', () => {
    for (const part of ['### a\n', '```\n', '<!--', '- [x] a\n', '**a**\n', '### PoC\n#### x\n', 'ai used '])
      expect(processorMs(() => readAiStatement(part.repeat(20_000)))).toBeLessThan(SOON_MS);
  });
});

describe('our form', () => {
  it('is one that GitHub takes, with a field for every piece and one for AI', () => {
    const fields = parseReportForm(renderReportForm({ intake: { outOfScope: [] } })) ?? [];
    expect(fields.map(({ label }) => label)).not.toContain('Out of scope');
    const asked = fields.flatMap(({ label }) => readFields(`### ${label}\n\nx`).at(-1)!);
    expect(new Set(asked.flatMap(({ wants }) => wants)).size).toBe(Object.keys(LETTERS).length);
    expect(asked.map(({ about }) => about)).toContain('ai');
  });
});
