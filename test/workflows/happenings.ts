/** Events as GitHub sends them, as far as workflows look at them. */
import type { Happening } from './starts.ts';

const REPOSITORY = { full_name: 'example-org/security-triage', private: true };
export type SenderKind = 'User' | 'Bot';

export interface IssueWish {
  readonly by?: SenderKind;
  /** On the issue, the one that was just set included. */
  readonly labels?: readonly string[];
  /** The one that was set or taken off. */
  readonly label?: string;
  readonly isPull?: boolean;
}

function describeIssue({ by = 'User', labels = [], label, isPull = false }: IssueWish) {
  return {
    repository: REPOSITORY,
    sender: { login: by === 'Bot' ? 'security-process[bot]' : 'mika-member', type: by },
    issue: {
      number: 7,
      title: 'example: GHSA-0000-0000-0000',
      labels: labels.map((name) => ({ name })),
      ...(isPull ? { pull_request: { url: 'https://api.github.example/pulls/7' } } : {}),
    },
    ...(label === undefined ? {} : { label: { name: label } }),
  };
}

export const issues = (action: string, wish: IssueWish = {}): Happening => ({
  name: 'issues',
  payload: { action, ...describeIssue(wish) },
});

export const labeled = (label: string, wish: IssueWish = {}): Happening =>
  issues('labeled', { ...wish, label, labels: [...(wish.labels ?? []), label] });

export const commented = (body: string, wish: IssueWish = {}, action = 'created'): Happening => ({
  name: 'issue_comment',
  payload: { action, ...describeIssue(wish), comment: { id: 1, body } },
});

export const scheduled: Happening = {
  name: 'schedule',
  payload: { schedule: '17 * * * *', repository: REPOSITORY },
};

export const dispatched = (by: SenderKind = 'User'): Happening => ({
  name: 'workflow_dispatch',
  payload: { inputs: { 'dry-run': false }, repository: REPOSITORY, sender: { login: 'relay', type: by } },
});

export const other = (name: string, action?: string): Happening => ({
  name,
  payload: {
    ...(action === undefined ? {} : { action }),
    repository: REPOSITORY,
    sender: { login: 'mika-member', type: 'User' },
  },
});

export const pushed = (ref: string): Happening => ({
  name: 'push',
  payload: { ref, repository: { full_name: 'example-org/project', private: false } },
  ref,
});
