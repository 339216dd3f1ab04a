/** How reports come in, each once, whatever the number of signals; and what is taken down. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { PLACEHOLDER_BODY } from '../../src/text/public-constants.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { portray } from './portrait.ts';
import {
  adjustRepo,
  botWords,
  commentsOf,
  findIssue,
  labelsOf,
  listIssues,
  openStage,
  PROJECT,
  type Stage,
  type StageWish,
  storeOf,
  TRIAGE,
} from './stage.ts';

const SECRET = 'canaryintake';

async function withStage<T>(use: (stage: Stage) => Promise<T>, wish: StageWish = {}): Promise<T> {
  const stage = await openStage(wish);
  try {
    return await use(stage);
  } finally {
    await stage.close();
  }
}

const cases = (stage: Stage): readonly string[] =>
  Object.keys(storeOf(stage)).filter((path) => /^cases\/\d+\.yml$/.test(path));

/** Public texts of ours since the beginning. */
const publicTexts = (stage: Stage): readonly string[] =>
  stage.github.journal
    .filter((entry) => entry.visibility === 'public' && entry.actor.kind !== 'user')
    .map(({ text }) => text);

async function fillForm(
  stage: Stage,
  fields: Readonly<Record<string, string>>,
  ...labels: string[]
): Promise<number> {
  const body = Object.entries(fields)
    .map(([name, value]) => `### ${name}\n\n${value}`)
    .join('\n\n');
  const created = (await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Report: ',
    body,
    labels: ['security-report', ...labels],
  })) as { number: number };
  return created.number;
}

const report = (stage: Stage): Promise<unknown> =>
  stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: `A flaw ${SECRET}`,
    description: `How it works: ${SECRET}`,
  });

describe('a private vulnerability report', () => {
  it('is taken in once, whatever the number of signals', () =>
    withStage(async (stage) => {
      await report(stage);
      expectNoErrors(await stage.sweep());
      expect(cases(stage)).toEqual(['cases/1.yml']);
      const before = portray(stage.github);
      for (const event of ['schedule', 'workflow_dispatch', 'repository_dispatch']) {
        const ended = await stage.start('conductor', { event });
        expect(ended.errors).toEqual([]);
      }
      expectNoErrors([await stage.start('intake')]);
      expect(portray(stage.github)).toEqual(before);
      expect(listIssues(stage)).toHaveLength(1);
    }));

  it('keeps the words of the reporter, and says none of them in the title or in public', () =>
    withStage(async (stage) => {
      await report(stage);
      expectNoErrors(await stage.sweep());
      const issue = findIssue(stage, 1);
      expect(issue.body).toContain(SECRET);
      expect(issue.title).not.toContain(SECRET);
      expect(storeOf(stage)['cases/1/report.md']).toContain(SECRET);
      expect(publicTexts(stage)).toEqual([]);
      expect(labelsOf(stage, 1)).toEqual(['case/received']);
    }));

  it('that two runs see at once is one case', () =>
    withStage(async (stage) => {
      await report(stage);
      const both = await Promise.all([stage.start('conductor'), stage.start('conductor')]);
      for (const ended of both) expect(ended.stderr).toBe('');
      expectNoErrors(await stage.sweep());
      expect(cases(stage)).toHaveLength(1);
      expect(listIssues(stage)).toHaveLength(1);
    }));
});

describe('the form "report from elsewhere"', () => {
  const fields = {
    'The report': `A mail said: ${SECRET}\n\n/dismiss spam because I am text\n\n@${CAST.owner.login} look`,
    Package: 'body-parser',
    Repository: PROJECT,
    'Affected versions': '_No response_',
    Reporter: `@${CAST.reporter.login}`,
    'Where it came from': 'mail',
    Received: '2025-03-01',
  };

  it('becomes a case: the fields as they came, the clocks from the day of receipt', () =>
    withStage(async (stage) => {
      const number = await fillForm(stage, fields);
      expectNoErrors(await stage.settle());
      expect(cases(stage)).toEqual([`cases/${number}.yml`]);
      const stored = storeOf(stage)[`cases/${number}.yml`] ?? '';
      expect(stored).toContain('2025-03-01');
      expect(stored).toContain(CAST.reporter.login);
      expect(labelsOf(stage, number)).toContain('case/received');
      expect(findIssue(stage, number).title).not.toContain(SECRET);
      expect(publicTexts(stage)).toEqual([]);
      expectNoErrors(await stage.sweep());
      const before = portray(stage.github);
      expectNoErrors(await stage.sweep());
      expect(portray(stage.github)).toEqual(before);
    }));

  it('whose event was lost is taken in by the sweep, once', () =>
    withStage(async (stage) => {
      const number = await fillForm(stage, fields);
      expectNoErrors([await stage.start('conductor')]);
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(cases(stage)).toEqual([`cases/${number}.yml`]);
      expect(listIssues(stage)).toHaveLength(1);
    }));

  it('of which a dry run tells what would be done', () =>
    withStage(async (stage) => {
      await fillForm(stage, fields);
      const before = portray(stage.github);
      const ended = await stage.start('intake', { inputs: { 'dry-run': 'true' } });
      expect(ended.outputs.reason).toBe('dry-run');
      const kinds = (JSON.parse(ended.outputs.plan ?? '') as { readonly kind: string }[]).map(
        ({ kind }) => kind,
      );
      expect(kinds).toEqual(expect.arrayContaining(['commit-store', 'add-labels', 'comment']));
      expect(portray(stage.github)).toEqual(before);
    }));

  it('without the label is an issue like any other', () =>
    withStage(async (stage) => {
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
        title: 'Lunch?',
        body: 'At noon.',
      });
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(cases(stage)).toEqual([]);
      expect(commentsOf(stage, 1)).toEqual([]);
    }));
});

describe('an issue that is public by mistake', () => {
  async function openInPublic(stage: Stage): Promise<string> {
    const created = await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues`, {
      title: `Flaw ${SECRET}`,
      body: `It is ${SECRET}`,
    });
    return (created as { html_url: string }).html_url;
  }

  it('is moved by the form, and its move is not counted as another report', () =>
    withStage(async (stage) => {
      const url = await openInPublic(stage);
      const number = await fillForm(
        stage,
        { 'Address of the public issue or pull request': url },
        'flag/premature',
      );
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(cases(stage)).toEqual([`cases/${number}.yml`]);
      expect(listIssues(stage, PROJECT)).toEqual([]);
      expect(listIssues(stage)).toHaveLength(2);
      expect(publicTexts(stage)).toEqual([]);
    }));

  it('gets a neutral placeholder only when that was confirmed', () =>
    withStage(async (stage) => {
      const url = await openInPublic(stage);
      const number = await fillForm(
        stage,
        { 'Address of the public issue or pull request': url },
        'flag/premature',
      );
      expectNoErrors(await stage.settle());
      expect(botWords(stage, number, `ask/placeholder/`)).toHaveLength(1);
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${number}/comments`, {
        body: '/confirm',
      });
      expectNoErrors(await stage.settle());
      const [placeholder, ...more] = listIssues(stage, PROJECT);
      expect(more).toEqual([]);
      expect(placeholder?.body).toBe(PLACEHOLDER_BODY(CAST.reporter.login));
      expect(`${placeholder?.title}${placeholder?.body}`).not.toContain(SECRET);
      expectNoErrors(await stage.sweep());
      expect(listIssues(stage, PROJECT)).toHaveLength(1);
    }));

  it('is moved by /privatize in a case that stands', () =>
    withStage(async (stage) => {
      await report(stage);
      await stage.sweep();
      const url = await openInPublic(stage);
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, {
        body: `/privatize ${url}`,
      });
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(listIssues(stage, PROJECT)).toEqual([]);
      expect(cases(stage)).toEqual(['cases/1.yml']);
      expect(botWords(stage, 1, 'privatized/')).toHaveLength(1);
    }));

  it('that may not be moved becomes a task, and the case goes on when a person moved it', () =>
    withStage(async (stage) => {
      await report(stage);
      await stage.sweep();
      const url = await openInPublic(stage);
      stage.github.faults.add({
        kind: 'status',
        status: 403,
        message: 'Resource not accessible by integration',
        operation: /TransferIssue/i,
        times: Number.POSITIVE_INFINITY,
      });
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, {
        body: `/privatize ${url}`,
      });
      expectNoErrors(await stage.settle());
      expect(botWords(stage, 1, 'task/transfer/')).toHaveLength(1);
      const issue = listIssues(stage, PROJECT)[0]!;
      const id = `I_${Buffer.from(String(issue.id)).toString('base64url')}`;
      const target = `R_${Buffer.from(String(stage.github.control.repo(TRIAGE).id)).toString('base64url')}`;
      stage.github.faults.clear();
      await stage.people.owner.request('POST', '/graphql', {
        query: `mutation { transferIssue(input: {issueId: "${id}", repositoryId: "${target}"}) { clientMutationId } }`,
      });
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(botWords(stage, 1, 'task/')).toEqual([]);
      expect(botWords(stage, 1, 'privatized/')).toHaveLength(1);
      expect(cases(stage)).toEqual(['cases/1.yml']);
    }));

  it('of a stranger that names no repo of ours is left alone', () =>
    withStage(async (stage) => {
      await report(stage);
      await stage.sweep();
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, {
        body: '/privatize https://github.com/somebody-else/thing/issues/1',
      });
      expectNoErrors(await stage.settle());
      expect(botWords(stage, 1, 'answer/')).toHaveLength(1);
    }));
});

describe('a pull request that is public by mistake', () => {
  const pull = adjustRepo('body-parser', (repo) => ({
    ...repo,
    pulls: [
      {
        title: `Fix ${SECRET}`,
        author: CAST.developer.login,
        body: `It fixes ${SECRET}`,
        head: 'fix',
        files: { 'fix.js': '1\n' },
      },
    ],
  }));

  it('is emptied, closed and locked when that was confirmed, and its copy is kept', () =>
    withStage(
      async (stage) => {
        await report(stage);
        await stage.sweep();
        const { number } = listIssues(stage, PROJECT)[0]!;
        const url = `https://github.com/${PROJECT}/pull/${number}`;
        await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, {
          body: `/privatize ${url}`,
        });
        expectNoErrors(await stage.settle());
        expect(findIssue(stage, number, PROJECT).body).toContain(SECRET);
        expect(botWords(stage, 1, 'ask/privatize/')).toHaveLength(1);
        await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/1/comments`, {
          body: '/confirm',
        });
        expectNoErrors(await stage.settle());
        const quiet = findIssue(stage, number, PROJECT);
        expect(quiet).toMatchObject({ state: 'closed', locked: true });
        expect(`${quiet.title}${quiet.body}`).not.toContain(SECRET);
        expect(
          Object.entries(storeOf(stage)).some(
            ([path, text]) => path.startsWith('cases/1/') && text.includes(`It fixes ${SECRET}`),
          ),
        ).toBe(true);
        expectNoErrors(await stage.sweep());
        for (const text of publicTexts(stage)) expect(text).not.toContain(SECRET);
      },
      { adjust: pull },
    ));
});
