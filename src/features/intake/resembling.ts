import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { fingerprintOfFacts } from './intake.ts';
import { findResembling, findSimilar, type KnownReport } from './likely-duplicates.ts';

/** A case, open or closed, as something that a new report may repeat. Undefined for one from before fingerprints. */
export function knownCase(stored: StoredCase): KnownReport | undefined {
  if (!stored.fingerprint) return undefined;
  const dismissal = stored.decisions.find(({ kind }) => kind === 'dismiss');
  const note = dismissal ? `dismissed as ${dismissal.reason}` : `its state is ${stateOf(stored)}`;
  const isOver = !dismissal && stateOf(stored) === 'closed';
  return {
    what: `#${stored.issue}`,
    print: stored.fingerprint,
    note,
    ...(isOver ? {} : { dismissible: stored.number }),
  };
}

/** Advisories that were published, as far as no case stands for them. */
export function knownAdvisories(
  found: readonly { readonly facts: AdvisoryFacts }[],
  hasCase: ReadonlySet<string>,
): readonly KnownReport[] {
  return found
    .filter(({ facts }) => facts.state === 'published' && !hasCase.has(facts.ghsa))
    .map(({ facts }) => ({
      what: facts.ghsa,
      print: fingerprintOfFacts(facts),
      note: facts.cve === null ? 'published' : `published as ${facts.cve}`,
    }));
}

/**
 * The new case with what it resembles, and with earlier cases whose dismissal would be a precedent; as it was where there is
 * neither. Those still open are among them: what they were answered is looked up when this one is dismissed.
 */
export function withResembling(
  stored: StoredCase,
  report: string,
  known: readonly KnownReport[],
): StoredCase {
  if (!stored.fingerprint) return stored;
  const others = known.filter(({ what }) => what !== `#${stored.issue}` && what !== stored.source.ghsa);
  const resembles = findResembling(report, stored.fingerprint, others);
  const similar = findSimilar(
    report,
    stored.fingerprint,
    others.flatMap((each) =>
      each.dismissible === undefined ? [] : [{ ...each, what: String(each.dismissible), note: null }],
    ),
  ).map(({ what, why }) => ({ case: Number(what), why }));
  return {
    ...stored,
    ...(resembles.length === 0 ? {} : { resembles }),
    ...(similar.length === 0 ? {} : { similar }),
  };
}
