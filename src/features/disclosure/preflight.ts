import { readMarker } from '../../case/marker.ts';
import type { Observed } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';

/** Key of the comment that says what of the later steps cannot be reached. */
export const PREFLIGHT = 'preflight';

/** Whether a disclosure waits for its confirmation, and something is written to after it. */
export function awaitsPreflight({
  stored,
  config,
  reachable = [],
}: {
  readonly stored: StoredCase;
  readonly config: Pick<Config, 'blog' | 'channels'>;
  readonly reachable?: Observed['reachable'];
}): boolean {
  if (stateOf(stored) !== 'disclosing') return false;
  if (
    !stored.approvalRequests.some(
      (approvalRequest) => approvalRequest.key === 'publish' && approvalRequest.doneAt === null,
    )
  )
    return false;
  return config.blog !== null || reachable.length > 0 || config.channels.some(({ discussion }) => discussion);
}

/**
 * Later steps are tried by every sweep while a disclosure waits for its confirmation: what is wrong is fixed before it.
 * A label or comment does not wait for that.
 */
export function wantsPreflight(observed: Observed, stored: StoredCase, config: Config): boolean {
  if (!observed.isSweep || observed.preflight.kind === 'read' || !isAsked(observed)) return false;
  return awaitsPreflight({ stored, config, reachable: observed.reachable });
}

const isAsked = ({ issue, self }: Observed): boolean =>
  issue?.comments.some((comment) => readMarker(comment, self)?.startsWith('ask/publish/')) === true;
