/** What GitHub says of a run of a workflow, as far as it tells what started it. */
export interface StartedRun {
  readonly event: string;
  readonly status: string | null;
  readonly display_title: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  /** Empty for a pull request from a fork. */
  readonly pull_requests?: readonly { readonly number: number }[] | null;
}

/** The thread whose runs are looked for. */
export interface RunSubject {
  readonly number: number;
  readonly isPull: boolean;
  readonly title: string;
  /** Branch and commit of a pull request; a null commit is no sign, since it is also the base's. */
  readonly branch: string | null;
  readonly sha: string | null;
}

/**
 * Whether a run was started by this thread and is over. Anybody chooses a title, and it may be that of a release: so the
 * event has to be one that only an issue or a pull request makes, and what runs or waits is left alone.
 */
export function isRunOfThread(run: StartedRun, thread: RunSubject): boolean {
  if (run.status !== 'completed') return false;
  const hasTitle = run.display_title === thread.title;
  // Such runs are on the default branch and name no number, whatever they are about.
  if (run.event === 'issue_comment') return hasTitle;
  if (!thread.isPull) return run.event === 'issues' && hasTitle;
  return isOfPull(run.event) && isAboutPull(run, thread, hasTitle);
}

const isOfPull = (event: string): boolean =>
  event === 'pull_request' || event === 'pull_request_target' || event.startsWith('pull_request_review');

function isAboutPull(run: StartedRun, thread: RunSubject, hasTitle: boolean): boolean {
  const named = run.pull_requests ?? [];
  if (named.length > 0) return named.some(({ number }) => number === thread.number);
  if (thread.branch !== null && run.head_branch !== thread.branch) return false;
  return hasTitle || (thread.sha !== null && run.head_sha === thread.sha);
}
