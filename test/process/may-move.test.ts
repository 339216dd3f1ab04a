import fc from 'fast-check';
import { judgeMove, MAIN_LINE, type MoveQuestion, possibleMoves, ROLES } from '../../src/process/may-move.ts';
import { type Proof, STATE_IDS, STATES, type StateId } from '../../src/process/table.ts';
import { type Judged, judgeEverything, nameSituation, PROOFS, TEAM } from './situations.ts';

const everything = judgeEverything();

/** The situations that break a rule, so that a failing test names them. */
const breaking = (rule: (judged: Judged) => boolean): readonly string[] =>
  everything.filter((judged) => !rule(judged)).map(({ question }) => nameSituation(question));

const accepted = everything.filter(({ verdict }) => verdict.kind === 'accepted');

describe('every state, request, role and set of proofs', () => {
  it('is judged, and some of each kind occur', () => {
    expect(everything.length).toBe(STATE_IDS.length ** 2 * ROLES.length * (2 * PROOFS.length + 2) * 2);
    expect(new Set(everything.map(({ verdict }) => verdict.kind))).toEqual(
      new Set(['accepted', 'wait', 'refused']),
    );
    const reasons = everything.flatMap(({ verdict }) => (verdict.kind === 'refused' ? [verdict.reason] : []));
    expect(new Set(reasons)).toEqual(
      new Set([
        'not-allowed',
        'coordinator-only',
        'bot-only',
        'no-such-move',
        'already-there',
        'disclosed',
        'proof-missing',
      ]),
    );
  });

  it('waits for every person whose membership is unknown, and for nobody else', () => {
    expect(
      breaking(({ question, verdict }) => (question.role === 'unknown') === (verdict.kind === 'wait')),
    ).toEqual([]);
  });

  it('accepts nothing from people outside the team or from other bots', () => {
    const allowed = new Set(['coordinator', 'member', 'bot']);
    expect(
      breaking(({ question, verdict }) => verdict.kind !== 'accepted' || allowed.has(question.role)),
    ).toEqual([]);
  });

  it('never lets people set what the bot sets', () => {
    expect(
      breaking(
        ({ question, verdict }) =>
          verdict.kind !== 'accepted' || question.role === 'bot' || STATES[question.to].askedBy !== 'bot',
      ),
    ).toEqual([]);
  });

  it('asks for the coordinator where the table says so, and only there', () => {
    const differ = STATE_IDS.filter((to) =>
      STATE_IDS.some((from) => {
        const question = { from, to, proofs: new Set(PROOFS), disclosed: false };
        const kinds = TEAM.map((role) => judgeMove({ ...question, role }).kind);
        return new Set(kinds).size > 1;
      }),
    );
    expect(differ).toEqual(STATE_IDS.filter((id) => STATES[id].askedBy === 'coordinator'));
    expect(differ).toEqual(['disclosing']);
  });

  it('lets nothing into disclosure without the gate or the decision of two people', () => {
    expect(
      breaking(
        ({ question, verdict }) =>
          verdict.kind !== 'accepted' ||
          question.to !== 'disclosing' ||
          question.proofs.has('gate') ||
          question.proofs.has('two-people'),
      ),
    ).toEqual([]);
    expect(accepted.some(({ question }) => question.to === 'disclosing')).toBe(true);
  });

  it('lets nothing into announcing but from disclosing', () => {
    expect(
      breaking(
        ({ question, verdict }) =>
          verdict.kind !== 'accepted' || question.to !== 'announcing' || question.from === 'disclosing',
      ),
    ).toEqual([]);
  });

  it('takes nothing back once disclosed', () => {
    expect(
      breaking(
        ({ question, verdict }) =>
          verdict.kind !== 'accepted' ||
          !question.disclosed ||
          ['announcing', 'closed'].includes(question.to),
      ),
    ).toEqual([]);
  });

  it('never accepts the state that the case is in', () => {
    expect(
      breaking(({ question, verdict }) => verdict.kind !== 'accepted' || question.from !== question.to),
    ).toEqual([]);
  });

  it('skips forward along the main line only, and only over states whose proof is on record', () => {
    for (const { question, verdict } of accepted) {
      if (verdict.kind !== 'accepted' || verdict.skipped.length === 0) continue;
      const way = [question.from, ...verdict.skipped, question.to];
      const start = MAIN_LINE.indexOf(question.from);
      expect(way).toEqual(MAIN_LINE.slice(start, start + way.length));
      for (const state of verdict.skipped) {
        const { proof } = STATES[state];
        if (proof && !question.proofs.has(proof)) throw new Error(nameSituation(question));
      }
    }
    expect(accepted.some(({ verdict }) => verdict.kind === 'accepted' && verdict.skipped.length > 2)).toBe(
      true,
    );
  });

  it('offers in a refusal exactly what the same person would be given', () => {
    const seen = new Set<string>();
    for (const { question, verdict } of everything) {
      if (verdict.kind !== 'refused') continue;
      const key = nameSituation({ ...question, to: question.from });
      if (seen.has(key)) continue;
      seen.add(key);
      const given = STATE_IDS.filter((to) => judgeMove({ ...question, to }).kind === 'accepted');
      expect({ situation: key, possible: verdict.possible }).toEqual({ situation: key, possible: given });
    }
    expect(seen.size).toBeGreaterThan(1000);
  });

  it('names in a refusal exactly the proofs that would turn it into consent', () => {
    for (const { question, verdict } of everything) {
      if (verdict.kind !== 'refused') continue;
      if (verdict.reason !== 'proof-missing') expect(verdict.missing).toEqual([]);
      else {
        expect(verdict.missing.length).toBeGreaterThan(0);
        for (const proof of verdict.missing) expect(question.proofs.has(proof)).toBe(false);
        const proofs = new Set([...question.proofs, ...verdict.missing]);
        expect(judgeMove({ ...question, proofs }).kind).toBe('accepted');
      }
    }
  });
});

describe('ways out', () => {
  const all = new Set(PROOFS);
  const next = (from: StateId): readonly StateId[] =>
    [...TEAM, 'bot' as const].flatMap((role) => possibleMoves({ from, role, proofs: all, disclosed: false }));

  it.each(STATE_IDS.filter((id) => id !== 'closed'))('%s leads to the end', (state) => {
    const reached = new Set<StateId>([state]);
    for (const at of reached) for (const to of next(at)) reached.add(to);
    expect(reached).toContain('closed');
  });

  it('a disclosed case has its way out as well, and no way back', () => {
    const question = { role: 'bot', proofs: all, disclosed: true } as const;
    expect(possibleMoves({ ...question, from: 'disclosing' })).toEqual(['announcing']);
    expect(possibleMoves({ ...question, from: 'announcing' })).toEqual(['closed']);
    expect(possibleMoves({ ...question, from: 'closed' })).toEqual([]);
  });
});

describe('any walk through the process', () => {
  const step = fc.record({
    to: fc.constantFrom(...STATE_IDS),
    role: fc.constantFrom(...ROLES),
    proofs: fc.uniqueArray(fc.constantFrom(...PROOFS)),
  });

  it('reaches disclosure only after the gate passed or two people decided', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let at: StateId = 'received';
        let entitled = false;
        for (const { to, role, proofs } of steps) {
          const question: MoveQuestion = { from: at, to, role, proofs: new Set(proofs), disclosed: false };
          if (judgeMove(question).kind !== 'accepted') continue;
          at = to;
          if (to === 'disclosing') entitled = proofs.includes('gate') || proofs.includes('two-people');
          if ((to === 'disclosing' || to === 'announcing') && !entitled) return false;
        }
        return true;
      }),
      { numRuns: 2000 },
    );
  });

  it('gains possibilities with every proof and loses none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATE_IDS),
        fc.constantFrom(...ROLES),
        fc.uniqueArray(fc.constantFrom(...PROOFS)),
        fc.constantFrom(...PROOFS),
        (from, role, proofs, more) => {
          const before = possibleMoves({ from, role, proofs: new Set(proofs), disclosed: false });
          const after = possibleMoves({ from, role, proofs: new Set([...proofs, more]), disclosed: false });
          return before.every((state) => after.includes(state));
        },
      ),
    );
  });
});

describe('examples from the process', () => {
  const judge = (question: Partial<MoveQuestion> & Pick<MoveQuestion, 'from' | 'to'>) =>
    judgeMove({ role: 'member', proofs: new Set<Proof>(), disclosed: false, ...question });

  it('a member acknowledges', () => {
    expect(judge({ from: 'received', to: 'acknowledged' })).toEqual({ kind: 'accepted', skipped: [] });
  });

  it('a member jumps from received to valid once the acknowledgement is on record', () => {
    expect(judge({ from: 'received', to: 'valid' })).toMatchObject({
      kind: 'refused',
      reason: 'proof-missing',
      missing: ['acknowledgement'],
    });
    expect(judge({ from: 'received', to: 'valid', proofs: new Set<Proof>(['acknowledgement']) })).toEqual({
      kind: 'accepted',
      skipped: ['acknowledged', 'assessing'],
    });
  });

  it('nobody jumps from assessing to disclosing, whatever is on record', () => {
    const verdict = judge({
      from: 'assessing',
      to: 'disclosing',
      role: 'coordinator',
      proofs: new Set(PROOFS),
    });
    expect(verdict).toMatchObject({ kind: 'refused', reason: 'no-such-move' });
  });

  it('a dismissed case comes back on appeal, a disclosed one does not', () => {
    expect(judge({ from: 'closed', to: 'assessing' }).kind).toBe('accepted');
    expect(judge({ from: 'closed', to: 'assessing', disclosed: true })).toMatchObject({
      kind: 'refused',
      reason: 'disclosed',
      possible: [],
    });
  });

  it('the reporter is told that the label is for the team', () => {
    expect(judge({ from: 'received', to: 'acknowledged', role: 'reporter' })).toMatchObject({
      kind: 'refused',
      reason: 'not-allowed',
      possible: [],
    });
  });
});
