import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderYaml } from '../../src/text/yaml.ts';
import { CHANNELS, REACHED_CHANNELS, TEAM_SLUG } from './cast.ts';

/** The project's folder: actions are run from it, examples are read from it. */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TRIAGE_EXAMPLE = join(PROJECT_ROOT, 'examples', 'triage-repo', '.github');

/** The files of a triage repo as the examples have them, by path; with the conductor or with the chain. */
export function readTriageFiles(chain: boolean): Readonly<Record<string, string>> {
  return {
    ...readFolder(chain ? 'workflows-chain' : 'workflows', '.github/workflows'),
    ...readFolder('ISSUE_TEMPLATE', '.github/ISSUE_TEMPLATE'),
  };
}

function readFolder(folder: string, target: string): Record<string, string> {
  const names = readdirSync(join(TRIAGE_EXAMPLE, folder)).filter((name) => name.endsWith('.yml'));
  return Object.fromEntries(
    names
      .sort()
      .map((name) => [`${target}/${name}`, readFileSync(join(TRIAGE_EXAMPLE, folder, name), 'utf8')]),
  );
}

/** The page of security updates of the rehearsed site. */
export const UPDATES_PAGE = 'src/content/pages/en/advanced/security-updates.mdx';

/** The page before the fix: a title, and an old line of releases. */
export function renderUpdatesPage(): string {
  return [
    '---',
    'title: Security updates',
    '---',
    '',
    'Vulnerabilities by the version that fixed them.',
    '',
    '## 0.x',
    '',
    '- 0.0.1',
    '  - First release.',
    '',
  ].join('\n');
}

/** `.github/security-process.yml` of the rehearsed organisation. The first owner has the triage repo. */
export function renderConfiguration(
  owners: readonly string[],
  site: string,
  project: string,
  updatesOf: string,
  trusted: readonly string[] = [],
): string {
  const [first = '', ...others] = owners;
  return renderYaml({
    owners: Object.fromEntries(owners.map((owner) => [owner, 'all'])),
    team: `${first}/${TEAM_SLUG}`,
    ...(others.length === 0 ? {} : { 'security-manager-of': others }),
    ...(trusted.length === 0 ? {} : { intake: { trusted } }),
    cve: { provider: 'manual', cna: 'Example CNA', contact: 'cve@example.org' },
    blog: {
      repo: `${first}/${site}`,
      form: 'express',
      project,
      authors: [{ name: 'Security Triage Team', github: first }],
      updates: { page: UPDATES_PAGE, package: updatesOf },
    },
    channels: [...REACHED_CHANNELS, { kind: 'discussion', repo: `${first}/${site}` }, ...CHANNELS],
  });
}

/** Every text of ours that may stand anywhere: the sources of our messages, and the examples. */
export function readTemplates(): readonly string[] {
  const folders = ['src/features', 'src/engine', 'src/process', 'src/formats', 'src/text', 'examples'];
  return folders.flatMap((folder) => readTree(join(PROJECT_ROOT, folder)));
}

function readTree(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
