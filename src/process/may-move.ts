import { type Move, type Proof, STATE_IDS, STATES, type StateId } from './table.ts';

/**
 * Who somebody is for one case. `unknown` is a person whose membership could not be read: then nothing is
 * judged yet (design, section 3, rule 2).
 */
export const ROLES = [
  'coordinator',
  'member',
  'reporter',
  'outsider',
  'former-member',
  'bot',
  'other-bot',
  'unknown',
] as const;
export type Role = (typeof ROLES)[number];

export interface MoveQuestion {
  readonly from: StateId;
  readonly to: StateId;
  readonly role: Role;
  readonly proofs: ReadonlySet<Proof>;
  /** All advisories of the case were read back as published. */
  readonly disclosed: boolean;
}

export type Refusal =
  | 'not-allowed'
  | 'coordinator-only'
  | 'bot-only'
  | 'no-such-move'
  | 'already-there'
  | 'disclosed'
  | 'proof-missing';

export type MoveVerdict =
  | { readonly kind: 'accepted'; readonly skipped: readonly StateId[] }
  | { readonly kind: 'wait' }
  | {
      readonly kind: 'refused';
      readonly reason: Refusal;
      /** States that this person may ask for now. */
      readonly possible: readonly StateId[];
      readonly missing: readonly Proof[];
    };

/** States that come after each other where nothing goes wrong; only along it may states be skipped. */
export const MAIN_LINE: readonly StateId[] = [
  'received',
  'acknowledged',
  'assessing',
  'valid',
  'cve-requested',
  'patching',
  'testing',
  'regression-tests',
  'releasing',
];

/** Judges one request for a state. Source: the process table; rules 1 and 2 of the design's section 3. */
export function judgeMove(question: MoveQuestion): MoveVerdict {
  if (question.role === 'unknown') return { kind: 'wait' };
  const refusal = findRefusal(question);
  if (refusal)
    return {
      kind: 'refused',
      possible: possibleMoves(question),
      missing: refusal.missing ?? [],
      reason: refusal.reason,
    };
  return { kind: 'accepted', skipped: pathTo(question.from, question.to)?.skipped ?? [] };
}

/** The states that this person may ask for from here, with the proofs on record. */
export function possibleMoves(question: Omit<MoveQuestion, 'to'>): readonly StateId[] {
  return STATE_IDS.filter((to) => findRefusal({ ...question, to }) === undefined);
}

interface Refused {
  readonly reason: Refusal;
  readonly missing?: readonly Proof[];
}

function findRefusal({ from, to, role, proofs, disclosed }: MoveQuestion): Refused | undefined {
  if (role === 'unknown') return { reason: 'not-allowed' };
  if (!isTeam(role) && role !== 'bot') return { reason: 'not-allowed' };
  if (from === to) return { reason: 'already-there' };
  if (disclosed && !isAfterDisclosure(to)) return { reason: 'disclosed' };
  const path = pathTo(from, to);
  if (!path) return { reason: 'no-such-move' };
  const missing = path.needs.filter((proof) => !proofs.has(proof));
  if (role !== 'bot') {
    const askedBy = STATES[to].askedBy;
    if (askedBy === 'bot') return { reason: 'bot-only' };
    if (askedBy === 'coordinator' && role !== 'coordinator') return { reason: 'coordinator-only' };
  }
  return missing.length > 0 ? { reason: 'proof-missing', missing } : undefined;
}

interface Path {
  readonly skipped: readonly StateId[];
  readonly needs: readonly Proof[];
}

/** The way from a state to another: one move, or several forward ones whose skipped states have their proofs. */
function pathTo(from: StateId, to: StateId): Path | undefined {
  const direct = findMove(from, to);
  if (direct) return { skipped: [], needs: direct.needs ?? [] };
  const start = MAIN_LINE.indexOf(from);
  const end = MAIN_LINE.indexOf(to);
  if (start < 0 || end < start) return undefined;
  const skipped = MAIN_LINE.slice(start + 1, end);
  const steps = [from, ...skipped].map((state, index) => findMove(state, [...skipped, to][index]!));
  if (steps.some((step) => step === undefined)) return undefined;
  const needs = new Set<Proof>(steps.flatMap((step) => step?.needs ?? []));
  for (const state of skipped) {
    const proof = STATES[state].proof;
    if (proof) needs.add(proof);
  }
  return { skipped, needs: [...needs] };
}

function findMove(from: StateId, to: StateId): Move | undefined {
  return STATES[from].moves.find((move) => move.to === to);
}

export const isTeam = (role: Role): boolean => role === 'coordinator' || role === 'member';
const isAfterDisclosure = (state: StateId): boolean => state === 'announcing' || state === 'closed';

/** `refused/<reason>/<state>/<missing proofs>`: what the explanation is made from. */
export function renderRefusal(verdict: Extract<MoveVerdict, { kind: 'refused' }>, to: StateId): string {
  return ['refused', verdict.reason, to, verdict.missing.join(',')].join('/');
}
