import fc from 'fast-check';
import { stripCode } from '../../dev/embedded-github/notifications.ts';
import { processorMs, SOON_MS } from '../processor-time.ts';
import { draftAdvisory, project, triage, useGitHub } from './client.ts';

const client = useGitHub();

/** Who was written to by what is done, and why. */
async function told(act: () => Promise<unknown>): Promise<string[]> {
  const before = client.github.notifications.length;
  await act();
  return client.github.notifications.slice(before).map((one) => `${one.login} ${one.reason}`);
}

const comment = (token: string, place: string, body: string) => () =>
  client.call(token, 'POST', `${place}/issues/1/comments`, { body });

describe('who hears of what', () => {
  it('people mentioned, and those who take part', async () => {
    expect(await told(comment('token-dev', project, 'Look, @rae-reporter'))).toEqual([
      'pat-passerby author',
      'rae-reporter mention',
    ]);
  });

  it('nobody who cannot read the place', async () => {
    const act = () =>
      client.call('token-tess', 'POST', `${triage}/issues`, {
        title: 'T',
        body: '@rae-reporter @ana-analyst',
      });
    expect(await told(act)).toEqual(['ana-analyst mention']);
  });

  it.each([
    '`@rae-reporter`',
    '```\n@rae-reporter\n```',
    '~~~~\n```\n@rae-reporter\n~~~~',
    '<!-- @rae-reporter -->',
    'mail me at x@rae-reporter',
  ])('not those whose name is in code or an address: %j', async (body) => {
    expect(await told(comment('token-dev', project, body))).toEqual(['pat-passerby author']);
  });

  it('a team by its members', async () => {
    const act = () =>
      client.call('token-tess', 'POST', `${triage}/issues`, {
        title: 'T',
        body: '@example-org/security-triage',
      });
    expect((await told(act)).sort()).toEqual(['ana-analyst team_mention', 'carl-coordinator team_mention']);
  });

  it('of an edit only people newly mentioned', async () => {
    const made = await client.call('token-dev', 'POST', `${project}/issues/1/comments`, {
      body: '@rae-reporter',
    });
    const path = `${project}/issues/comments/${made.body.id}`;
    const edit = (body: string) => () => client.call('token-dev', 'PATCH', path, { body });
    expect(await told(edit('@rae-reporter again'))).toEqual([]);
    expect(await told(edit('@rae-reporter @ana-analyst'))).toEqual(['ana-analyst mention']);
  });

  it('assignees of their assignment', async () => {
    const act = () =>
      client.call('token-tess', 'POST', `${project}/issues/1/assignees`, { assignees: ['dev-developer'] });
    expect(await told(act)).toEqual(['dev-developer assign']);
  });

  it('nobody of labels and reactions', async () => {
    expect(
      await told(async () => {
        await client.call('token-dev', 'POST', `${project}/issues/1/labels`, { labels: ['question'] });
        await client.call('token-dev', 'POST', `${project}/issues/1/reactions`, { content: 'eyes' });
      }),
    ).toEqual([]);
  });

  it('the collaborators of an advisory, of invitation and publication', async () => {
    const ghsa = await draftAdvisory(client);
    const path = `${project}/security-advisories/${ghsa}`;
    const invite = () => client.call('token-olive', 'PATCH', path, { collaborating_users: ['rae-reporter'] });
    const publish = () => client.call('token-olive', 'PATCH', path, { state: 'published' });
    expect(await told(invite)).toEqual(['rae-reporter invitation']);
    expect(await told(publish)).toEqual(['rae-reporter security_advisory']);
  });
});

describe('the journal', () => {
  it('keeps what was written, where, by whom, and who could read it', async () => {
    await client.call('token-tess', 'POST', `${triage}/issues`, {
      title: 'Secret title',
      body: 'Secret body',
    });
    const entries = client.github.journal.filter((one) => one.text.startsWith('Secret'));
    expect(entries.map((one) => [one.what, one.visibility, one.actor.login])).toEqual([
      ['issue-title', 'private', 'tess-triager'],
      ['issue-body', 'private', 'tess-triager'],
    ]);
    expect(entries[0]!.readers).toEqual([
      'ana-analyst',
      'carl-coordinator',
      'example-security-process[bot]',
      'olive-owner',
      'tess-triager',
    ]);
  });

  it('has an advisory’s text as its collaborators’, and as everybody’s once published', async () => {
    const ghsa = await draftAdvisory(client, { description: 'Canary words' });
    const found = () => client.github.journal.filter((one) => one.text === 'Canary words');
    expect(found().map((one) => [one.visibility, one.readers])).toEqual([
      ['advisory', ['example-security-process[bot]', 'olive-owner']],
    ]);
    await client.call('token-olive', 'PATCH', `${project}/security-advisories/${ghsa}`, {
      state: 'published',
    });
    expect(found().map((one) => [one.visibility, one.readers === 'everyone'])).toEqual([
      ['advisory', false],
      ['public', true],
    ]);
  });

  it('says of a public place that everyone reads it', async () => {
    await client.call('token-pat', 'POST', `${project}/issues`, { title: 'Open title' });
    const entry = client.github.journal.find((one) => one.text === 'Open title');
    expect(entry).toMatchObject({ visibility: 'public', readers: 'everyone', repo: 'example-org/project' });
  });

  it('notes the files of a commit and the names of branches', async () => {
    const head = client.github.control.repo('example-org/project').refs.get('refs/heads/main');
    await client.call('token-dev', 'POST', `${project}/git/refs`, { ref: 'refs/heads/telling', sha: head });
    const file = { message: 'Telling message', content: Buffer.from('Telling file').toString('base64') };
    await client.call('token-dev', 'PUT', `${project}/contents/a.txt`, file);
    const what = client.github.journal.filter((one) => /telling/i.test(one.text)).map((one) => one.what);
    expect(what).toEqual(['branch', 'commit-message', 'file']);
  });
});

describe('text without code', () => {
  it('keeps text without backticks, tildes and comments as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[`~]|<!--/.test(text));
        expect(stripCode(text)).toBe(text);
      }),
    );
  });

  it('never takes long, whatever the backticks', () => {
    const hostile = Array.from({ length: 300 }, (_, index) => '`'.repeat(index + 1)).join('x');
    expect(processorMs(() => stripCode(hostile))).toBeLessThan(SOON_MS);
  });
});
