import { generateKeyPairSync } from 'node:crypto';
import { TRIAGE } from '../clinic.ts';
import { APP, configured, more, type Row, reading, stored, without } from './row.ts';

export const CREDENTIALS: readonly Row[] = [
  [
    'no App for a second owner',
    configured('owners: { example-org: { repos: [project] }, second-org: {} }\nteam: security-triage\n'),
    'credential-missing',
    'second-org',
  ],
  [
    'an App for an owner that the configuration does not name',
    (patient) => {
      patient.seed.apps[0]?.installations.push({ owner: 'second-org' } as never);
      patient.credentials = (given) => {
        const apps = given.kind === 'apps' ? given.apps : {};
        const [own] = Object.values(apps);
        return { kind: 'apps', apps: { ...apps, ...(own ? { 'second-org': own } : {}) } };
      };
    },
    'owner-not-configured',
    'second-org',
  ],
  [
    'the App is not installed',
    (patient) => {
      if (patient.seed.apps[0]) patient.seed.apps[0].installations = [];
    },
    'app-not-installed',
    APP,
  ],
  [
    'the installation is suspended',
    (patient) => {
      patient.before = ({ world }) => {
        for (const installation of world.installations.values()) installation.suspended = true;
      };
    },
    'app-suspended',
    APP,
  ],
  [
    'the private key is cut off',
    (patient) => {
      patient.credentials = () => ({
        kind: 'apps',
        apps: {
          'example-org': { clientId: 'Iv1.first', privateKey: '-----BEGIN RSA PRIVATE KEY-----\nMII' },
        },
      });
    },
    'credential-unreadable',
    APP,
  ],
  [
    'the private key in one paragraph',
    stored('example-org:\n  client-id: Iv1.first\n  private-key: >\n    KEY\n'),
    'credential-unreadable',
    APP,
  ],
  [
    'the client secret in the place of the key',
    stored(`example-org:\n  client-id: Iv1.first\n  private-key: ${'0a'.repeat(20)}\n`),
    'credential-unreadable',
    APP,
  ],
  [
    'the key of another App',
    (patient) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      patient.credentials = () => ({
        kind: 'apps',
        apps: { 'example-org': { clientId: 'Iv1.first', privateKey: pem } },
      });
    },
    'credential-refused',
    APP,
  ],
  [
    'the App is not given the triage repo',
    (patient) => {
      const [installation] = patient.seed.apps[0]?.installations ?? [];
      if (installation) installation.repositories = ['project'] as never;
    },
    'triage-repo-out-of-reach',
    TRIAGE,
  ],
  [
    'the client id is of another App',
    (patient) => {
      patient.credentials = (given) => ({
        kind: 'apps',
        apps: {
          'example-org': {
            clientId: 'Iv1.other',
            privateKey: given.kind === 'apps' ? (given.apps['example-org']?.privateKey ?? '') : '',
          },
        },
      });
    },
    'credential-refused',
    APP,
  ],
  [
    'a token that was revoked',
    (patient) => {
      patient.adminToken = null;
      patient.credentials = () => ({ kind: 'token', token: 'token-of-last-year' });
    },
    'credential-refused',
    APP,
  ],
  [
    'a clock that is ten minutes ahead',
    (patient) => {
      patient.aheadMs = 600_000;
    },
    'clock-wrong',
    'this machine',
  ],
  [
    'a clock that is an hour behind',
    (patient) => {
      patient.aheadMs = -3_600_000;
    },
    'clock-wrong',
    'this machine',
  ],
];

export const PERMISSIONS: readonly Row[] = [
  ...['actions', 'contents', 'issues', 'members', 'pull_requests', 'repository_advisories'].map(
    (key): Row => [`the App lacks ${key}`, without(key), 'permission-missing', APP],
  ),
  ...['contents', 'issues', 'repository_advisories'].map(
    (key): Row => [`the App may only read ${key}`, reading(key), 'permission-missing', APP],
  ),
  [
    'the App may administer',
    (patient) => void Object.assign(patient.seed.apps[0]?.permissions ?? {}, { administration: 'write' }),
    'permission-too-many',
    APP,
  ],
  [
    'an owner has not accepted a permission yet',
    (patient) => {
      const app = patient.seed.apps[0];
      const [installation] = app?.installations ?? [];
      if (app && installation)
        installation.permissions = { ...app.permissions, issues: 'read' } as typeof installation.permissions;
    },
    'permission-not-accepted',
    APP,
  ],
  [
    'releases are to be held without deployments',
    more('holds: { repos: [example-org/project] }'),
    'permission-missing',
    APP,
  ],
  [
    'posts are to be proposed without pull requests',
    more('blog: example-org/site'),
    'permission-missing',
    APP,
  ],
];
