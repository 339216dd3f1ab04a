import { renderVerdict } from '../../dev/release-check/render-verdict.ts';

it('tells on a terminal the verdict, every rule with its sign, and the keys that mean nothing', () => {
  const findings = [
    { rule: 'ids', level: 'required', ok: true, text: 'CVE-2024-1111 is named.' },
    { rule: 'tests', level: 'required', ok: false, text: 'No test changed.' },
    { rule: 'reviewed', level: 'advised', ok: false, text: 'Nobody reviewed it.' },
  ] as never;
  expect(renderVerdict({ verdict: 'fail', ok: false, complete: false, findings }, ['versoin'])).toBe(
    `Not ready: something that is required is missing.
  ✓ ids: CVE-2024-1111 is named.
  ✗ tests: No test changed.
  · reviewed: Nobody reviewed it.
  Ignored, since they mean nothing here: versoin.
`,
  );
});
