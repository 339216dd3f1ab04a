import type { ObservedComment, ObservedTeam } from '../../../src/case/observed.ts';
import { type OrderedBreak, withOrderedBreaks } from '../../../src/case/ordered-break.ts';
import { breakAt } from '../../../src/config/break-at.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { readBoardOrders } from '../../../src/features/coordination/board-orders.ts';
import {
  type BreakFacts,
  followBreakOrder,
  readBreakOrder,
  todayOf,
} from '../../../src/features/coordination/break-order.ts';
import {
  renderBreakEnded,
  renderBreakRefused,
  renderBreakRequest,
} from '../../../src/features/coordination/break-order-text.ts';

const user = (id: number, login: string) => ({ id, login, kind: 'user' }) as const;
const [ADA, BEN, CLEO, OTTO] = [user(2, 'ada'), user(3, 'Ben'), user(4, 'cleo'), user(9, 'otto')] as const;
const TEAM: ObservedTeam = { kind: 'known', members: [ADA, BEN, CLEO] };
const NOW = '2026-12-01T09:00:00.000Z';
const written = parseConfig(
  'owner: example-org\nteam: triage\nclocks: { zone: Europe/Berlin }\nbreaks:\n  - { from: 2027-03-01, until: 2027-03-10, call: ada }\n',
  { labels: [] },
);
if (written.kind !== 'ok') throw new Error('The configuration is not read.');
const { config } = written;

const comment = (body: string, more: Partial<ObservedComment> = {}): ObservedComment => ({
  id: 'C_2',
  author: ADA,
  body,
  createdAt: NOW,
  lastEditedAt: null,
  lastEditor: null,
  url: 'https://github.com/example-org/triage/issues/1#1',
  ...more,
});
const ordered = (from: string, until: string, more: Partial<OrderedBreak> = {}): OrderedBreak => ({
  from,
  until,
  call: { id: 2, login: 'ada' },
  by: { id: 2, login: 'ada' },
  at: NOW,
  event: 'C_1',
  confirmed: null,
  over: null,
  ...more,
});
const SAID = { id: 3, login: 'Ben', at: NOW, event: 'C_9' };
const CHRISTMAS = ordered('2026-12-20', '2027-01-07');
const read = (
  said: ObservedComment,
  breaks: readonly OrderedBreak[],
  now = NOW,
  more: Partial<BreakFacts> = {},
) => {
  const [order] = readBoardOrders([said], TEAM, now);
  return order && readBreakOrder(order, { config, ordered: breaks, agreed: [], team: TEAM, now, ...more });
};

it.each([
  ['whoever orders it is called', '/break 2026-12-20 2027-01-07', 2],
  ['another member is', 'We need it.\n\n/BREAK 2026-12-20 2027-01-07 @ben', 3],
  ['a break may begin today and end with the day on which another begins', '/break 2026-12-01 2026-12-02', 2],
])('a break is planned: %s', (_name, body, id) => {
  expect(read(comment(body), [])).toMatchObject({ kind: 'plan', call: { id } });
});

it.each<[string, string, Partial<ObservedComment>, string]>([
  ['an outsider', '/break 2026-12-20 2027-01-07', { author: OTTO }, 'not-allowed'],
  [
    'words that another one edited in',
    '/break 2026-12-20 2027-01-07',
    { lastEditor: OTTO, lastEditedAt: NOW },
    'edited-by-another',
  ],
  ['an answer by e-mail', '/break 2026-12-20 2027-01-07', { viaEmail: true }, 'by-email'],
  ['one day', '/break 2026-12-20', {}, 'form'],
  ['words behind it', '/break 2026-12-20 2027-01-07 @ben please', {}, 'form'],
  ['two orders', '/break 2026-12-20 2027-01-07\n/confirm', {}, 'form'],
  ['a slip in the word', '/braek 2026-12-20 2027-01-07', {}, 'form'],
  ['a day that does not exist', '/break 2026-02-30 2027-01-07', {}, 'bad-date'],
  ['a day in words', '/break Monday Friday', {}, 'bad-date'],
  ['yesterday', '/break 2026-11-30 2026-12-10', {}, 'past'],
  ['the end before the beginning', '/break 2026-12-20 2026-12-10', {}, 'backwards'],
  ['no day at all', '/break 2026-12-20 2026-12-20', {}, 'backwards'],
  ['61 days', '/break 2026-12-20 2027-02-19', {}, 'too-long'],
  ['61 days with the one before', '/break 2027-01-07 2027-02-19', {}, 'too-long-together'],
  ['more with the one after', '/break 2027-01-08 2027-03-01', {}, 'too-long-together'],
  ['a slip in the year', '/break 2028-01-02 2028-01-09', {}, 'too-far'],
  ['days of one that was ordered', '/break 2027-01-06 2027-01-09', {}, 'overlap'],
  ['days of one in the configuration', '/break 2027-02-20 2027-03-02', {}, 'overlap'],
  ['somebody outside who is called', '/break 2026-12-10 2026-12-15 @otto', {}, 'no-member'],
  ['a confirmation by the same person', '/confirm', {}, 'own-order'],
  ['a confirmation of another day', '/confirm 2026-12-21', { author: BEN }, 'nothing-waits'],
  ['the end of one that there is not', '/break off 2026-12-21', {}, 'no-break'],
])('is refused: %s', (_name, body, more, why) => {
  expect(read(comment(body, more), [CHRISTMAS])).toMatchObject({ kind: 'refused', why });
  expect(renderBreakRefused('ada', why as never)).toMatch(/^@ada [A-Z].+\. Nothing was changed\.$/);
});

it.each<[string, Partial<OrderedBreak>, Partial<ObservedComment>, string, string]>([
  ['by another member', {}, { author: BEN }, '/confirm', 'confirm'],
  ['by its day', {}, { author: BEN }, '/confirm 2026-12-20', 'confirm'],
  ['by whoever is called', { call: { id: 3, login: 'Ben' } }, { author: BEN }, '/confirm', 'confirm'],
  [
    'by a third one, where somebody is called',
    { call: { id: 3, login: 'Ben' } },
    { author: CLEO },
    '/confirm',
    'refused',
  ],
  ['twice', { confirmed: SAID }, { author: BEN }, '/confirm', 'refused'],
  ['before it was ordered', { at: '2026-12-01T10:00:00.000Z' }, { author: BEN }, '/confirm', 'refused'],
])('a confirmation: %s', (_name, more, said, body, kind) => {
  expect(read(comment(body, said), [{ ...CHRISTMAS, ...more }])).toMatchObject({ kind });
});

it('which of several breaks is meant has to be said', () => {
  const two = [CHRISTMAS, ordered('2027-05-01', '2027-05-03')];
  expect(read(comment('/confirm', { author: BEN }), two)).toMatchObject({ why: 'which-one' });
  expect(read(comment('/break off'), two)).toMatchObject({ why: 'which-one' });
  expect(read(comment('/break off 2027-05-01'), two)).toMatchObject({ kind: 'end', from: '2027-05-01' });
});

it('a member confirms that the public is told of a break of the file, once', () => {
  const facts = { config: { ...config, policy: { repo: 'example-org/.github', path: 'SECURITY.md' } } };
  const said = comment('/confirm 2027-03-01');
  expect(read(said, [], NOW, facts)).toMatchObject({ kind: 'announce', from: '2027-03-01' });
  expect(read(comment('/confirm'), [CHRISTMAS], NOW, facts)).toMatchObject({ why: 'which-one' });
  expect(read(said, [], NOW, { ...facts, agreed: ['2027-03-01'] })).toMatchObject({ why: 'nothing-waits' });
  expect(read(said, [], NOW)).toMatchObject({ why: 'nothing-waits' });
});

it('the break that is on ends first; one of the file is changed there', () => {
  const at = '2026-12-24T09:00:00.000Z';
  const two = [ordered('2027-05-01', '2027-05-03'), { ...CHRISTMAS, confirmed: SAID }];
  expect(read(comment('/break off'), two, at)).toMatchObject({ kind: 'end', from: '2026-12-20' });
  expect(
    read(comment('/break off', { createdAt: '2027-03-02T09:00:00Z' }), [], '2027-03-02T09:00:00Z'),
  ).toMatchObject({
    why: 'configured',
  });
});

describe('what counts', () => {
  const IN = '2026-12-24T10:00:00.000Z';
  const order = (
    body: string,
    author: typeof ADA | typeof BEN,
    breaks: readonly OrderedBreak[],
    now: string,
  ) => {
    const meant = read(comment(body, { author, createdAt: now, id: `C_${body}` }), breaks, now);
    if (!meant || meant.kind === 'refused' || meant.kind === 'announce') throw new Error(`refused: ${body}`);
    return followBreakOrder(meant, breaks, todayOf(config, now));
  };
  const planned = order('/break 2026-12-20 2027-01-07', ADA, [], NOW);
  const confirmed = order('/confirm', BEN, planned, NOW);

  it('is a break that was confirmed, beside those of the file', () => {
    expect(breakAt(withOrderedBreaks(config, planned), IN)).toBeUndefined();
    const merged = withOrderedBreaks(config, confirmed);
    expect(breakAt(merged, IN)).toEqual({
      from: '2026-12-20',
      until: '2027-01-07',
      call: 'ada',
      callIds: [2, 3],
    });
    expect(merged.clocks.calendar.away).toHaveLength(2);
    expect(breakAt(merged, '2027-03-02T09:00:00Z')?.call).toBe('ada');
  });

  it('one that is confirmed late begins then', () => {
    const late = order('/confirm', BEN, planned, '2026-12-22T09:00:00.000Z');
    expect(late[0]?.from).toBe('2026-12-22');
  });

  it('one that is ended is over from that day on, and the days before it stay days off', () => {
    const ended = order('/break off', BEN, confirmed, '2026-12-28T09:00:00.000Z');
    const merged = withOrderedBreaks(config, ended);
    expect(breakAt(merged, '2026-12-27T09:00:00.000Z')?.call).toBe('ada');
    expect(breakAt(merged, '2026-12-28T09:00:00.000Z')).toBeUndefined();
    expect(renderBreakEnded(ended[0]!)).toContain('is over');
    expect(
      read(comment('/break 2026-12-29 2027-01-05', { createdAt: IN }), ended, '2026-12-28T09:00:00.000Z'),
    ).toMatchObject({ kind: 'plan' });
  });

  it('one that is taken back never was', () => {
    const back = order('/break off', ADA, confirmed, NOW);
    expect(withOrderedBreaks(config, back)).toBe(config);
    expect(renderBreakEnded(back[0]!)).toContain('There will be no break');
  });
});

it('the request shows what would be done and said in public, and mentions whoever is asked to be called', () => {
  const own = renderBreakRequest(CHRISTMAS, null);
  expect(own).not.toContain('@');
  expect(own).toContain('> **We are on a break from 2026-12-20 until 2027-01-07.**');
  const other = renderBreakRequest(
    { ...CHRISTMAS, call: { id: 3, login: 'Ben' } },
    { repo: 'example-org/.github', path: 'SECURITY.md' },
  );
  expect(other).toMatch(/^@Ben ada asks you/);
  expect(other).toContain('pull request that adds this notice to `SECURITY.md`');
});
