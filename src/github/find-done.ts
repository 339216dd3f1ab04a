import { renderMarker } from '../case/marker.ts';
import type { InnerKind, Operation, Outcome } from '../case/operation.ts';
import { renderRestoredIssue } from '../features/takedown/restored-thread.ts';
import { resultOf } from './apply/advisories.ts';
import { findDiscussion } from './apply/discussions.ts';
import { findMessage } from './apply/messages.ts';
import { lookUpPost } from './apply/posts.ts';
import { readVerified } from './apply/removal.ts';
import { finishOpened } from './apply/restoration.ts';
import { lookUpTransfer } from './apply/threads.ts';
import { pathOf, targetOf } from './client.ts';
import { isByBot } from './is-ours.ts';
import { observeAdvisory, observeUser } from './reads/advisory-facts.ts';
import { nextCursor, readAdvisory } from './reads/read-advisories.ts';
import { locateThread } from './reads/read-thread.ts';
import { presentItems, type SentByRoute } from './sent.ts';
import { makeSense, type Session } from './session.ts';
import type { Answer } from './transport.ts';

/**
 * Whether an operation whose run died was carried out after all. Undefined: there is no sign of it. For a CVE
 * request that is not the same as not done: GitHub shows an id only once it is assigned, so a person is asked.
 *
 * @param claimedAt when the claim was put into the store, by GitHub's clock
 * @param selfId who would have created it, where known
 */
export async function findDone(
  session: Session,
  operation: Operation,
  claimedAt: string,
  selfId: number | null,
): Promise<Outcome | undefined> {
  switch (operation.kind) {
    case 'create-case-issue':
      // By its marker, where ours is, and that alone: the report may have been edited since, or quote another one.
      return findIssue(
        session,
        session.repo,
        { ...operation, marker: renderMarker(operation.key) },
        claimedAt,
        selfId,
      );
    case 'create-placeholder':
    case 'open-public-issue':
      return findIssue(session, operation.repo, operation, claimedAt, selfId);
    case 'create-advisory':
      return findAdvisory(session, operation, claimedAt);
    case 'publish-advisory':
    case 'request-cve':
      return findAdvisoryState(session, operation);
    case 'transfer-issue': {
      const found = await lookUpTransfer(session, operation);
      return found.kind === 'already' ? { ...found, kind: 'done' } : undefined;
    }
    case 'quiet-pull':
    case 'quiet-issue':
      return findQuietThread(session, operation);
    case 'restore-thread':
      return findRestored(session, operation, claimedAt, selfId);
    case 'open-post': {
      const found = await lookUpPost(session, operation);
      return found?.kind === 'already' ? { ...found, kind: 'done' } : undefined;
    }
    case 'send-message':
      return findMessage(session, operation, claimedAt, selfId);
    case 'open-discussion':
      return findDiscussion(session, operation);
    default:
      operation.kind satisfies WithoutSign;
      return undefined;
  }
}

/** What can be done a second time without harm, or leaves nothing that it could be told by. */
type WithoutSign =
  | InnerKind
  | 'update-advisory'
  | 'erase-comments'
  | 'delete-issue'
  | 'delete-branch'
  | 'delete-runs'
  | 'send-post'
  | 'set-collaborators'
  | 'approve-deployment';

const sameText = (one: string | null | undefined, other: string): boolean =>
  (one ?? '').replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim();

/** An issue of ours of this title and text, opened since the claim: newest first, down to the claim's time. */
async function findIssue(
  session: Session,
  repo: string,
  wanted: { readonly title: string; readonly body: string; readonly marker?: string },
  claimedAt: string,
  selfId: number | null,
): Promise<Outcome | undefined> {
  for (let page = 1; ; page++) {
    const { data } = await session.client.rest({
      call: 'find-done',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/issues',
      parameters: { ...pathOf(repo), state: 'all', sort: 'created', direction: 'desc', per_page: 100, page },
    });
    const since = presentItems(data).filter((issue) => isSince(issue.created_at ?? claimedAt, claimedAt));
    const found = since.find(
      (issue) =>
        (wanted.marker === undefined
          ? issue.title === wanted.title && sameText(issue.body, wanted.body)
          : (issue.body ?? '').trimEnd().endsWith(wanted.marker)) &&
        isByBot(session, repo, selfId, observeUser(issue.user)),
    );
    if (typeof found?.number === 'number')
      return { kind: 'done', result: { number: found.number, url: found.html_url ?? '' } };
    if (since.length < 100) return undefined;
  }
}

/** GitHub's times are whole seconds. */
function isSince(at: string, claimedAt: string): boolean {
  return Math.floor(Date.parse(at) / 1_000) >= Math.floor(Date.parse(claimedAt) / 1_000);
}

const LIST = 'GET /repos/{owner}/{repo}/security-advisories';

/** An advisory that was not reported, with our summary, made since the claim. */
async function findAdvisory(
  session: Session,
  operation: Extract<Operation, { kind: 'create-advisory' }>,
  claimedAt: string,
): Promise<Outcome | undefined> {
  const { repo, fields, digest } = operation;
  let after: string | null = null;
  do {
    const answer: Answer<SentByRoute<typeof LIST>> = await session.client.rest({
      call: 'find-done',
      target: targetOf(repo),
      route: LIST,
      parameters: {
        ...pathOf(repo),
        sort: 'created',
        direction: 'desc',
        per_page: 100,
        ...(after === null ? {} : { after }),
      },
      permissions: { repository_advisories: 'read' },
    });
    const page = presentItems(answer.data);
    const since = page.filter((raw) => isSince(raw.created_at ?? claimedAt, claimedAt));
    const found = since.find((raw) => raw.submission === null && raw.summary === fields.summary);
    if (found)
      return makeSense('find-done', repo, () => ({
        kind: 'done',
        result: { ...resultOf(observeAdvisory(found, repo)), digest },
      }));
    after = since.length === page.length ? nextCursor(answer.headers.link) : null;
  } while (after !== null);
  return undefined;
}

async function findAdvisoryState(
  session: Session,
  operation: Extract<Operation, { kind: 'publish-advisory' | 'request-cve' }>,
): Promise<Outcome | undefined> {
  const facts = await readAdvisory(session, operation.repo, operation.ghsa);
  const isDone =
    operation.kind === 'publish-advisory' ? facts?.state === 'published' : (facts?.cve ?? null) !== null;
  return facts && isDone ? { kind: 'done', result: resultOf(facts) } : undefined;
}

/**
 * An issue that was opened in place of one that is gone; what is refilled in its own place can be done again. The run
 * died maybe before it had said everything: done again it would open a second one, so the rest is written here.
 */
async function findRestored(
  session: Session,
  operation: Extract<Operation, { kind: 'restore-thread' }>,
  claimedAt: string,
  selfId: number | null,
): Promise<Outcome | undefined> {
  if (operation.isHere) return undefined;
  const copy = await readVerified(session, operation);
  if (!copy) return undefined;
  const found = await findIssue(session, operation.repo, renderRestoredIssue(copy), claimedAt, selfId);
  if (found?.kind === 'done' && found.result?.number !== undefined)
    await finishOpened(session, operation, copy, found.result.number);
  return found;
}

async function findQuietThread(
  session: Session,
  operation: Extract<Operation, { kind: 'quiet-pull' | 'quiet-issue' }>,
): Promise<Outcome | undefined> {
  const found = await locateThread(session, operation.url);
  if (found.kind !== 'here') return undefined;
  const { state, locked, title, body } = found.raw;
  const isQuiet =
    state === 'closed' && locked && title === operation.title && sameText(body ?? '', operation.body);
  return isQuiet ? { kind: 'done' } : undefined;
}
