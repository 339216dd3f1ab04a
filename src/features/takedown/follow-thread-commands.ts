import { valueRead } from '../../case/read.ts';
import { beginThread } from '../../case/slices/takedown.ts';
import type { StoredBy, StoredCase, StoredTakedown } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { isOnServer } from '../../text/server.ts';
import { parseThreadUrl } from '../../text/thread-url.ts';
import { mayRestore } from './may-restore.ts';
import { needsSecond, otherCaseOf } from './named-threads.ts';

/** The address without query and fragment. */
export const threadAddress = (url: string): string => url.replace(/[?#].*$/, '');

/** `/privatize URL`: the thread is named in the case; whether a question comes first is judged when it is planned. */
export function nameThread(context: Context, url: string, by: StoredBy, at: string): Followed {
  const refusal = refuseThread(context, url);
  if (refusal !== undefined) return { stored: context.stored, verdict: refusal };
  const { stored } = context;
  const known = findItem(stored, url);
  if (known?.way === 'quiet' && !known.takenDown)
    return { stored: changeItem(stored, known, { way: 'remove', requestedBy: by, at }), verdict: 'done' };
  if (known) return { stored, verdict: 'done' };
  return { stored: addItems(context, stored, [url], by, at), verdict: 'done' };
}

/** Why a thread is none that a case may taken down. */
function refuseThread({ config, observed }: Context, url: string): string | undefined {
  const thread = parseThreadUrl(url);
  if (!thread) return 'bad/privatize';
  if (!isOnServer(url, config.server)) return 'refused/other-server';
  const isOurs = config.owners.some((each) => each.login.toLowerCase() === thread.owner.toLowerCase());
  if (!isOurs) return 'refused/not-our-repo';
  if (isOthers(observed, url)) return 'refused/thread-used';
  const isHere = `${thread.owner}/${thread.name}`.toLowerCase() === observed.repo.name.toLowerCase();
  return isHere ? 'refused/private-already' : undefined;
}

/** The thread belongs to another case. */
const isOthers = (
  { uses, number, sweepText }: Pick<Context['observed'], 'uses' | 'number' | 'sweepText'>,
  url: string,
): boolean =>
  (valueRead(uses)?.[threadAddress(url)] ?? number) !== number ||
  otherCaseOf(url, number, sweepText) !== undefined;

/** Names threads in a case; those beyond three within an hour, over all cases, wait for a second person. */
export function addItems(
  { observed }: Pick<Context, 'observed'>,
  stored: StoredCase,
  urls: readonly string[],
  by: StoredBy,
  at: string,
  confirmed = false,
): StoredCase {
  let next = stored;
  for (const url of urls) {
    const thread = parseThreadUrl(url);
    if (!thread || findItem(next, url) || isOthers(observed, url)) continue;
    const item: StoredTakedown = {
      ...beginThread(thread, threadAddress(url), by, at),
      ...(!confirmed && needsSecond(next, observed.sweepText, at) ? { second: true } : {}),
    };
    next = { ...next, takedowns: [...next.takedowns, item] };
  }
  if (next === stored) return stored;
  const flags = next.flags.includes('premature') ? next.flags : [...next.flags, 'premature'];
  return { ...next, flags };
}

/** `/treat-as-public URL`: touch nothing, and treat the flaw as public from now on. */
export function leaveQuiet(context: Context, url: string, by: StoredBy, at: string): Followed {
  const refusal = refuseThread(context, url);
  if (refusal !== undefined) return { stored: context.stored, verdict: refusal };
  const named = findItem(context.stored, url)
    ? context.stored
    : addItems(context, context.stored, [url], by, at, true);
  const item = findItem(named, url)!;
  if (item.takenDown) return { stored: context.stored, verdict: 'refused/taken-down' };
  const flags = named.flags.includes('public') ? named.flags : [...named.flags, 'public'];
  return { stored: changeItem({ ...named, flags }, item, { way: 'quiet' }), verdict: 'done' };
}

/** `/placeholder URL`: propose it on a person's word, before the original was seen to be gone. */
export function askPlaceholder(stored: StoredCase, url: string): Followed {
  const item = findItem(stored, url);
  if (!item?.takenDown) return { stored, verdict: 'refused/not-taken-down' };
  return { stored: changeItem(stored, item, { placeholderAsked: true }), verdict: 'done' };
}

/** `/restore URL`: propose to make it again from its copy. */
export function askRestore({ stored, observed }: Context, url: string, by: StoredBy): Followed {
  const item = findItem(stored, url);
  if (!item?.takenDown) return { stored, verdict: 'refused/not-taken-down' };
  if (isOthers(observed, url)) return { stored, verdict: 'refused/thread-used' };
  if (!item.copy) return { stored, verdict: 'refused/no-copy' };
  if (!mayRestore(stored)) return { stored, verdict: 'refused/embargoed' };
  if (item.restore) return { stored, verdict: 'done' };
  return {
    stored: changeItem(stored, item, { restore: { askedBy: by, doneAt: null, number: null } }),
    verdict: 'done',
  };
}

const findItem = (stored: StoredCase, url: string): StoredTakedown | undefined =>
  stored.takedowns.find((item) => item.url === threadAddress(url));

/** The case with one of its threads changed. */
export function changeItem(
  stored: StoredCase,
  item: StoredTakedown,
  change: Partial<StoredTakedown>,
): StoredCase {
  const takedowns = stored.takedowns.map((each) => (each === item ? { ...each, ...change } : each));
  return { ...stored, takedowns };
}
