import { repoIn, TRIAGE } from '../clinic.ts';
import { APP, configured, more, PROJECT, type Row, TEAM, teamOf } from './row.ts';

export const PEOPLE: readonly Row[] = [
  [
    'a team that does not exist',
    configured('owner: example-org\nteam: nobody\nrepos: [project]\n'),
    'team-missing',
    'example-org/nobody',
  ],
  [
    'a team that was renamed',
    (patient) => {
      teamOf(patient).slug = 'psirt';
    },
    'team-missing',
    TEAM,
  ],
  [
    'a person in the place of the team',
    configured('owner: example-org\nteam: tess-triager\nrepos: [project]\n'),
    'team-missing',
    'example-org/tess-triager',
  ],
  [
    'a second member who has not accepted yet',
    (patient) => {
      Object.assign(teamOf(patient), { members: ['tess-triager'], pending: ['carl-coordinator'] });
    },
    'team-too-small',
    TEAM,
  ],
  [
    'a team without members',
    (patient) => {
      teamOf(patient).members = [];
    },
    'team-empty',
    TEAM,
  ],
  [
    'a team of one',
    (patient) => {
      teamOf(patient).members = ['tess-triager'];
    },
    'team-too-small',
    TEAM,
  ],
  [
    'a team that took the name of another',
    configured('owner: example-org\nteam: { slug: security-triage, id: 4711 }\nrepos: [project]\n'),
    'team-replaced',
    TEAM,
  ],
  [
    'a team that may only read',
    (patient) => {
      teamOf(patient).repos = { 'security-triage': 'read' };
    },
    'team-no-access',
    TEAM,
  ],
  [
    'a team that cannot open advisories',
    (patient) => {
      teamOf(patient).securityManager = false;
    },
    'team-cannot-open-advisories',
    APP,
  ],
];

export const PLACES: readonly Row[] = [
  [
    'private reporting is off',
    (patient) => {
      repoIn(patient, 'project').privateVulnerabilityReporting = false;
    },
    'reporting-off',
    PROJECT,
  ],
  [
    'a project repo that does not exist',
    configured('owner: example-org\nteam: security-triage\nrepos: [projet]\n'),
    'repo-missing',
    'example-org/projet',
  ],
  [
    'a project repo that was renamed',
    (patient) => {
      patient.before = ({ control, world }) => {
        const repo = control.repo(PROJECT);
        world.repoRedirects.set(PROJECT, repo.id);
        repo.name = 'product';
      };
    },
    'repo-renamed',
    PROJECT,
  ],
  [
    'a project repo that is archived',
    (patient) => {
      repoIn(patient, 'project').archived = true;
    },
    'repo-archived',
    PROJECT,
  ],
  [
    'the triage repo among the project repos',
    configured('owner: example-org\nteam: security-triage\nrepos: [project, security-triage]\n'),
    'repo-is-triage',
    TRIAGE,
  ],
  [
    'a project repo that is private',
    (patient) => {
      repoIn(patient, 'project').private = true;
    },
    'repo-private',
    PROJECT,
  ],
  [
    'a project repo that the App does not reach',
    (patient) => {
      const [installation] = patient.seed.apps[0]?.installations ?? [];
      if (installation) installation.repositories = ['security-triage'] as never;
    },
    'repo-out-of-reach',
    PROJECT,
  ],
  [
    'a site that does not exist',
    (patient) => {
      more('blog: example-org/homepage')(patient);
      Object.assign(patient.seed.apps[0]?.permissions ?? {}, { pull_requests: 'write' });
    },
    'site-missing',
    'example-org/homepage',
  ],
  [
    'an own form without its template',
    (patient) => {
      more('blog: { repo: example-org/site, form: own }')(patient);
      Object.assign(patient.seed.apps[0]?.permissions ?? {}, { pull_requests: 'write' });
    },
    'template-missing',
    'example-org/site',
  ],
  [
    'a channel without credential',
    (patient) => {
      more('channels: [mastodon, bluesky]')(patient);
      patient.channels = ['mastodon'];
    },
    'channel-without-credential',
    'Bluesky',
  ],
  [
    'a credential that its channel refuses',
    (patient) => {
      more('channels: [mastodon]')(patient);
      patient.channels = ['mastodon'];
      patient.problems = { mastodon: 'it refused the credentials, status 401.' };
    },
    'channel-refuses',
    'mastodon',
  ],
  [
    'a credential for no channel',
    (patient) => {
      patient.channels = ['mastodont'];
    },
    'channel-unknown',
    'mastodont',
  ],
];
