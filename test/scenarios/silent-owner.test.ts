/** An owner of whom nobody gets an answer, beside one with a report that waits. */
import { renderAppsSecret } from '../../dev/rehearsal/seed-world.ts';
import { listIssues, OWNER, openStage, PROJECT, type Stage } from './stage.ts';

import { testKeyPem } from './test-key.ts';

const OTHER = 'silent-org';
const KEY = { owner: OTHER, clientId: 'Iv1.silent', privateKeyPem: testKeyPem() };
const OURS = { owner: OWNER, clientId: 'Iv23liexpressjs', privateKeyPem: testKeyPem() };
const PERMISSIONS = {
  actions: 'read',
  contents: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'write',
  repository_advisories: 'write',
} as const;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    config: `owners:\n  ${OWNER}: all\n  ${OTHER}: all\nteam: ${OWNER}/security-triage\n`,
    adjust: (seed) => ({
      ...seed,
      orgs: [...(seed.orgs ?? []), { login: OTHER, owners: [seed.users?.[0]?.login ?? ''] }],
      repos: [...(seed.repos ?? []), { owner: OTHER, name: 'library' }],
      apps: [
        ...(seed.apps ?? []),
        { ...KEY, slug: 'silent-app', permissions: PERMISSIONS, installations: [{ owner: OTHER }] },
      ],
    }),
  });
});
afterAll(() => stage.close());

it('is asked four times and no more; the sweep takes in the report of the other, and ends red with a word on it', async () => {
  const { facts } = stage.script;
  await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: facts.summary,
    description: facts.description,
  });
  stage.github.faults.add({ kind: 'reset', actor: 'silent-app[bot]', times: Number.POSITIVE_INFINITY });
  const ended = await stage.start('conductor', {
    inputs: { apps: renderAppsSecret([OURS, KEY]) },
  });
  expect(ended.exitCode).not.toBe(0);
  expect(ended.errors.join('\n')).toMatch(/silent-org/);
  expect(stage.github.requests.filter(({ actor }) => actor === 'silent-app[bot]')).toHaveLength(4);
  expect(listIssues(stage)).toHaveLength(1);
});
