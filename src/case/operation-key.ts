import type { Operation } from './operation.ts';

/** Name of what an operation brings about outside the case issue, by which its outcome is remembered. */
export function operationKey(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'create-case-issue':
    case 'create-advisory':
    case 'request-cve':
    case 'create-placeholder':
    case 'open-public-issue':
    case 'open-post':
    case 'send-message':
    case 'set-collaborators':
    case 'open-discussion':
    case 'send-post':
      return operation.key;
    case 'update-advisory':
      return operation.state === 'closed'
        ? `close-report/${operation.ghsa}`
        : `update-advisory/${operation.ghsa}`;
    case 'publish-advisory':
      return `publish/${operation.ghsa}`;
    case 'transfer-issue':
      return `transfer/${operation.url}`;
    case 'quiet-pull':
    case 'quiet-issue':
      return `quiet/${operation.url}`;
    case 'erase-comments':
      return `erase/${operation.url}`;
    case 'delete-issue':
      return `delete/${operation.url}`;
    case 'delete-branch':
      return `branch/${operation.url}`;
    case 'delete-runs':
      return `runs/${operation.url}`;
    case 'restore-thread':
      return operation.key;
    case 'approve-deployment':
      return `let-through/${operation.repo}/${operation.run}`;
    case 'commit-store':
    case 'add-labels':
    case 'remove-label':
    case 'create-labels':
    case 'comment':
    case 'edit-comment':
    case 'delete-comment':
    case 'react':
    case 'assign':
    case 'unassign':
    case 'edit-issue':
      return undefined;
  }
}
