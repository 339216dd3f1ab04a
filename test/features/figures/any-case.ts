import fc from 'fast-check';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { DAY_MS } from '../../../src/process/durations.ts';
import { STATE_IDS } from '../../../src/process/table.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState } from '../../engine/situation.ts';

export const FIRST_DAY = Date.parse('2024-01-01T00:00:00Z');

/** A whole stored case that the others are made of. */
export const MODEL: StoredCase = storedOf(await atState('closed'));

const HUMAN = { id: 10, login: 'cora-coordinator', role: 'coordinator' };
const BOT = { id: 1, login: 'process[bot]', role: 'bot' };

const isoAfter = (at: number, days: number): string => new Date(at + days * DAY_MS).toISOString();

const step = fc.record({
  to: fc.constantFrom(...STATE_IDS),
  after: fc.double({ min: 0.01, max: 40, noNaN: true }),
  isBot: fc.boolean(),
  isUndo: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
});

/** A case of any history, also of one that no team would have: figures are computed from whatever is in the store. */
export const anyCase: fc.Arbitrary<StoredCase> = fc
  .record({
    day: fc.double({ min: 0, max: 700, noNaN: true }),
    steps: fc.array(step, { maxLength: 12 }),
    severity: fc.constantFrom('critical', 'high', 'medium', 'low', null),
    reason: fc.constantFrom('duplicate-of', 'out-of-scope', null),
    reply: fc.option(fc.double({ min: 0.1, max: 30, noNaN: true })),
    published: fc.option(fc.double({ min: 1, max: 200, noNaN: true })),
    coordinator: fc.constantFrom('ana', 'ben', 'cora'),
  })
  .map(({ day, steps, severity, reason, reply, published, coordinator }): StoredCase => {
    const receivedAt = isoAfter(FIRST_DAY, day);
    let at = Date.parse(receivedAt);
    const moves = steps.map(({ to, after, isBot, isUndo }) => {
      at += after * DAY_MS;
      const why = isUndo ? { why: 'undo' } : {};
      return { to, from: null, event: null, by: isBot ? BOT : HUMAN, at: new Date(at).toISOString(), ...why };
    });
    const { analysis, advisories } = MODEL;
    return {
      ...MODEL,
      receivedAt,
      receipts: [],
      moves,
      messages: [],
      coordinators: [{ id: 10, login: coordinator }],
      analysis: analysis && { ...analysis, facts: { ...analysis.facts, severity } },
      advisories: advisories.map((each) => ({
        ...each,
        publishedAt: published === null ? null : isoAfter(Date.parse(receivedAt), published),
      })),
      evidence:
        reply === null
          ? []
          : [
              {
                kind: 'reply',
                subject: 'reply',
                text: '',
                by: HUMAN,
                at: isoAfter(Date.parse(receivedAt), reply),
              },
            ],
      decisions:
        reason === null
          ? []
          : [{ kind: 'dismiss', reason, because: 'x', by: [{ id: 10, login: 'cora', at: receivedAt }] }],
    };
  });

export const anyCases = (most: number): fc.Arbitrary<readonly StoredCase[]> =>
  fc
    .array(anyCase, { maxLength: most })
    .map((cases) => cases.map((each, index) => ({ ...each, number: index + 1, issue: index + 1 })));
