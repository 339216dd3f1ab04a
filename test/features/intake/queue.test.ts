import type { Actor, ObservedComment } from '../../../src/case/observed.ts';
import { receiptOf, stateOf } from '../../../src/case/stored-case.ts';
import { parseSweepMemory, type SweepMemory, type WaitingReport } from '../../../src/case/sweep-memory.ts';
import type { FoundAdvisory } from '../../../src/case/sweep-reads.ts';
import { deadlinesOf } from '../../../src/features/deadlines/deadlines.ts';
import { planAdvisoryCase } from '../../../src/features/intake/intake.ts';
import {
  DAY_ONE,
  publishedReports,
  readOrders,
  seedCase,
  sortDayOne,
  sortFlood,
} from '../../../src/features/intake/queue.ts';
import { withNews } from '../../../src/features/intake/waiting-report.ts';
import { LEAST_CONFIG, PEOPLE, REPORTED, SELF, TEAM } from '../../engine/world.ts';

const NOW = '2026-03-10T09:00:00.000Z';
const GHSAS = ['GHSA-2222-2222-2222', 'GHSA-3333-3333-3333', 'GHSA-4444-4444-4444'] as const;

const found = (ghsa: string, createdAt: string, reporter: Actor | null = PEOPLE.reporter): FoundAdvisory => ({
  facts: { ...REPORTED, ghsa },
  reporter,
  createdAt,
  updatedAt: createdAt,
});

const FIRST = parseSweepMemory(null);

describe('the first day', () => {
  const old = found(GHSAS[0], '2026-01-01T00:00:00Z');
  const fresh = found(GHSAS[1], '2026-03-08T00:00:00Z');
  const ids = (list: readonly WaitingReport[]) => list.map(({ ghsa }) => ghsa);

  it('lists what is older than the promise to acknowledge, drafts too, and nothing that is out', () => {
    const draft = { ...old, facts: { ...old.facts, ghsa: GHSAS[2], state: 'draft' as const } };
    const out = { ...old, facts: { ...old.facts, state: 'published' as const } };
    expect(ids(sortDayOne([fresh, old, draft, out], FIRST, LEAST_CONFIG, NOW))).toEqual([GHSAS[0], GHSAS[2]]);
  });

  it.each([
    ['nothing was noted yet', FIRST, [GHSAS[0]]],
    ['another action swept before', { ...FIRST, since: '2026-03-09T00:00:00Z' }, [GHSAS[0]]],
    ['what came in after the beginning is late, not old', { ...FIRST, since: '2026-01-03T00:00:00Z' }, []],
    ['the lists were looked through once', { ...FIRST, listed: { of: 'x', day: '2026-03-09' } }, []],
    ['its list is there', { ...FIRST, lists: [{ key: DAY_ONE, issue: null, judged: [] }] }, []],
    ['the memory was lost', parseSweepMemory('since: x\n'), []],
  ])('comes once: %s', (_, memory, listed) => {
    expect(ids(sortDayOne([old], memory, LEAST_CONFIG, NOW))).toEqual(listed);
  });
});

describe('a flood', () => {
  const config = { ...LEAST_CONFIG, intake: { ...LEAST_CONFIG.intake, mostPerDay: 2 } };
  const facts = { config, team: TEAM, now: NOW };
  const three = GHSAS.map((ghsa, index) => found(ghsa, `2026-03-10T0${index}:00:00Z`));
  const split = (
    reports: readonly FoundAdvisory[],
    before: readonly { reporter: number; at: string }[] = [],
  ) => {
    const { fresh, waiting } = sortFlood(reports, before, facts);
    return [fresh.length, waiting.length];
  };

  it.each([
    ['at most so many are taken in', three, [], [2, 1]],
    [
      'cases of the same day count',
      three,
      [{ reporter: PEOPLE.reporter.id, at: '2026-03-09T20:00:00Z' }],
      [1, 2],
    ],
    [
      'cases of another day do not',
      three,
      [{ reporter: PEOPLE.reporter.id, at: '2026-03-08T20:00:00Z' }],
      [2, 1],
    ],
    ['cases of others do not', three, [{ reporter: 99, at: '2026-03-10T00:00:00Z' }], [2, 1]],
    [
      'members of the team pass on what others found',
      three.map((each) => ({ ...each, reporter: PEOPLE.member })),
      [],
      [3, 0],
    ],
    [
      'whom GitHub does not name is not counted',
      three.map((each) => ({ ...each, reporter: null })),
      [],
      [3, 0],
    ],
  ] as const)('%s', (_name, reports, before, expected) => {
    expect(split(reports, before)).toEqual(expected);
  });
});

describe('a reporter of six on one day', () => {
  const six = Array.from({ length: 6 }, (_, index) =>
    found(`GHSA-${index}${index}${index}${index}-2222-2222`, `2026-03-10T0${index}:00:00Z`),
  );
  const published = { ...six[0]!, isReport: true, facts: { ...six[0]!.facts, state: 'published' as const } };
  const trusting = { ...LEAST_CONFIG, intake: { ...LEAST_CONFIG.intake, trusted: ['RITA-reporter'] } };
  const waits = (config: typeof LEAST_CONFIG, before: readonly FoundAdvisory[]) =>
    sortFlood(six, publishedReports(before), { config, team: TEAM, now: NOW }).waiting.length;

  it.each([
    ['is a stranger', LEAST_CONFIG, [], 1],
    ['is trusted by the configuration', trusting, [], 0],
    ['reported what was published before', LEAST_CONFIG, [published], 0],
    ['published by the team itself', LEAST_CONFIG, [{ ...published, isReport: false }], 1],
    ['reported what was closed', LEAST_CONFIG, [{ ...published, facts: six[0]!.facts }], 1],
    ['published by somebody else', LEAST_CONFIG, [{ ...published, reporter: PEOPLE.member }], 1],
  ] as const)('who %s', (_name, config, before, waiting) => {
    expect(waits(config, before)).toBe(waiting);
  });
});

describe('a report that waits', () => {
  const first = found(GHSAS[0], '2026-03-10T00:00:00Z');
  const { waiting } = sortFlood([{ ...first, facts: { ...first.facts, severity: null } }], [], {
    config: { intake: { ...LEAST_CONFIG.intake, mostPerDay: 0 } },
    team: TEAM,
    now: NOW,
  });
  const edited = (facts: Partial<FoundAdvisory['facts']>): readonly WaitingReport[] =>
    withNews(waiting, [{ ...first, facts: { ...first.facts, severity: null, ...facts } }]);

  it('is raised by words or a severity that came later, and stays raised', () => {
    expect(waiting[0]?.grave).toBeUndefined();
    expect(edited({ summary: 'RCE, exploited in the wild' })[0]).toMatchObject({
      summary: 'RCE, exploited in the wild',
      grave: true,
    });
    expect(edited({ severity: 'critical' })[0]?.grave).toBe(true);
    expect(withNews(edited({ severity: 'critical' }), [first])[0]?.grave).toBe(true);
  });

  it('shows what people made of it by hand, and is as it was where nothing changed', () => {
    expect(edited({ state: 'closed' })[0]?.state).toBe('closed');
    expect(JSON.stringify(edited({}))).toBe(JSON.stringify(waiting));
    expect(withNews(waiting, [])).toEqual(waiting);
    const taken = waiting.map((each) => ({ ...each, case: 7 }));
    expect(withNews(taken, [{ ...first, facts: { ...first.facts, summary: 'RCE' } }])).toEqual(taken);
  });
});

describe('an order in a list', () => {
  const { waiting } = sortFlood(
    GHSAS.map((ghsa) => found(ghsa, '2026-03-10T00:00:00Z')),
    [],
    { config: { intake: { ...LEAST_CONFIG.intake, mostPerDay: 0 } }, team: TEAM, now: NOW },
  );
  const list = { key: waiting[0]!.list, judged: [] as string[] };
  const memory: Pick<SweepMemory, 'waiting'> = { waiting: [...waiting] };
  const comment = (author: Actor, body: string, id = 'c1'): ObservedComment => ({
    id,
    author,
    body,
    createdAt: NOW,
    lastEditedAt: null,
    lastEditor: null,
    url: '',
  });
  const ordersOf = (body: string, who: Actor = PEOPLE.member) =>
    readOrders([comment(who, body)], list, memory, TEAM);

  it.each([
    ['one', `/dismiss ${GHSAS[1]} spam because a machine wrote it`, [GHSAS[1]]],
    ['one, in other letters', `/set-state ${GHSAS[1].toLowerCase()} received`, [GHSAS[1]]],
    ['all', '/dismiss all spam because a machine wrote them', [...GHSAS]],
    [
      'the first order of each counts',
      `/set-state ${GHSAS[0]} received\n\n/dismiss all spam because of it`,
      [...GHSAS],
    ],
    ['a reason that does not exist', `/dismiss ${GHSAS[1]} boring because it is`, []],
    ['no reason', `/dismiss ${GHSAS[1]} spam`, []],
    ['a state that only GitHub can show', `/set-state ${GHSAS[1]} announcing`, []],
    ['an id that does not wait', '/set-state GHSA-9999-9999-9999 received', []],
    ['a quotation', `> /set-state ${GHSAS[1]} received`, []],
    ['a link definition', `[a]: https://example.com "\n/set-state ${GHSAS[1]} received\n"`, []],
    ['a word near to an order', `/dissmiss ${GHSAS[1]} spam because so`, []],
  ])('means %s', (_name, body, ids) => {
    expect(ordersOf(body).orders.map(({ ghsa }) => ghsa)).toEqual(ids);
  });

  it('is followed for members of the team only', () => {
    const body = '/dismiss all spam because I say so';
    for (const who of [PEOPLE.reporter, PEOPLE.outsider, PEOPLE.former])
      expect(ordersOf(body, who)).toMatchObject({ orders: [], read: [{ good: false }] });
    expect(ordersOf(body, PEOPLE.otherBot)).toEqual({ orders: [], read: [] });
  });

  it.each([
    ['an account that is gone edited it', { lastEditedAt: NOW }],
    ['another member edited it', { lastEditedAt: NOW, lastEditor: PEOPLE.third }],
    ['it came by e-mail', { viaEmail: true as const }],
  ])('is not followed where %s, and shown so', (_how, change) => {
    const said = { ...comment(PEOPLE.member, '/dismiss all spam because I say so'), ...change };
    expect(readOrders([said], list, memory, TEAM)).toMatchObject({ orders: [], read: [{ good: false }] });
  });

  it('is shown not to be understood where a word is near to one', () => {
    const body = `/dissmiss ${GHSAS[1]} spam because so`;
    expect(ordersOf(body)).toMatchObject({ orders: [], read: [{ good: false }] });
  });

  it('is read once', () => {
    const again = readOrders(
      [comment(PEOPLE.member, '/set-state all received')],
      { ...list, judged: ['c1'] },
      memory,
      TEAM,
    );
    expect(again).toEqual({ orders: [], read: [] });
  });

  it('makes a dismissed case that can be appealed, with the receipt of the report', () => {
    const [order] = ordersOf(`/dismiss ${GHSAS[0]} spam because a machine wrote it`).orders;
    const begun = planAdvisoryCase(found(GHSAS[0], '2026-03-10T00:00:00Z'), 9, NOW, SELF);
    const stored = seedCase(begun, waiting[0]!, order!, 'UTC');
    expect(stateOf(stored)).toBe('invalid');
    expect(stored.decisions).toMatchObject([
      { kind: 'dismiss', reason: 'spam', because: 'a machine wrote it' },
    ]);
    expect(receiptOf(stored)).toBe('2026-03-10T00:00:00Z');
  });

  const seedOld = (form: string) => {
    const report = { ...waiting[0]!, list: DAY_ONE, receivedAt: '2025-01-01T00:00:00Z' };
    const body = form.replace('ID', GHSAS[0]);
    const said = readOrders(
      [comment(PEOPLE.member, body)],
      { key: DAY_ONE, judged: [] },
      { waiting: [report] },
      TEAM,
    );
    const begun = planAdvisoryCase(found(GHSAS[0], report.receivedAt), 9, NOW, SELF);
    return seedCase(begun, report, said.orders[0]!, 'UTC');
  };

  it('dismisses what was there before the process, to be told from then on within the promise', () => {
    const stored = seedOld('/dismiss ID spam because a machine wrote it');
    expect(stateOf(stored)).toBe('invalid');
    expect(receiptOf(stored)).toBe(NOW);
    expect(stored.moves.at(-1)?.why).toContain('2025-01-01');
    expect(deadlinesOf(stored, LEAST_CONFIG, NOW).every(({ due }) => due > NOW)).toBe(true);
  });

  it.each([
    ['/set-state ID assessing', NOW],
    ['/set-state ID assessing 2026-02-20', '2026-02-20T00:00:00.000Z'],
  ])('adopts what was there before the process: %s', (form, receipt) => {
    const stored = seedOld(form);
    expect(stateOf(stored)).toBe('assessing');
    expect(receiptOf(stored)).toBe(receipt);
    expect(stored.moves.at(-1)?.why).toContain('2025-01-01');
    expect(stored.moves.at(-1)?.by.login).toBe(PEOPLE.member.login);
    const [acknowledge] = deadlinesOf(stored, LEAST_CONFIG, NOW);
    expect(Date.parse(acknowledge!.met!)).toBeLessThanOrEqual(Date.parse(acknowledge!.due));
  });
});
