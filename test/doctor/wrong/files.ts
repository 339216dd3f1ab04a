import { CHAIN_FOLDER, readExample, repoIn, TRIAGE, WORKFLOW } from '../clinic.ts';
import { CONFIG, configured, more, type Row, written } from './row.ts';

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
