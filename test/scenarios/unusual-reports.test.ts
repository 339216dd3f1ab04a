/** Reports that GitHub answers otherwise than its schema says: each becomes a case, and the run says what it could not read. */
import { type AlteredAnswers, type Body, startAlteredAnswers } from '../github/altered-answers.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { type Ended, findIssue, openStage, PROJECT, type Stage, storeOf } from './stage.ts';

let stage: Stage;
let altered: AlteredAnswers;

/** The shipped bundle, behind a GitHub whose advisories are changed wherever they are read. */
async function start(change: (body: Body) => Body): Promise<() => Promise<Ended>> {
  stage = await openStage();
  altered = await startAlteredAnswers(stage.github.url, (request, body) =>
    request.includes('/security-advisories') ? change(body) : body,
  );
  return () => stage.start('conductor', { environment: { GITHUB_API_URL: altered.url } });
}

afterEach(async () => {
  await stage.close();
  await altered.close();
});

const report = (summary: string) =>
  stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary,
    description: 'A long header stalls it.',
  });
const cases = () => Object.keys(storeOf(stage)).filter((path) => /^cases\/\d+\.yml$/.test(path));

it('an unknown ecosystem, a credit without login and an author who is gone make a case that names them', async () => {
  const strange = {
    author: null,
    credits: [{ type: 'finder' }],
    vulnerabilities: [{ package: { ecosystem: 'conda', name: 'p' }, vulnerable_version_range: '< 2' }],
  };
  const sweep = await start((body) =>
    Array.isArray(body) ? body.map((each: Body) => ({ ...each, ...strange })) : { ...body, ...strange },
  );
  await report('It stalls');
  expectNoErrors([await sweep()]);
  expect(cases()).toEqual(['cases/1.yml']);
  const { body } = findIssue(stage, 1);
  expect(body).toContain('A long header stalls it.');
  expect(body).toContain(
    'could not read these parts of the advisory: `vulnerabilities[0].package.ecosystem (conda)`, `credits[0].login`, `author`.',
  );
  expectNoErrors([await sweep()]);
  expect(findIssue(stage, 1).body).toBe(body);
  expect(cases()).toHaveLength(1);
});

it('one that cannot be told apart ends the sweep red, and the others are cases', async () => {
  const sweep = await start((body) => (Array.isArray(body) ? [{ summary: 'canary' }, ...body] : body));
  await report('It stalls');
  await report('It stalls, too');
  const ended = await sweep();
  expect(cases()).toHaveLength(2);
  expect(ended.outputs).toMatchObject({ decision: 'failed', reason: 'github-unreachable' });
  expect(ended.errors.join('\n')).toMatch(/lists an advisory in \S+ of which not even the id can be read/);
  expect(ended.stdout).not.toContain('canary');
});
