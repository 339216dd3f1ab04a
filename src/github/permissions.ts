import type { OperationKind } from '../case/operation.ts';
import type { PermissionSet } from './permission-sets.ts';

/** Reads of the port, beside which the operations stand. */
export type ReadName =
  | 'read-case'
  | 'read-surroundings'
  | 'read-advisories'
  | 'read-thread'
  | 'read-runs'
  | 'read-store'
  | 'read-sweep'
  | 'read-cases'
  | 'find-advisories'
  | 'find-forms'
  | 'find-done'
  | 'read-visibility'
  | 'read-release'
  | 'read-policy'
  | 'read-named'
  | 'read-reporting'
  | 'read-conversation'
  | 'find-public-issues'
  | 'read-notes'
  | 'read-traces'
  | 'read-waiting'
  | 'read-mirror'
  | 'read-global-advisory'
  | 'read-people';

export type CallName = ReadName | OperationKind;

/** What one call needs of GitHub, and what becomes of the step where an optional permission is missing. */
export interface Need {
  /** In words, for errors and documentation: “read the case”. */
  readonly does: string;
  /** Whose installation or token it concerns. */
  readonly where: 'triage repo' | 'project repos' | 'site repo' | 'organisation';
  readonly permissions: PermissionSet;
  readonly kind: 'base' | 'optional';
  /** For an optional permission: what a person does instead. */
  readonly fallback?: string;
}

const inTriageRepo = (does: string, permissions: PermissionSet): Need => ({
  does,
  where: 'triage repo',
  permissions,
  kind: 'base',
});

const inProjectRepos = (does: string, permissions: PermissionSet): Need => ({
  does,
  where: 'project repos',
  permissions,
  kind: 'base',
});

const writesIssues = (does: string): Need => inTriageRepo(does, { issues: 'write' });
const writesAdvisories = (does: string): Need => inProjectRepos(does, { repository_advisories: 'write' });
const readsCases: PermissionSet = { contents: 'read', issues: 'read', members: 'read' };

const reads: Readonly<Record<ReadName, Need>> = {
  'read-case': inTriageRepo(
    'read a case: its issue, the store, the configuration, who can read it',
    readsCases,
  ),
  'read-sweep': inTriageRepo('read the list of cases', readsCases),
  'read-cases': inTriageRepo('read many cases at once', { contents: 'read', issues: 'read' }),
  'find-forms': inTriageRepo('find reports that came by a form', { issues: 'read' }),
  'read-store': inTriageRepo(
    'read the history of the store, and of the configuration where it says anew who may do what',
    { contents: 'read' },
  ),
  'read-runs': inTriageRepo('tell whether the run that holds a claim is alive', { actions: 'read' }),
  'find-done': inTriageRepo('find out what a run that died had done', { issues: 'read' }),
  'read-visibility': inTriageRepo('tell who can see the triage repo', { metadata: 'read' }),
  'read-policy': inProjectRepos('read the public security policy', { contents: 'read' }),
  'read-named': {
    does: 'look up what a report names of the code',
    where: 'project repos',
    permissions: { contents: 'read' },
    kind: 'optional',
    fallback: 'The case says “could not be checked”; a member looks into the public repo.',
  },
  'read-reporting': inProjectRepos('see whether private reports can be made', { metadata: 'read' }),
  'read-people': inTriageRepo('find out who has a login', { metadata: 'read' }),
  'read-global-advisory': inTriageRepo('look into the GitHub Advisory Database', { metadata: 'read' }),
  'read-release': inProjectRepos('read the tag of a release', { contents: 'read' }),
  'read-notes': inProjectRepos('read what stands at the tag of a release', { contents: 'read' }),
  'read-traces': inProjectRepos('look for traces of undisclosed cases in a public repo', {
    contents: 'read',
    issues: 'read',
    pull_requests: 'read',
  }),
  'read-waiting': {
    does: 'see which releases wait on the environment',
    where: 'project repos',
    permissions: { actions: 'read', contents: 'read' },
    kind: 'optional',
    fallback:
      'An administrator of the repository lets the waiting job through by hand, after asking in the triage team.',
  },
  'read-mirror': {
    does: 'see which workflows are enabled in a private mirror',
    where: 'project repos',
    permissions: { actions: 'read' },
    kind: 'optional',
    fallback: 'A member looks at the Actions page of the mirror; the case gives the link.',
  },
  'read-surroundings': {
    does: 'read the triage team, tags, and pull requests of posts',
    where: 'organisation',
    permissions: { contents: 'read', members: 'read', pull_requests: 'read' },
    kind: 'base',
  },
  'read-thread': inProjectRepos('read a public issue or pull request', {
    issues: 'read',
    pull_requests: 'read',
  }),
  'read-advisories': inProjectRepos('read an advisory', { repository_advisories: 'read' }),
  'find-public-issues': inProjectRepos('find public issues with the neutral label', { issues: 'read' }),
  'read-conversation': inProjectRepos('look for an answer to the reporter in an advisory', {
    repository_advisories: 'read',
  }),
  // GitHub asks for write even for reading where a whole organisation is listed.
  'find-advisories': inProjectRepos('find privately reported advisories', { repository_advisories: 'write' }),
};

const operations: Readonly<Record<OperationKind, Need>> = {
  'commit-store': inTriageRepo('write the store', { contents: 'write' }),
  'add-labels': writesIssues('set a label'),
  'remove-label': writesIssues('take a label off'),
  'create-labels': writesIssues('create labels'),
  comment: writesIssues('comment on a case'),
  'edit-comment': writesIssues('edit a comment of the bot'),
  'delete-comment': writesIssues('delete a comment of the bot'),
  react: writesIssues('answer a command with a reaction'),
  assign: writesIssues('assign people'),
  unassign: writesIssues('unassign people'),
  'edit-issue': writesIssues('edit, close or reopen a case issue'),
  'create-case-issue': writesIssues('open a case issue'),
  'create-advisory': writesAdvisories('create an advisory'),
  'update-advisory': writesAdvisories('edit or accept an advisory'),
  'publish-advisory': writesAdvisories('publish an advisory'),
  'request-cve': writesAdvisories('request a CVE from GitHub'),
  'transfer-issue': {
    does: 'transfer a public issue to the triage repo',
    where: 'project repos',
    permissions: { issues: 'write' },
    kind: 'optional',
    fallback:
      'Somebody with write access to both repos opens the issue, chooses “Transfer issue” and then the triage repo.',
  },
  'quiet-pull': {
    does: 'quiet a public pull request: edit, close, lock',
    where: 'project repos',
    permissions: { pull_requests: 'write' },
    kind: 'optional',
    fallback:
      'Somebody with write access edits title and description of the pull request, closes it and locks the conversation.',
  },
  'quiet-issue': {
    does: 'quiet a public issue of another owner: edit, close, lock',
    where: 'project repos',
    permissions: { issues: 'write' },
    kind: 'optional',
    fallback:
      'Somebody with write access edits title and text of the issue, closes it and locks the conversation.',
  },
  'erase-comments': {
    does: 'delete saved comments of a thread that was taken down',
    where: 'project repos',
    permissions: { issues: 'write', pull_requests: 'write' },
    kind: 'optional',
    fallback: 'Somebody with write access deletes the comments one by one; their copy is in the store.',
  },
  'delete-issue': {
    does: 'delete a saved issue of another owner',
    where: 'project repos',
    permissions: { issues: 'write' },
    kind: 'optional',
    fallback: 'An owner of the organisation opens the issue and chooses “Delete issue”.',
  },
  'delete-branch': {
    does: 'delete the branch of a pull request that was taken down',
    where: 'project repos',
    permissions: { contents: 'write', pull_requests: 'read' },
    kind: 'optional',
    fallback: 'Somebody with write access deletes the branch; the author, where it is in their fork.',
  },
  'delete-runs': {
    does: 'delete runs of public workflows that carry the title of a thread that was taken down',
    where: 'project repos',
    permissions: { actions: 'write' },
    kind: 'optional',
    fallback: 'Somebody with write access deletes those runs under “Actions”.',
  },
  'restore-thread': {
    does: 'make a thread again that was taken down by mistake',
    where: 'project repos',
    permissions: { issues: 'write', pull_requests: 'write' },
    kind: 'optional',
    fallback: 'A member puts title and text back by hand, from the copy in the store.',
  },
  'create-placeholder': {
    does: 'open an issue in place of one that was moved',
    where: 'project repos',
    permissions: { issues: 'write' },
    kind: 'optional',
    fallback: 'A member opens the issue by hand with the text from the case.',
  },
  'open-public-issue': {
    does: 'open a public issue for a bug that is no vulnerability',
    where: 'project repos',
    permissions: { issues: 'write' },
    kind: 'optional',
    fallback: 'A member opens the issue by hand with the text from the case.',
  },
  'approve-deployment': {
    does: 'let a release through that waits on the environment',
    where: 'project repos',
    permissions: { deployments: 'write' },
    kind: 'optional',
    fallback:
      'An administrator of the repository lets the waiting job through by hand, after asking in the triage team.',
  },
  'open-post': {
    does: 'open the pull request of a post, of the list of advisories, or of the notice of a break',
    where: 'site repo',
    permissions: { contents: 'write', pull_requests: 'write' },
    kind: 'optional',
    fallback:
      'A member adds the file with the text from the case, or the notice from the board, and opens the pull request.',
  },
  'send-message': writesAdvisories('send a message to the reporter in the advisory'),
  'set-collaborators': writesAdvisories('let somebody into an advisory, or take them out'),
  'open-discussion': {
    does: 'start a discussion with the announcement',
    where: 'project repos',
    permissions: { discussions: 'write' },
    kind: 'optional',
    fallback: 'A member starts the discussion with the text from the case.',
  },
};

/**
 * Every call with what it needs: tokens are narrowed by it, errors name it, the documentation is generated
 * from it. Source: GitHub's tables of permissions for Apps and fine-grained tokens.
 */
export const NEEDS: Readonly<Record<CallName, Need>> = { ...reads, ...operations };

/** Rows that an App cannot go without: all of them where the triage repo is, those of project repos elsewhere. */
export function baseNeeds(isHome: boolean): readonly (readonly [CallName, Need])[] {
  const rows = Object.entries(NEEDS) as [CallName, Need][];
  return rows.filter(([, need]) => need.kind === 'base' && (isHome || need.where === 'project repos'));
}
