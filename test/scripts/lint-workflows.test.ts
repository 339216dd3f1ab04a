import { lintWorkflow } from '../../scripts/lint-workflows.ts';

const workflow = (changes: Readonly<Record<string, string>> = {}): string =>
  Object.entries(changes).reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the sound workflow has no ${from}`);
      return text.replace(from, to);
    },
    `name: Sound
on:
  issues:
    types: [labeled]
permissions: {}
jobs:
  one:
    if: github.event.issue.number > 0
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
`,
  );

describe('lintWorkflow', () => {
  it('has nothing against a sound workflow', async () => {
    expect(await lintWorkflow('sound.yml', workflow())).toEqual([]);
  });

  it.each([
    ['an activity type that does not exist', { labeled: 'labelled' }, /^4: /],
    ['a key that does not exist', { 'runs-on:': 'run-on:' }, /run-on/],
    [
      'an expression with a mistake',
      { 'github.event.issue.number > 0': 'github.event.issue.number >' },
      /^8: /,
    ],
    [
      'an action of ours that does not exist',
      { 'actions/checkout@v5': 'a/security-process/actions/none@v1' },
      /none@v1/,
    ],
    ['a folder of ours that has no action', { 'actions/checkout@v5': './actions/none' }, /actions\/none/],
    [
      'a reusable workflow that does not exist',
      {
        'runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          persist-credentials: false':
          'uses: a/security-process/.github/workflows/none.yml@v1',
      },
      /reusable workflow/,
    ],
  ])('finds %s', async (_name, changes, finding) => {
    const found = await lintWorkflow('broken.yml', workflow(changes as Record<string, string>));
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(finding)]));
  });

  it('finds a broken action.yml', async () => {
    const text = 'name: x\ndescription: y\nruns:\n  using: node24\n';
    expect(await lintWorkflow('actions/x/action.yml', text)).not.toEqual([]);
    expect(await lintWorkflow('actions/x/action.yml', `${text}  main: ../../dist/x.js\n`)).toEqual([]);
  });
});
