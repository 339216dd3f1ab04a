import type { StoredCase } from '../../../src/case/stored-case.ts';
import { readStatus } from '../../../src/features/acknowledgement/status-text.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import { STATE_IDS, type StateId } from '../../../src/process/table.ts';
import { defaultConfig } from '../../config/default-config.ts';

const SELF = { id: 1, login: 'bot', kind: 'bot' } as const;
const BY = { id: 2, login: 'mika', role: 'member' } as const;
const RECEIVED = '2026-03-02T09:00:00.000Z';
const base = defaultConfig('example-org', 'triage');
const config = { ...base, clocks: { ...base.clocks, updateDays: 14 } };

function inState(state: StateId, more: Partial<StoredCase> = {}): StoredCase {
  const begun = beginCase(1, { now: RECEIVED, receivedAt: RECEIVED }, SELF);
  const move = { to: state, from: 'received' as const, event: null, by: BY, at: '2026-03-03T09:00:00.000Z' };
  return { ...begun, moves: state === 'received' ? begun.moves : [...begun.moves, move], ...more };
}

const update = (text: string) => [
  { kind: 'update' as const, subject: 'reporter', text, by: BY, at: '2026-03-04T09:00:00.000Z' },
];
const told = [
  {
    key: 'release-date',
    day: '2026-04-01',
    askedBy: { id: 2, login: 'mika' },
    at: RECEIVED,
    sentAt: RECEIVED,
    url: null,
  },
];

const SOON = '2026-03-05T09:00:00.000Z';
const LATE = '2026-03-20T09:00:00.000Z';

it.each([
  [
    'received',
    {},
    SOON,
    'We have your report and have not looked into it yet.',
    'We tell you by 2026-03-12 what we think of it.',
  ],
  [
    'assessing',
    {},
    SOON,
    'We are looking into your report.',
    'We tell you by 2026-03-12 what we think of it. You hear from us at least every 14 days.',
  ],
  [
    'assessing',
    {},
    LATE,
    'We are looking into your report.',
    'We promised to tell you by 2026-03-12 what we think of it, and are late. We are sorry, and are on it. You hear from us at least every 14 days.',
  ],
  [
    'needs-info',
    {},
    LATE,
    'We asked you for more and are waiting for your answer.',
    'We go on as soon as we have it.',
  ],
  ['patching', {}, LATE, 'We are working on a fix, in private.', 'You hear from us at least every 14 days.'],
  [
    'patching',
    { evidence: update('2026-03-30T00:00:00.000Z') },
    LATE,
    'We are working on a fix, in private.',
    'You hear from us again by 2026-03-30.',
  ],
  [
    'patching',
    { evidence: update('2026-03-10T00:00:00.000Z') },
    LATE,
    'We are working on a fix, in private.',
    'You hear from us at least every 14 days.',
  ],
  [
    'releasing',
    { messages: told },
    LATE,
    'The fix is ready, and we are preparing the release.',
    'As we wrote, we plan to release the fix on 2026-04-01. You hear from us at least every 14 days.',
  ],
] as const)('in %s (%#) it tells state and next promise', (state, more, now, says, next) => {
  expect(readStatus(inState(state, more as Partial<StoredCase>), config, now)).toMatchObject({
    state: says,
    next,
  });
});

it('without a promised day it says what comes next', () => {
  const status = readStatus(inState('patching'), base, LATE);
  expect(status.next).toBe('We tell you when there is a fix to test.');
});

it('holds nothing of what people wrote, and nothing of other cases, in any state', () => {
  const canary = 'CANARY-7f3a';
  const more = {
    title: canary,
    resembles: [{ what: `#77 ${canary}`, same: true, why: [canary] }],
    decisions: [{ kind: 'dismiss', reason: 'duplicate-of', because: `#77 ${canary}`, by: [] }],
    evidence: update(canary),
    coordinators: [{ id: 3, login: canary }],
    packages: [{ ecosystem: 'npm', name: canary, repo: canary }],
    plans: [{ day: '2026-05-05', because: canary, by: BY, at: RECEIVED }],
    reporter: { id: 4, login: canary, name: canary },
    aiStatement: canary,
  } as Partial<StoredCase>;
  for (const state of STATE_IDS) {
    const text = JSON.stringify(readStatus(inState(state, more), config, LATE));
    expect(text).not.toMatch(/CANARY|77|2026-05-05/);
  }
});
