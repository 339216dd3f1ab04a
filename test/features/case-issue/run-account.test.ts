/** The log and the page of a run. */
import type { Operation } from '../../../src/case/operation.ts';
import type { ToldRun } from '../../../src/engine/account.ts';
import { renderLog, renderSummary } from '../../../src/features/case-issue/run-account.ts';

const label: Operation = {
  kind: 'add-labels',
  issue: 12,
  labels: ['case/valid'],
  surface: 'team',
  why: 'The case is valid.',
};
const commit: Operation = {
  kind: 'commit-store',
  message: 'Case 12: valid',
  files: {},
  surface: 'team',
  why: '',
};
const board: Operation = {
  kind: 'create-case-issue',
  key: 'board',
  title: 'Board',
  body: '',
  labels: [],
  surface: 'team',
  why: '',
};

const RUN: ToldRun = {
  end: 'Done. The case moved.',
  dryRun: false,
  account: {
    cases: [
      { number: 12, repos: ['example-org/widget'], state: 'valid', turn: 'casey: decide on the patch.' },
    ],
    done: [
      { case: 12, operation: commit, refused: null },
      { case: 12, operation: commit, refused: null },
      { case: 12, operation: label, refused: 'status 403; the case says what to do by hand' },
      { case: null, operation: board, refused: null },
    ],
    requests: {
      reads: 3,
      writes: 2,
      tokens: 1,
      limit: { resource: 'core', limit: 5000, remaining: 4990, resetAt: '2026-03-02T10:00:00.000Z' },
    },
  },
  plan: [
    { kind: 'commit-store', key: null, why: 'never shown' },
    { kind: 'policy', key: null, why: 'clocks.acknowledge is 5 days; the policy promises 2.' },
  ],
  errors: [],
};

describe('the log of a run', () => {
  it('tells by case and repo what was done once each, what was refused, whose turn it is, and the requests', () => {
    expect(renderLog(RUN)).toEqual([
      'Done. The case moved.',
      '#12 example-org/widget: recorded the case in the store.',
      '#12 example-org/widget: GitHub refused to add the label case/valid: status 403; the case says what to do by hand.',
      '#12 example-org/widget: casey: decide on the patch.',
      'All cases: opened the board.',
      'clocks.acknowledge is 5 days; the policy promises 2.',
      '6 requests to GitHub (3 reads, 2 writes, 1 for tokens); 4990 of 5000 (core) are left until 2026-03-02 10:00 UTC.',
    ]);
  });

  it('says what would be done where it only planned, cases that have no number yet included', () => {
    const planned = {
      ...RUN,
      dryRun: true,
      account: { ...RUN.account, cases: [], done: [{ case: -1, operation: label, refused: null }] },
    };
    expect(renderLog(planned)[1]).toBe('New case 1: would add the label case/valid.');
  });
});

describe('the page of a run', () => {
  const page = renderSummary(
    { ...RUN, errors: ['Two things went wrong.\n- Grant @a.\n- And that.'] },
    'https://git.example.org/o/t',
  );

  it('links every case, and shows each error as a warning with its list', () => {
    expect(page).toContain('### [#12](https://git.example.org/o/t/issues/12) example-org/widget\n\n**casey');
    expect(page).toContain('> [!CAUTION]\n> Two things went wrong.\n> - Grant @\u2060a.\n> - And that.');
  });

  it('stays under the size that GitHub takes, however many cases there are', () => {
    const cases = Array.from({ length: 9000 }, (_, index) => ({
      ...RUN.account.cases[0]!,
      number: index + 1,
    }));
    const large = renderSummary({ ...RUN, account: { ...RUN.account, cases, done: [] } }, 'https://x');
    expect(large.length).toBeLessThan(100_000);
    expect(large).toContain('And 8900 cases more');
  });
});
