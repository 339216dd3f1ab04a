import type { Outcome } from '../case/operation.ts';
import type { ChannelAnswer } from './send-request.ts';

/** Not sent: a person may mend it, and the next run tries again. */
export const notSent = (why: string, status = 0): Outcome => ({
  kind: 'refused',
  status,
  permission: null,
  why,
});

export const posted = (url: string): Outcome => ({ kind: 'done', result: { url, state: 'posted' } });
export const postedBefore = (url: string): Outcome => ({ kind: 'already', result: { url, state: 'posted' } });

/** It may be there, and nothing can be read back: a person looks. */
export const UNSURE: Outcome = { kind: 'done', result: { state: 'unsure' } };

/** Why something was not sent, in one sentence without host, account or secret. */
export function explainSent(sent: ChannelAnswer): string {
  if (sent.kind === 'lost')
    return sent.arrived === 'never' ? 'it cannot be reached.' : 'it did not answer in time.';
  const { status } = sent;
  if (status === 401 || status === 403) return `it refused the credentials, status ${status}.`;
  if (status === 404) return 'the address in the secret does not exist, status 404.';
  if (status === 429) return 'it accepts no more for now, status 429.';
  if (status >= 500) return `it is out of order, status ${status}.`;
  return `it refused the post, status ${status}.`;
}
