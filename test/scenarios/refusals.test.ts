/** Whatever is wrong around a case: one clear error, exit code 1, and nothing half-written. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { ACTIONS } from '../../src/process/table.ts';
import { portray } from './portrait.ts';
import {
  adjustRepo,
  describeRepo,
  type Ended,
  openStage,
  PROJECT,
  type Stage,
  type StageWish,
  type Start,
  TRIAGE,
} from './stage.ts';

const GRANTED = {
  metadata: 'read',
  contents: 'write',
  issues: 'write',
  actions: 'read',
  members: 'read',
  pull_requests: 'write',
  repository_advisories: 'write',
} as const;

/** Somebody has reported something, so that there would be work to do. */
async function report(stage: Stage): Promise<void> {
  const { facts } = stage.script;
  await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: facts.summary,
    description: facts.description,
  });
}

interface Refused extends Ended {
  readonly error: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Runs the conductor's sweep over one new report in a world of this kind. */
async function refuse(
  wish: StageWish,
  start: Start = {},
  prepare: (stage: Stage) => Promise<void> | void = () => {},
  action: Parameters<Stage['start']>[0] = 'conductor',
): Promise<Refused> {
  const stage = await openStage(wish);
  try {
    await report(stage);
    await prepare(stage);
    const before = portray(stage.github);
    const ended = await stage.start(action, start);
    return { ...ended, error: ended.errors[0] ?? '', before, after: portray(stage.github) };
  } finally {
    await stage.close();
  }
}

function expectRefusal(refused: Refused, reason: string): void {
  expect({ errors: refused.errors.length, stdout: refused.stdout }).toEqual({
    errors: 1,
    stdout: expect.any(String),
  });
  expect(refused.stderr).toBe('');
  expect(refused.exitCode).toBe(1);
  expect(refused.outputs).toEqual({ decision: 'failed', reason, plan: '[]', changed: 'false' });
  expect(withoutLabels(refused.after)).toEqual(withoutLabels(refused.before));
}

/** Labels of the process are made before anything else is written; they stand for themselves. */
function withoutLabels(portrait: unknown): unknown {
  return JSON.parse(
    JSON.stringify(portrait, (key, value: unknown) => (key === 'labels' ? undefined : value)),
  );
}

describe('the configuration', () => {
  it('has every mistake named at once, with line, key, found and expected', async () => {
    const config = [
      'owner: expressjs',
      'team: security-triage',
      'clocks:',
      '  acknowlege: 5',
      '  dismiss: soon',
      'channels: [mastodon, 12]',
      'cve: { provider: gihtub }',
    ].join('\n');
    const refused = await refuse({ config });
    expectRefusal(refused, 'bad-configuration');
    for (const word of ['security-process.yml', 'acknowlege', 'soon', '12', 'gihtub'])
      expect(refused.error).toContain(word);
    const lines = [...refused.error.matchAll(/security-process\.yml:(\d+)/g)].map(([, line]) => Number(line));
    expect(new Set(lines)).toEqual(new Set([4, 5, 6, 7]));
  });

  it('is told what to write instead of units, patterns and two teams', async () => {
    const [owner] = PROJECT.split('/');
    const lines = [
      `owner: ${owner}`,
      'team: [triage, wg]',
      'repos: ["node*"]',
      'clocks: { acknowledge: 48h }',
    ];
    const refused = await refuse({ config: `${lines.join('\n')}\n` });
    expectRefusal(refused, 'bad-configuration');
    for (const advice of ['make a parent team', 'Patterns are not read', '48 hours are 2 days: write 2.'])
      expect(refused.error).toContain(advice);
  });

  it.each([
    ['is not there', null],
    ['is empty', ''],
    ['is no YAML', 'owner: [expressjs\nteam: {'],
    ['is a list', '- owner: expressjs'],
    ['knows neither owner nor team', '{}'],
  ])('%s', async (_, config) => {
    const refused = await refuse({ config });
    expectRefusal(refused, 'bad-configuration');
    expect(refused.error).toContain('.github/security-process.yml');
  });
});

describe('a base permission that is missing', () => {
  it.each([
    ['contents', TRIAGE],
    ['issues', TRIAGE],
    ['members', 'expressjs'],
    ['repository_advisories', 'expressjs'],
  ] as const)('%s: which, for what, where', async (name, where) => {
    const { [name]: _, ...permissions } = GRANTED;
    const refused = await refuse({ permissions });
    expectRefusal(refused, 'permission-missing');
    expect(refused.error).toMatch(new RegExp(`${name}: (?:read|write)`));
    expect(refused.error).toContain(where);
    expect(refused.error).toMatch(/^Could not /);
  });

  it.each(['contents', 'issues'] as const)('%s that may only be read', async (name) => {
    const refused = await refuse({ permissions: { ...GRANTED, [name]: 'read' } });
    expectRefusal(refused, 'permission-missing');
    expect(refused.error).toContain(`${name}: write`);
    expect(refused.error).toContain(TRIAGE);
  });
});

describe('credentials', () => {
  const token = (value: string): Start => ({ inputs: { apps: '', token: value } });

  it('that are missing altogether', async () => {
    const refused = await refuse({}, token(''));
    expectRefusal(refused, 'bad-input');
    expect(refused.error).toContain('apps');
  });

  it('that GitHub does not know', async () => {
    const refused = await refuse({}, token('ghp_nobodyknowsthisone'));
    expectRefusal(refused, 'token-refused');
    expect(refused.stdout).not.toContain('ghp_nobodyknowsthisone');
  });

  it('of the job itself: its events would start no runs', async () => {
    const stage = await openStage();
    const value = stage.github.createToken({
      kind: 'actions',
      repo: TRIAGE,
      permissions: { contents: 'write', issues: 'write', metadata: 'read' },
    });
    await report(stage);
    const before = portray(stage.github);
    const ended = await stage.start('conductor', token(value));
    const after = portray(stage.github);
    await stage.close();
    expectRefusal({ ...ended, error: ended.errors[0] ?? '', before, after }, 'token-refused');
    expect(ended.errors[0]).toContain('GITHUB_TOKEN');
  });

  it.each([
    ['not YAML', '{ expressjs: ['],
    ['no map', 'expressjs'],
    ['without a key', 'expressjs: { client-id: Iv23 }'],
    ['with a key that is none', 'expressjs: { client-id: Iv23liexpressjs, private-key: letmein }'],
    ['of another owner', 'someone-else: { client-id: Iv23, private-key: letmein }'],
  ])('as apps: %s', async (_, apps) => {
    const refused = await refuse({}, { inputs: { apps } });
    expect(refused.errors).toHaveLength(1);
    expect(refused.exitCode).toBe(1);
    expect(['bad-input', 'token-refused']).toContain(refused.outputs.reason);
    expect(refused.error).not.toContain('letmein');
    expect(refused.after).toEqual(refused.before);
  });
});

describe('the triage repo', () => {
  const publicRepo = adjustRepo('security-triage', (repo) => ({ ...repo, private: false }));

  it('is public, and the event says so: a constant sentence and nothing else', async () => {
    const payload = { repository: describeRepo(TRIAGE, false) };
    const refused = await refuse({ adjust: publicRepo }, { payload });
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs).toEqual({ decision: 'failed' });
    expect(refused.errors).toHaveLength(1);
    expect(refused.after).toEqual(refused.before);
    expect(refused.stdout).not.toMatch(/GHSA|expressjs|body-parser/);
  });

  it('is public, and only GitHub knows it', async () => {
    const refused = await refuse({ adjust: publicRepo });
    expectRefusal(refused, 'wrong-visibility');
    expect(refused.error).toMatch(/public/);
  });

  it('is readable by a stranger', async () => {
    const refused = await refuse({
      adjust: adjustRepo('security-triage', (repo) => ({
        ...repo,
        collaborators: { [CAST.editor.login]: 'read' },
      })),
    });
    expectRefusal(refused, 'wrong-visibility');
    expect(refused.error).toContain(CAST.editor.login);
    expect(refused.error).not.toContain('GHSA');
  });

  it('is readable by somebody whom the configuration names', async () => {
    const stage = await openStage({
      config: `owner: expressjs\nteam: security-triage\nreaders: [${CAST.editor.login}]\n`,
      adjust: adjustRepo('security-triage', (repo) => ({
        ...repo,
        collaborators: { [CAST.editor.login]: 'read' },
      })),
    });
    await report(stage);
    const ended = await stage.start('conductor');
    await stage.close();
    expect(ended.outputs).toMatchObject({ decision: 'done', reason: 'taken-in' });
  });
});

describe('the start of a run', () => {
  it('without a repo', async () => {
    const refused = await refuse({}, { environment: { GITHUB_REPOSITORY: '' } });
    expectRefusal(refused, 'bad-input');
    expect(refused.error).toContain('GITHUB_REPOSITORY');
  });

  it('without an event', async () => {
    const refused = await refuse({}, { environment: { GITHUB_EVENT_NAME: '' } });
    expectRefusal(refused, 'bad-input');
    expect(refused.error).toContain('GITHUB_EVENT_NAME');
  });

  it('with dry-run that is neither true nor false', async () => {
    const refused = await refuse({}, { inputs: { 'dry-run': 'maybe' } });
    expectRefusal(refused, 'bad-input');
    expect(refused.error).toContain('dry-run');
  });

  it.each(['push', 'pull_request', 'release', 'fork', 'made-up'])(
    'by an event that is not ours (%s) does nothing, without a request',
    async (event) => {
      const refused = await refuse({}, { event });
      expect(refused.exitCode).toBe(0);
      expect(refused.errors).toEqual([]);
      expect(refused.outputs).toMatchObject({
        decision: 'nothing',
        reason: 'not-our-event',
        changed: 'false',
      });
      expect(refused.after).toEqual(refused.before);
    },
  );
});

describe('a dry run', () => {
  it.each(['conductor', ...ACTIONS] as const)(
    'of %s changes nothing and needs no confirmation',
    async (action) => {
      const refused = await refuse({}, { inputs: { 'dry-run': 'true' } }, undefined, action);
      expect(refused.exitCode).toBe(0);
      expect(refused.outputs).toMatchObject({ decision: 'nothing', reason: 'dry-run', changed: 'false' });
      const takesIn = action === 'conductor' || action === 'intake';
      const plan = JSON.parse(refused.outputs.plan ?? '') as { readonly kind: string }[];
      const kinds = plan.map(({ kind }) => kind);
      // The labels of a first run, the case, and its first steps.
      if (takesIn)
        expect(kinds).toEqual(expect.arrayContaining(['create-labels', 'create-case-issue', 'comment']));
      else expect(kinds).toEqual([]);
      expect(refused.after).toEqual(refused.before);
    },
  );
});
