import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinOf, runAct, SETUP_NODE, standIn, writeFiles } from './run-act.ts';

const SERVER = 'https://github.com';
const REPO = 'example-org/security-process';
const WORKFLOW = '.github/workflows/publish.yml';

/**
 * Publishes the version of package.json by the workflow that does it, under act: install, tree, comparison of `dist/` and
 * the tags that are pushed are real, to a repository in a folder. Stand-ins take the place of GitHub's own actions and of
 * `gh`; they write down what they were asked for.
 */
export async function tryPublish(root: string, act: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'act-publish-'));
  const [checkout, origin, asked] = [
    join(folder, 'checkout'),
    join(folder, 'origin.git'),
    join(folder, 'asked'),
  ];
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const path = process.env.PATH;
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, checkout]);
    execFileSync('git', ['init', '--quiet', '--bare', origin]);
    writeFiles(join(folder, 'node'), SETUP_NODE);
    writeFiles(join(folder, 'attest'), ATTEST);
    writeFiles(join(folder, 'bin'), { gh: GH });
    chmodSync(join(folder, 'bin/gh'), 0o755);
    process.env.PATH = `${join(folder, 'bin')}:${path}`;
    const { code, lines } = await runAct({
      act,
      checkout,
      workflow: WORKFLOW,
      event: 'push',
      payload: {
        ref: `refs/tags/source/v${version}`,
        repository: {
          full_name: REPO,
          name: 'security-process',
          private: false,
          owner: { login: 'example-org' },
        },
      },
      actor: 'rosa-member',
      environment: {
        GITHUB_REPOSITORY: REPO,
        GITHUB_REF: `refs/tags/source/v${version}`,
        ASKED: asked,
        npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
        npm_config_prefer_offline: 'true',
        // What is pushed to GitHub arrives in the folder.
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `url.${origin}.insteadOf`,
        GIT_CONFIG_VALUE_0: `${SERVER}/${REPO}`,
      },
      secrets: { GITHUB_TOKEN: 'publish-token' },
      repositories: {
        [pinOf(root, 'publish.yml', 'actions/setup-node')]: join(folder, 'node'),
        [pinOf(root, 'publish.yml', 'actions/attest-build-provenance')]: join(folder, 'attest'),
      },
    });
    const tell = (what: string): never => {
      throw new Error(`publish.yml: ${what}\n${lines.map(({ msg }) => msg).join('\n')}`);
    };
    if (code !== 0) tell(`exit ${code}`);
    const said = readFileSync(asked, 'utf8').trim().split('\n');
    const release = `gh release create v${version} --verify-tag --title v${version} --notes-file release/notes.md release/security-process-${version}.tar.gz`;
    if (said.at(-1) !== release) tell(`the release was made by ${said.at(-1)}`);
    const signed = said.filter((line) => line.startsWith('attested '));
    if (signed.length < 10) tell(`only ${signed.length} files were signed`);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', origin, ...args], { encoding: 'utf8' });
    const tags = git('tag', '--list').trim().split('\n');
    if (tags.join() !== `v${version.split('.')[0]},v${version}`) tell(`the tags are ${tags.join()}`);
    const files = git('ls-tree', '-r', '--name-only', `v${version}`).trim().split('\n');
    for (const needed of ['action.yml', 'dist/conductor.js', 'LICENSE'])
      if (!files.includes(needed)) tell(`${needed} was not published`);
    console.log(`v${version}: ${files.length} files, ${signed.length} signed, tags ${tags.join(' and ')}`);
  } finally {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes down the files that would be signed; each pattern must match one. */
const ATTEST = standIn(
  'Attest',
  ['subject-path'],
  `import { appendFileSync, globSync } from 'node:fs';
for (const pattern of process.env['INPUT_SUBJECT-PATH'].trim().split(/\\s+/)) {
  const found = globSync(pattern, { cwd: process.env.GITHUB_WORKSPACE });
  if (found.length === 0) throw new Error('nothing to sign: ' + pattern);
  for (const file of found) appendFileSync(process.env.ASKED, 'attested ' + file + '\\n');
}
`,
);
const GH = `#!/bin/sh
echo "gh $*" >> "$ASKED"
`;
