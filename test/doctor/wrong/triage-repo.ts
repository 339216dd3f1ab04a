import { repoIn, TRIAGE } from '../clinic.ts';
import { CONFIG, FORM, more, type Row } from './row.ts';

export const TRIAGE_REPO: readonly Row[] = [
  [
    'a public triage repo',
    (patient) => {
      repoIn(patient, 'security-triage').private = false;
    },
    'triage-repo-public',
    TRIAGE,
  ],
  [
    'no triage repo',
    (patient) => {
      patient.seed.repos = patient.seed.repos.filter(({ name }) => name !== 'security-triage');
      for (const team of patient.seed.orgs[0]?.teams ?? []) team.repos = {};
    },
    'triage-repo-missing',
    TRIAGE,
  ],
  [
    'a triage repo that was renamed',
    (patient) => {
      patient.before = ({ control, world }) => {
        const repo = control.repo(TRIAGE);
        world.repoRedirects.set(TRIAGE, repo.id);
        repo.name = 'triage';
      };
    },
    'repo-renamed',
    TRIAGE,
  ],
  [
    'an archived triage repo',
    (patient) => {
      patient.before = ({ control }) => {
        control.repo(TRIAGE).archived = true;
      };
    },
    'repo-archived',
    TRIAGE,
  ],
  [
    'a triage repo without issues',
    (patient) => {
      repoIn(patient, 'security-triage').issuesOff = true;
    },
    'issues-off',
    TRIAGE,
  ],
  [
    'a stranger who can read it',
    (patient) => {
      repoIn(patient, 'security-triage').collaborators = { 'pat-passerby': 'read' };
    },
    'unexpected-reader',
    TRIAGE,
  ],
  [
    'every member of the organisation can read it',
    (patient) => {
      if (patient.seed.orgs[0]) patient.seed.orgs[0].defaultRepositoryPermission = 'read';
    },
    'unexpected-reader',
    TRIAGE,
  ],
  [
    'no labels',
    (patient) => {
      repoIn(patient, 'security-triage').labels = [];
    },
    'label-missing',
    TRIAGE,
  ],
  [
    'one label gone',
    (patient) => {
      const repo = repoIn(patient, 'security-triage');
      repo.labels = repo.labels.filter((each) => (each as unknown) !== 'case/valid');
    },
    'label-missing',
    TRIAGE,
  ],
  [
    'no issue forms',
    (patient) => {
      for (const path of Object.keys(patient.files)) if (path !== CONFIG) delete patient.files[path];
    },
    'form-missing',
    TRIAGE,
  ],
  [
    'issue forms in a folder of another name',
    (patient) => {
      patient.files[FORM.replace('TEMPLATE', 'TEMPLATES')] = patient.files[FORM] ?? '';
      for (const path of Object.keys(patient.files))
        if (path.includes('/ISSUE_TEMPLATE/')) delete patient.files[path];
    },
    'file-misplaced',
    FORM.replace('TEMPLATE', 'TEMPLATES'),
  ],
  [
    'forms for another label',
    (patient) => {
      more('intake: { form: incoming }')(patient);
      repoIn(patient, 'security-triage').labels.push('incoming' as never);
    },
    'form-without-label',
    '.github/ISSUE_TEMPLATE/public-by-mistake.yml',
  ],
  [
    'a form with broken YAML',
    (patient) => {
      patient.files[FORM] = 'name: [\n';
    },
    'form-unreadable',
    FORM,
  ],
  [
    'a store that everybody can write',
    (patient) => {
      repoIn(patient, 'security-triage').rulesets = [];
    },
    'store-unprotected',
    'security-process',
  ],
  [
    'a ruleset that shuts the bot out',
    (patient) => {
      for (const ruleset of repoIn(patient, 'security-triage').rulesets) ruleset.apps = [];
    },
    'store-rule-blocks',
    'security-process',
  ],
];
