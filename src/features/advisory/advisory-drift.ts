import type { StoredCase } from '../../case/stored-case.ts';
import { type Context, digestOf } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { type Drift, describeFields, findDrift } from './advisory-input.ts';
import { mergeCredits, plannedDigest, plannedInput } from './advisory-state.ts';

type StoredAdvisory = StoredCase['advisories'][number];
type Known = Pick<Context, 'stored' | 'observed'>;

/** An advisory that somebody changed by hand, and where it differs from the analysis. */
export interface AdvisoryDrift {
  readonly repo: string;
  readonly ghsa: string;
  readonly facts: AdvisoryFacts;
  readonly fields: readonly Drift[];
}

/**
 * Advisories that say something else than the analysis because a person changed them after we wrote them. Nothing is
 * written to such an advisory before somebody says which of the two is right: `/keep analysis` or `/keep advisory`.
 */
export function driftsOf({ stored, observed }: Known): readonly AdvisoryDrift[] {
  const { analysis } = stored;
  if (analysis === null) return [];
  return stored.advisories.flatMap((advisory) => {
    const { repo, ghsa } = advisory;
    const facts = observed.advisories[ghsa];
    const isRecorded = advisory.digest === null && ghsa !== stored.source.ghsa;
    if (facts?.state !== 'draft' || (advisory.digest === null && !isRecorded)) return [];
    if (!analysis.facts.packages.some((each) => each.repo === repo)) return [];
    const fields = differencesOf(stored, repo, facts).filter(
      (each) => isRecorded || isByHand(stored, advisory, facts, each),
    );
    return fields.length === 0 ? [] : [{ repo, ghsa, facts, fields }];
  });
}

function differencesOf(stored: StoredCase, repo: string, facts: AdvisoryFacts): readonly Drift[] {
  const { cve_id: _, ...input } = mergeCredits(plannedInput(stored, repo), facts);
  return findDrift(input as Parameters<typeof findDrift>[0], facts);
}

/** The field is not as it was read back after our last write; where that is not known, our last write counts. */
function isByHand(
  stored: StoredCase,
  advisory: StoredAdvisory,
  facts: AdvisoryFacts,
  { field }: Drift,
): boolean {
  const { readBack } = advisory;
  if (readBack === undefined) return advisory.digest === plannedDigest(stored, advisory.repo);
  return readBack[field] !== digestOf(describeFields(facts)[field]);
}

/** Digests of the fields of an advisory as it stands. */
export function readBackOf(facts: AdvisoryFacts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(describeFields(facts)).map(([field, text]) => [field, digestOf(text)]),
  );
}

/** Notes how an advisory reads right after it was written: what differs later was changed by hand. */
export function noteReadBack({ stored, observed }: Known): StoredCase | undefined {
  const { analysis } = stored;
  if (!analysis) return undefined;
  const fresh = stored.advisories.find((advisory) => {
    const facts = observed.advisories[advisory.ghsa];
    return (
      advisory.readBack === undefined &&
      facts?.state === 'draft' &&
      analysis.facts.packages.some((each) => each.repo === advisory.repo) &&
      advisory.digest === plannedDigest(stored, advisory.repo) &&
      differencesOf(stored, advisory.repo, facts).length === 0
    );
  });
  if (!fresh) return undefined;
  const readBack = readBackOf(observed.advisories[fresh.ghsa]!);
  return {
    ...stored,
    advisories: stored.advisories.map((each) => (each === fresh ? { ...each, readBack } : each)),
  };
}
