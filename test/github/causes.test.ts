import { adviseOn, type Cause, findCause, TELLING_SENTENCES } from '../../src/github/causes.ts';
import { describeRefusal, GitHubError } from '../../src/github/error.ts';

const ABOUT = { repo: 'example-org/project', permission: 'issues: write' };

/** An answer of GitHub, the cause that it tells, and what a volunteer is told to do. */
const TABLE: readonly (readonly [number, unknown, Cause | null, RegExp | null])[] = [
  [401, { message: 'Bad credentials' }, 'credential-refused', /expired or was revoked/],
  [
    401,
    { message: 'A JSON web token could not be decoded' },
    'credential-refused',
    /belong to different Apps/,
  ],
  [401, 'no JSON', 'credential-refused', /Make a new one/],
  [
    401,
    { message: 'Requires authentication' },
    'credential-missing',
    /passes no credentials for example-org/,
  ],
  [403, { message: 'This installation has been suspended' }, 'app-suspended', /unsuspend the App/],
  [403, { message: 'Resource not accessible by integration' }, 'permission-missing', /issues: write/],
  [
    403,
    { message: 'Resource not accessible by personal access token' },
    'permission-missing',
    /issues: write/,
  ],
  [403, { message: 'Must have admin rights to Repository.' }, 'role-missing', /too low a role/],
  [
    403,
    { message: 'Resource protected by organization SAML enforcement. You must grant your token access.' },
    'single-sign-on',
    /authorize it for example-org/,
  ],
  [
    403,
    {
      message:
        'Although you appear to have the correct authorization credentials, the `example-org` organization has an IP allow list enabled.',
    },
    'address-not-allowed',
    /address of the runner/,
  ],
  [403, { message: 'Repository was archived so is read-only.' }, 'repo-archived', /Unarchive it/],
  [403, { message: 'Repository access blocked', block: { reason: 'tos' } }, 'repo-blocked', /support/],
  [410, { message: 'Issues are disabled for this repo' }, 'issues-off', /Switch them on/],
  [410, { message: 'Issues has been disabled in this repository.' }, 'issues-off', /Switch them on/],
  [301, { message: 'Moved Permanently' }, 'repo-renamed', /new name/],
  [308, null, 'repo-renamed', /new name/],
  [410, { message: 'This issue was deleted' }, null, null],
  [403, { message: 'Something new' }, null, null],
  [403, { message: 7 }, null, null],
  [404, { message: 'Not Found' }, null, null],
  [422, { message: 'Validation Failed' }, null, null],
];

it.each(TABLE)('%i %j is told as %s', (status, body, cause, advice) => {
  expect(findCause(status, body)).toBe(cause);
  if (cause && advice) expect(adviseOn(cause, ABOUT)).toMatch(advice);
});

it('no cause but a missing permission or role speaks of permissions to grant', () => {
  const causes = TABLE.flatMap(([, , cause]) => (cause === null ? [] : [cause]));
  const others = [...causes, 'app-not-installed', 'repo-out-of-reach', 'credential-unreadable'] as const;
  for (const cause of new Set(others)) {
    const isOfRights = cause === 'permission-missing' || cause === 'role-missing';
    expect([cause, adviseOn(cause, ABOUT).includes('issues: write')]).toEqual([cause, isOfRights]);
  }
});

it('advice names the owner alone where the refusal is of the whole owner', () => {
  const about = { repo: 'example-org', permission: 'metadata: read' };
  expect(adviseOn('app-not-installed', about)).toContain('An owner of example-org has');
  expect(adviseOn('repo-out-of-reach', about)).toContain('not installed on one of these repos');
});

it('an error takes the advice of its cause, not of its code', () => {
  const facts = { code: 'not-found', call: 'read-thread', repo: 'o/r', status: 410 } as const;
  expect(new GitHubError({ ...facts, cause: 'issues-off' }).message).toMatch(
    /^Could not read a public issue or pull request in o\/r \(410\)\. Issues are switched off in o\/r\./,
  );
  expect(new GitHubError(facts).message).toContain('Either it does not exist any more');
});

it('sentences that tell a cause are shown without what GitHub adds to them', () => {
  for (const sentence of TELLING_SENTENCES)
    expect(describeRefusal({ message: `${sentence} canary` })).not.toContain('canary');
});

it.each([
  'Cannot update severity value when CVSS is set',
  'Invalid state transition',
  'Advisory must have at least one vulnerability',
])('GitHub’s sentence “%s” is shown wherever in the answer it stands', (sentence) => {
  expect(describeRefusal({ message: `${sentence}.` })).toBe(`GitHub says: ${sentence}.`);
  const errors = [
    { resource: 'RepositoryAdvisory', code: 'custom', message: sentence },
    { message: 'canary' },
  ];
  expect(describeRefusal({ message: 'Validation Failed', errors })).toBe(
    `GitHub says: Validation Failed; ${sentence}.`,
  );
});
