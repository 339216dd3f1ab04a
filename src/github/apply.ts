import type { GitHubOperation, Operation, Outcome } from '../case/operation.ts';
import type { ApplyContext } from '../case/ports.ts';
import type { ThreadOperation } from '../case/thread-operation.ts';
import { createAdvisory, publishAdvisory, requestCve, updateAdvisory } from './apply/advisories.ts';
import { deleteBranch } from './apply/branch-removal.ts';
import { setCollaborators } from './apply/collaborators.ts';
import { openDiscussion } from './apply/discussions.ts';
import {
  addLabels,
  assign,
  comment,
  createCaseIssue,
  createLabels,
  deleteComment,
  editComment,
  editIssue,
  react,
  removeLabel,
  unassign,
} from './apply/issues.ts';
import { sendMessage } from './apply/messages.ts';
import { openPost } from './apply/posts.ts';
import { approveDeployment } from './apply/releases.ts';
import { deleteIssue, deleteRuns, eraseComments } from './apply/removal.ts';
import { restoreThread } from './apply/restoration.ts';
import { commitStore } from './apply/store.ts';
import { openIssue, quietThread, transferIssue } from './apply/threads.ts';
import { tellUnknownLogins } from './apply/unknown-logins.ts';
import { type GitHubError, isGitHubError } from './error.ts';
import { NEEDS } from './permissions.ts';
import type { Session } from './session.ts';

/**
 * Carries out one operation. A refusal that a person can make good is an outcome; what makes going on pointless
 * (credentials, a permission of the base, no GitHub) is thrown.
 *
 * @throws GitHubError
 */
export async function applyOperation(
  session: Session,
  operation: Operation,
  context: ApplyContext,
): Promise<Outcome> {
  if (operation.kind === 'send-post') throw new Error('A post to a channel is nothing for GitHub.');
  try {
    return await carryOut(session, operation, context);
  } catch (error) {
    if (!isGitHubError(error)) throw error;
    return outcomeOf(error, operation);
  }
}

function carryOut(session: Session, operation: GitHubOperation, context: ApplyContext): Promise<Outcome> {
  switch (operation.kind) {
    case 'commit-store':
      return commitStore(session, operation, context);
    case 'add-labels':
      return addLabels(session, operation);
    case 'remove-label':
      return removeLabel(session, operation);
    case 'create-labels':
      return createLabels(session, operation);
    case 'comment':
      return comment(session, operation);
    case 'edit-comment':
      return editComment(session, operation);
    case 'delete-comment':
      return deleteComment(session, operation);
    case 'react':
      return react(session, operation);
    case 'assign':
      return assign(session, operation);
    case 'unassign':
      return unassign(session, operation);
    case 'edit-issue':
      return editIssue(session, operation);
    case 'create-case-issue':
      return createCaseIssue(session, operation);
    case 'create-advisory':
      return tellUnknownLogins(session, operation, () => createAdvisory(session, operation));
    case 'update-advisory':
      return tellUnknownLogins(session, operation, () => updateAdvisory(session, operation));
    case 'publish-advisory':
      return publishAdvisory(session, operation);
    case 'request-cve':
      return requestCve(session, operation);
    case 'open-post':
      return openPost(session, operation);
    case 'send-message':
      return sendMessage(session, operation);
    case 'set-collaborators':
      return setCollaborators(session, operation);
    case 'approve-deployment':
      return approveDeployment(session, operation);
    case 'open-discussion':
      return openDiscussion(session, operation);
    case 'transfer-issue':
    case 'quiet-pull':
    case 'quiet-issue':
    case 'erase-comments':
    case 'delete-issue':
    case 'delete-branch':
    case 'delete-runs':
    case 'restore-thread':
    case 'create-placeholder':
    case 'open-public-issue':
      return carryOutOnThread(session, operation);
  }
}

/** What takes a public thread down, and back. */
function carryOutOnThread(
  session: Session,
  operation: Extract<GitHubOperation, { kind: ThreadOperation['kind'] }>,
): Promise<Outcome> {
  switch (operation.kind) {
    case 'transfer-issue':
      return transferIssue(session, operation);
    case 'quiet-pull':
    case 'quiet-issue':
      return quietThread(session, operation);
    case 'erase-comments':
      return eraseComments(session, operation);
    case 'delete-issue':
      return deleteIssue(session, operation);
    case 'delete-branch':
      return deleteBranch(session, operation);
    case 'delete-runs':
      return deleteRuns(session, operation);
    case 'restore-thread':
      return restoreThread(session, operation);
    case 'create-placeholder':
    case 'open-public-issue':
      return openIssue(session, operation);
  }
}

/** A refusal as an outcome, or thrown on. */
function outcomeOf(error: GitHubError, operation: GitHubOperation): Outcome {
  const refused: Outcome = {
    kind: 'refused',
    status: error.status,
    permission: error.permission,
    why: error.message,
  };
  switch (error.code) {
    case 'conflict':
      return { kind: 'conflict' };
    case 'not-found':
    case 'invalid':
      return refused;
    case 'permission-missing':
    case 'token-refused':
      if (hasManualFallback(error, operation)) return refused;
      throw error;
    case 'github-unreachable':
      throw error;
  }
}

/**
 * Whether people take over where GitHub says no. Optional permissions always; of the base only a refusal of the
 * very call on an advisory (403), since its own rules may want a person, not a permission that was never granted.
 */
function hasManualFallback(error: GitHubError, operation: GitHubOperation): boolean {
  const need = NEEDS[operation.kind];
  if (need.kind === 'optional') return true;
  return need.where === 'project repos' && error.code === 'permission-missing' && error.status === 403;
}
