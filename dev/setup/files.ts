import { readFileSync } from 'node:fs';
import { parseConfig } from '../../src/config/parse-config.ts';
import { renderReportForm } from '../../src/features/intake/report-form.ts';
import { LABEL_IDS } from '../../src/process/labels.ts';
import { MESSAGE_KEYS } from '../../src/process/message-keys.ts';
import type { Wish } from './wish.ts';

const EXAMPLES = new URL('../../examples/triage-repo/', import.meta.url);
const WORKFLOW_FILE = '.github/workflows/security-process.yml';
export const WEEKLY_FILE = '.github/workflows/security-process-doctor.yml';
const CODEOWNERS = '.github/CODEOWNERS';
const CONFIG = '.github/security-process.yml';

/** Copied as they are, with the owner's name in the place of the example's. */
const COPIED = [
  '.github/ISSUE_TEMPLATE/config.yml',
  '.github/ISSUE_TEMPLATE/public-by-mistake.yml',
  '.github/ISSUE_TEMPLATE/report-from-elsewhere.yml',
];

const example = (path: string): string => readFileSync(new URL(path, EXAMPLES), 'utf8');

/** The step's version, whatever stands there, and the comment that names it; also of a copy under a name of its own. */
const usesOf = (repo: string): RegExp =>
  new RegExp(
    `(uses:\\s*)(?:[\\w.-]+/(?:[\\w.-]*-)?security-process|${repo.replaceAll('.', '\\.')})@\\S+(?: # v[\\d.]+)?`,
    'i',
  );

/** Every file of the triage repo as it is made new. */
export function newFiles(wish: Wish): ReadonlyMap<string, string> {
  const named = (text: string): string => text.replaceAll('example-org', wish.owner);
  const repos = wish.repos === 'all' ? 'repos: all' : `repos: [${wish.repos.join(', ')}]`;
  const config = named(example(CONFIG))
    .replace('team: security-triage', `team: ${wish.team}`)
    .replace('# repos: all', repos);
  const weekly = example(WEEKLY_FILE.replace('workflows/', 'workflows-weekly/'));
  return new Map([
    [CONFIG, config],
    ...COPIED.map((path) => [path, named(example(path))] as const),
    [WORKFLOW_FILE, inEnvironment(pinWorkflow(example(WORKFLOW_FILE), wish), wish)],
    [WEEKLY_FILE, inEnvironment(pinWorkflow(weekly, wish), wish)],
    [CODEOWNERS, ownersLine(wish)],
  ]);
}

/** The form for private reports, from the configuration that is there, else from the one that is made. */
export function makeReportForm(wish: Wish, there: ReadonlyMap<string, string | null>): string {
  const text = there.get(CONFIG) ?? newFiles(wish).get(CONFIG) ?? null;
  const parsed = parseConfig(text, { labels: LABEL_IDS, templates: MESSAGE_KEYS });
  // One with mistakes is the doctor's business; the form then asks without the list of what is out of scope.
  return renderReportForm(parsed.kind === 'ok' ? parsed.config : { intake: { outOfScope: [] } });
}

/**
 * What becomes of a file that is there: people's edits stay. Only the version in the workflow is set, its job put into the
 * environment where one was asked for, and a line for
 * `.github/` added where CODEOWNERS has none. The same text where nothing is to be done.
 */
export function keepFile(path: string, there: string, wish: Wish): string {
  if (path === WORKFLOW_FILE || path === WEEKLY_FILE) return inEnvironment(pinWorkflow(there, wish), wish);
  if (path === CODEOWNERS && !/^\/?\.github\//m.test(there))
    return `${there.replace(/\n*$/, '\n')}${ownersLine(wish)}`;
  return there;
}

/** What stands behind `uses:`; a comment names the version of a release. */
export const renderUses = ({ uses: { repo, commit, version } }: Pick<Wish, 'uses'>): string =>
  `${repo}@${commit}${version === undefined ? '' : ` # ${version}`}`;

const pinWorkflow = (text: string, wish: Wish): string =>
  text.replace(usesOf(wish.uses.repo), `$1${renderUses(wish)}`);

/** Puts the job into the environment that was asked for, unless it is in one. */
const inEnvironment = (text: string, { environment }: Wish): string =>
  environment === null || /^ {4}environment:/m.test(text)
    ? text
    : text.replace(/^ {4}runs-on:/m, `    environment: ${environment}\n$&`);

const ownersLine = (wish: Wish): string => `/.github/ @${wish.owner}/${wish.team}\n`;
