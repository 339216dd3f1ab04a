import {
  judgeMove,
  type MoveQuestion,
  type MoveVerdict,
  ROLES,
  type Role,
} from '../../src/process/may-move.ts';
import { type Proof, STATE_IDS } from '../../src/process/table.ts';

/** Every proof that the table knows; a new one makes the type check fail until it is listed. */
export const PROOFS = Object.keys({
  acknowledgement: true,
  analysis: true,
  advisory: true,
  patch: true,
  test: true,
  'regression-test': true,
  gate: true,
  'two-people': true,
} satisfies Record<Proof, true>) as readonly Proof[];

/** No proof, each alone, all but each, and all of them. */
export const PROOF_SETS: readonly ReadonlySet<Proof>[] = [
  new Set<Proof>(),
  ...PROOFS.map((proof) => new Set([proof])),
  ...PROOFS.map((proof) => new Set(PROOFS.filter((other) => other !== proof))),
  new Set(PROOFS),
];

/** People of the triage team. */
export const TEAM: readonly Role[] = ['coordinator', 'member'];

export interface Judged {
  readonly question: MoveQuestion;
  readonly verdict: MoveVerdict;
}

/** Every state × requested state × role × proofs × disclosed or not, with its verdict. */
export function judgeEverything(): readonly Judged[] {
  const judged: Judged[] = [];
  for (const from of STATE_IDS)
    for (const to of STATE_IDS)
      for (const role of ROLES)
        for (const proofs of PROOF_SETS)
          for (const disclosed of [false, true]) {
            const question = { from, to, role, proofs, disclosed };
            judged.push({ question, verdict: judgeMove(question) });
          }
  return judged;
}

/** One line that names a situation, for messages of failed tests. */
export function nameSituation({ from, to, role, proofs, disclosed }: MoveQuestion): string {
  return `${from} > ${to} by ${role}${disclosed ? ', disclosed' : ''} with [${[...proofs].join(' ')}]`;
}
