/** What every workflow keeps; each rule finds a violation that is planted. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { RULES, runsQueue, type WorkflowText } from './hardening-rules.ts';

const read = (path: string): WorkflowText => ({ path, text: readFileSync(join(PROJECT_ROOT, path), 'utf8') });
const OWN = globSync('.github/workflows/*.yml', { cwd: PROJECT_ROOT }).sort();
const TRIAGE = globSync('examples/triage-repo/.github/workflows*/*.yml', { cwd: PROJECT_ROOT }).sort();
const PROJECT = globSync('examples/{project,setup}-repo/.github/workflows/*.yml', {
  cwd: PROJECT_ROOT,
}).sort();

it('there are workflows to look at', () => {
  expect([OWN.length, TRIAGE.length, PROJECT.length].every((count) => count > 0)).toBe(true);
  expect(TRIAGE.length).toBeGreaterThanOrEqual(7);
});

describe.each([...OWN, ...TRIAGE, ...PROJECT])('%s', (path) => {
  it.each(Object.entries(RULES))('%s', (_name, rule) => {
    expect(rule(read(path))).toEqual([]);
  });
});

describe('of the triage repo', () => {
  it.each(TRIAGE)('%s runs one at a time, and drops no run', (path) => {
    expect(runsQueue(read(path))).toEqual([]);
  });

  it('no two links of the chain start in the same minute', () => {
    const crons = TRIAGE.filter((path) => path.includes('workflows-chain')).flatMap((path) => {
      const { on } = load(read(path).text) as { on: { schedule?: readonly { cron: string }[] } };
      return (on.schedule ?? []).map(({ cron }) => cron.split(' ')[0]);
    });
    expect(new Set(crons).size).toBe(crons.length);
  });

  it('the example as it is pasted looks at no title', () => {
    for (const path of TRIAGE) expect(read(path).text).not.toMatch(/issue\.(title|body)/);
  });
});

/** An expression, as workflows write it. */
const filledIn = (expression: string): string => ['$', '{{ ', expression, ' }}'].join('');

const PLANTED: Readonly<Record<keyof typeof RULES, string>> = {
  permissionsAreMinimal: 'permissions: { contents: write }\non: push\njobs: {}',
  usesArePinned: 'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5',
  scriptsAreConstant: `on: push\njobs:\n  a:\n    steps:\n      - run: echo "${filledIn('github.event.issue.title')}"`,
  eventsAreSafe: 'on: { pull_request_target: }\njobs: {}',
  nothingChosenIsFilledIn: `run-name: ${filledIn('github.event.issue.title')}\non: push\njobs: {}`,
  secretsStayInside: `on: push\njobs:\n  a:\n    steps:\n      - run: x\n        env: { KEY: "${filledIn('secrets.KEY')}" }`,
  schedulesAreOffTheHour: 'on:\n  schedule:\n    - cron: "0 * * * *"\njobs: {}',
  jobsEnd: 'on: push\njobs:\n  a:\n    steps: []',
  checkoutsKeepNothing: 'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@0',
};

describe('a planted violation is found', () => {
  it.each(Object.keys(RULES))('by %s', (name) => {
    expect(RULES[name]?.({ path: 'planted.yml', text: PLANTED[name] ?? '' })).not.toEqual([]);
  });

  it.each([
    ['of the workflow', 'concurrency: { group: security-process, queue: max }\njobs: {}'],
    [
      'that stops runs',
      'jobs: { a: { concurrency: { group: security-process, queue: max, cancel-in-progress: true } } }',
    ],
    ['that keeps one alone', 'jobs: { a: { concurrency: { group: security-process } } }'],
    ['that is none', 'jobs: { a: {} }'],
  ])('by runsQueue: a group %s', (_, text) => {
    expect(runsQueue({ path: 'planted.yml', text: `on: push\n${text}` })).not.toEqual([]);
  });
});
