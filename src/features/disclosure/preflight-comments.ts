import { readMarker, withoutMarker } from '../../case/marker.ts';
import { isSaid } from '../../case/told.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { awaitsPreflight, PREFLIGHT } from './preflight.ts';
import { renderPreflight } from './preflight-text.ts';

/** What the last look brought stands until the next one, or until the disclosure waits no more. */
export function preflightComments({ stored, observed, config }: Context): readonly BotComment[] {
  const { preflight, reachable, now } = observed;
  if (!awaitsPreflight({ stored, config, reachable })) return [];
  if (preflight.kind === 'read') {
    const body = renderPreflight(preflight.value);
    return body === undefined ? [] : [{ key: PREFLIGHT, at: now, body, edit: true }];
  }
  const said = observed.issue?.comments.find((comment) => readMarker(comment, observed.self) === PREFLIGHT);
  if (said) return [{ key: PREFLIGHT, at: said.createdAt, body: withoutMarker(said.body) }];
  // Its text is not read again; it stands as it is.
  return isSaid(observed, stored, PREFLIGHT) ? [{ key: PREFLIGHT, at: now, body: '' }] : [];
}
