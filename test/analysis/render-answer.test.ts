import { renderAnswer } from '../../dev/analysis/render-answer.ts';

const derived = {
  cvss: [{ version: '3.1', vector: 'CVSS:3.1/AV:N', score: 7.5, severity: 'high' }],
  packages: [{ name: 'body-parser', affected: ['< 1.2.3', '>= 2, < 2.1'], patched: ['1.2.3', null] }],
} as const;

it('tells on a terminal what was read, and what is worth a second look', () => {
  expect(renderAnswer({ ok: true, problems: [], derived }, ['Line 3: CWE-1 is old.'], null)).toBe(
    `The analysis is in order.
  note: Line 3: CWE-1 is old.
  body-parser: affected < 1.2.3, >= 2, < 2.1; patched 1.2.3, (later)
  CVSS:3.1/AV:N: 7.5 (high)
`,
  );
});

it('tells every problem with its line, what was expected and what may be meant', () => {
  const problem = {
    path: 'packages[0].afected',
    line: 4,
    found: 'the key "afected"',
    expected: 'a known key',
  };
  const problems = [{ ...problem, suggestion: 'Did you mean `affected`?' }, problem];
  const none = { cvss: [], packages: [] };
  expect(renderAnswer({ ok: false, problems, derived: none }, [], 2)).toBe(
    `Document 2 has 2 problems.
  line 4, packages[0].afected: found the key "afected"; expected a known key. Did you mean \`affected\`?
  line 4, packages[0].afected: found the key "afected"; expected a known key.
`,
  );
});
