import type { Seed } from './seed.ts';

/** A seed with one of each, small enough to read; `npm run github -- --help` shows it, and a test starts it. */
const EXAMPLE_SEED = `users:
  - { login: dora, name: Dora }
  - { login: rae }
orgs:
  - login: example-org
    owners: [dora]
    members: [rae]
    teams:
      - { slug: triage, members: [rae], repos: { box: write } }
repos:
  - owner: example-org
    name: box
    private: true
    collaborators: { rae: write }
    labels: [bug]
    files: { README.md: "# box" }
    issues: [{ title: It does not start, author: rae }]
apps:
  - slug: example-app
    owner: example-org
    permissions: { issues: write, metadata: read }
    installations: [{ owner: example-org, repositories: [box] }]
tokens:
  - { kind: classic, token: ghp_example, login: dora, scopes: [repo] }
  - { kind: fine-grained, token: github_pat_example, login: rae, owner: example-org, permissions: { issues: read } }
`;

/** What may stand at the top of a seed, with what it is. */
export const SEED_KEYS = {
  users: 'people: login; id, name, email, type (User, Bot) if it matters',
  orgs: 'login; owners, members, teams (slug, members, maintainers, pending, parent, repos by role)',
  repos:
    'owner, name; private, collaborators by role, labels, files, branches, tags, issues, pulls, releases, advisories, …',
  apps: 'slug, permissions; owner, installations; a key is made unless privateKeyPem or publicKeyPem is given',
  tokens: 'kind: classic (login, scopes), fine-grained (login, permissions) or actions (repo, permissions)',
  settings: 'what GitHub leaves open: advisoryComments, graphqlCollaborators, cveDelayMs, jwtClock, …',
  now: 'the time at which its clock stands: 2026-11-02T09:00:00Z; without it the clock goes with that of this machine',
  unkind: 'names of docs/unkindnesses.md, each for all or as NAME@OWNER/REPO',
  salt: 'a number: another one makes other ids and tokens',
} as const satisfies Readonly<Record<keyof Seed, string>>;

const KEYS = Object.entries(SEED_KEYS).map(([key, meaning]) => `  ${key.padEnd(9)} ${meaning}`);

export const HELP = `Runs the embedded GitHub by itself, for any client: REST at /, GraphQL at /graphql. Nothing leaves this machine.

Usage: npm run github -- [--port N] [--seed FILE] [--apps FILE]

  --port N     where it listens, at 127.0.0.1 (default: any free port)
  --unkind NAME  makes it unkind (docs/unkindnesses.md); repeatable; NAME@OWNER/REPO for one repo
  --seed FILE  what is there at first, in JSON or YAML (default: a small organisation, example-org, with a private
               triage repo, a public project, a team and an App)
  --apps FILE  writes client ids and keys of all Apps into a new file, as the secret SECURITY_PROCESS_APPS holds them
  --help       this text

When it listens, it prints one line of JSON, and serves until it is stopped (^C):

  url     its address, such as http://127.0.0.1:4000
  tokens  who can sign in: a token for every person, by login; send it as "Authorization: token …" or "Bearer …"
  apps    every App by slug: id, clientId, privateKey (PEM, null where the seed gives the public key alone) and
          installations (id, account). Sign a JSON web token with the key and ask
          POST /app/installations/ID/access_tokens for a token, as on GitHub.

A seed holds any of these; what is left out is empty:

${KEYS.join('\n')}

Every field is told of in docs/embedded-github.md. An example:

${EXAMPLE_SEED.replace(/^(?=.)/gm, '  ')}
Exit code: 0 stopped, 1 it could not start, 2 bad usage.
`;
