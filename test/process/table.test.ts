import { flagOfLabel, LABELS, labelOfFlag, labelOfState, stateOfLabel } from '../../src/process/labels.ts';
import { ACTIONS, FLAGS, STATE_IDS, STATES } from '../../src/process/table.ts';

describe('the process table', () => {
  it('defines every state once, under its own id', () => {
    expect(Object.keys(STATES)).toEqual([...STATE_IDS]);
    for (const id of STATE_IDS) expect(STATES[id].id).toBe(id);
  });

  it('names only states that exist as targets, never the state itself, never one target twice for one need', () => {
    for (const id of STATE_IDS) {
      const targets = STATES[id].moves.map((move) => `${move.to} ${(move.needs ?? []).join('+')}`);
      expect(targets).toEqual([...new Set(targets)]);
      for (const move of STATES[id].moves) {
        expect(STATE_IDS).toContain(move.to);
        expect(move.to).not.toBe(id);
      }
    }
  });

  it('lets every state be entered, save the first', () => {
    const entered = new Set(STATE_IDS.flatMap((id) => STATES[id].moves.map((move) => move.to)));
    expect(STATE_IDS.filter((id) => !entered.has(id))).toEqual(['received']);
  });

  it('gives every action at least one state, and every state an action that exists', () => {
    const used = new Set(STATE_IDS.map((id) => STATES[id].action));
    for (const action of used) expect(ACTIONS).toContain(action);
    // Privatize runs beside the state, for a flag.
    expect(ACTIONS.filter((action) => !used.has(action))).toEqual(['privatize']);
  });

  it('lets the bot itself take at most one way on from a state', () => {
    for (const id of STATE_IDS)
      expect(STATES[id].moves.filter((move) => move.byItself).length).toBeLessThanOrEqual(1);
  });
});

describe('the labels made from the table', () => {
  it('are one per state and flag, each name once', () => {
    const ids = LABELS.map((label) => label.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const state of STATE_IDS) expect(ids).toContain(labelOfState(state));
    for (const flag of Object.keys(FLAGS)) expect(ids).toContain(`flag/${flag}`);
  });

  it.each(LABELS.map((label) => [label.id, label] as const))(
    '%s is one that GitHub accepts',
    (_id, { id, description, colour }) => {
      expect(id.length).toBeLessThanOrEqual(50);
      expect([...description].length).toBeLessThanOrEqual(100);
      expect(colour).toMatch(/^[0-9a-f]{6}$/);
    },
  );

  it('say who sets them', () => {
    const spoken = {
      bot: 'The bot sets this.',
      team: 'You set this.',
      coordinator: 'The coordinator sets this.',
    };
    for (const state of STATE_IDS) {
      const label = LABELS.find(({ id }) => id === labelOfState(state));
      expect(label?.description).toContain(spoken[STATES[state].askedBy]);
    }
  });

  it('lead back to their state or flag, and nothing else does', () => {
    for (const state of STATE_IDS) expect(stateOfLabel(labelOfState(state))).toBe(state);
    for (const flag of ['premature', 'manual'] as const) expect(flagOfLabel(labelOfFlag(flag))).toBe(flag);
    const strangers = [
      'received',
      'case/',
      'case/Received',
      'case/toString',
      'flag/received',
      ' case/received',
      '',
    ];
    for (const stranger of strangers) expect(stateOfLabel(stranger)).toBeUndefined();
    for (const stranger of ['premature', 'flag/', 'flag/constructor', 'case/premature'])
      expect(flagOfLabel(stranger)).toBeUndefined();
  });
});
