import { withMarker } from '../case/marker.ts';
import type { Observed, ObservedComment, ObservedIssue } from '../case/observed.ts';
import type { Operation, Outcome, OutcomeResult } from '../case/operation.ts';
import { operationKey } from '../case/operation-key.ts';
import { parseStoredCase, pathOfCase } from '../case/stored-case.ts';
import { PATH_OF_SWEEP } from '../case/sweep-memory.ts';
import { digestOf } from './context.ts';

/**
 * What is known after an operation was carried out, without asking GitHub again. Outcomes of creations are kept under
 * their key until the memory has them.
 */
export function applyOutcome(observed: Observed, operation: Operation, outcome: Outcome): Observed {
  if (outcome.kind === 'conflict') return observed;
  const key = operationKey(operation);
  const noted =
    key === undefined ? observed : { ...observed, results: { ...observed.results, [key]: outcome } };
  if (outcome.kind === 'refused') return noted;
  const { result = {} } = outcome;
  switch (operation.kind) {
    case 'commit-store':
      return applyCommit(noted, operation, result.head ?? noted.storeHead);
    case 'create-advisory':
    case 'update-advisory':
    case 'publish-advisory':
      return applyAdvisory(noted, operation, outcome);
    case 'transfer-issue':
      return applyThread(noted, operation.url, result.number);
    case 'create-case-issue':
      // The issue of another case, of which this one is the beginning.
      if (operation.key.startsWith('incomplete-fix/')) return noted;
      return {
        ...noted,
        issue:
          result.number === undefined
            ? noted.issue
            : newIssue(noted, operation, result.number, result.url ?? ''),
      };
    case 'set-collaborators':
      return applyCollaborators(noted, operation);
    case 'request-cve':
    case 'quiet-pull':
    case 'quiet-issue':
    case 'erase-comments':
    case 'delete-issue':
    case 'delete-branch':
    case 'delete-runs':
    case 'restore-thread':
    case 'create-placeholder':
    case 'open-public-issue':
    case 'open-post':
    case 'send-message':
    case 'approve-deployment':
    case 'open-discussion':
    case 'send-post':
    case 'create-labels':
    case 'react':
      return noted;
    case 'edit-comment':
    case 'delete-comment':
      return applyToldChange(noted, operation, result);
    case 'add-labels':
    case 'remove-label':
    case 'comment':
    case 'assign':
    case 'unassign':
    case 'edit-issue':
      return { ...noted, issue: applyIssue(noted, operation, result.commentId, result.url) };
  }
}

function applyToldChange(
  observed: Observed,
  operation: Extract<Operation, { kind: 'edit-comment' | 'delete-comment' }>,
  result: OutcomeResult,
): Observed {
  const isGone = operation.kind === 'delete-comment' || result.isGone === true;
  const digest = isGone ? null : digestOf(withMarker(operation.body, operation.key));
  return {
    ...observed,
    toldChanges: { ...observed.toldChanges, [operation.comment]: digest },
    issue: isGone
      ? withoutComment(observed.issue, operation.comment)
      : applyIssue(observed, operation, result.commentId, result.url),
  };
}

function applyCommit(
  observed: Observed,
  operation: Extract<Operation, { kind: 'commit-store' }>,
  head: string | null,
): Observed {
  const text = operation.files[pathOfCase(observed.number)];
  const parsed = typeof text === 'string' ? parseStoredCase(text) : undefined;
  const stored = parsed?.kind === 'ok' ? parsed.stored : observed.stored;
  const results = Object.fromEntries(
    Object.entries(observed.results).filter(([, outcome]) => outcome.kind === 'refused'),
  );
  const ownClaims = (stored?.claims ?? [])
    .filter(
      (claim) =>
        claim.run === observed.run &&
        !observed.stored?.claims.some(
          (known) => known.key === claim.key && known.run === claim.run && known.at === claim.at,
        ),
    )
    .map((claim) => claim.key);
  const kept = observed.ownClaims.filter((key) => stored?.claims.some((claim) => claim.key === key));
  const sweepText = operation.files[PATH_OF_SWEEP];
  return {
    ...observed,
    stored,
    storeHead: head,
    results,
    ownClaims: [...new Set([...kept, ...ownClaims])],
    ...(typeof sweepText === 'string' ? { sweepText } : {}),
  };
}

type AdvisoryOperation = Extract<
  Operation,
  { kind: 'create-advisory' | 'update-advisory' | 'publish-advisory' }
>;

function applyAdvisory(
  observed: Observed,
  operation: AdvisoryOperation,
  outcome: Extract<Outcome, { kind: 'done' | 'already' }>,
): Observed {
  const { result = {} } = outcome;
  const ghsa = operation.kind === 'create-advisory' ? result.ghsa : operation.ghsa;
  const key = operationKey(operation)!;
  const digest = operation.kind === 'publish-advisory' ? undefined : operation.digest;
  const noted = { ...outcome, result: { ...result, ...(digest === undefined ? {} : { digest }) } };
  const results = { ...observed.results, [key]: noted };
  if (ghsa === undefined) return { ...observed, results };
  const { [ghsa]: before, ...others } = observed.advisories;
  if (result.facts) return { ...observed, results, advisories: { ...others, [ghsa]: result.facts } };
  if (!before) return { ...observed, results, advisories: others };
  const state = result.state as typeof before.state | undefined;
  const facts = {
    ...before,
    ...(state ? { state } : {}),
    ...(result.publishedAt === undefined ? {} : { publishedAt: result.publishedAt }),
  };
  return { ...observed, results, advisories: state === undefined ? others : { ...others, [ghsa]: facts } };
}

/** People who were removed see it no more; of those who were invited the id is known with the next read. */
function applyCollaborators(
  observed: Observed,
  { ghsa, remove }: Extract<Operation, { kind: 'set-collaborators' }>,
): Observed {
  const before = observed.advisories[ghsa];
  if (!before?.collaborators) return observed;
  const isOut = (login: string) => remove.some((each) => each.toLowerCase() === login.toLowerCase());
  const collaborators = before.collaborators.filter(({ login }) => !isOut(login));
  return { ...observed, advisories: { ...observed.advisories, [ghsa]: { ...before, collaborators } } };
}

function applyThread(observed: Observed, url: string, number: number | undefined): Observed {
  if (number === undefined) return observed;
  return {
    ...observed,
    threads: { ...observed.threads, [url]: { kind: 'moved', repo: observed.repo.name, number } },
  };
}

/** What changes the case issue as it was observed. */
type IssueOperation = Extract<
  Operation,
  { kind: 'add-labels' | 'remove-label' | 'comment' | 'edit-comment' | 'assign' | 'unassign' | 'edit-issue' }
>;

function applyIssue(
  observed: Observed,
  operation: IssueOperation,
  commentId: string | undefined,
  url: string | undefined,
): ObservedIssue | null {
  const { issue } = observed;
  if (!issue) return null;
  switch (operation.kind) {
    case 'add-labels':
      return { ...issue, labels: [...new Set([...issue.labels, ...operation.labels])] };
    case 'remove-label':
      return {
        ...issue,
        labels: issue.labels.filter((label) => label.toLowerCase() !== operation.label.toLowerCase()),
      };
    case 'assign':
      return issue;
    case 'unassign':
      return {
        ...issue,
        assignees: issue.assignees.filter((person) => !operation.logins.includes(person.login)),
      };
    case 'edit-issue':
      return {
        ...issue,
        title: operation.title ?? issue.title,
        body: operation.body ?? issue.body,
        state: operation.state ?? issue.state,
      };
    case 'comment':
      return {
        ...issue,
        comments: [...issue.comments, ownComment(observed, operation.key, operation.body, commentId, url)],
      };
    case 'edit-comment':
      return {
        ...issue,
        comments: issue.comments.map((comment) =>
          comment.id === operation.comment
            ? { ...comment, body: withMarker(operation.body, operation.key) }
            : comment,
        ),
      };
  }
}

const withoutComment = (issue: ObservedIssue | null, id: string): ObservedIssue | null =>
  issue && { ...issue, comments: issue.comments.filter((comment) => comment.id !== id) };

function ownComment(
  observed: Observed,
  key: string,
  body: string,
  id: string | undefined,
  url: string | undefined,
): ObservedComment {
  return {
    id: id ?? `new/${key}`,
    author: observed.self,
    body: withMarker(body, key),
    createdAt: observed.now,
    lastEditedAt: null,
    lastEditor: null,
    url: url ?? '',
  };
}

function newIssue(
  observed: Observed,
  operation: Extract<Operation, { kind: 'create-case-issue' }>,
  number: number,
  url: string,
): ObservedIssue {
  return {
    number,
    id: '',
    title: operation.title,
    body: operation.body,
    state: 'open',
    author: observed.self,
    createdAt: observed.now,
    url,
    labels: operation.labels,
    assignees: [],
    events: [],
    comments: [],
    commentsCut: false,
  };
}
