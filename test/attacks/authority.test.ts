/** Somebody speaks for somebody else, or one case for another: label history, approvals, the store, invitations. */
import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';
import { sampleOf } from '../deep.ts';
import { botWords, findRepo, PROJECT, type Stage, storeOf, TRIAGE } from '../scenarios/stage.ts';
import { accountOf, advisoryOf, CASE, forgedCase, ISSUE, openIn, say, write } from './at-disclosing.ts';
import { ON_BOTH } from './on-both.ts';

let isChain = false;
async function inState(state: string, use: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openIn(state, isChain);
  try {
    await use(stage);
  } finally {
    await stage.close();
  }
}

const setLabel = (stage: Stage, who: RoleName, label: string) =>
  stage.people[who].request('POST', `${ISSUE}/labels`, { labels: [label] });

describe.each(sampleOf(ON_BOTH, 1))('with %s', (_name, chain) => {
  beforeAll(() => {
    isChain = chain;
  });

  describe('history is judged as it was', () => {
    it.each(['confirm', 'case/disclosing'])(
      'ignores a label that another member had set before somebody renamed it to %s',
      (name) =>
        inState('disclosing', async (stage) => {
          await stage.people.member.request('POST', `/repos/${TRIAGE}/labels`, {
            name: 'read',
            color: 'ededed',
          });
          await setLabel(stage, 'member', 'read');
          await stage.settle();
          const path = `/repos/${TRIAGE}/labels/${encodeURIComponent(name)}`;
          await stage.people.coordinator.request('DELETE', path);
          await stage.people.coordinator.request('PATCH', `/repos/${TRIAGE}/labels/read`, { new_name: name });
          const swept = await stage.sweep();
          await say(stage, 'coordinator', 'any event');
          expect(advisoryOf(stage).state).toBe('draft');
          expect(storeOf(stage)['cases/1.yml']).toMatch(/key: publish[\s\S]*?confirmedBy: \[\]/);
          expect(swept.flatMap(({ errors }) => errors).join()).toContain(`the name "${name}"`);
        }),
    );
  });

  describe('an approval is bound to who asked, to the move and to what was shown', () => {
    it('is asked anew of somebody else when the request was taken back and made by another', () =>
      inState('disclosing', async (stage) => {
        await setLabel(stage, 'coordinator', 'case/patching');
        await stage.settle();
        await stage.people.member.request('POST', `${ISSUE}/assignees`, { assignees: [CAST.member.login] });
        await stage.settle();
        await say(stage, 'member', '/set-state disclosing because I want it out');
        await say(stage, 'member', '/confirm');
        expect(advisoryOf(stage).state).toBe('draft');
      }));

    it('publishes nothing that a collaborator wrote into the draft after it was shown', () =>
      inState('disclosing', async (stage) => {
        const path = `/repos/${PROJECT}/security-advisories/${advisoryOf(stage).ghsa}`;
        await stage.people.reporter.request('PATCH', path, { summary: 'Something else' });
        await say(stage, 'member', '/confirm');
        expect(advisoryOf(stage).state).toBe('draft');
      }));
  });

  describe('the store is the bot’s alone', () => {
    it.each([0, 120])('puts back a forged confirmation behind %s other commits, and says so', (filler) =>
      inState('disclosing', async (stage) => {
        const put = (path: string, text: string, sha?: string) =>
          stage.people.coordinator.request('PUT', `/repos/${TRIAGE}/contents/${path}`, {
            message: 'Tidy up',
            branch: 'security-process',
            content: Buffer.from(text).toString('base64'),
            ...(sha ? { sha } : {}),
          });
        for (let at = 0; at < filler; at++) await put(`notes/${at}.txt`, String(at));
        const at = `/repos/${TRIAGE}/contents/cases/1.yml?ref=security-process`;
        const file = (await stage.people.coordinator.request('GET', at)) as { readonly sha: string };
        const forged = forgedCase(stage);
        expect(forged).not.toBe(storeOf(stage)['cases/1.yml']);
        await put('cases/1.yml', forged, file.sha);
        await stage.sweep();
        expect(advisoryOf(stage).state).toBe('draft');
        expect(storeOf(stage)['cases/1.yml']).toMatch(/key: publish[\s\S]*?confirmedBy: \[\]/);
        expect(botWords(stage, CASE, 'store/')).toHaveLength(1);
      }),
    );

    it.each([
      ['an own team', /slug: \S+/, 'slug: website'],
      ['a team that is not there', /slug: \S+/, 'slug: friends'],
      ['readers of its own', /readers: \[\]/, `readers: [${CAST.editor.login}]`],
      ['an owner by another id', /(- login: expressjs\n +id:) null/, '$1 7'],
    ])('puts back who may do what where somebody forged %s, and says so', (_what, from, to) =>
      inState('disclosing', async (stage) => {
        await stage.sweep();
        const before = storeOf(stage)['sweep.yml']!;
        expect(before.replace(from, to)).not.toBe(before);
        await write(stage, 'coordinator', 'sweep.yml', before.replace(from, to), 'security-process');
        const swept = await stage.sweep();
        expect(storeOf(stage)['sweep.yml']).not.toContain(to.replace('$1', ''));
        expect(swept.flatMap(({ errors }) => errors).join()).toContain('Find out who can write there');
      }),
    );

    it('stops on a branch that was set back to an older commit of the bot', () =>
      inState('disclosing', async (stage) => {
        const repo = findRepo(stage, TRIAGE);
        const branch = `/repos/${TRIAGE}/git/refs/heads/security-process`;
        const list = (await stage.people.coordinator.request(
          'GET',
          `/repos/${TRIAGE}/commits?sha=security-process&per_page=30`,
        )) as readonly { readonly sha: string }[];
        expect(repo.private).toBe(true);
        await stage.people.owner.request('PATCH', branch, { sha: list[2]!.sha, force: true });
        const [run] = await say(stage, 'member', '/why');
        expect(run!.errors.join()).toContain('set the branch security-process back');
        expect(advisoryOf(stage).state).toBe('draft');
      }));
  });

  describe('people are known by id', () => {
    // In the chain the next sweep asks for what the run of the comment wrote down.
    it('lets nobody in by a login that changed hands between the request and its confirmation', () =>
      inState('patching', async (stage) => {
        await say(stage, 'member', `/invite ${CAST.editor.login} because she knows the parser`);
        if (chain) await stage.sweep();
        const [asked] = botWords(stage, CASE, 'ask/invite');
        const meant = accountOf(stage, CAST.editor.login);
        expect(asked).toContain(`account ${meant.id}`);
        const { login } = meant;
        meant.login = 'renamed';
        stage.github.world.accounts.set(777_777, { ...meant, id: 777_777, login });
        await say(stage, 'coordinator', '/confirm');
        if (chain) await stage.sweep();
        expect(advisoryOf(stage).collaboratingUserIds).not.toContain(777_777);
        expect(botWords(stage, CASE, 'task/invite')[0]).toContain(login);
      }));

    it('points out whoever got in by the login of somebody who was invited', () =>
      inState('patching', async (stage) => {
        await say(stage, 'member', `/invite ${CAST.editor.login} because she knows the parser`);
        if (chain) await stage.sweep();
        await say(stage, 'coordinator', '/confirm');
        await stage.sweep();
        const invited = accountOf(stage, CAST.editor.login);
        const advisory = advisoryOf(stage);
        expect(advisory.collaboratingUserIds).toContain(invited.id);
        const { login } = invited;
        invited.login = 'renamed';
        stage.github.world.accounts.set(777_777, { ...invited, id: 777_777, login });
        advisory.collaboratingUserIds.push(777_777);
        stage.github.clock.advance(24 * 3_600_000);
        await stage.sweep();
        await say(stage, 'coordinator', '/why');
        expect(botWords(stage, CASE, 'stranger/')).toHaveLength(1);
      }));

    it('credits nobody in a draft who cannot see it, since GitHub would mail them its title', () =>
      inState('patching', async (stage) => {
        const from = stage.github.notifications.length;
        await say(stage, 'analyst', `/set credits @${CAST.editor.login} finder`);
        await stage.sweep();
        const told = stage.github.notifications.slice(from).map(({ login }) => login);
        expect(told).not.toContain(CAST.editor.login);
      }));
  });
});
