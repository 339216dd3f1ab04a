import { notePastedReport } from '../../../src/features/assessment/pasted-report.ts';
import type { Analysis } from '../../../src/formats/records/facts.ts';

const REPORT = [
  'A long string stalls it.',
  '',
  '1. Install the widget and start it',
  '2. Send the string below',
  '',
  '```js',
  "widget.parse('a'.repeat(1e6));",
  '}',
  '```',
  '',
  '    curl -d @long.txt localhost:3000',
].join('\n');

const factsOf = (texts: Partial<Analysis>): Analysis => ({
  packages: [],
  cvss: [],
  severity: null,
  cwe: [],
  summary: 'Long strings stall the widget',
  description: 'A long string stalls it.',
  impact: null,
  rootCause: null,
  workarounds: null,
  references: [],
  confirmed: { yes: true, how: null },
  inThreatModel: null,
  credits: [],
  patchNeeded: true,
  ...texts,
});

describe('what the reporter sent to reproduce the flaw', () => {
  it.each([
    ['code in a fence', { description: "Try:\n\n  widget.parse('a'.repeat(1e6));" }, 'description'],
    ['indented code', { impact: 'curl -d @long.txt localhost:3000' }, 'impact'],
    ['a step', { workarounds: '1. Install the widget and start it' }, 'workarounds'],
  ])('is told where it is pasted into a public field: %s', (_what, texts, field) => {
    expect(notePastedReport(REPORT, factsOf(texts))).toEqual([
      expect.stringMatching(new RegExp(`^${field} `)),
    ]);
  });

  it.each([
    ['the words around it', { description: 'A long string stalls it.' }],
    ['a line that is too short to tell', { description: '}' }],
    ['other steps', { workarounds: '1. Limit the length of the input' }],
  ])('is not seen in %s', (_what, texts) => {
    expect(notePastedReport(REPORT, factsOf(texts))).toEqual([]);
  });

  it.each([
    [
      'a line that a diff adds',
      '--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1 @@\n-a\n+open(check(path));',
      'open(check(path));',
    ],
    [
      'a document for machines',
      '{\n"runs": [{ "tool": { "driver": { "name": "Njs" } } }]\n}',
      '"runs": [{ "tool": { "driver": { "name": "Njs" } } }]',
    ],
  ])('is told of without a fence too: %s', (_what, brought, line) => {
    expect(notePastedReport(`Words.\n\n${brought}\n`, factsOf({ description: line }))).toHaveLength(1);
    expect(notePastedReport('Words.', factsOf({ description: line }))).toEqual([]);
  });

  it('is not looked for where the report is not known', () => {
    expect(notePastedReport(null, factsOf({ description: REPORT }))).toEqual([]);
  });
});
