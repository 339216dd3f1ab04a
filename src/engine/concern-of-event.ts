/** The part of an event that is listened to. Nothing in it is trusted: it only says where to look. */
export interface CaseEvent {
  readonly name: string;
  readonly action: string | null;
  /** Number of the issue in the triage repo that the event is about. */
  readonly issue: number | null;
  /** It is about a pull request. */
  readonly isPull: boolean;
}

const CASE_EVENTS = ['issues', 'issue_comment'];
const SWEEP_EVENTS = ['schedule', 'workflow_dispatch', 'repository_dispatch'];

/** What an event is about: one issue, which may be a case, all cases (a sweep), or none. */
export type Concern =
  | { readonly kind: 'issue'; readonly issue: number }
  | { readonly kind: 'all-cases' }
  | { readonly kind: 'none' };

export function concernOf(event: CaseEvent): Concern {
  if (SWEEP_EVENTS.includes(event.name)) return { kind: 'all-cases' };
  if (!CASE_EVENTS.includes(event.name) || event.issue === null || event.isPull) return { kind: 'none' };
  return { kind: 'issue', issue: event.issue };
}
