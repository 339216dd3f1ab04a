import { readMarker } from '../case/marker.ts';
import type { Observed } from '../case/observed.ts';
import { type StoredCase, stateOf } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';

/** Later steps are tried when the disclosure is about to be asked for, once: what is wrong is mended before it. */
export function wantsPreflight(observed: Observed, stored: StoredCase, config: Config): boolean {
  if (stateOf(stored) !== 'disclosing' || observed.preflight) return false;
  if (
    !config.blog &&
    (observed.reachable ?? []).length === 0 &&
    !config.channels.some(({ discussion }) => discussion)
  )
    return false;
  const comments = observed.issue?.comments ?? [];
  return !comments.some((comment) => readMarker(comment, observed.self)?.startsWith('ask/publish/'));
}
