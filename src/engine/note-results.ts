import { BLOG } from '../case/channels.ts';
import type { OutcomeResult } from '../case/operation.ts';
import type { StoredCase } from '../case/stored-case.ts';
import { noteSent } from '../features/acknowledgement/messages.ts';
import { readBackOf } from '../features/advisory/advisory-drift.ts';
import { noteInvited } from '../features/coordination/access.ts';
import { channelOfKey } from '../features/disclosure/posting.ts';
import { learnFollowUp } from '../features/followup/follow-up.ts';
import { PRE_ANNOUNCE } from '../features/release/pre-announcement.ts';
import { changeItem } from '../features/takedown/follow-thread-commands.ts';
import { type Context, digestOf } from './context.ts';
import { PRE_ANNOUNCEMENT } from './guards.ts';

/** Writes down what creating operations of this run brought, and gives back the claims of those that are over. */
export function noteResults(context: Context): StoredCase | undefined {
  const { observed } = context;
  let stored = context.stored;
  for (const [key, outcome] of Object.entries(observed.results)) {
    if (outcome.kind === 'done' || outcome.kind === 'already') {
      stored = learn({ ...context, stored }, key, outcome.result ?? {});
    }
    if (outcome.kind === 'refused') stored = learnUnsent({ ...context, stored }, key, outcome.why);
    // Nobody knows whether the work of a dead run was done: its claim stays until it can be told, so that nobody repeats it.
    if (outcome.kind === 'refused' && outcome.isUnsure) continue;
    if (stored.claims.some((claim) => claim.key === key)) {
      stored = { ...stored, claims: stored.claims.filter((claim) => claim.key !== key) };
    }
  }
  return stored === context.stored ? undefined : stored;
}

function learn(context: Context, key: string, result: OutcomeResult): StoredCase {
  const { stored } = context;
  const [kind = ''] = key.split('/');
  const subject = key.slice(kind.length + 1);
  switch (kind) {
    case 'create-advisory':
      return learnAdvisory(stored, subject, result);
    case 'update-advisory':
      return learnUpdate(stored, subject, result);
    case 'request-cve':
      return stored.cve.requestedAt
        ? stored
        : finishAsk(
            {
              ...context,
              stored: {
                ...stored,
                cve: {
                  ...stored.cve,
                  requestedAt: context.observed.now,
                  provider: result.state === 'unsure' ? 'github-unsure' : 'github',
                },
              },
            },
            `cve-request/${subject}`,
          );
    case 'post':
    case 'mail':
      return finishAsk({ ...context, stored: learnPosted(context, key, subject, result) }, key);
    case 'message':
      // The claim names one request to send, what was confirmed names its kind.
      return finishAsk(
        { ...context, stored: noteSent(context, subject, result.url ?? '') },
        `message/${subject.split('/')[0]}`,
      );
    case 'invite':
      return finishAsk({ ...context, stored: noteInvited(context, subject) }, key);
    case 'access':
    case 'close-report':
      return finishAsk(context, key);
    case PRE_ANNOUNCE:
      return finishAsk({ ...context, stored: learnPost(stored, PRE_ANNOUNCEMENT, result.url) }, kind);
    case 'incomplete-fix':
      return learnFollowUp(stored, subject, result.number);
    case 'case':
      return result.number === undefined ? stored : { ...stored, issue: result.number };
    default:
      return learnOfThread(context, kind, subject, result);
  }
}

/** What came of putting a public thread out of sight, or back. */
function learnOfThread(context: Context, kind: string, subject: string, result: OutcomeResult): StoredCase {
  const { stored } = context;
  switch (kind) {
    case 'transfer':
      return learnPrivate(context, subject, {
        outOfSight: true,
        outOfSightAt: context.observed.now,
        ...(result.number === undefined ? {} : { movedTo: result.number }),
      });
    case 'quiet':
      return learnPrivate(context, subject, {
        outOfSight: true,
        saved: true,
        removalPending: true,
        outOfSightAt: context.observed.now,
        lookedAt: context.observed.now,
      });
    case 'erase':
    case 'delete':
    case 'branch':
    case 'runs':
    case 'restore':
      return learnRemoval(context, kind, subject, result);
    case 'placeholder':
      return result.number === undefined
        ? stored
        : learnPrivate(context, subject, { placeholder: result.number });
    default:
      return stored;
  }
}

function learnAdvisory(stored: StoredCase, repo: string, result: OutcomeResult): StoredCase {
  const { ghsa, digest } = result;
  if (!ghsa || stored.advisories.some((advisory) => advisory.repo === repo)) return stored;
  return {
    ...stored,
    advisories: [
      ...stored.advisories,
      { repo, ghsa, digest: digest ?? null, ...readBackIn(result), publishedAt: null },
    ],
  };
}

function learnUpdate(stored: StoredCase, ghsa: string, result: OutcomeResult): StoredCase {
  const { digest } = result;
  const advisory = stored.advisories.find((each) => each.ghsa === ghsa);
  if (!advisory || digest === undefined || advisory.digest === digest) return stored;
  return {
    ...stored,
    advisories: stored.advisories.map((each) =>
      each === advisory ? { ...each, digest, ...readBackIn(result) } : each,
    ),
  };
}

/** How the advisory reads after the write: what differs later was changed by hand. */
const readBackIn = ({ facts }: OutcomeResult): Pick<StoredCase['advisories'][number], 'readBack'> =>
  facts ? { readBack: readBackOf(facts) } : {};

function learnPrivate(
  context: Context,
  url: string,
  change: Partial<StoredCase['privatized'][number]>,
): StoredCase {
  const { stored, observed } = context;
  const known = stored.privatized.find((item) => item.url === url);
  if (
    !known ||
    Object.entries(change).every(([field, value]) => known[field as keyof typeof known] === value)
  )
    return stored;
  const thread = observed.threads[url];
  const author =
    known.author ??
    (thread?.kind === 'found' && thread.thread.author
      ? { id: thread.thread.author.id, login: thread.thread.author.login }
      : null);
  const privatized = stored.privatized.map((item) =>
    item === known ? { ...item, author, ...change } : item,
  );
  const next = { ...stored, privatized };
  const askKey = change.placeholder !== undefined ? `placeholder/${url}` : `privatize/${url}`;
  return finishAsk({ ...context, stored: next }, askKey);
}

/** One that is gone may have been deleted by a run that died before it could say so. */
const branchEnd = (state: string | undefined): NonNullable<StoredCase['privatized'][number]['branch']> =>
  state === 'moved-on' || state === 'in-use' ? state : 'deleted';

/** What was deleted of a thread, or made again. */
function learnRemoval(
  context: Context,
  kind: 'erase' | 'delete' | 'branch' | 'runs' | 'restore',
  url: string,
  result: OutcomeResult,
): StoredCase {
  const { stored, observed } = context;
  const item = stored.privatized.find((each) => each.url === url);
  if (!item) return stored;
  const put = (change: Partial<typeof item>): StoredCase => {
    const isKnown = digestOf({ ...item, ...change }) === digestOf(item);
    return isKnown ? stored : changeItem(stored, item, change);
  };
  const { number = 0, kept = 0, state } = result;
  switch (kind) {
    case 'erase':
      return put({ erased: { done: number, kept, over: state !== 'more' } });
    case 'delete':
      return item.deleted ? stored : put({ deleted: true, goneAt: observed.now, removalPending: false });
    case 'branch':
      return put({ branch: branchEnd(state) });
    case 'runs':
      if (state === 'found') return put({ runsFound: number });
      return put({ runs: number, ...(result.kept ? { runsKept: result.kept } : {}) });
    case 'restore': {
      if (!item.restore || item.restore.doneAt !== null) return stored;
      const restore = { ...item.restore, doneAt: observed.now, number: result.number ?? null };
      return finishAsk({ ...context, stored: put({ restore, removalPending: false }) }, `restore/${url}`);
    }
  }
}

function learnPost(stored: StoredCase, channel: string, url: string | undefined): StoredCase {
  if (!url) return stored;
  const known = stored.posts.find((post) => post.channel === channel);
  if (known?.target === url) return stored;
  return {
    ...stored,
    posts: [
      ...stored.posts.filter((post) => post.channel !== channel),
      { channel, target: url, doneAt: null },
    ],
  };
}

/** A pull request is opened and then merged by a person; whatever else is posted is done, or nobody knows. */
function learnPosted(context: Context, key: string, subject: string, result: OutcomeResult): StoredCase {
  const { stored, observed, config } = context;
  if (subject === BLOG) return learnPost(stored, subject, result.url);
  const channel = channelOfKey(config, key);
  const known = stored.posts.find((post) => post.channel === channel);
  if (known?.doneAt) return stored;
  const post =
    result.state === 'unsure'
      ? { channel, target: '', doneAt: null, unsure: (known?.unsure ?? 0) + 1 }
      : { channel, target: result.url ?? channel, doneAt: observed.now };
  return { ...stored, posts: [...stored.posts.filter((each) => each !== known), post] };
}

/** A channel that took no post is tried again later, and less and less often. GitHub's refusals are tasks. */
function learnUnsent({ stored, observed, config }: Context, key: string, why: string): StoredCase {
  const name = channelOfKey(config, key);
  const channel = config.channels.find((each) => each.name === name && each.kind !== 'discussion');
  const known = stored.posts.find((post) => post.channel === name);
  if (!channel || known?.doneAt || known?.failed?.at === observed.now) return stored;
  const failed = { at: observed.now, why, times: (known?.failed?.times ?? 0) + 1 };
  const post = { channel: name, target: '', doneAt: null, ...known, failed };
  return { ...stored, posts: [...stored.posts.filter((each) => each !== known), post] };
}

function finishAsk({ stored, observed }: Context, key: string): StoredCase {
  const open = stored.asks.some((ask) => ask.key === key && ask.doneAt === null);
  if (!open) return stored;
  return {
    ...stored,
    asks: stored.asks.map((ask) =>
      ask.key === key && ask.doneAt === null ? { ...ask, doneAt: observed.now } : ask,
    ),
  };
}
