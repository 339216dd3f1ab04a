import type { StoredCase } from '../case/stored-case.ts';
import type { Said } from './command.ts';
import type { Followed } from './followed.ts';

/** Puts one fact on record as a member said it. */
export const putOnRecord = (
  stored: StoredCase,
  kind: StoredCase['evidence'][number]['kind'],
  subject: string,
  text: string,
  { by, at }: Pick<Said, 'by' | 'at'>,
): Followed => ({
  stored: { ...stored, evidence: [...stored.evidence, { kind, subject, text, by, at }] },
  verdict: 'done',
});

/** Puts a decision on record in the place of an earlier one of its kind. */
export function putDecision(
  stored: StoredCase,
  kind: StoredCase['decisions'][number]['kind'],
  because: string,
  { by, at }: Pick<Said, 'by' | 'at'>,
): StoredCase {
  const others = stored.decisions.filter((decision) => decision.kind !== kind);
  const own = { kind, reason: kind, because, by: [{ id: by.id, login: by.login, at }] };
  return { ...stored, decisions: [...others, own] };
}
