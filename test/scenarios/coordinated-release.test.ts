/**
 * Three packages on two lines, from held to published: real git repositories, the real npm and a real registry; the
 * built actions hold the releases, let them through and see them come out.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Seed } from '../../dev/embedded-github/seed.ts';
import type { WorkflowRun } from '../../dev/embedded-github/world.ts';
import { CAST, TEAM_SLUG } from '../../dev/rehearsal/cast.ts';
import { runAction } from '../../dev/rehearsal/child-run.ts';
import { createCaseTalk } from './case-talk.ts';
import { type Clone, makeClone } from './git-home.ts';
import { hasRealRegistry, type RealRegistry, startRealRegistry } from './real-npm-registry.ts';
import { botWords, findRepo, labelsOf, OWNER, openStage, type Stage } from './stage.ts';

if (!hasRealRegistry && process.env.REAL_REGISTRY === 'required')
  throw new Error(
    'There is no registry: npm ci --prefix tools/npm-registry --ignore-scripts, and Node 22 or newer.',
  );
if (!hasRealRegistry)
  console.warn(
    'SKIPPED: there is no registry in tools/npm-registry/node_modules, or Node is older than 22, so no coordinated release was published. .ci/run has it.',
  );

const ENVIRONMENT = 'security-release';
const CVE = 'CVE-2025-10001';
const LINES = [
  { line: '1.x', branch: '1.x', before: '1.4.0', after: '1.4.1', tag: 'latest-1' },
  { line: '2.x', branch: 'main', before: '2.1.0', after: '2.1.1', tag: 'latest' },
] as const;
type Line = (typeof LINES)[number];

/** The server needs the two others, so it is released after them. */
const PACKAGES = [
  { name: '@drill/server', repo: 'drill-server', needs: ['@drill/reader', '@drill/walker'] },
  { name: '@drill/reader', repo: 'drill-reader', needs: [] },
  { name: '@drill/walker', repo: 'drill-walker', needs: [] },
] as const;
type Package = (typeof PACKAGES)[number];
const REPOS = PACKAGES.map(({ repo }) => `${OWNER}/${repo}`);
const ALL = PACKAGES.flatMap((each) => LINES.map((line) => ({ each, line })));

const CONFIG = [
  `owner: ${OWNER}`,
  `team: ${OWNER}/${TEAM_SLUG}`,
  `holds: { repos: [${REPOS.join(', ')}] }`,
  'channels: []',
  '',
].join('\n');

const ANALYSIS = `\`\`\`yaml
analysis:
  packages:
${PACKAGES.map(
  ({ name, repo }) =>
    `    - { ecosystem: npm, name: "${name}", repo: ${OWNER}/${repo}, affected: ["< 1.4.1", ">= 2.0.0, < 2.1.1"], patched: [1.4.1, 2.1.1] }`,
).join('\n')}
  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
  cwe: [CWE-405]
  summary: Nested bodies are parsed without end
  description: A nested body keeps the parser busy.
  confirmed: { yes: true, how: ran it }
  inThreatModel: true
\`\`\``;

const OLD = 'exports.read = (text) => walkTheWholeBody(text, undefined);\n';
const FIXED = `const MOST_LEVELS = 32;
exports.read = (text) => refuseDeeperBodies(walkTheWholeBody(text, MOST_LEVELS), MOST_LEVELS);
`;
const manifest = ({ name, needs }: Package, version: string): string =>
  `${JSON.stringify({ name, version, license: 'MIT', dependencies: Object.fromEntries(needs.map((each) => [each, '*'])) }, null, 2)}\n`;

let root: string;
let stage: Stage;
let registry: RealRegistry;
const clones = new Map<Package, Clone>();
const patches = new Map<string, string>();
let number = 0;

const { errors, note, takeIn, say, setLabel } = createCaseTalk(() => stage);
/** Version and state of each line of the board, in its order. */
const board = (): readonly string[] =>
  [...(botWords(stage, number, 'board')[0] ?? '').matchAll(/^\| \d+ \| (.*?) \| .*? \| (.*?) \|/gm)].map(
    ([, version = '', state = '']) => `${version.replace('\u2060', '')}: ${state}`,
  );
/** What others need comes first. */
const boardWhere = (stateOf: (version: string) => string): readonly string[] =>
  [1, 2, 0].flatMap((at) =>
    LINES.map(({ after }) => `${PACKAGES[at]!.name} ${after}`).map(
      (version) => `${version}: ${stateOf(version)}`,
    ),
  );
const homeOf = ({ repo }: Package) => findRepo(stage, `${OWNER}/${repo}`);
const record = (): string => botWords(stage, number, 'record')[0] ?? '';

/** The repos as they are before the fix: both lines tagged, pushed and on npm. */
function makeVulnerable(each: Package): void {
  const clone = makeClone(join(root, each.repo));
  clones.set(each, clone);
  for (const { branch, before, tag } of LINES) {
    clone.commit('main', before, { 'package.json': manifest(each, before), 'lib/read.js': OLD });
    if (branch !== 'main') clone.git('branch', branch);
    clone.git('tag', `v${before}`);
    publish(each, `v${before}`, tag);
  }
  clone.push(homeOf(each));
}

/** What the job behind the gate does: the tree at the tag, as it is, by npm. */
function publish(each: Package, tag: string, npmTag: string): void {
  const tree = mkdtempSync(join(root, 'tree-'));
  const archive = execFileSync('git', ['-C', join(root, each.repo), 'archive', tag]);
  execFileSync('tar', ['-x', '-C', tree], { input: archive });
  registry.publish(tree, npmTag);
}

/** The fix in a clone that nobody sees, as `git format-patch` writes it. */
function makePatch(each: Package, { line, branch }: Line): string {
  const folder = join(root, `${each.repo}-${line}-private`);
  execFileSync('git', ['clone', '--quiet', '--branch', branch, join(root, each.repo), folder]);
  const fork = makeClone(folder);
  fork.commit(branch, 'Limit the depth', { 'lib/read.js': FIXED, 'test/read.js': 'tooDeep();\n' });
  const text = fork.git('format-patch', '-1', '--stdout');
  patches.set(keyOf(each, line), text);
  return text;
}

const keyOf = (each: Package, line: string): string => `${each.name} ${line}`;

/** Brings the fix in as one commit of another hash, with notes, tags it and pushes; the run of its workflow waits. */
function release(each: Package, { line, branch, after }: Line): WorkflowRun {
  const clone = clones.get(each)!;
  clone.git('switch', '--quiet', branch);
  const patch = join(mkdtempSync(join(root, 'patch-')), 'fix.patch');
  writeFileSync(patch, patches.get(keyOf(each, line))!);
  clone.git('apply', patch);
  const sha = clone.commit(branch, after, {
    'package.json': manifest(each, after),
    'CHANGELOG.md': `## ${after}\n\n- Limit the depth of nested bodies, ${CVE}\n`,
  });
  return startRun(each, sha, `v${after}`);
}

function startRun(each: Package, sha: string, tag: string): WorkflowRun {
  const clone = clones.get(each)!;
  clone.git('tag', tag, sha);
  clone.push(homeOf(each));
  return stage.github.control.startRun(`${OWNER}/${each.repo}`, CAST.developer.login, {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: `Release ${tag}`,
    branch: tag,
    sha,
    waitsFor: [ENVIRONMENT],
  });
}

/** The drill's repos on the stage, each with the environment that asks the App. */
const withRepos = (seed: Seed): Seed => ({
  ...seed,
  orgs: (seed.orgs ?? []).map((org) => ({
    ...org,
    teams: (org.teams ?? []).map((team) =>
      team.slug === 'editors'
        ? team
        : {
            ...team,
            repos: { ...team.repos, ...Object.fromEntries(PACKAGES.map(({ repo }) => [repo, 'maintain'])) },
          },
    ),
  })),
  repos: [
    ...(seed.repos ?? []),
    ...PACKAGES.map(({ repo }) => ({
      owner: OWNER,
      name: repo,
      privateVulnerabilityReporting: true,
      files: { 'SECURITY.md': 'Report in private.\n' },
      environments: [{ name: ENVIRONMENT, apps: ['security-process'] }],
    })),
  ],
});

async function toPatching(): Promise<void> {
  number = await takeIn(REPOS[1]!);
  await setLabel('case/acknowledged');
  await say(ANALYSIS);
  await setLabel('case/valid');
  await say(`/cve ${CVE}`);
  await setLabel('case/patching');
}

async function openDrill(): Promise<void> {
  root = mkdtempSync(join(tmpdir(), 'coordinated-release-'));
  registry = await startRealRegistry();
  const machine = { npm_config_registry: registry.url };
  stage = await openStage({
    config: CONFIG,
    adjust: (seed) => {
      const drill = withRepos(seed);
      const grant = { deployments: 'write' } as const;
      return {
        ...drill,
        apps: (drill.apps ?? []).map((app) => ({ ...app, permissions: { ...app.permissions, ...grant } })),
      };
    },
    perform: (input) => runAction({ ...input, machine }),
  });
  for (const each of PACKAGES) makeVulnerable(each);
  await toPatching();
}

const closeDrill = async (): Promise<void> => {
  await Promise.all([stage.close(), registry.close()]);
  rmSync(root, { recursive: true, force: true });
};

const isWaiting = ({ status }: WorkflowRun): boolean => status === 'waiting';

(hasRealRegistry ? describe : describe.skip)('a coordinated release of three packages on two lines', () => {
  let other: WorkflowRun;
  let early: WorkflowRun;

  beforeAll(openDrill, 240_000);
  afterAll(closeDrill);

  it('is held before its time, and so is any other release of those repos', async () => {
    const [, reader] = PACKAGES;
    const clone = clones.get(reader)!;
    const sha = clone.commit('main', '2.2.0', { 'package.json': manifest(reader, '2.2.0') });
    other = startRun(reader, sha, 'v2.2.0');
    clone.git('reset', '--quiet', '--hard', 'HEAD~1');
    const patches = ALL.map(
      ({ each, line }) => `\`\`\`diff ${OWNER}/${each.repo} ${line.line}\n${makePatch(each, line)}\`\`\``,
    );
    await say(`/evidence patch the clone\n\n${patches.join('\n\n')}`);
    early = release(PACKAGES[1], LINES[0]);
    note(await stage.sweep());
    expect([other, early].map(isWaiting)).toEqual([true, true]);
    expect(botWords(stage, number, 'held/')).toHaveLength(2);
    expect(errors).toEqual([]);
  });

  it('goes through when the case is ready for it, and comes out on npm line by line', async () => {
    await say('/evidence test ran\n/evidence regression-test there');
    await setLabel('case/releasing');
    note(await stage.sweep());
    expect([other, early].map(isWaiting)).toEqual([true, false]);
    publish(PACKAGES[1], 'v1.4.1', LINES[0].tag);
    const rest = ALL.filter(({ each, line }) => each !== PACKAGES[1] || line !== LINES[0]);
    const runs = rest.map(({ each, line }) => release(each, line));
    note(await stage.sweep());
    expect(board()).toEqual(
      boardWhere((row) => (row === '@drill/reader 1.4.1' ? 'released' : 'tagged, not published')),
    );
    expect(record()).toContain('ready to merge and tag');
    await setLabel('case/disclosing', 'coordinator');
    expect(labelsOf(stage, number)).toContain('case/releasing');
    note(await stage.sweep());
    expect(runs.map(isWaiting)).toEqual(runs.map(() => false));
    for (const { each, line } of rest) publish(each, `v${line.after}`, line.tag);
    note(await stage.sweep());
    expect(board()).toEqual(boardWhere(() => 'released'));
    expect(record()).not.toMatch(/^- ✗/m);
    const specs = ALL.map(({ each, line }) => `${each.name}@${line.after}`);
    expect(registry.readPublished(specs, 'lib/read.js')).toEqual(specs.map(() => FIXED));
    expect(errors).toEqual([]);
  });

  it('is disclosed when all of it is out, and then nothing is held any more', async () => {
    await setLabel('case/disclosing', 'coordinator');
    expect(labelsOf(stage, number)).toContain('case/disclosing');
    expect(isWaiting(other)).toBe(true);
    await say('/confirm');
    note(await stage.sweep());
    expect(labelsOf(stage, number)).toContain('case/closed');
    expect(isWaiting(other)).toBe(false);
    expect(errors).toEqual([]);
  });
});
