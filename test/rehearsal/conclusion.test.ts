import { renderConclusion } from '../../dev/rehearsal/conclusion.ts';
import type { Report } from '../../dev/rehearsal/report.ts';

const state = (label: string, at: string) => ({ label, at, nodes: [], by: 'x' });
const END = '2030-01-12T09:00:00.000Z';

const report = (change: Partial<Report>, labels: readonly string[]): Report => ({
  cases: [
    {
      number: 3,
      source: 'GHSA-2222-3333-4444',
      states: labels.map((label, index) => state(label, index === 0 ? '2030-01-01T08:00:00.000Z' : END)),
      deadlines: [{ name: 'acknowledge', due: '2030-01-06T08:00:00.000Z', met: true }],
      advisories: [],
      advisory: { severity: 'high' },
      cve: 'CVE-2030-1',
    },
  ],
  posts: [],
  publicWrites: [],
  disclosedAt: null,
  leaks: [],
  requests: { total: 9, byStep: {} },
  runs: [],
  durationMs: 1500,
  ...change,
});

const conclude = (change: Partial<Report>, ...labels: readonly string[]): string =>
  renderConclusion(report(change, labels), { page: 'file:///p', report: '/r' }, (format, text) =>
    [format].flat().includes('red') ? `!${text}!` : text,
  ).join('\n');

describe('the end of a rehearsal on the terminal', () => {
  it('says what became of the case, of the promises, and where to look', () => {
    expect(conclude({}, 'case/received', 'case/announcing', 'case/closed')).toBe(
      [
        '  Case       #3 disclosed and closed, 11 days after the report (CVE-2030-1, high)',
        '  Promise    #3 Acknowledge by 2030-01-06: kept',
        '  Leaks      none',
        '  Effort     0 runs, 9 requests, 1.5 s',
        '  Page       file:///p',
        '  Report     /r',
      ].join('\n'),
    );
  });

  it('calls a dismissal one, and what is not closed by its state', () => {
    expect(conclude({}, 'case/received', 'case/invalid', 'case/closed')).toContain('#3 dismissed and closed');
    expect(conclude({}, 'case/received')).toContain('!#3 is not closed: case/received!');
  });

  it('ends a thread that was taken down as a success, though its case goes on', () => {
    const url = 'https://github.com/o/p/pull/1';
    const privatized = [{ url, removed: [1, 2], left: [1] }] as unknown as NonNullable<Report['privatized']>;
    const said = conclude({ privatized, leftAlone: [] }, 'case/received');
    expect(said).toContain(`Thread     ${url} was taken down: 2 removed, 1 left, each named in the report`);
    expect(said).not.toMatch(/!|closed/);
    const alone = [{ url, kind: 'pull', doubts: [], left: [] }];
    expect(conclude({ privatized: [], leftAlone: alone }, 'case/received')).toContain(
      `${url} is left alone, since nobody confirmed`,
    );
  });

  it('shows leaks in red', () => {
    const leak = {
      at: END,
      repo: 'o/p',
      surface: 'public',
      what: 'comment',
      text: 'x',
    } as Report['leaks'][number];
    expect(conclude({ leaks: [leak] }, 'case/closed')).toContain('Leaks      !1!');
  });
});
