import { renderYaml } from '../../src/text/yaml.ts';
import type { Seed, SeedRepo } from '../embedded-github/seed.ts';
import { type CaseScript, listVulnerableVersions } from './case-script.ts';
import { CAST, ROLE_NAMES, SITE_REPO, TEAM_SLUG, TRIAGE_REPO } from './cast.ts';
import type { NpmRegistrySeed } from './npm-registry.ts';
import { readTriageFiles, renderConfiguration, renderUpdatesPage, UPDATES_PAGE } from './project-files.ts';
import { PROJECT_NAMES } from './record.ts';
import type { World } from './world.ts';

/** What the App of one owner signs in with. */
export interface AppKey {
  readonly owner: string;
  readonly clientId: string;
  readonly privateKeyPem: string;
}

/** Names of the repos that the first owner has beside the projects. */
export interface OwnRepos {
  readonly triage: string;
  readonly site: string;
}

/** Ours give way where a project has the name already; the site is that of the configuration, where there is one. */
export function nameOwnRepos(scripts: readonly CaseScript[], world: World | null = null): OwnRepos {
  const taken = new Set(scripts.map((script) => script.repo.toLowerCase()));
  const name = (wanted: string): string => (taken.has(wanted) ? name(`our-${wanted}`) : wanted);
  const site = world?.config.blog?.repo.split('/')[1];
  return { triage: name(TRIAGE_REPO), site: site ?? name(SITE_REPO) };
}

/** The cast, and whom a record credits by a GitHub profile: GitHub takes no advisory that credits a stranger. */
function listPeople(scripts: readonly CaseScript[], logins: readonly string[]): readonly string[] {
  const credited = scripts.flatMap(({ facts }) =>
    facts.credits.flatMap((credit) => ('login' in credit ? [credit.login] : [])),
  );
  const people = [...ROLE_NAMES.map((role) => CAST[role].login), ...credited];
  const owners = logins.map((owner) => owner.toLowerCase());
  const isFirst = (login: string, index: number): boolean =>
    people.findIndex((other) => other.toLowerCase() === login.toLowerCase()) === index;
  return people.filter((login, index) => isFirst(login, index) && !owners.includes(login.toLowerCase()));
}

/** `intake.most-per-day` as it is where nothing is configured. */
const MOST_OF_A_STRANGER = 5;

/** The organisations, repos, people and Apps that a rehearsal starts with. The first owner has the triage repo. */
export function planSeed(
  scripts: readonly CaseScript[],
  keys: readonly AppKey[],
  chain: boolean,
  world: World | null = null,
): Seed {
  const owners = ownersOf(scripts, world);
  const [first = ''] = owners;
  const own = nameOwnRepos(scripts, world);
  const projectsOf = (owner: string): readonly string[] => [
    ...new Set([...reportedOf(scripts, owner), ...(world?.quiet[owner] ?? [])]),
  ];
  return {
    users: listPeople(scripts, owners).map((login) => ({ login })),
    orgs: owners.map((login) => planOrganisation(login, login === first ? own : null, projectsOf(login))),
    repos: [
      {
        owner: first,
        name: own.triage,
        private: true,
        files: {
          ...readTriageFiles(chain),
          '.github/security-process.yml': world?.text ?? writeConfiguration(scripts, own.site),
          'README.md': '# Security triage\n',
        },
      },
      {
        owner: first,
        name: own.site,
        files: { 'README.md': '# Website\n', [UPDATES_PAGE]: renderUpdatesPage() },
        discussionCategories: ['Announcements'],
      },
      ...listDiscussions(world, own.site),
      ...owners.flatMap((owner) => projectsOf(owner).map((name) => planProject(owner, name, scripts))),
    ],
    apps: keys.map((key) => planApp(key, key.owner === first)),
    tokens: ROLE_NAMES.map((role) => ({
      kind: 'classic' as const,
      token: tokenOf(CAST[role].login),
      login: CAST[role].login,
      scopes: ['repo', 'workflow', 'read:org', 'admin:org'],
    })),
  };
}

/** The configuration of a team that has these records as its cases. */
function writeConfiguration(scripts: readonly CaseScript[], site: string): string {
  const owners = ownersOf(scripts);
  const [first = ''] = owners;
  return renderConfiguration(
    owners,
    site,
    PROJECT_NAMES[first] ?? first,
    nameUpdatesPackage(scripts, first),
    // Anyone who makes so many reports at once is somebody whom the team knows.
    scripts.length > MOST_OF_A_STRANGER ? [CAST.reporter.login] : [],
  );
}

/** Repos beside the site in which the bot opens discussions. */
function listDiscussions(world: World | null, site: string): readonly SeedRepo[] {
  const repos = (world?.config.channels ?? []).flatMap((channel) =>
    channel.discussion ? [channel.discussion.repo] : [],
  );
  return repos.flatMap((repo) => {
    const [owner = '', name = ''] = repo.split('/');
    const files = { 'README.md': `# ${name}\n` };
    return name === site ? [] : [{ owner, name, files, discussionCategories: ['Announcements'] }];
  });
}

/** Express's page tells of `express` alone; any other project is taken to be its first package. */
function nameUpdatesPackage(scripts: readonly CaseScript[], first: string): string {
  if (PROJECT_NAMES[first] === 'Express') return 'express';
  return scripts.flatMap((script) => script.facts.ranges).at(0)?.name ?? first;
}

/** Owners of the configuration, else in the order of the records; each once, and the triage repo is the first one's. */
export const ownersOf = (scripts: readonly CaseScript[], world: World | null = null): readonly string[] => [
  ...new Set(world?.config.owners.map(({ login }) => login) ?? scripts.map((script) => script.owner)),
];

export const tokenOf = (login: string): string => `rehearsal-token-of-${login}`;

function reportedOf(scripts: readonly CaseScript[], owner: string): readonly string[] {
  return [...new Set(scripts.filter((script) => script.owner === owner).map((script) => script.repo))];
}

function planOrganisation(login: string, own: OwnRepos | null, projects: readonly string[]) {
  const team = ROLE_NAMES.filter((role) => CAST[role].team).map((role) => CAST[role].login);
  const projectAccess = Object.fromEntries(projects.map((name) => [name, 'maintain']));
  return {
    login,
    owners: [CAST.owner.login],
    members: [CAST.developer.login, CAST.editor.login],
    teams: [
      {
        slug: TEAM_SLUG,
        members: team,
        // Where the team is at home it is added to the advisory of each case; other owners have given it the role.
        securityManager: own === null,
        repos: { ...projectAccess, ...(own ? { [own.triage]: 'write' } : {}) },
      },
      { slug: 'developers', members: [CAST.developer.login], repos: projectAccess },
      ...(own ? [{ slug: 'editors', members: [CAST.editor.login], repos: { [own.site]: 'write' } }] : []),
    ],
  };
}

/** A public repo as it is before the fix: code of a vulnerable version, its tag, reports allowed in private. */
function planProject(owner: string, name: string, scripts: readonly CaseScript[]): SeedRepo {
  const ranges = scripts
    .filter((script) => script.owner === owner && script.repo === name)
    .flatMap((script) => script.facts.ranges);
  // One package's last vulnerable version may be the very number under which another one is fixed.
  const fixes = new Set(ranges.map(({ patched }) => patched));
  const versions = [...new Set(ranges.flatMap(listVulnerableVersions))].filter((each) => !fixes.has(each));
  const [version = '1.0.0'] = versions;
  return {
    owner,
    name,
    description: 'A project of the rehearsal',
    privateVulnerabilityReporting: true,
    files: {
      'README.md': `# ${name}\n`,
      'package.json': `${JSON.stringify({ name: ranges[0]?.name ?? name, version }, null, 2)}\n`,
      'index.js': "export default function main() {\n  return 'ok';\n}\n",
      'SECURITY.md': 'Report vulnerabilities in private.\n',
    },
    tags: versions.map((each) => `v${each}`).filter((tag) => /^[\w.+-]+$/.test(tag)),
  };
}

function planApp({ owner, clientId, privateKeyPem }: AppKey, isFirst: boolean) {
  return {
    slug: isFirst ? 'security-process' : `security-process-${owner.toLowerCase()}`,
    clientId,
    owner,
    privateKeyPem,
    permissions: {
      metadata: 'read',
      contents: 'write',
      discussions: 'write',
      issues: 'write',
      actions: 'read',
      members: 'read',
      pull_requests: 'write',
      repository_advisories: 'write',
    },
    installations: [{ owner, repositories: 'all' as const }],
  } as const;
}

/** The secret of the triage repo: owner to client id and private key. */
export function renderAppsSecret(keys: readonly AppKey[]): string {
  return renderYaml(
    Object.fromEntries(
      keys.map(({ owner, clientId, privateKeyPem }) => [
        owner,
        { 'client-id': clientId, 'private-key': privateKeyPem },
      ]),
    ),
  );
}

/** The registry before the fix: some vulnerable versions of every npm package of the records. */
export function planRegistry(scripts: readonly CaseScript[], now: string): NpmRegistrySeed {
  const packages: Record<string, { versions: Record<string, { time: string }> }> = {};
  const ranges = scripts
    .flatMap((script) => script.facts.ranges)
    .filter(({ ecosystem }) => ecosystem === 'npm');
  const isFix = (name: string, version: string): boolean =>
    ranges.some((range) => range.name === name && range.patched === version);
  for (const range of ranges) {
    packages[range.name] ??= { versions: {} };
    for (const version of listVulnerableVersions(range))
      if (/^\d+\.\d+\.\d+/.test(version) && !isFix(range.name, version))
        packages[range.name]!.versions[version] = { time: now };
  }
  return { packages };
}
