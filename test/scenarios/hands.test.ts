/** People do things by hand, of every kind, to one case in every state: what is observed wins. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { createPerson } from '../../dev/rehearsal/person.ts';
import { tokenOf } from '../../dev/rehearsal/seed-world.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { portray } from './portrait.ts';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import {
  botWords,
  commentsOf,
  type Ended,
  findIssue,
  labelsOf,
  listIssues,
  OWNER,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from './stage.ts';

const CASE = 1;
const issuePath = `/repos/${TRIAGE}/issues/${CASE}`;
let recording: Recording;

beforeAll(async () => {
  recording = await sharedRehearsal();
});

async function inState<T>(state: string, use: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage({ from: momentOf(recording, `case/${state}`) });
  try {
    return await use(stage);
  } finally {
    await stage.close();
  }
}

const decisions = (runs: readonly Ended[]): readonly string[] =>
  runs.map(({ outputs }) => `${outputs.decision}: ${outputs.reason}`);

const say = (stage: Stage, who: keyof Stage['people'], body: string): Promise<unknown> =>
  stage.people[who].request('POST', `${issuePath}/comments`, { body });
const setLabels = (stage: Stage, who: keyof Stage['people'], ...labels: string[]): Promise<unknown> =>
  stage.people[who].request('POST', `${issuePath}/labels`, { labels });
const takeOff = (stage: Stage, who: keyof Stage['people'], label: string): Promise<unknown> =>
  stage.people[who].request('DELETE', `${issuePath}/labels/${encodeURIComponent(label)}`);

/** Two sweeps later nothing more happens. */
async function expectRest(stage: Stage): Promise<void> {
  expectNoErrors(await stage.sweep());
  const before = portray(stage.github);
  const runs = await stage.sweep();
  expect(runs.map(({ outputs }) => outputs.changed)).toEqual(['false']);
  expect(portray(stage.github)).toEqual(before);
}

describe('labels', () => {
  it('of an outsider are taken back, with one explanation', () =>
    inState('assessing', async (stage) => {
      await setLabels(stage, 'owner', 'case/valid');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE)).toContain('case/assessing');
      expect(labelsOf(stage, CASE)).not.toContain('case/valid');
      expect(botWords(stage, CASE, 'answer/')).toHaveLength(1);
      await expectRest(stage);
      expect(botWords(stage, CASE, 'answer/')).toHaveLength(1);
    }));

  it('that ask for what may not be are taken back, and what is possible is named', () =>
    inState('assessing', async (stage) => {
      await setLabels(stage, 'coordinator', 'case/disclosing');
      const runs = await stage.settle();
      expect(decisions(runs)).toEqual(['refused: request-refused']);
      expect(labelsOf(stage, CASE).filter((label) => label.startsWith('case/'))).toEqual(['case/assessing']);
      const [answer = ''] = botWords(stage, CASE, 'answer/');
      expect(answer).toContain('case/valid');
      await expectRest(stage);
    }));

  it('for a state that only the bot sets are taken back', () =>
    inState('patching', async (stage) => {
      await setLabels(stage, 'coordinator', 'case/closed');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE).filter((label) => label.startsWith('case/'))).toEqual(['case/patching']);
      await expectRest(stage);
    }));

  it('of two states at once: the newest is the request', () =>
    inState('assessing', async (stage) => {
      await setLabels(stage, 'coordinator', 'case/needs-info', 'case/invalid');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE).filter((label) => label.startsWith('case/'))).toEqual(['case/invalid']);
      await expectRest(stage);
    }));

  it('that are all gone are put back by the sweep, even where the event was lost', () =>
    inState('patching', async (stage) => {
      for (const label of labelsOf(stage, CASE)) await takeOff(stage, 'member', label);
      stage.github.control.flush();
      const before = labelsOf(stage, CASE);
      expect(before).toEqual([]);
      expectNoErrors(await stage.sweep());
      expect(labelsOf(stage, CASE)).toEqual(['case/patching', 'severity/high']);
      await expectRest(stage);
    }));

  it('that were taken off within a minute undo the move', () =>
    inState('assessing', async (stage) => {
      await setLabels(stage, 'coordinator', 'case/needs-info');
      await stage.settle();
      await takeOff(stage, 'coordinator', 'case/needs-info');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE)).toEqual(['case/assessing']);
      await expectRest(stage);
    }));
});

describe('the issue', () => {
  it.each(['received', 'assessing', 'patching', 'announcing'])(
    'closed by hand in %s is opened again',
    (state) =>
      inState(state, async (stage) => {
        await stage.people.member.request('PATCH', issuePath, { state: 'closed' });
        expectNoErrors(await stage.settle());
        expect(findIssue(stage, CASE).state).toBe('open');
        expect(botWords(stage, CASE, 'reopened/')).toHaveLength(1);
        await expectRest(stage);
        expect(botWords(stage, CASE, 'reopened/')).toHaveLength(1);
      }),
  );

  it('with another title and text by hand gets its own back', () =>
    inState('assessing', async (stage) => {
      const { title, body } = findIssue(stage, CASE);
      await stage.people.member.request('PATCH', issuePath, { title: 'Prototype pollution!', body: 'x' });
      expectNoErrors(await stage.settle());
      expect(findIssue(stage, CASE)).toMatchObject({ title, body });
      await expectRest(stage);
    }));

  it('whose record was edited by hand gets a true one', () =>
    inState('assessing', async (stage) => {
      const record = commentsOf(stage, CASE).find(({ body }) => body.endsWith('security-process:record -->'));
      await stage.people.member.request('PATCH', `/repos/${TRIAGE}/issues/comments/${record?.id}`, {
        body: record?.body.replace('case/assessing', 'case/closed'),
      });
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      const records = botWords(stage, CASE, 'record');
      expect(records.some((body) => body.includes('case/assessing'))).toBe(true);
      await expectRest(stage);
    }));

  it('that was deleted is made again, once, and the case goes on there', () =>
    inState('assessing', async (stage) => {
      const { world } = stage.github;
      const home = stage.github.control.repo(TRIAGE);
      for (const org of world.orgs.values()) Object.assign(org, { allowIssueDeletion: true });
      await stage.people.owner.request('POST', '/graphql', {
        query: `mutation { deleteIssue(input: {issueId: "I_${Buffer.from(String(findIssue(stage, CASE).id)).toString('base64url')}"}) { clientMutationId } }`,
      });
      expect(home.numbers.get(CASE)).toBeUndefined();
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      const issues = listIssues(stage).filter((issue) => issue.state === 'open');
      expect(issues).toHaveLength(1);
      expect(labelsOf(stage, issues[0]!.number)).toContain('case/assessing');
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${issues[0]!.number}/labels`, {
        labels: ['case/needs-info'],
      });
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, issues[0]!.number)).toContain('case/needs-info');
      await expectRest(stage);
    }));
});

describe('an analysis', () => {
  const malformed =
    '```yaml\nanalysis:\n  packages:\n    - { ecosystem: nmp, name: body-parser }\n  cvss: CVSS:9/AV:N\n  cwe: [405]\n```';

  it('with mistakes is answered in one comment with all of them, which goes when it is right', () =>
    inState('assessing', async (stage) => {
      await say(stage, 'analyst', malformed);
      expectNoErrors(await stage.settle());
      const [words = '', ...more] = botWords(stage, CASE, 'analysis-problems');
      expect(more).toEqual([]);
      for (const word of ['nmp', 'cvss', 'cwe', 'summary']) expect(words).toContain(word);
      const mine = commentsOf(stage, CASE).find(({ body }) => body === malformed)!;
      const path = `/repos/${TRIAGE}/issues/comments/${mine.id}`;
      await stage.people.analyst.request('PATCH', path, { body: malformed.replace('nmp', 'npm') });
      expectNoErrors(await stage.settle());
      const [second = '', ...others] = botWords(stage, CASE, 'analysis-problems');
      expect(others).toEqual([]);
      expect(second).not.toContain('nmp');
      await stage.people.analyst.request('PATCH', path, {
        body: [
          '```yaml',
          'analysis:',
          '  packages:',
          '    - { ecosystem: npm, name: body-parser, repo: expressjs/body-parser, affected: ["< 1.20.3"], patched: ["1.20.3"] }',
          '  severity: high',
          '  cwe: [CWE-405]',
          '  summary: Slow bodies',
          '  description: They are slow.',
          '  confirmed: { yes: true, how: tried }',
          '```',
        ].join('\n'),
      });
      expectNoErrors(await stage.settle());
      expect(botWords(stage, CASE, 'analysis-problems')).toEqual([]);
      expect(storeOf(stage)[`cases/${CASE}.yml`]).toContain('Slow bodies');
      await expectRest(stage);
    }));

  it('in a list is read, and what it would lose or could mean otherwise is asked about', () =>
    inState('assessing', async (stage) => {
      const written = (range: string, summary: string) =>
        [
          '1. What I found',
          '',
          '   ```yaml',
          '   analysis:',
          `     packages: [{ ecosystem: npm, name: body-parser, repo: expressjs/body-parser, affected: ["${range}"] }]`,
          '     severity: high # as the reporter says',
          '     cwe: [CWE-13333]',
          `     summary: ${summary}`,
          '     description: They are slow.',
          '   ```',
        ].join('\n');
      await say(stage, 'analyst', written('< 1.19.2, < 1.20.3', 'Slow bodies, see #77'));
      expectNoErrors(await stage.settle());
      const [asked = ''] = botWords(stage, CASE, 'analysis-problems');
      for (const word of ['#77', 'two upper bounds', '< 1.19.2']) expect(asked).toContain(word);
      const mine = commentsOf(stage, CASE).find(({ body }) => body.startsWith('1. What I found'))!;
      await stage.people.analyst.request('PATCH', `/repos/${TRIAGE}/issues/comments/${mine.id}`, {
        body: written('^1.20.0', 'Slow bodies'),
      });
      expectNoErrors(await stage.settle());
      expect(botWords(stage, CASE, 'analysis-problems')).toEqual([]);
      const [notes = ''] = botWords(stage, CASE, 'analysis-notes');
      for (const word of ['Pre-releases of 2.0.0', 'Nearest: CWE-1333', 'as the reporter says'])
        expect(notes).toContain(word);
      await expectRest(stage);
    }));

  it('of an outsider is not an analysis', () =>
    inState('assessing', async (stage) => {
      await say(stage, 'owner', malformed);
      expectNoErrors(await stage.settle());
      expect(botWords(stage, CASE, 'analysis-problems')).toEqual([]);
      await expectRest(stage);
    }));
});

describe('commands', () => {
  it('of an outsider are not followed', () =>
    inState('assessing', async (stage) => {
      await say(stage, 'owner', '/dismiss spam because I say so');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE)).toEqual(['case/assessing']);
      await expectRest(stage);
    }));

  it('are followed once, however often the event comes', () =>
    inState('assessing', async (stage) => {
      await say(stage, 'member', '/dismiss spam because it is one');
      expectNoErrors(await stage.settle());
      const after = portray(stage.github);
      const payload = stage.github.world.deliveries.findLast(
        ({ event }) => event === 'issue_comment',
      )?.payload;
      for (const _ of [1, 2])
        expect((await stage.start('conductor', { event: 'issue_comment', payload })).exitCode).toBe(0);
      expect(portray(stage.github)).toEqual(after);
    }));
});

describe('an advisory', () => {
  const ghsa = () => recording.scripts[0]!.facts.ghsa;
  const path = () => `/repos/${PROJECT}/security-advisories/${ghsa()}`;

  it.each(['assessing', 'patching', 'releasing'])(
    'published by hand in %s: the case announces, and says what is due',
    (state) =>
      inState(state, async (stage) => {
        const { vulnerabilities } = stage.github.control.advisory(ghsa());
        if (vulnerabilities.length === 0) throw new Error('The report names no package.');
        if (stage.github.control.advisory(ghsa()).state === 'triage')
          await stage.people.owner.request('PATCH', path(), { state: 'draft' });
        await stage.people.owner.request('PATCH', path(), { state: 'published' });
        expectNoErrors(await stage.sweep());
        expect(labelsOf(stage, CASE)).toEqual(
          expect.arrayContaining(['case/announcing', 'flag/out-of-process']),
        );
        await expectRest(stage);
      }),
  );

  it('accepted by hand counts as accepted', () =>
    inState('assessing', async (stage) => {
      await stage.people.owner.request('PATCH', path(), { state: 'draft' });
      expectNoErrors(await stage.sweep());
      await expectRest(stage);
      expect(stage.github.world.advisories.size).toBe(1);
    }));

  it('closed by hand moves nothing', () =>
    inState('patching', async (stage) => {
      await stage.people.owner.request('PATCH', path(), { state: 'closed' });
      expectNoErrors(await stage.sweep());
      expect(labelsOf(stage, CASE)).toContain('case/patching');
      await expectRest(stage);
    }));
});

describe('the store', () => {
  /** Writes the memory of the case with somebody's token. */
  async function writeStore(stage: Stage, token: string, text: string): Promise<void> {
    const hand = createPerson('somebody', token, stage.github.url);
    const file = `/repos/${TRIAGE}/contents/cases/${CASE}.yml`;
    const known = (await hand.request('GET', `${file}?ref=security-process`)) as { sha: string };
    await hand.request('PUT', file, {
      message: 'by hand',
      branch: 'security-process',
      sha: known.sha,
      content: Buffer.from(text).toString('base64'),
    });
  }

  const botToken = (stage: Stage): string =>
    stage.github.createToken({ kind: 'installation', app: 'security-process', owner: OWNER });

  it.each([
    ['is no YAML', 'version: [1'],
    ['is of a version to come', 'version: 99\nnumber: 1\n'],
    ['is empty', ''],
  ])('%s: one clear error, and nothing is written', (_, text) =>
    inState('patching', async (stage) => {
      await writeStore(stage, botToken(stage), text);
      const before = portray(stage.github);
      const ended = await stage.start('conductor');
      expect(ended.exitCode).toBe(1);
      expect(ended.errors).toHaveLength(1);
      expect(ended.outputs).toMatchObject({ decision: 'failed', reason: 'bad-store' });
      expect(ended.errors[0]).toContain(`cases/${CASE}.yml`);
      expect(portray(stage.github)).toEqual(before);
    }),
  );

  it.each([
    ['with sense', (text: string) => text.replace('CVE-2024-45590', 'CVE-2020-0001')],
    ['without any', () => 'version: [1'],
  ])(
    'changed by somebody else, %s: what the bot committed last counts, and the team is told once',
    (_, change) =>
      inState('patching', async (stage) => {
        const text = storeOf(stage)[`cases/${CASE}.yml`]!;
        await writeStore(stage, tokenOf(CAST.owner.login), change(text));
        expect(storeOf(stage)[`cases/${CASE}.yml`]).not.toBe(text);
        expectNoErrors(await stage.sweep());
        expect(storeOf(stage)[`cases/${CASE}.yml`]).toBe(text);
        const alarms = botWords(stage, CASE, 'store/');
        expect(alarms).toHaveLength(1);
        expect(alarms[0]).toContain(CAST.owner.login);
        expect(alarms[0]).toContain(`@${CAST.member.login}`);
        await expectRest(stage);
      }),
  );

  it('changed by somebody else is put back by a label event too', () =>
    inState('patching', async (stage) => {
      const text = storeOf(stage)[`cases/${CASE}.yml`]!;
      await writeStore(stage, tokenOf(CAST.owner.login), text.replace('to: patching', 'to: announcing'));
      await setLabels(stage, 'member', 'case/testing');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE)).toContain('case/testing');
      expect(storeOf(stage)[`cases/${CASE}.yml`]).not.toContain('to: announcing');
      expect(botWords(stage, CASE, 'store/')).toHaveLength(1);
      await expectRest(stage);
    }));
});

describe('what GitHub refuses to the bot', () => {
  it('an advisory that only a person may change becomes a task, and the case goes on when it is done', () =>
    inState('assessing', async (stage) => {
      stage.github.faults.add({
        kind: 'status',
        status: 403,
        message: 'Resource not accessible by integration',
        operation: 'PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
        times: Number.POSITIVE_INFINITY,
      });
      const analysis = recording.runs.find(({ input }) =>
        JSON.stringify(input.event.payload).includes('analysis:'),
      );
      const { comment } = analysis!.input.event.payload as { comment: { body: string } };
      await say(stage, 'analyst', comment.body);
      await setLabels(stage, 'coordinator', 'case/valid');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE)).toContain('case/valid');
      const tasks = botWords(stage, CASE, 'task/');
      expect(tasks).toHaveLength(1);
      expect(tasks[0]).toContain(recording.scripts[0]?.facts.ghsa);
      stage.github.faults.clear();
      expectNoErrors(await stage.sweep());
      expect(labelsOf(stage, CASE)).toContain('case/cve-requested');
      expect(botWords(stage, CASE, 'task/')).toEqual([]);
      await expectRest(stage);
    }));

  it('a pull request of the post becomes a task, and the case goes on when a member did it', () =>
    inState('disclosing', async (stage) => {
      for (const operation of ['POST /repos/{owner}/{repo}/pulls', 'graphql mutation'])
        stage.github.faults.add({
          kind: 'status',
          status: 403,
          message: 'Resource not accessible by integration',
          operation: new RegExp(
            operation.replaceAll(/[/{}]/g, '\\$&') + (operation.startsWith('graphql') ? ' CreatePull' : ''),
          ),
          times: Number.POSITIVE_INFINITY,
        });
      await say(stage, 'member', '/confirm');
      expectNoErrors(await stage.settle());
      expect(labelsOf(stage, CASE)).toContain('case/announcing');
      expect(botWords(stage, CASE, 'task/')).toHaveLength(1);
      await say(stage, 'member', '/posted blog https://expressjs.example/post');
      expectNoErrors(await stage.settle());
      expect(botWords(stage, CASE, 'task/')).toEqual([]);
      await say(
        stage,
        'coordinator',
        '/posted mastodon https://social.example/1\n/posted bluesky https://social.example/2\n/posted x https://social.example/3\n/posted chat https://social.example/4\n/posted discussions https://social.example/5',
      );
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(labelsOf(stage, CASE)).toContain('case/closed');
      expect(findIssue(stage, CASE).state).toBe('closed');
    }));
});

describe('whose repos they are', () => {
  it(`is ${OWNER}: the recorded rehearsal`, () => {
    expect(recording.report.cases[0]?.states.at(-1)?.label).toBe('case/closed');
    expect(recording.report.leaks).toEqual([]);
  });
});
