import type { BreakNotice } from '../../../src/case/ordered-break.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { breakToTell, renderReturn } from '../../../src/features/coordination/break-return.ts';
import { announcedBreak, nextNoticeStep } from '../../../src/features/coordination/plan-break-notice.ts';

const read = (more: string) => {
  const written = parseConfig(
    `owner: example-org\nteam: triage\n${more}breaks:\n  - { from: 2026-12-20, until: 2027-01-07, call: ada }\n  - { from: 2027-01-15, until: 2027-01-20, call: ada }\n`,
    { labels: [] },
  );
  if (written.kind !== 'ok') throw new Error('The configuration is not read.');
  return written.config;
};
const config = read('policy: example-org/.github\n');
const at = (day: string) => `${day}T09:00:00.000Z`;
const AGREED = ['2026-12-20', '2027-01-15'];
const notice = (more: Partial<BreakNotice> = {}): BreakNotice => ({
  of: 'example-org/.github/SECURITY.md',
  from: '2026-12-20',
  until: '2027-01-07',
  state: 'proposed',
  url: 'https://github.com/example-org/.github/pull/1',
  why: null,
  day: '2026-12-06',
  ...more,
});

it.each([
  ['2026-12-05', undefined],
  ['2026-12-06', '2026-12-20'],
  ['2027-01-06', '2026-12-20'],
  ['2027-01-07', '2027-01-15'],
  ['2027-01-20', undefined],
])('on %s the public is told of the break from %s', (day, from) => {
  expect(announcedBreak(config, at(day))?.from).toBe(from);
});

const OTHER = notice({ from: '2027-01-15', until: '2027-01-20', state: 'there' });
it.each<[string, string, BreakNotice | null, string | undefined]>([
  ['long before', '2026-12-01', null, undefined],
  ['two weeks before', '2026-12-06', null, 'put-in'],
  ['once a day, until it is merged', '2026-12-07', notice(), 'put-in'],
  ['not twice a day', '2026-12-06', notice(), undefined],
  ['not once it is there', '2026-12-24', notice({ state: 'there' }), undefined],
  ['again for other days', '2026-12-06', notice({ until: '2027-01-05' }), 'put-in'],
  ['again in another file', '2026-12-06', notice({ of: 'example-org/.github/docs/x.md' }), 'put-in'],
  ['after the last break', '2027-01-20', OTHER, 'take-out'],
  ['still, while somebody may merge late', '2027-01-30', { ...OTHER, state: 'gone' }, 'take-out'],
  ['no longer than two weeks', '2027-02-10', { ...OTHER, state: 'gone' }, 'forget'],
  ['for as long as it is in the policy', '2027-03-10', { ...OTHER, state: 'to-remove' }, 'take-out'],
])('what is done about the notice: %s', (_name, day, known, kind) => {
  expect(nextNoticeStep(config, known, AGREED, at(day))?.kind).toBe(kind);
});

it('nothing is public that people have not confirmed', () => {
  expect(nextNoticeStep(config, null, ['2027-01-15'], at('2026-12-24'))).toBeUndefined();
});

it('without a policy nothing is proposed, and what was known is forgotten', () => {
  expect(nextNoticeStep(read(''), null, AGREED, at('2026-12-24'))).toBeUndefined();
  expect(nextNoticeStep(read(''), notice(), AGREED, at('2026-12-24'))?.kind).toBe('forget');
});

it.each<[string, readonly string[], string | undefined]>([
  ['2027-01-06', [], undefined],
  ['2027-01-07', [], '2026-12-20'],
  ['2027-01-07', ['2026-12-20'], undefined],
  ['2027-01-13', [], '2026-12-20'],
  ['2027-01-14', [], undefined],
  ['2027-01-16', [], undefined],
  ['2027-01-21', [], '2027-01-15'],
])('on %s, when %j were told of, the end of the break from %s is told', (day, told, from) => {
  expect(breakToTell(config, told, at(day))?.from).toBe(from);
});

describe('the list of the first day back', () => {
  const row = (issue: number, receivedAt: string, people: readonly string[] = []) => ({
    issue,
    state: 'received',
    severity: null,
    receivedAt,
    people,
  });
  const OVER = { from: '2026-12-20' };

  it('has the oldest report first, and says how many came', () => {
    const rows = [row(9, at('2026-12-24')), row(4, at('2026-11-02'), ['ada']), row(8, at('2026-12-21'))];
    const said = renderReturn(OVER, rows, [{ login: 'ada' }, { login: 'ben' }]);
    expect(said).toMatch(/^@ada @ben The break from 2026-12-20 is over.* 2 reports came/);
    expect([...said.matchAll(/^\| #(\d+)/gm)].map(([, issue]) => issue)).toEqual(['4', '8', '9']);
    expect(said).toContain('| #8 | 2026-12-21 | `case/received` | – | **nobody** |');
  });

  it('says so where nothing is open, and is cut where very much is', () => {
    expect(renderReturn(OVER, [], [])).toContain('No case is open.');
    const many = Array.from({ length: 103 }, (_, index) => row(index + 1, at('2026-12-21')));
    expect(renderReturn(OVER, many, [])).toContain('And 3 more.');
  });
});
