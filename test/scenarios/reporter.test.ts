/** The loop with the reporter, floods, the first day, and who sees an advisory: on the built actions. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import {
  botWords,
  commentsOf,
  findIssue,
  labelsOf,
  listIssues,
  OWNER,
  openStage,
  PROJECT,
  type Stage,
  type StageWish,
  storeOf,
  TRIAGE,
} from './stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONFIG = `owner: ${OWNER}\nteam: security-triage\n`;

async function withStage<T>(use: (stage: Stage) => Promise<T>, wish: StageWish = {}): Promise<T> {
  const stage = await openStage({ config: CONFIG, ...wish });
  try {
    return await use(stage);
  } finally {
    await stage.close();
  }
}

const report = async (stage: Stage, words: string): Promise<string> => {
  const made = (await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: `A flaw: ${words}`,
    description: `What happens: ${words}`,
  })) as { ghsa_id: string };
  return made.ghsa_id;
};

const say = (stage: Stage, number: number, body: string): Promise<unknown> =>
  stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${number}/comments`, { body });

const answer = (stage: Stage, ghsa: string, body: string): Promise<unknown> =>
  stage.people.member.request('POST', `/repos/${PROJECT}/security-advisories/${ghsa}/comments`, { body });

const conversation = (stage: Stage, ghsa: string): readonly string[] =>
  stage.github.world.advisories.get(ghsa)?.comments.map(({ body }) => body) ?? [];

const stored = (stage: Stage, number: number): string => storeOf(stage)[`cases/${number}.yml`] ?? '';

const advance = (stage: Stage, ms: number): void => stage.github.clock.advance(ms);

describe('an acknowledgement', () => {
  it('that a member gives in the advisory moves the case, and it is in the record that it was seen', () =>
    withStage(async (stage) => {
      const ghsa = await report(stage, 'one');
      expectNoErrors(await stage.sweep());
      advance(stage, 2 * HOUR);
      await answer(stage, ghsa, 'Thank you, we have it.');
      expectNoErrors(await stage.sweep());
      expect(labelsOf(stage, 1)).toEqual(['case/assessing']);
      expect(botWords(stage, 1, 'record')[0]).toContain('seen in the advisory');
    }));

  it('of the reporter or of a bot is none', () =>
    withStage(async (stage) => {
      const ghsa = await report(stage, 'one');
      expectNoErrors(await stage.sweep());
      advance(stage, 2 * HOUR);
      await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/${ghsa}/comments`, {
        body: 'Are you there?',
      });
      expectNoErrors(await stage.sweep());
      expect(labelsOf(stage, 1)).toEqual(['case/received']);
    }));

  it('is posted by the bot as it was shown, once, after a confirmation', () =>
    withStage(async (stage) => {
      const ghsa = await report(stage, 'one');
      expectNoErrors(await stage.sweep());
      await say(stage, 1, '/send acknowledgement');
      expectNoErrors(await stage.settle());
      expect(conversation(stage, ghsa)).toEqual([]);
      const [shown = ''] = botWords(stage, 1, 'ask/message/acknowledgement');
      expect(shown).toContain('Thank you for your report');
      await say(stage, 1, '/confirm');
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(conversation(stage, ghsa)).toHaveLength(1);
      expect(conversation(stage, ghsa)[0]).toContain('Thank you for your report');
      expect(stored(stage, 1)).toContain('subject: sent');
      expect(labelsOf(stage, 1)).toEqual(['case/assessing']);
    }));

  it('becomes a task with its text where GitHub does not answer in advisories; the label stays the record', () =>
    withStage(async (stage) => {
      await report(stage, 'one');
      stage.github.world.settings.advisoryComments = 'off';
      expectNoErrors(await stage.sweep());
      await say(stage, 1, '/send acknowledgement');
      expectNoErrors(await stage.settle());
      await say(stage, 1, '/confirm');
      expectNoErrors(await stage.settle());
      expect(botWords(stage, 1, 'task/message')[0]).toContain('Thank you for your report');
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/1/labels`, {
        labels: ['case/acknowledged'],
      });
      expectNoErrors(await stage.settle());
      advance(stage, HOUR);
      expectNoErrors(await stage.sweep());
      expect(botWords(stage, 1, 'record')[0]).toContain('label set; reply not seen');
    }));
});

describe('many reports of one reporter', () => {
  const config = `${CONFIG}intake:\n  most-per-day: 2\n`;

  it('wait in one list that mentions nobody, and become cases on an order', () =>
    withStage(
      async (stage) => {
        const ids: string[] = [];
        for (const words of ['one', 'two', 'three', 'four']) {
          advance(stage, 60_000);
          ids.push(await report(stage, words));
        }
        expectNoErrors(await stage.sweep());
        expectNoErrors(await stage.sweep());
        expect(listIssues(stage)).toHaveLength(3);
        const list = listIssues(stage).find(({ title }) => title.startsWith('Many reports'))!;
        expect(list.body).toContain(ids[2]);
        expect(list.body).toContain(ids[3]);
        expect(list.body).not.toContain('@');
        await say(
          stage,
          list.number,
          `/dismiss ${ids[2]} spam because it is made by a machine\n\n/set-state ${ids[3]} received`,
        );
        // The comment's own run does it; nobody waits for the schedule.
        const [answer, ...others] = await stage.settle();
        expectNoErrors([answer!]);
        expect(others).toEqual([]);
        const made = listIssues(stage).filter(({ number }) => number > list.number);
        expect(made.map(({ number }) => labelsOf(stage, number))).toEqual([
          ['case/invalid'],
          ['case/received'],
        ]);
        expect(findIssue(stage, list.number).state).toBe('closed');
        advance(stage, HOUR);
        expectNoErrors(await stage.sweep());
        expect(listIssues(stage)).toHaveLength(5);
      },
      { config },
    ));
});

describe('the first run', () => {
  it.each([
    ['the conductor', false],
    ['the chain, whose other sweeps come before it', true],
  ])('is the first look, also where a form has made a case before it: %s', (_, chain) =>
    withStage(
      async (stage) => {
        const old = await report(stage, 'old');
        advance(stage, 30 * DAY);
        await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
          title: 'Report: ',
          body: '### The report\n\nIt stalls.',
          labels: ['security-report'],
        });
        expectNoErrors(await stage.settle());
        expectNoErrors(await stage.sweep());
        const titles = listIssues(stage).map(({ title }) => title);
        expect(titles.filter((title) => title.startsWith('Reports from before'))).toHaveLength(1);
        expect(titles.filter((title) => title.includes(old))).toEqual([]);
        expect(titles).toHaveLength(2);
      },
      { chain },
    ),
  );

  it('lists what is older than the process, and makes cases of it only on an order, with the state that it names', () =>
    withStage(async (stage) => {
      const old = await report(stage, 'old');
      advance(stage, 30 * DAY);
      const fresh = await report(stage, 'fresh');
      const dry = await stage.start('conductor', { inputs: { 'dry-run': 'true' } });
      expect(dry.outputs.plan).toContain('list/day-one');
      expect(dry.outputs.plan).not.toContain(old);
      expectNoErrors(await stage.sweep());
      const list = listIssues(stage).find(({ title }) => title.startsWith('Reports from before'))!;
      expect(list.body).toContain(old);
      expect(list.body).not.toContain(fresh);
      expect(list.body).not.toContain('@');
      // Its promises are over: one comment says so, and what to write.
      const [told, ...more] = commentsOf(stage, list.number).map(({ body }) => body);
      expect(told).toContain('as shown above');
      expect(more).toEqual([]);
      expect(listIssues(stage)).toHaveLength(2);
      await say(stage, list.number, `/set-state ${old} assessing`);
      advance(stage, HOUR);
      expectNoErrors(await stage.sweep());
      const made = listIssues(stage).find(({ title }) => title.includes(old))!;
      expect(labelsOf(stage, made.number)).toEqual(['case/assessing']);
      expect(botWords(stage, made.number, 'remind/')).toEqual([]);
      expect(findIssue(stage, list.number).state).toBe('closed');
    }));
});

describe('a report that repeats another', () => {
  const text =
    'parseKeys in lib/parse.js recurses for each bracket while allowDots is true, so that maxDepth is ignored and the stack overflows with a RangeError under hostile queries from visitors.';

  it('is linked to the case that it resembles, with the reason', () =>
    withStage(async (stage) => {
      await report(stage, text);
      expectNoErrors(await stage.sweep());
      advance(stage, 2 * DAY);
      await report(stage, `Again: ${text}`);
      expectNoErrors(await stage.sweep());
      const [words = ''] = botWords(stage, 2, 'entry/1/received');
      expect(words).toContain('- #1, most likely the same report by another channel');
      expect(words).toContain('parseKeys');
      expect(botWords(stage, 1, 'entry/1/received')[0]).not.toContain('resembles');
    }));
});

describe('anyone who sees an advisory', () => {
  const invite = (stage: Stage, ghsa: string, logins: readonly string[]): Promise<unknown> =>
    stage.people.owner.request('PATCH', `/repos/${PROJECT}/security-advisories/${ghsa}`, {
      collaborating_users: logins,
    });

  it('and is not on the roster is pointed out; on the roster they come by a word and a confirmation', () =>
    withStage(async (stage) => {
      const ghsa = await report(stage, 'one');
      expectNoErrors(await stage.sweep());
      advance(stage, HOUR);
      await invite(stage, ghsa, [CAST.editor.login]);
      expectNoErrors(await stage.sweep());
      expect(botWords(stage, 1, `stranger/${ghsa}`)[0]).toContain(CAST.editor.login);
      await say(stage, 1, `/invite ${CAST.editor.login} because they wrote the parser`);
      await say(stage, 1, `/invite ${CAST.developer.login} because they know the release`);
      expectNoErrors(await stage.settle());
      expect(botWords(stage, 1, `stranger/${ghsa}`)).toEqual([]);
      await say(stage, 1, '/confirm');
      expectNoErrors(await stage.settle());
      const seen = stage.github.world.advisories.get(ghsa)!.collaboratingUserIds;
      const logins = seen.map((id) => stage.github.world.accounts.get(id)?.login);
      expect(logins).toEqual(expect.arrayContaining([CAST.editor.login, CAST.developer.login]));
      expect(botWords(stage, 1, 'ask/message/embargo')).toHaveLength(1);
    }));

  it('and has left the team is listed, and taken out after a confirmation', () =>
    withStage(async (stage) => {
      const ghsa = await report(stage, 'one');
      expectNoErrors(await stage.sweep());
      const first = findIssue(stage, 1).assigneeIds[0]!;
      const { login } = stage.github.world.accounts.get(first)!;
      advance(stage, HOUR);
      await invite(stage, ghsa, [login]);
      const stayer = Object.values(stage.people).find(
        (person) =>
          person.login !== login && CAST.member.login !== login && person.login === CAST.member.login,
      );
      await stage.people.owner.request('DELETE', `/orgs/${OWNER}/teams/security-triage/memberships/${login}`);
      expectNoErrors(await stage.sweep());
      expect(botWords(stage, 1, 'leaver/')[0]).toContain(login);
      expect(findIssue(stage, 1).assigneeIds).not.toContain(first);
      const speaker = stayer ?? stage.people.analyst;
      await speaker.request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body: '/confirm' });
      expectNoErrors(await stage.settle());
      expect(stage.github.world.advisories.get(ghsa)!.collaboratingUserIds).not.toContain(first);
    }));
});

describe('a public issue with the neutral label', () => {
  it('becomes a case where that is configured, and nothing is written to it', () =>
    withStage(
      async (stage) => {
        await stage.people.owner.request('POST', `/repos/${PROJECT}/labels`, { name: 'needs-a-look' });
        await stage.people.owner.request('POST', `/repos/${PROJECT}/issues`, {
          title: 'Odd answer to long input',
          body: 'It takes minutes.',
          labels: ['needs-a-look'],
        });
        const before = stage.github.journal.length;
        expectNoErrors(await stage.sweep());
        expectNoErrors(await stage.sweep());
        const ours = stage.github.journal
          .slice(before)
          .filter(({ visibility, actor }) => visibility === 'public' && actor.kind !== 'user');
        expect(ours).toEqual([]);
        expect(listIssues(stage)).toHaveLength(1);
        expect(labelsOf(stage, 1)).toEqual(['case/received', 'flag/public']);
        expect(findIssue(stage, 1).body).toContain('It takes minutes.');
      },
      { config: `${CONFIG}intake:\n  public-label: needs-a-look\n` },
    ));
});

describe('an issue that somebody moves here', () => {
  it('is one case, and nothing counts that was said on it elsewhere', () =>
    withStage(async (stage) => {
      expectNoErrors(await stage.sweep());
      const { owner, coordinator } = stage.people;
      await owner.request('POST', `/repos/${PROJECT}/labels`, { name: 'security-report' });
      const made = (await owner.request('POST', `/repos/${PROJECT}/issues`, {
        title: 'Odd',
        body: 'It hangs.',
        labels: ['security-report'],
      })) as { number: number; node_id: string };
      const comments = `/repos/${PROJECT}/issues/${made.number}/comments`;
      await coordinator.request('POST', comments, { body: '/dismiss spam because I thought so' });
      await coordinator.request('POST', comments, {
        body: '```yaml\nanalysis:\n  summary: early\n```\n\n/set severity high',
      });
      for (let count = 0; count < 12; count++)
        await coordinator.request('POST', comments, { body: `More, ${count}.` });
      const home = (await owner.request('GET', `/repos/${TRIAGE}`)) as { node_id: string };
      await owner.request('POST', '/graphql', {
        query:
          'mutation($i: ID!, $r: ID!) { transferIssue(input: { issueId: $i, repositoryId: $r }) { issue { number } } }',
        variables: { i: made.node_id, r: home.node_id },
      });
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      advance(stage, HOUR);
      expectNoErrors(await stage.sweep());
      const moved = listIssues(stage).find(({ title }) => title.startsWith('Security report'))!;
      expect(Object.keys(storeOf(stage)).filter((path) => /^cases\/\d+\.yml$/.test(path))).toEqual([
        `cases/${moved.number}.yml`,
      ]);
      expect(labelsOf(stage, moved.number)).toEqual(['case/received', 'security-report']);
      expect(botWords(stage, moved.number, 'analysis-problems')).toEqual([]);
      expect(stored(stage, moved.number)).toContain('analysis: null');
    }));
});
