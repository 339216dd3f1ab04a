import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { bySelf, type Context } from '../../engine/context.ts';
import { isOnServer } from '../../text/server.ts';
import { parseThreadUrl } from '../../text/thread-url.ts';
import { addItems, threadAddress } from './follow-thread-commands.ts';
import { otherCaseOf } from './named-threads.ts';

const ADDRESS = /https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d{1,9}/g;
const MOST = 3;

/**
 * A case that was flagged premature takes the threads of ours that its report names. A reporter wrote those addresses,
 * so each is asked about before anything happens to it.
 */
export function nameThreads(context: Context): StoredCase | undefined {
  const { stored, observed, scope } = context;
  if (!scope.has('privatize') || !stored.flags.includes('premature')) return undefined;
  if (stored.takedowns.length > 0 || stateOf(stored) === 'closed') return undefined;
  const named = new Set((observed.report?.match(ADDRESS) ?? []).map(threadAddress).filter(isFree(context)));
  if (named.size === 0) return undefined;
  const next = addItems(context, stored, [...named].slice(0, MOST), bySelf(context), observed.now, true);
  const reasonsToAsk = ['the report names it, and nobody of the team has yet'];
  return { ...next, takedowns: next.takedowns.map((item) => ({ ...item, reasonsToAsk })) };
}

/** A thread of our repos that no other case has. */
const isFree =
  ({ config, observed }: Context) =>
  (url: string): boolean => {
    const thread = parseThreadUrl(url);
    if (!thread || !isOnServer(url, config.server)) return false;
    if (otherCaseOf(url, observed.number, observed.sweepText) !== undefined) return false;
    const isHere = `${thread.owner}/${thread.name}`.toLowerCase() === observed.repo.name.toLowerCase();
    return !isHere && config.owners.some(({ login }) => login.toLowerCase() === thread.owner.toLowerCase());
  };
