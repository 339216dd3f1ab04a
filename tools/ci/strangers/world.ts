import type { Seed } from '../../../dev/embedded-github/seed.ts';

export const ORG = 'octokit-fixture-org';
export const TOKEN = 'token-of-fixture-user-a';
export const OTHER_TOKEN = 'token-of-fixture-user-b';

const issues = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Test issue ${index + 1}`,
    author: 'octokit-fixture-user-a',
  }));

/** Names of the labels that a new repository has. */
const LABELS = [
  'bug',
  'documentation',
  'duplicate',
  'enhancement',
  'good first issue',
  'help wanted',
  'invalid',
  'question',
  'wontfix',
];

/** The organisation that octokit's fixtures were recorded on, as far as they tell. */
export const FIXTURE_SEED: Seed = {
  users: [{ login: 'octokit-fixture-user-a' }, { login: 'octokit-fixture-user-b' }],
  orgs: [{ login: ORG, owners: ['octokit-fixture-user-a'] }],
  repos: [
    { name: 'hello-world', files: { 'README.md': '# hello-world' } },
    { name: 'labels', labels: LABELS },
    { name: 'errors' },
    { name: 'add-labels-to-issue' },
    { name: 'lock-issue', issues: issues(1) },
    { name: 'paginate-issues', issues: issues(13) },
    { name: 'create-file', files: {} },
    { name: 'branch-protection' },
    { name: 'search-issues' },
    { name: 'git-refs', files: { 'README.md': '# git-refs' } },
    { name: 'add-and-remove-repository-collaborator' },
  ].map((repo) => ({ files: { 'README.md': `# ${repo.name}` }, ...repo, owner: ORG })),
  tokens: [
    { kind: 'classic', token: TOKEN, login: 'octokit-fixture-user-a' },
    { kind: 'classic', token: OTHER_TOKEN, login: 'octokit-fixture-user-b' },
  ],
};
