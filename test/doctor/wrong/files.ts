import { WEEKLY_FILE } from '../../../dev/setup/files.ts';
import { CHAIN_FOLDER, type Patient, readExample, repoIn, TRIAGE, WORKFLOW } from '../clinic.ts';
import { CONFIG, configured, more, type Row, written } from './row.ts';

/** The actions are those of another owner, in a repo of its own. */
function copiedElsewhere(patient: Patient): void {
  patient.before = async ({ url, control }) => {
    const commit = control.repo('second-org/security-process').refs.get('refs/heads/main') ?? '';
    for (const file of [WORKFLOW, WEEKLY_FILE])
      await edit(url, file, (text) =>
        text.replace(/example-org(\/security-process@)\w+/, `second-org$1${commit}`),
      );
  };
  patient.seed.repos.push({
    owner: 'second-org',
    name: 'security-process',
    files: { 'action.yml': 'x' },
  } as never);
}

async function edit(url: string, path: string, change: (text: string) => string): Promise<void> {
  const address = `${url}/repos/${TRIAGE}/contents/${path}`;
  const headers = { authorization: 'bearer token-olive' };
  const { content, sha } = (await (await fetch(address, { headers })).json()) as Record<string, string>;
  const text = change(Buffer.from(content ?? '', 'base64').toString());
  const body = { message: 'Edit', sha, content: Buffer.from(text).toString('base64') };
  const { status } = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect(status).toBe(200);
}

export const FILES: readonly Row[] = [
  ['no configuration', (patient) => void delete patient.files[CONFIG], 'config-missing', CONFIG],
  ['a configuration with a wrong key', more('chanels: [mastodon]'), 'config-wrong', `${CONFIG}:4`],
  [
    'the owner of another organisation',
    configured('owner: second-org\nteam: example-org/security-triage\n'),
    'owner-elsewhere',
    CONFIG,
  ],
  [
    'a configuration with another ending',
    (patient) => {
      patient.files[CONFIG.replace('.yml', '.yaml')] = patient.files[CONFIG] ?? '';
      delete patient.files[CONFIG];
    },
    'file-misplaced',
    '.github/security-process.yaml',
  ],
  [
    'a configuration beside the README',
    (patient) => {
      patient.files['security-process.yml'] = patient.files[CONFIG] ?? '';
      delete patient.files[CONFIG];
    },
    'file-misplaced',
    'security-process.yml',
  ],
  ...['.github/workflow/security-process.yml', 'workflows/security-process.yml', `${WORKFLOW}.txt`].map(
    (path): Row => [
      `a workflow at ${path}`,
      (patient) => {
        patient.workflow = null;
        patient.chain[path] = readExample('workflows/security-process.yml');
      },
      'file-misplaced',
      path,
    ],
  ),
  [
    'a default branch without the files',
    (patient) => {
      patient.before = ({ control }) => {
        const repo = control.repo(TRIAGE);
        const store = repo.refs.get('refs/heads/security-process') ?? '';
        repo.refs.set('refs/heads/trunk', store);
        repo.defaultBranch = 'trunk';
      };
    },
    'workflow-missing',
    TRIAGE,
  ],
  [
    'no workflow',
    (patient) => {
      patient.workflow = null;
    },
    'workflow-missing',
    TRIAGE,
  ],
  ['a workflow with broken YAML', written(/^on:$/m, 'on: ['), 'workflow-unreadable', WORKFLOW],
  ['a version of zeros', written(/@[0-9a-f]{40}/, `@${'0'.repeat(40)}`), 'version-unset', WORKFLOW],
  ['a version that can be moved', written(/@[0-9a-f]{40}/, '@v1'), 'version-not-pinned', WORKFLOW],
  [
    'a version that does not exist',
    written(/@[0-9a-f]{40}/, `@${'ab'.repeat(20)}`),
    'version-unknown',
    WORKFLOW,
  ],
  ['no schedule', written(/ {2}schedule:\n[^\n]*\n[^\n]*\n/, ''), 'event-missing', WORKFLOW],
  [
    'a schedule in comments',
    written(/ {2}schedule:\n[^\n]*\n[^\n]*\n/, '  # schedule:\n  #   - cron: "17 * * * *"\n'),
    'event-missing',
    WORKFLOW,
  ],
  ['an hour that no day has', written('17 * * * *', '17 25 * * *'), 'cron-unreadable', WORKFLOW],
  ['a schedule of once a week', written('17 * * * *', '17 6 * * MON'), 'schedule-rare', WORKFLOW],
  ['a conductor left planning', written(/dry-run: .*/, 'dry-run: true'), 'plans-only', WORKFLOW],
  ['a dry run that is neither', written(/dry-run: .*/, 'dry-run: "yes"'), 'input-wrong', WORKFLOW],
  ['no comments', written(/ {2}issue_comment:.*\n[^\n]*\n/, ''), 'event-missing', WORKFLOW],
  ['no start by hand', written(/ {2}workflow_dispatch:\n(?: {4}.*\n)+/, ''), 'event-missing', WORKFLOW],
  ['labels that start nothing', written(/ {6}- labeled\n/, ''), 'event-missing', WORKFLOW],
  ['no concurrency', written(/ +concurrency:\n(?: {6}.*\n)+/, ''), 'concurrency-missing', WORKFLOW],
  ['a queue of one', written(/ +queue: max\n/, ''), 'concurrency-drops-runs', WORKFLOW],
  [
    'runs that stop each other',
    written('queue: max', 'cancel-in-progress: true'),
    'concurrency-cancels',
    WORKFLOW,
  ],
  ['a step without credential', written(/ +apps: .*\n/, ''), 'credential-not-passed', WORKFLOW],
  [
    "the workflow's own token",
    written(/apps: .*\n/, 'token: $' + '{{ secrets.GITHUB_TOKEN }}\n'),
    'workflow-token',
    WORKFLOW,
  ],
  [
    'a credential in the file',
    written(/apps: .*\n/, 'token: not-a-real-token\n'),
    'credential-in-file',
    WORKFLOW,
  ],
  [
    'a secret by another name',
    written('SECURITY_PROCESS_APPS', 'SECURITY_PROCES_APPS'),
    'secret-missing',
    WORKFLOW,
  ],
  [
    'a variable in the place of the secret',
    written('secrets.SECURITY_PROCESS_APPS', 'vars.SECURITY_PROCESS_APPS'),
    'credential-in-variable',
    WORKFLOW,
  ],
  [
    'a secret in another environment',
    (patient) => {
      const repo = repoIn(patient, 'security-triage');
      repo.environments = [{ name: 'triage' }, { name: 'prod', secrets: ['SECURITY_PROCESS_APPS'] }] as never;
      repo.secrets = [];
      patient.workflow = (text) => text.replace(/^ {4}runs-on:/m, '    environment: triage\n    runs-on:');
    },
    'secret-missing',
    WORKFLOW,
  ],
  [
    'Actions are switched off',
    (patient) => {
      repoIn(patient, 'security-triage').actions = { off: true } as never;
    },
    'actions-off',
    TRIAGE,
  ],
  [
    'actions of others are not allowed',
    (patient) => {
      copiedElsewhere(patient);
      repoIn(patient, 'security-triage').actions = { allowed: 'local_only' } as never;
    },
    'actions-not-allowed',
    TRIAGE,
  ],
  [
    'these actions are not among those allowed',
    (patient) => {
      copiedElsewhere(patient);
      repoIn(patient, 'security-triage').actions = {
        allowed: 'selected',
        patterns: ['second-org/other@*', 'third-org/*'],
      } as never;
    },
    'actions-not-allowed',
    TRIAGE,
  ],
  [
    'a copy of the actions that nobody else may use',
    (patient) => {
      repoIn(patient, 'security-process').private = true;
    },
    'actions-not-shared',
    'example-org/security-process',
  ],
  [
    'a secret that was not stored',
    (patient) => {
      repoIn(patient, 'security-triage').secrets = [];
    },
    'secret-missing',
    WORKFLOW,
  ],
  [
    'the chain beside the conductor',
    (patient) => {
      for (const name of ['intake', 'ack-timer'])
        patient.chain[`.github/workflows/${name}.yml`] = readExample(`${CHAIN_FOLDER}/${name}.yml`);
    },
    'workflow-twice',
    TRIAGE,
  ],
  [
    'two conductors',
    (patient) => {
      patient.chain['.github/workflows/old.yml'] = readExample('workflows/security-process.yml');
    },
    'workflow-twice',
    TRIAGE,
  ],
  [
    'a chain with a missing link',
    (patient) => {
      patient.workflow = null;
      patient.chain['.github/workflows/intake.yml'] = readExample(`${CHAIN_FOLDER}/intake.yml`);
    },
    'chain-incomplete',
    TRIAGE,
  ],
  [
    'a workflow that 60 quiet days switched off',
    (patient) => {
      repoIn(patient, 'security-triage').workflowStates = { [WORKFLOW]: 'disabled_inactivity' };
    },
    'workflow-disabled',
    WORKFLOW,
  ],
  [
    'a workflow that somebody switched off',
    (patient) => {
      repoIn(patient, 'security-triage').workflowStates = { [WORKFLOW]: 'disabled_manually' };
    },
    'workflow-disabled',
    WORKFLOW,
  ],
  [
    'a schedule that stopped when its last committer left',
    (patient) => {
      patient.before = ({ control, clock }) => {
        control.startRun(TRIAGE, 'olive-owner', {
          workflowPath: WORKFLOW,
          event: 'schedule',
          displayTitle: 'Security process',
        });
        clock.advance(3 * 86_400_000);
      };
    },
    'schedule-silent',
    WORKFLOW,
  ],
];
