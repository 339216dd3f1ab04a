import { bindingDigest } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';

/** Digest over what one advisory says: what is shown for confirmation, and looked at again right before publication. */
export function advisoryDigest(facts: AdvisoryFacts): string {
  return bindingDigest({
    ...facts,
    state: undefined,
    publishedAt: undefined,
    url: undefined,
    collaborators: undefined,
  });
}
