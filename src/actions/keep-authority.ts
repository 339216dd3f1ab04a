import { type Authority, type AuthorityChange, authorityOf } from '../case/authority.ts';
import { isMarked, withMarker } from '../case/marker.ts';
import { type Actor, membersOf, type ObservedIssue } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { SurroundingsRead } from '../case/ports.ts';
import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import {
  authorityDigest,
  authorityKey,
  confirmersNeeded,
  findChangers,
  type Insiders,
  judgeAuthorityChange,
} from '../features/coordination/authority-change.ts';
import {
  AUTHORITY_TITLE,
  renderAuthorityChange,
  renderAuthorityConfirmed,
  renderAuthorityDropped,
  renderAuthorityRewritten,
  renderAuthorityUnheard,
  renderAuthorityWaits,
} from '../features/coordination/authority-text.ts';
import { DAY_MS } from '../process/durations.ts';
import { guardCommit } from './guard-commit.ts';
import type { Ports } from './observe-case.ts';
import { parseWritten } from './read-config.ts';
import { planCommit } from './sweep-store.ts';

/** What a sweep has read when it looks at who may do what. */
export interface AuthorityLook {
  readonly ports: Pick<Ports, 'github'>;
  readonly read: SweepRead;
  readonly memory: SweepMemory;
  /** The file as it is, and as it counts. */
  readonly written: Config;
  readonly around: Pick<SurroundingsRead, 'team' | 'owners'>;
}

type Kept = NonNullable<SweepMemory['authority']>;

/**
 * Keeps what counts of `owner`, `team`, `readers`, `confirmations` and `labels` apart from what the file says, until
 * another member has confirmed the change in an issue of its own. True where the store was written: everything has to be
 * read again. What the first sweep finds counts as confirmed.
 */
export async function keepAuthority(look: AuthorityLook): Promise<boolean> {
  const { memory, written } = look;
  const { authority } = memory;
  if (!authority) return false;
  const wanted = authorityOf(written);
  const digest = authorityDigest(wanted);
  const { change } = authority;
  if (digest === authorityDigest(authority.confirmed))
    return change !== null && (await endChange(look, authority, change, renderAuthorityDropped()));
  if (change?.digest !== digest) return beginChange(look, authority, digest);
  if (change.issue === null) return showChange(look, authority, change, wanted);
  const { issue } = await look.ports.github.readCase(change.issue);
  // Somebody deleted the issue, or made it say something else: the change is shown again, and what was said there is void.
  const isRewritten = issue?.editedBy !== undefined && issue.editedBy?.id !== look.read.self.id;
  if (issue === null || isRewritten) return showAgain(look, authority, change, issue);
  const verdict = judgeAuthorityChange(change, issue.comments, insidersOf(look));
  for (const unheard of verdict.unheard) await answer(look, issue, unheard);
  if (!verdict.isConfirmed) {
    await remind(look, change, issue);
    return false;
  }
  return endChange(look, { ...authority, confirmed: wanted }, change, renderAuthorityConfirmed(verdict.by));
}

const insidersOf = ({ around, read }: AuthorityLook): Insiders => ({
  members: membersOf(around.team),
  owners: around.owners.length > 0 ? around.owners : read.repo.owners,
});

/** Another change than the one that was shown: that one is over, and nothing that was said about it counts. */
async function beginChange(look: AuthorityLook, authority: Kept, digest: string): Promise<boolean> {
  if (authority.change) return endChange(look, authority, authority.change, renderAuthorityDropped());
  const history = await look.ports.github.readConfigHistory();
  const commits = history.map(({ by, text }) => ({ by, digest: digestOfText(text) }));
  const by = findChangers(commits, authorityDigest(authority.confirmed));
  return keep(look, { ...authority, change: { digest, at: look.read.now, issue: null, by } });
}

function digestOfText(text: string | null): string | null {
  const parsed = parseWritten(text);
  return parsed.kind === 'ok' ? authorityDigest(authorityOf(parsed.config)) : null;
}

/** The issue, once: the run that noted the change makes it, or the next one where that died. */
async function showChange(
  look: AuthorityLook,
  authority: Kept,
  change: AuthorityChange,
  wanted: Authority,
): Promise<boolean> {
  const { ports } = look;
  const key = authorityKey(change);
  const insiders = insidersOf(look);
  const people = distinct([...insiders.members, ...insiders.owners]);
  const needed = confirmersNeeded(change, insiders);
  const body = renderAuthorityChange({ confirmed: authority.confirmed, wanted, change, needed, people });
  const create: Operation = {
    kind: 'create-case-issue',
    key,
    title: AUTHORITY_TITLE,
    body: withMarker(body, key),
    labels: [],
    surface: 'team',
    why: 'Somebody changed who may do what.',
  };
  const found = await ports.github.findDone(create, change.at);
  const outcome = found ?? (await ports.github.apply(create, contextOf(look)));
  const issue = outcome.kind === 'done' || outcome.kind === 'already' ? outcome.result?.number : undefined;
  if (issue === undefined) return false;
  return keep(look, { ...authority, change: { ...change, issue } });
}

const distinct = (people: readonly Actor[]): readonly Actor[] =>
  people.filter(({ id }, index) => people.findIndex((one) => one.id === id) === index);

const answer = (
  look: AuthorityLook,
  issue: ObservedIssue,
  unheard: Parameters<typeof renderAuthorityUnheard>[0],
): Promise<void> =>
  say(look, issue, {
    key: `answer/${unheard.comment.id}`,
    body: renderAuthorityUnheard(unheard),
    why: 'A confirmation does not count.',
  });

/** Says something once in the issue of a change. */
async function say(
  { ports, read }: AuthorityLook,
  { number: issue, comments }: Pick<ObservedIssue, 'number' | 'comments'>,
  said: { readonly key: string; readonly body: string; readonly why: string },
): Promise<void> {
  if (isMarked(comments, said.key, read.self)) return;
  await ports.github.apply({ kind: 'comment', issue, surface: 'team', ...said }, contextOf({ read }));
}

/** A change that waits is told of again every week; its issue stays open. */
async function remind(look: AuthorityLook, change: AuthorityChange, issue: ObservedIssue): Promise<void> {
  const { members, owners } = insidersOf(look);
  const why = 'A change of who may do what waits.';
  const weeks = Math.floor((Date.parse(look.read.now) - Date.parse(change.at)) / (7 * DAY_MS));
  const body = renderAuthorityWaits(members.length > 0 ? members : owners);
  if (weeks > 0) await say(look, issue, { key: `remind/${weeks}`, body, why });
  if (issue.state === 'open') return;
  await look.ports.github.apply(
    { kind: 'edit-issue', issue: issue.number, state: 'open', surface: 'team', why },
    contextOf(look),
  );
}

/** In an issue of its own, since `at`; the one that shows something else is closed, where it is still there. */
async function showAgain(
  look: AuthorityLook,
  authority: Kept,
  change: AuthorityChange,
  issue: ObservedIssue | null,
): Promise<true> {
  const isOurs = await isKept(look, { ...authority, change: { ...change, at: look.read.now, issue: null } });
  if (isOurs && issue) await closeIssue(look, issue.number, change, renderAuthorityRewritten());
  return true;
}

/** The store first: what counts must not depend on whether the issue could be closed. */
async function endChange(
  look: AuthorityLook,
  authority: Kept,
  change: AuthorityChange,
  body: string,
): Promise<boolean> {
  const { issue } = change;
  if ((await isKept(look, { ...authority, change: null })) && issue !== null)
    await closeIssue(look, issue, change, body);
  return true;
}

async function closeIssue(
  look: AuthorityLook,
  issue: number,
  { digest }: AuthorityChange,
  body: string,
): Promise<void> {
  const { github } = look.ports;
  const why = 'Nothing is waited for here any more.';
  const key = `end/${digest.slice(0, 16)}`;
  const context = contextOf(look);
  await github.apply({ kind: 'comment', issue, key, body, surface: 'team', why }, context);
  await github.apply({ kind: 'edit-issue', issue, state: 'closed', surface: 'team', why }, context);
}

/** Where another run was faster everything is read again all the same. */
async function keep(look: AuthorityLook, authority: Kept): Promise<true> {
  await isKept(look, authority);
  return true;
}

/** Whether this run wrote it, and not another one in between. */
async function isKept(look: AuthorityLook, authority: Kept): Promise<boolean> {
  const text = renderSweepMemory({ ...look.memory, authority });
  const commit = planCommit('Who may do what', { [PATH_OF_SWEEP]: text });
  const outcome = await look.ports.github.apply(commit, contextOf(look));
  guardCommit(commit, outcome);
  return outcome.kind === 'done' || outcome.kind === 'already';
}

const contextOf = ({ read }: Pick<AuthorityLook, 'read'>) => ({
  caseNumber: null,
  storeHead: read.storeHead,
  self: read.self,
});
