/** A small organisation to try things in: a private triage repo, a public project, a team, an App. */
import type { Seed } from './seed.ts';

export const defaultSeed: Seed = {
  users: [
    { login: 'olive-owner', name: 'Olive Owner' },
    { login: 'tess-triager', name: 'Tess Triager' },
    { login: 'carl-coordinator', name: 'Carl Coordinator' },
    { login: 'ana-analyst', name: 'Ana Analyst' },
    { login: 'dev-developer', name: 'Dev Developer' },
    { login: 'rae-reporter', name: 'Rae Reporter' },
    { login: 'pat-passerby', name: 'Pat Passerby' },
  ],
  orgs: [
    {
      login: 'example-org',
      name: 'Example organisation',
      owners: ['olive-owner'],
      members: ['dev-developer'],
      teams: [
        {
          slug: 'security-triage',
          name: 'Security triage',
          members: ['tess-triager', 'carl-coordinator', 'ana-analyst'],
          repos: { 'security-triage': 'write', project: 'triage' },
        },
        { slug: 'project-maintainers', members: ['dev-developer'], repos: { project: 'write' } },
      ],
    },
  ],
  repos: [
    {
      owner: 'example-org',
      name: 'security-triage',
      private: true,
      branches: { 'security-process': {} },
    },
    {
      owner: 'example-org',
      name: 'project',
      files: {
        'README.md': '# project\n',
        'package.json': '{ "name": "example-project", "version": "1.0.0" }\n',
        'SECURITY.md': 'Report vulnerabilities in private.\n',
      },
      tags: ['1.0.0'],
      labels: ['bug', 'question'],
      privateVulnerabilityReporting: true,
      issues: [
        { title: 'It does not start', author: 'pat-passerby', body: 'After the update.', labels: ['bug'] },
      ],
      releases: [{ tag: '1.0.0', name: '1.0.0', body: 'First release.' }],
    },
  ],
  apps: [
    {
      slug: 'example-security-process',
      clientId: 'Iv23liExampleClientId',
      owner: 'example-org',
      permissions: {
        actions: 'write',
        contents: 'write',
        deployments: 'write',
        discussions: 'write',
        issues: 'write',
        members: 'read',
        metadata: 'read',
        pull_requests: 'write',
        repository_advisories: 'write',
      },
      installations: [{ owner: 'example-org', repositories: 'all' }],
    },
  ],
  tokens: [
    {
      kind: 'classic',
      token: 'token-olive',
      login: 'olive-owner',
      scopes: ['repo', 'admin:org', 'workflow'],
    },
    { kind: 'classic', token: 'token-tess', login: 'tess-triager' },
    { kind: 'classic', token: 'token-carl', login: 'carl-coordinator' },
    { kind: 'classic', token: 'token-ana', login: 'ana-analyst' },
    { kind: 'classic', token: 'token-dev', login: 'dev-developer' },
    { kind: 'classic', token: 'token-rae', login: 'rae-reporter' },
    { kind: 'classic', token: 'token-pat', login: 'pat-passerby' },
  ],
};
