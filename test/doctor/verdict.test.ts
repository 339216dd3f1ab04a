import type { Finding, Verdict } from '../../src/doctor/finding.ts';
import { isHealthy } from '../../src/doctor/judge-setup.ts';
import { renderTable } from '../../src/doctor/render-table.ts';

const findings = (...verdicts: readonly Verdict[]): readonly Finding[] =>
  verdicts.map((verdict) => ({
    check: 'team',
    about: 'example-org',
    verdict,
    cause: null,
    says: 'so',
    advice: null,
  }));

describe('a set-up', () => {
  it.each<readonly [boolean, readonly Verdict[]]>([
    [true, ['ok', 'ok']],
    [true, ['ok', 'unseen']],
    [false, ['ok', 'wrong']],
    [false, ['unseen', 'unseen']],
    [false, []],
  ])('is right: %s, where it is seen as %j', (right, verdicts) => {
    expect(isHealthy(findings(...verdicts))).toBe(right);
  });

  it('of which nothing was seen is told so', () => {
    expect(renderTable(findings('unseen'))).toContain('Nothing could be looked at');
    expect(renderTable(findings('ok', 'unseen'))).not.toContain('Nothing could be looked at');
  });
});
