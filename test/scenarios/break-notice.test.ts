/** What the public is told of a break, and the first day back, on the built actions. */
import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import {
  adjustRepo,
  botWords,
  findIssue,
  listIssues,
  OWNER,
  openStage,
  PROJECT,
  type Stage,
  type StageWish,
  TRIAGE,
} from './stage.ts';

/** Everything but what opens pull requests. */
const NO_PULLS = {
  actions: 'read',
  contents: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'read',
  repository_advisories: 'write',
} as const;
const DAY_MS = 86_400_000;
const POLICY = '# Security policy\n\nWrite to us.\n';
const CONFIG = `owner: ${OWNER}\nteam: security-triage\nboard: true\npolicy: ${PROJECT}\nbreaks:\n  - { from: 2025-03-10, until: 2025-03-20, call: ${CAST.analyst.login} }\n`;
const SECRET = 'quokka';
const WORLD: StageWish = {
  config: CONFIG,
  adjust: adjustRepo('body-parser', (repo) => ({ ...repo, files: { ...repo.files, 'SECURITY.md': POLICY } })),
};

interface Pull {
  readonly title: string;
  readonly body: string;
  readonly html_url: string;
  readonly head: { readonly ref: string };
}

/** The policy on a branch, with the id of its text. */
async function policyAt(stage: Stage, ref: string): Promise<{ readonly text: string; readonly sha: string }> {
  const path = `/repos/${PROJECT}/contents/SECURITY.md?ref=${ref}`;
  const { content, sha } = (await stage.people.owner.request('GET', path)) as Record<string, string>;
  return { text: Buffer.from(content ?? '', 'base64').toString(), sha: sha ?? '' };
}

const pullsOf = async (stage: Stage): Promise<readonly Pull[]> =>
  (await stage.people.owner.request('GET', `/repos/${PROJECT}/pulls?state=all`)) as Pull[];

/** As merging the branch would: the policy says the same by default. */
async function merge(stage: Stage, { head }: Pull): Promise<void> {
  const { text } = await policyAt(stage, head.ref);
  const { sha } = await policyAt(stage, 'HEAD');
  const content = Buffer.from(text).toString('base64');
  const change = { message: 'Merge', content, sha };
  await stage.people.owner.request('PUT', `/repos/${PROJECT}/contents/SECURITY.md`, change);
}

const boardOf = (stage: Stage): number =>
  listIssues(stage).find(({ title }) => title.startsWith('Board'))?.number ?? 0;

async function begin(stage: Stage): Promise<void> {
  await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: `A slow ${SECRET}`,
    description: 'It takes a second.',
  });
  expectNoErrors(await stage.sweep());
}

async function say(stage: Stage, who: RoleName, body: string): Promise<void> {
  const path = `/repos/${TRIAGE}/issues/${boardOf(stage)}/comments`;
  await stage.people[who].request('POST', path, { body });
  expectNoErrors(await stage.settle());
}

async function pass(stage: Stage, days: number): Promise<void> {
  stage.github.clock.advance(days * DAY_MS);
  expectNoErrors(await stage.sweep());
}

it('the notice is proposed once a member confirmed it, its removal after the break, and the first day back has a list', async () => {
  const stage = await openStage(WORLD);
  try {
    await begin(stage);
    const board = () => findIssue(stage, boardOf(stage)).body ?? '';
    expect(board()).toContain('`/confirm 2025-03-10` in a comment here opens a pull request');
    expect(await pullsOf(stage)).toEqual([]);
    await say(stage, 'member', '/confirm 2025-03-10');
    const [notice, ...none] = await pullsOf(stage);
    expect(none).toEqual([]);
    const { text } = await policyAt(stage, notice!.head.ref);
    expect(text).toMatch(
      /^# Security policy\n\n<!-- break-notice -->\n> \*\*We are on a break from 2025-03-10/,
    );
    expect(JSON.stringify([notice, text])).not.toContain(SECRET);
    expect(board()).toContain(`merge ${notice!.html_url} before 2025-03-10`);
    await pass(stage, 1);
    expect(await pullsOf(stage)).toHaveLength(1);
    await merge(stage, notice!);
    await pass(stage, 10);
    expect(board()).toContain('**Break** from 2025-03-10');
    expect(board()).not.toContain('merge ');
    expect(botWords(stage, boardOf(stage), 'break-over/')).toEqual([]);
    await pass(stage, 7);
    const [back, ...more] = botWords(stage, boardOf(stage), 'break-over/');
    expect(more).toEqual([]);
    expect(back).toContain('The break from 2025-03-10 is over');
    expect(back).toContain(`@${CAST.member.login}`);
    const removal = (await pullsOf(stage)).find(({ title }) => title.startsWith('Remove'));
    expect((await policyAt(stage, removal!.head.ref)).text).toBe(POLICY);
    expect(board()).toContain(`Merge ${removal!.html_url}`);
    await merge(stage, removal!);
    await pass(stage, 1);
    expect(board()).not.toContain('notice');
    expect(botWords(stage, boardOf(stage), 'break-over/')).toHaveLength(1);
    expect(await pullsOf(stage)).toHaveLength(2);
  } finally {
    await stage.close();
  }
});

it('where the bot may not open a pull request, the board has the text for a person', async () => {
  const stage = await openStage({ ...WORLD, permissions: NO_PULLS });
  try {
    await begin(stage);
    await say(stage, 'member', '/confirm 2025-03-10');
    const { body } = findIssue(stage, boardOf(stage));
    expect(body).toContain('Please add this notice to `SECURITY.md`');
    expect(body).toContain('> **We are on a break from 2025-03-10 until 2025-03-20.**');
    expect(await pullsOf(stage)).toEqual([]);
  } finally {
    await stage.close();
  }
});
