/**
 * The security report handling process as data: the single source of states, labels, legal moves, who may ask,
 * which action runs on entry, and whose turn it is. Nodes are those of the specification's flowchart.
 */

export const ACTIONS = [
  'intake',
  'ack-timer',
  'privatize',
  'advisory-draft',
  'release-gate',
  'announce',
] as const;
/** The actions that can run alone; the conductor composes them all. */
/** `mail` looks after no state: it sends what was confirmed where `announce` leaves off. */
export type ActionName = (typeof ACTIONS)[number] | 'mail';

export const STATE_IDS = [
  'received',
  'acknowledged',
  'assessing',
  'needs-info',
  'invalid',
  'valid',
  'cve-requested',
  'patching',
  'testing',
  'regression-tests',
  'releasing',
  'disclosing',
  'announcing',
  'closed',
] as const;
export type StateId = (typeof STATE_IDS)[number];

/** The states of the way through the process from one to another, both included. */
export function statesFrom(first: StateId, last: StateId): readonly StateId[] {
  return STATE_IDS.slice(STATE_IDS.indexOf(first), STATE_IDS.indexOf(last) + 1);
}

/** Who may ask for a state by its label or a command. The bot sets the rest by itself. */
export type Asker = 'bot' | 'team' | 'coordinator';

/** Whose move it is while a case rests in a state. */
type Turn = 'coordinator' | 'analyst' | 'reporter' | 'developers' | 'team' | 'bot' | 'nobody';

/** What must be on record before a move may be accepted, or may be skipped over. */
export type Proof =
  | 'acknowledgement'
  | 'analysis'
  | 'advisory'
  | 'patch'
  | 'test'
  | 'regression-test'
  | 'gate'
  | 'two-people';

export interface Move {
  readonly to: StateId;
  /** The move is accepted only with all of these on record; alternatives are separate entries. */
  readonly needs?: readonly Proof[];
  /** Taken by the bot as soon as its proofs are there. */
  readonly byItself?: true;
}

export interface State {
  readonly id: StateId;
  /** Nodes of the specification's flowchart that this state stands for. */
  readonly nodes: readonly string[];
  /** One line for the label's description and for people. */
  readonly title: string;
  readonly askedBy: Asker;
  /** The action that carries out the entry, and that judges requests for this state. */
  readonly action: ActionName;
  readonly turn: Turn;
  /** What must be on record before a later state may be asked for past this one. */
  readonly proof?: Proof;
  readonly moves: readonly Move[];
  readonly colour: string;
}

const table = {
  received: {
    nodes: ['A', 'B', 'E'],
    title: 'Report received',
    askedBy: 'bot',
    action: 'intake',
    turn: 'coordinator',
    colour: 'd4c5f9',
    moves: [{ to: 'acknowledged' }, { to: 'invalid' }],
  },
  acknowledged: {
    nodes: ['J', 'K'],
    title: 'Receipt acknowledged to the reporter',
    askedBy: 'team',
    action: 'ack-timer',
    turn: 'bot',
    proof: 'acknowledgement',
    colour: 'bfd4f2',
    moves: [{ to: 'assessing', byItself: true }],
  },
  assessing: {
    nodes: ['L', 'M', 'O'],
    title: 'Being assessed by an analyst',
    askedBy: 'team',
    action: 'ack-timer',
    turn: 'analyst',
    colour: '1d76db',
    moves: [{ to: 'needs-info' }, { to: 'invalid' }, { to: 'valid' }],
  },
  'needs-info': {
    nodes: ['N'],
    title: 'Waiting for more information from the reporter',
    askedBy: 'team',
    action: 'ack-timer',
    turn: 'reporter',
    colour: 'fbca04',
    moves: [{ to: 'assessing' }, { to: 'invalid' }],
  },
  invalid: {
    nodes: ['X', 'Y'],
    title: 'Dismissed with a reason; closed after the appeal window',
    askedBy: 'team',
    action: 'ack-timer',
    turn: 'coordinator',
    colour: 'cfd3d7',
    moves: [{ to: 'closed', byItself: true }, { to: 'assessing' }],
  },
  valid: {
    nodes: ['O', 'Q', 'Q1'],
    title: 'A vulnerability: advisory being drafted',
    askedBy: 'team',
    action: 'advisory-draft',
    turn: 'analyst',
    proof: 'advisory',
    colour: 'd93f0b',
    moves: [
      { to: 'cve-requested', byItself: true, needs: ['advisory'] },
      { to: 'assessing' },
      { to: 'invalid' },
    ],
  },
  'cve-requested': {
    nodes: ['Q2', 'R'],
    title: 'CVE id requested; decide on the patch',
    askedBy: 'bot',
    action: 'advisory-draft',
    turn: 'coordinator',
    colour: 'd93f0b',
    moves: [
      { to: 'patching' },
      { to: 'disclosing', needs: ['two-people'] },
      { to: 'assessing' },
      { to: 'invalid' },
    ],
  },
  patching: {
    nodes: ['T'],
    title: 'Patch in progress',
    askedBy: 'team',
    action: 'release-gate',
    turn: 'developers',
    proof: 'patch',
    colour: 'e99695',
    moves: [{ to: 'testing' }, { to: 'assessing' }, { to: 'disclosing', needs: ['two-people'] }],
  },
  testing: {
    nodes: ['U'],
    title: 'Patch being tested',
    askedBy: 'team',
    action: 'release-gate',
    turn: 'developers',
    proof: 'test',
    colour: 'f9d0c4',
    moves: [{ to: 'regression-tests' }, { to: 'patching' }],
  },
  'regression-tests': {
    nodes: ['V'],
    title: 'Regression tests being added',
    askedBy: 'team',
    action: 'release-gate',
    turn: 'developers',
    proof: 'regression-test',
    colour: 'f9d0c4',
    moves: [{ to: 'releasing' }, { to: 'patching' }],
  },
  releasing: {
    nodes: ['W'],
    title: 'Security release in progress',
    askedBy: 'team',
    action: 'release-gate',
    turn: 'developers',
    colour: 'c2e0c6',
    moves: [{ to: 'disclosing', needs: ['gate'] }, { to: 'patching' }],
  },
  disclosing: {
    nodes: ['Z'],
    title: 'Disclosure waits for a confirmation',
    askedBy: 'coordinator',
    action: 'announce',
    turn: 'team',
    colour: '0e8a16',
    moves: [{ to: 'announcing', byItself: true }, { to: 'releasing' }, { to: 'patching' }],
  },
  announcing: {
    nodes: ['Z1', 'Z2', 'Z3'],
    title: 'Disclosed: tell the community',
    askedBy: 'bot',
    action: 'announce',
    turn: 'coordinator',
    colour: '0e8a16',
    moves: [{ to: 'closed', byItself: true }],
  },
  closed: {
    nodes: [],
    title: 'Done',
    askedBy: 'bot',
    action: 'announce',
    turn: 'nobody',
    colour: 'ededed',
    moves: [{ to: 'assessing' }],
  },
} as const satisfies Record<StateId, Omit<State, 'id'>>;

/** Every state, in the order of the flowchart. */
export const STATES: Readonly<Record<StateId, State>> = Object.fromEntries(
  STATE_IDS.map((id) => [id, { id, ...table[id] }]),
) as unknown as Readonly<Record<StateId, State>>;

/** States in which the advisory follows the analysis and the CVE id. */
export const DRAFTING: readonly StateId[] = [
  'valid',
  'cve-requested',
  'patching',
  'testing',
  'regression-tests',
  'releasing',
  'disclosing',
];

/** The states that a case in disclosure or beyond has. From here on nothing can be taken back. */
export const AFTER_DISCLOSURE: readonly StateId[] = ['announcing', 'closed'];

export const FLAGS = {
  premature: {
    nodes: ['E', 'F', 'G', 'H', 'I'],
    title: 'Public too early: takedown',
    askedBy: 'team',
    colour: 'b60205',
  },
  'removal-pending': {
    nodes: ['H'],
    title: 'Takedown not complete: still on GitHub',
    askedBy: 'bot',
    colour: 'fef2c0',
  },
  exploited: { nodes: [], title: 'Attackers use the flaw', askedBy: 'team', colour: 'b60205' },
  public: { nodes: [], title: 'The flaw is public: hurry', askedBy: 'team', colour: 'b60205' },
  manual: {
    nodes: [],
    title: 'The bot writes nothing outside of this repo',
    askedBy: 'team',
    colour: '5319e7',
  },
  'out-of-process': {
    nodes: [],
    title: 'Published by hand; patch or release not recorded',
    askedBy: 'bot',
    colour: '5319e7',
  },
} as const;
export type FlagId = keyof typeof FLAGS;
