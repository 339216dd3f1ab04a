/** Releases of a project repo that wait on a protected environment: let through, held, let go; and nothing tells why. */

import type { WorkflowRun } from '../../dev/embedded-github/world.ts';
import { CAST } from '../../dev/rehearsal/cast.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { RELEASE_APPROVED } from '../../src/text/public-constants.ts';
import { portray } from './portrait.ts';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import {
  botWords,
  describeRepo,
  type Ended,
  filesOf,
  findRepo,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from './stage.ts';

const CASE = 1;
const ENVIRONMENT = 'security-release';
const CONFIG = '.github/security-process.yml';
const HOLDS = `\nholds:\n  repos: [${PROJECT}]\n  days: 2\n`;
const DAY = 86_400_000;
let recording: Recording;

beforeAll(async () => {
  recording = await sharedRehearsal();
});

interface Wish {
  /** Permissions that the App does not have. */
  readonly without?: readonly string[];
}

/** The case in a state, the environment with its protection rule, and the App that answers it. */
async function inState<T>(state: string, use: (stage: Stage) => Promise<T>, wish: Wish = {}): Promise<T> {
  const stage = await openStage({ from: momentOf(recording, `case/${state}`) });
  try {
    await configure(stage);
    const { world } = stage.github;
    const [app] = [...world.apps.values()];
    findRepo(stage, PROJECT).environments.push({
      id: 4_711,
      name: ENVIRONMENT,
      reviewerIds: [],
      reviewerTeamIds: [],
      protectionAppIds: [app!.id],
    });
    for (const installation of world.installations.values()) {
      const granted = { ...installation.permissions, deployments: 'write' as const };
      const rest = Object.entries(granted).filter(([key]) => !wish.without?.includes(key));
      Object.assign(installation, { permissions: Object.fromEntries(rest) });
    }
    return await use(stage);
  } finally {
    await stage.close();
  }
}

async function configure(stage: Stage): Promise<void> {
  const path = `/repos/${TRIAGE}/contents/${CONFIG}`;
  const { sha } = (await stage.people.owner.request('GET', path)) as { readonly sha: string };
  const text = `${filesOf(stage, TRIAGE, 'main')[CONFIG]}${HOLDS}`;
  await stage.people.owner.request('PUT', path, {
    message: 'Hold releases',
    content: Buffer.from(text).toString('base64'),
    sha,
  });
}

/** As `release`, in a repo of many packages: the tag names one, whose manifest is in a folder of its own. */
async function releaseOne(stage: Stage, name: string, version: string, tag: string) {
  const short = name.replace(/^@[^/]*\//, '');
  const made = (await stage.people.owner.request(
    'PUT',
    `/repos/${PROJECT}/contents/packages/${short}/package.json`,
    {
      message: tag,
      content: Buffer.from(JSON.stringify({ name, version })).toString('base64'),
    },
  )) as { readonly commit: { readonly sha: string } };
  return stage.github.control.startRun(PROJECT, CAST.developer.login, {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: `Release ${tag}`,
    branch: tag,
    sha: made.commit.sha,
    waitsFor: [ENVIRONMENT],
  });
}

/** Somebody pushes a tag, and the run of its workflow waits. */
async function release(stage: Stage, version: string, who: 'developer' | 'analyst' = 'developer') {
  const path = `/repos/${PROJECT}/contents/package.json`;
  const { sha } = (await stage.people.owner.request('GET', path)) as { readonly sha: string };
  const made = (await stage.people.owner.request('PUT', path, {
    message: version,
    content: Buffer.from(JSON.stringify({ name: 'body-parser', version, n: Math.random() })).toString(
      'base64',
    ),
    sha,
  })) as { readonly commit: { readonly sha: string } };
  return stage.github.control.startRun(PROJECT, CAST[who].login, {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: `Release ${version}`,
    branch: `v${version}`,
    sha: made.commit.sha,
    waitsFor: [ENVIRONMENT],
  });
}

/** What everybody sees of a run, times and numbers apart. */
const seen = ({ status, conclusion, displayTitle, pending }: WorkflowRun) => ({
  status,
  conclusion,
  displayTitle,
  answers: pending.map(({ state, approvals }) => [
    state,
    approvals.map(({ state: said, comment }) => [said, comment]),
  ]),
});
const THROUGH = [['approved', [['approved', RELEASE_APPROVED]]]];
const WAITING = [['waiting', []]];

const say = (stage: Stage, who: keyof Stage['people'], body: string): Promise<unknown> =>
  stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
const holdsOf = (stage: Stage) => {
  const parsed = parseStoredCase(storeOf(stage)[`cases/${CASE}.yml`] ?? '');
  return parsed.kind === 'ok' ? (parsed.stored.holds ?? []) : [];
};
const endsOf = (stage: Stage) => holdsOf(stage).map(({ ended }) => ended?.how);
const expectNoErrors = (runs: readonly Ended[]) => expect(runs.flatMap(({ errors }) => errors)).toEqual([]);

/** The next sweep finds nothing to do. */
async function expectRest(stage: Stage): Promise<void> {
  expectNoErrors(await stage.sweep());
  const before = portray(stage.github);
  expect((await stage.sweep()).map(({ outputs }) => outputs.changed)).toEqual(['false']);
  expect(portray(stage.github)).toEqual(before);
}

describe('a release that waits', () => {
  it('is approved at the next sweep where no case holds it, with a constant word', () =>
    inState('assessing', async (stage) => {
      const run = await release(stage, '9.0.0');
      const from = stage.github.requests.length;
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'in_progress', answers: THROUGH });
      const ofProject = stage.github.requests
        .slice(from)
        .filter(
          ({ tokenKind, operation }) => tokenKind === 'installation' && /actions\/runs/.test(operation),
        );
      expect(ofProject.length).toBeLessThanOrEqual(3);
      expect(holdsOf(stage)).toEqual([]);
      await expectRest(stage);
    }));

  it('is held by a confirmed case of its package: in public nothing, in private whom to ask', () =>
    inState('patching', async (stage) => {
      const run = await release(stage, '9.0.0');
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
      const [word = ''] = botWords(stage, CASE, 'held/');
      expect(word).toContain(`@${CAST.coordinator.login}`);
      expect(word).toContain(CAST.developer.login);
      expect(word).not.toContain(`@${CAST.developer.login}`);
      expect(word).toContain(`/release-hold ${run.id} because`);
      await expectRest(stage);
      await say(stage, 'coordinator', `/release-hold ${run.id} because it has nothing of the fix`);
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'in_progress', answers: THROUGH });
      expect(endsOf(stage)).toEqual(['released']);
      expect(botWords(stage, CASE, 'held/')).toEqual([]);
      expect(botWords(stage, CASE, 'hold-ended/')).toHaveLength(1);
      await expectRest(stage);
    }));

  it('names its releaser with a mention where they are in the team', () =>
    inState('patching', async (stage) => {
      await release(stage, '9.0.0', 'analyst');
      await stage.sweep();
      expect(botWords(stage, CASE, 'held/')[0]).toMatch(
        new RegExp(`@${CAST.analyst.login}: please talk to .*@${CAST.coordinator.login}`),
      );
    }));

  it('is not released by a member who does not coordinate', () =>
    inState('patching', async (stage) => {
      const run = await release(stage, '9.0.0');
      await stage.sweep();
      await say(stage, 'analyst', `/release-hold ${run.id} because I want it`);
      await stage.settle();
      await stage.sweep();
      expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
      expect(botWords(stage, CASE, 'answer/')).toHaveLength(1);
    }));

  it('is released by two owners of the organisation, who need not be in the team; both are on record', () =>
    inState('patching', async (stage) => {
      const editor = [...stage.github.world.accounts.values()].find(
        ({ login }) => login === CAST.editor.login,
      )!;
      for (const org of stage.github.world.orgs.values()) org.owners.add(editor.id);
      const run = await release(stage, '9.0.0');
      await stage.sweep();
      await say(stage, 'owner', `/release-hold ${run.id} because nobody of the team answers`);
      await stage.settle();
      await stage.sweep();
      expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
      await say(stage, 'editor', `/release-hold ${run.id} because it is urgent`);
      await stage.settle();
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'in_progress', answers: THROUGH });
      expect(endsOf(stage)).toEqual(['break-glass']);
      expect(holdsOf(stage)[0]?.releasedBy.map(({ login }) => login)).toEqual([
        CAST.owner.login,
        CAST.editor.login,
      ]);
    }));

  it('goes by itself when nobody renews the hold, and not before', () =>
    inState('patching', async (stage) => {
      const run = await release(stage, '9.0.0');
      await stage.sweep();
      stage.github.clock.advance(1.2 * DAY);
      expectNoErrors(await stage.sweep());
      expect(botWords(stage, CASE, 'held-soon/')).toHaveLength(1);
      await say(stage, 'member', `/hold ${run.id}`);
      await stage.settle();
      stage.github.clock.advance(1.5 * DAY);
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
      stage.github.clock.advance(0.6 * DAY);
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'in_progress', answers: THROUGH });
      expect(endsOf(stage)).toEqual(['expired']);
    }));

  it('that was approved by hand, or stopped, is held no more', () =>
    inState('patching', async (stage) => {
      const run = await release(stage, '9.0.0');
      await stage.sweep();
      Object.assign(run, { status: 'completed', conclusion: 'cancelled' });
      expectNoErrors(await stage.sweep());
      expect(endsOf(stage)).toEqual(['gone']);
      await expectRest(stage);
    }));

  it('on another environment is nobody’s business', () =>
    inState('patching', async (stage) => {
      const home = findRepo(stage, PROJECT);
      home.environments.push({ ...home.environments[0]!, id: 4_712, name: 'website' });
      const run = stage.github.control.startRun(PROJECT, CAST.developer.login, {
        workflowPath: '.github/workflows/site.yml',
        event: 'push',
        displayTitle: 'Site',
        waitsFor: ['website'],
      });
      await expectRest(stage);
      expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
    }));

  it('goes in a repo of many packages where its tag and manifest name another one; what is in doubt waits', () =>
    inState('patching', async (stage) => {
      const other = await releaseOne(stage, '@scope/raw-body', '3.1.0', '@scope/raw-body@3.1.0');
      const short = await releaseOne(stage, '@scope/type-is', '2.0.2', 'type-is-v2.0.2');
      const own = await releaseOne(stage, 'body-parser', '9.0.0', 'body-parser/v9.0.0');
      const unclear = await releaseOne(stage, '@scope/bytes', '3.1.2', '@scope/bytes@3.1.3');
      expectNoErrors(await stage.sweep());
      expect([other, short, own, unclear].map(({ status }) => status)).toEqual([
        'in_progress',
        'in_progress',
        'waiting',
        'waiting',
      ]);
      expect(
        holdsOf(stage)
          .map(({ tag }) => tag)
          .toSorted(),
      ).toEqual(['@scope/bytes@3.1.3', 'body-parser/v9.0.0']);
      await expectRest(stage);
    }));

  it('is looked after by the release gate where each action runs alone', () =>
    inState('patching', async (stage) => {
      const run = await release(stage, '9.0.0');
      const ended = await stage.start('release-gate');
      expect(ended.errors).toEqual([]);
      expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
      expect(botWords(stage, CASE, 'held/')).toHaveLength(1);
      await stage.start('intake');
      expect(botWords(stage, CASE, 'held/')).toHaveLength(1);
    }));

  it.each(['deployments', 'actions'])('without %s is an outage that is told as one', (key) =>
    inState(
      'assessing',
      async (stage) => {
        const run = await release(stage, '9.0.0');
        const runs = await stage.sweep();
        expect(runs.map(({ exitCode, errors }) => [exitCode, errors.length])).toEqual([[1, 1]]);
        expect(runs[0]?.errors[0]).toContain(key === 'deployments' ? 'Deployments: write' : 'actions: read');
        expect(seen(run)).toMatchObject({ status: 'waiting', answers: WAITING });
      },
      { without: [key] },
    ),
  );
});

describe('the security release itself', () => {
  it('goes by itself once the gate has nothing open but the release', () =>
    inState('releasing', async (stage) => {
      const { facts } = stage.script;
      const planned = facts.ranges.flatMap(({ patched }) => (patched === null ? [] : [patched]))[0] ?? '';
      const run = await release(stage, planned);
      const other = await release(stage, '9.0.0');
      expectNoErrors(await stage.sweep());
      expect(seen(run)).toMatchObject({ status: 'in_progress', answers: THROUGH });
      expect(seen(other)).toMatchObject({ status: 'waiting', answers: WAITING });
      expect(endsOf(stage).toSorted()).toEqual(['ready', undefined]);
    }));
});

describe('what everybody can read', () => {
  /** The public check, as a job of the project repo runs it, with debugging on. */
  const check = (stage: Stage, tag: string) =>
    stage.start('release-gate', {
      event: 'push',
      payload: { repository: describeRepo(PROJECT, false), ref: `refs/tags/${tag}` },
      inputs: {
        apps: '',
        token: stage.github.createToken({
          kind: 'actions',
          repo: PROJECT,
          permissions: { contents: 'read' },
        }),
      },
      environment: {
        GITHUB_REPOSITORY: PROJECT,
        GITHUB_REF: `refs/tags/${tag}`,
        RUNNER_DEBUG: '1',
        ACTIONS_STEP_DEBUG: 'true',
      },
    });
  const publicSide = ({ exitCode, stdout, stderr, summary, outputs }: Ended) => ({
    exitCode,
    stdout,
    stderr,
    summary,
    outputs,
  });

  /** A release from its check to its end, and the check again under every fault. */
  async function live(state: string) {
    return inState(state, async (stage) => {
      const run = await release(stage, '9.0.0');
      findRepo(stage, PROJECT).refs.set('refs/tags/v9.0.0', run.headSha);
      const said = [publicSide(await check(stage, 'v9.0.0')), publicSide(await check(stage, 'v0.0.404'))];
      for (const fault of [
        { kind: 'status', status: 500, at: 1 },
        { kind: 'status', status: 403, at: 2 },
        { kind: 'malformed', at: 2 },
        { kind: 'unauthorized', at: 1 },
      ] as const) {
        stage.github.faults.add({ ...fault, times: Number.POSITIVE_INFINITY });
        said.push(publicSide(await check(stage, 'v9.0.0')));
        stage.github.faults.clear();
      }
      await stage.sweep();
      if (run.status === 'waiting') {
        await say(stage, 'coordinator', `/release-hold ${run.id} because it may`);
        await stage.settle();
        await stage.sweep();
      }
      return { said, run: seen(run) };
    });
  }

  it('of a release is the same, byte for byte, with a case that holds it and without', async () => {
    const [without, held] = [await live('assessing'), await live('patching')];
    expect(held).toEqual(without);
    expect(without.said.map(({ exitCode }) => exitCode)).toContain(0);
    expect(without.run.answers).toEqual(THROUGH);
    const words = new Set(without.said.flatMap(({ stdout }) => stdout.trim().split('\n')));
    expect(words.size).toBeLessThanOrEqual(4);
  });
});
