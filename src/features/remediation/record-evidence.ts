import type { Evidence } from '../../case/evidence.ts';
import type { StoredBy, StoredCase } from '../../case/stored-case.ts';
import type { Followed } from '../../engine/followed.ts';
import { isBadProof } from './proof.ts';

/** Records a proof with its facts; a patch that came along replaces the one of the same repo and line. */
export function recordEvidence(
  stored: StoredCase,
  command: Evidence,
  by: StoredBy,
  at: string,
  comment: string,
): Followed {
  if (isBadProof(command.text)) return { stored, verdict: 'refused/bad-proof' };
  const { what, text, facts, patch } = command;
  const evidence = { kind: what, subject: what, text, by, at, ...(facts ? { facts } : {}) };
  const proven = { ...stored, evidence: [...stored.evidence, evidence] };
  if (!patch) return { stored: proven, verdict: 'done' };
  const others = (stored.patches ?? []).filter(
    (known) => known.repo !== patch.repo || known.line !== patch.line || known.comment === comment,
  );
  return { stored: { ...proven, patches: [...others, { ...patch, comment, at }] }, verdict: 'done' };
}
