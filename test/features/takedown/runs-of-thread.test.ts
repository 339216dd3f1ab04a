import {
  isRunOfThread,
  type RunSubject,
  type StartedRun,
} from '../../../src/features/takedown/runs-of-thread.ts';

const issue: RunSubject = { number: 1, isPull: false, title: 'Release 4.22.0', branch: null, sha: null };
const pull: RunSubject = { number: 2, isPull: true, title: 'CI', branch: 'fix', sha: 'abc' };
const run = (change: Partial<StartedRun>): StartedRun => ({
  event: 'issues',
  status: 'completed',
  display_title: 'Release 4.22.0',
  head_branch: 'main',
  head_sha: 'def',
  pull_requests: [],
  ...change,
});
const ofPull = { event: 'pull_request', display_title: 'CI', head_branch: 'fix' };

describe('isRunOfThread', () => {
  it.each<[boolean, string, RunSubject, Partial<StartedRun>]>([
    [true, 'opening an issue', issue, {}],
    [true, 'a comment on it', issue, { event: 'issue_comment' }],
    [false, 'another title', issue, { display_title: 'Release' }],
    [false, 'a pull request of the same title', issue, { event: 'pull_request' }],
    [true, 'a pull request', pull, ofPull],
    [true, 'its target', pull, { ...ofPull, event: 'pull_request_target' }],
    [true, 'a review', pull, { ...ofPull, event: 'pull_request_review' }],
    [true, 'a comment on a line', pull, { ...ofPull, event: 'pull_request_review_comment' }],
    [true, 'a comment on the pull request', pull, { ...ofPull, event: 'issue_comment', head_branch: 'main' }],
    [true, 'its commit under an older title', pull, { ...ofPull, display_title: 'x', head_sha: 'abc' }],
    [true, 'its number', pull, { ...ofPull, display_title: 'x', pull_requests: [{ number: 2 }] }],
    [false, 'another number', pull, { ...ofPull, head_sha: 'abc', pull_requests: [{ number: 3 }] }],
    [false, 'another branch', pull, { ...ofPull, head_branch: 'other' }],
    [false, 'an issue of the same title', pull, { ...ofPull, event: 'issues' }],
    [false, 'nothing in common but the branch', pull, { ...ofPull, display_title: 'x' }],
  ])('says %s of %s', (expected, _what, thread, change) => {
    expect(isRunOfThread(run(change), thread)).toBe(expected);
  });

  it.each([
    'push',
    'release',
    'workflow_dispatch',
    'schedule',
    'workflow_run',
    'create',
    'repository_dispatch',
  ])('never takes a run that %s started, whatever a stranger writes as a title', (event) => {
    expect(isRunOfThread(run({ event }), issue)).toBe(false);
    expect(isRunOfThread(run({ ...ofPull, event, head_sha: 'abc' }), pull)).toBe(false);
  });

  it.each(['waiting', 'in_progress', 'queued', 'requested', 'pending', null])(
    'leaves one alone that is %s',
    (status) => {
      expect(isRunOfThread(run({ status }), issue)).toBe(false);
      expect(isRunOfThread(run({ ...ofPull, status }), pull)).toBe(false);
    },
  );
});
