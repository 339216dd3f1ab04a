import { renderTurn } from '../src/features/case-issue/record.ts';
import { beginCase } from '../src/features/intake/intake.ts';
import type { GateFinding } from '../src/features/release/judge-gate.ts';
import { MESSAGES, type MessageKey } from '../src/process/message-keys.ts';
import { type Proof, STATE_IDS, STATES, type StateId } from '../src/process/table.ts';

const SELF = { id: 1, login: 'bot', kind: 'bot' } as const;
const AT = '2026-03-02T09:00:00.000Z';

/** Who writes what to the reporter while the case is in a state. */
const MESSAGE_IN: Partial<Record<StateId, readonly MessageKey[]>> = {
  received: ['acknowledgement'],
  'needs-info': ['questions'],
  invalid: ['dismissal'],
  'cve-requested': ['accepted', 'cve'],
  testing: ['fix-ready'],
  releasing: ['release-date'],
  disclosing: ['thanks'],
};

/** What has to be on record before a move, as people call it. */
export const PROOFS: Readonly<Record<Proof, string>> = {
  acknowledgement: 'the acknowledgement on record',
  analysis: 'a confirmed analysis',
  advisory: 'the advisory',
  patch: 'the patch on record',
  test: 'the test on record',
  'regression-test': 'the regression test on record',
  gate: 'the release gate passed',
  'two-people': 'the decision of two people',
};

/** The fix is ready, and its release is not seen yet. */
const NOT_RELEASED: GateFinding = {
  rule: 'released',
  subject: '',
  ok: false,
  after: true,
  text: '',
};

/** For each state: what it is, the first line of the case record in it, what to write to the reporter, where it may go. */
export const renderStateGuide = (): string => STATE_IDS.map(renderState).join('\n\n');

function renderState(id: StateId): string {
  const { title, moves } = STATES[id];
  const messages = (MESSAGE_IN[id] ?? []).map(
    (key) => `\`/send ${key}${key === 'release-date' ? ' YYYY-MM-DD' : ''}\` (${MESSAGES[key].title})`,
  );
  const next = moves.map((move) => {
    const needs = ('needs' in move ? move.needs : []).map((need) => PROOFS[need]);
    const notes = [
      ...('byItself' in move ? ['by itself'] : []),
      ...(needs.length > 0 ? [`needs ${needs.join(', ')}`] : []),
    ];
    return `\`case/${move.to}\`${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
  });
  return [
    `### \`case/${id}\`: ${title}`,
    '',
    `> ${turnIn(id)}`,
    '',
    ...(messages.length > 0 ? [`- To the reporter: ${messages.join(', ')}.`] : []),
    `- Next: ${next.join(', ')}.`,
  ].join('\n');
}

/** The first line of the record of a case that has just come there, with an invented coordinator. */
function turnIn(id: StateId): string {
  const begun = beginCase(1, { now: AT, receivedAt: AT }, SELF);
  const move = { ...begun.moves[0]!, to: id };
  return renderTurn({
    stored: { ...begun, moves: [move], coordinators: [{ id: 2, login: 'ana' }] },
    clocks: [],
    now: AT,
    zone: 'UTC',
    labelOf: (state) => `case/${state}`,
    findings: id === 'releasing' ? [NOT_RELEASED] : [],
    channels: ['community'],
    pending: false,
    lines: [],
    memory: { digest: '', revision: 0 },
  });
}
