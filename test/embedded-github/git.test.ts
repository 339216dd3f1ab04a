import fc from 'fast-check';
import {
  changeTree,
  emptyTree,
  listFiles,
  makeBlob,
  readFile,
  treeOid,
} from '../../dev/embedded-github/state/tree.ts';
import type { Tree } from '../../dev/embedded-github/world.ts';
import { project, triage, useGitHub } from './client.ts';

const client = useGitHub();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const put = (path: string, body: object, token = 'token-dev') =>
  client.call(token, 'PUT', `${project}/contents/${path}`, body);

describe('contents', () => {
  it('hash files as git does', async () => {
    const { body } = await put('hello.txt', { message: 'm', content: base64('hello\n') });
    expect(body.content.sha).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  it('are changed only by somebody who knows what was there', async () => {
    const first = await put('a.txt', { message: 'm', content: base64('1') });
    expect((await put('a.txt', { message: 'm', content: base64('2') })).status).toBe(422);
    const stale = await put('a.txt', { message: 'm', content: base64('2'), sha: '0'.repeat(40) });
    expect(stale.status).toBe(409);
    const second = await put('a.txt', { message: 'm', content: base64('2'), sha: first.body.content.sha });
    expect(second.status).toBe(200);
    const read = await client.call(null, 'GET', `${project}/contents/a.txt`);
    expect(Buffer.from(read.body.content, 'base64').toString()).toBe('2');
  });

  it('list a directory, and answer raw', async () => {
    await put('deep/er/a.txt', { message: 'm', content: base64('1') });
    const { body } = await client.call(null, 'GET', `${project}/contents/deep`);
    expect(body.map((one: { name: string; type: string }) => [one.name, one.type])).toEqual([['er', 'dir']]);
    const raw = await client.call(
      null,
      'GET',
      `${project}/contents/deep/er/a.txt`,
      undefined,
      'application/vnd.github.raw+json',
    );
    expect(raw.body).toBe('1');
  });

  it('need write access, and for workflows a permission of their own', async () => {
    expect((await put('a.txt', { message: 'm', content: '' }, 'token-tess')).status).toBe(403);
    const wish = { kind: 'installation', app: 'example-security-process', owner: 'example-org' } as const;
    const workflow = { message: 'm', content: base64('on: push') };
    const answer = await put('.github/workflows/x.yml', workflow, client.github.createToken(wish));
    expect(answer.status).toBe(403);
  });
});

describe('a commit by createCommitOnBranch', () => {
  const mutation = `mutation($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
  const input = (expectedHeadOid: string, text: string): object => ({
    input: {
      branch: { repositoryNameWithOwner: 'example-org/security-triage', branchName: 'security-process' },
      expectedHeadOid,
      message: { headline: 'Set' },
      fileChanges: { additions: [{ path: 'cases/1.yml', contents: base64(text) }] },
    },
  });

  it('compares and sets: of two with one expectation one wins', async () => {
    const head = client.github.control
      .repo('example-org/security-triage')
      .refs.get('refs/heads/security-process')!;
    const answers = await Promise.all([
      client.graphql('token-tess', mutation, input(head, 'one')),
      client.graphql('token-carl', mutation, input(head, 'two')),
    ]);
    const errors = answers.map((one) => one.body.errors?.[0].type ?? 'none').sort();
    expect(errors).toEqual(['STALE_DATA', 'none']);
    const { body } = await client.call('token-tess', 'GET', `${triage}/commits?sha=security-process`);
    expect(body).toHaveLength(2);
  });

  it('the same content twice makes two commits', async () => {
    const repo = client.github.control.repo('example-org/security-triage');
    const head = () => repo.refs.get('refs/heads/security-process')!;
    const first = await client.graphql('token-tess', mutation, input(head(), 'same'));
    const second = await client.graphql('token-tess', mutation, input(head(), 'same'));
    const oid = (answer: typeof first): string => answer.body.data.createCommitOnBranch.commit.oid;
    expect(oid(first)).not.toBe(oid(second));
  });
});

describe('pull requests', () => {
  async function open(): Promise<number> {
    const head = client.github.control.repo('example-org/project').refs.get('refs/heads/main');
    await client.call('token-dev', 'POST', `${project}/git/refs`, { ref: 'refs/heads/fix', sha: head });
    await put('a.txt', { message: 'Fix it', content: base64('one\n'), branch: 'fix' });
    const wish = { title: 'Fix', head: 'fix', base: 'main', body: 'Text' };
    const { status, body } = await client.call('token-dev', 'POST', `${project}/pulls`, wish);
    expect(status).toBe(201);
    return body.number;
  }

  it('give their patch and their diff', async () => {
    const path = `${project}/pulls/${await open()}`;
    const patch = await client.call(null, 'GET', path, undefined, 'application/vnd.github.patch');
    const diff = await client.call(null, 'GET', path, undefined, 'application/vnd.github.diff');
    expect(patch.body).toContain('Subject: [PATCH] Fix it');
    expect(diff.body).toContain('+++ b/a.txt');
    expect(diff.body).toContain('\n+one\n');
  });

  it('follow their branch, and keep old commits reachable', async () => {
    const path = `${project}/pulls/${await open()}`;
    const before = (await client.call(null, 'GET', path)).body.head.sha;
    await put('b.txt', { message: 'More', content: base64('two'), branch: 'fix' });
    const { body } = await client.call(null, 'GET', path);
    expect([body.commits, body.changed_files]).toEqual([2, 2]);
    const main = client.github.control.repo('example-org/project').refs.get('refs/heads/main');
    await client.call('token-dev', 'PATCH', `${project}/git/refs/heads/fix`, { sha: main, force: true });
    expect((await client.call(null, 'GET', `${project}/commits/${before}`)).status).toBe(200);
  });

  it('are issues to comments and labels', async () => {
    const number = await open();
    const label = await client.call('token-dev', 'POST', `${project}/issues/${number}/labels`, {
      labels: ['bug'],
    });
    expect(label.status).toBe(200);
    const { body } = await client.call(null, 'GET', `${project}/issues/${number}`);
    expect(body.pull_request.merged_at).toBeNull();
  });

  it('are merged once, by writers, at the head they saw', async () => {
    const path = `${project}/pulls/${await open()}`;
    expect((await client.call('token-tess', 'PUT', `${path}/merge`, {})).status).toBe(403);
    expect((await client.call('token-dev', 'PUT', `${path}/merge`, { sha: '0'.repeat(40) })).status).toBe(
      409,
    );
    expect((await client.call('token-dev', 'PUT', `${path}/merge`, {})).body.merged).toBe(true);
    expect((await client.call('token-dev', 'PUT', `${path}/merge`, {})).status).toBe(405);
    expect((await client.call(null, 'GET', `${project}/contents/a.txt`)).status).toBe(200);
  });
});

describe('releases', () => {
  it('drafts are hidden, make no tag and start nothing; publishing does', async () => {
    const heard: string[] = [];
    const stop = client.github.onDelivery((one) => heard.push(`${one.event} ${one.action ?? ''}`.trim()));
    const wish = { tag_name: '1.1.0', body: 'Notes', draft: true };
    const { body } = await client.call('token-dev', 'POST', `${project}/releases`, wish);
    expect(heard).toEqual([]);
    expect((await client.call(null, 'GET', `${project}/releases/${body.id}`)).status).toBe(404);
    await client.call('token-dev', 'PATCH', `${project}/releases/${body.id}`, { draft: false });
    stop();
    expect(heard).toEqual(['create', 'push', 'release created', 'release published', 'release released']);
    const latest = await client.call(null, 'GET', `${project}/releases/latest`);
    expect([latest.body.tag_name, latest.body.immutable]).toEqual(['1.1.0', false]);
    expect((await client.call(null, 'GET', `${project}/git/ref/tags/1.1.0`)).status).toBe(200);
  });
});

describe('layers of a tree', () => {
  const change = fc.record({ path: fc.constantFrom('a', 'b/c', 'b/d', 'e'), text: fc.option(fc.string()) });

  it('read like a plain map of the changes made', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        let tree: Tree = emptyTree;
        const plain = new Map<string, string>();
        for (const { path, text } of changes) {
          tree = changeTree(tree, new Map([[path, text === null ? null : makeBlob(text)]]));
          if (text === null) plain.delete(path);
          else plain.set(path, text);
        }
        const oids = [...listFiles(tree)].map(([path, blob]) => [path, blob.oid]);
        const wanted = [...plain]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([path, text]) => [path, makeBlob(text).oid]);
        expect(oids).toEqual(wanted);
        for (const path of ['a', 'b/c', 'zzz']) expect(readFile(tree, path) === null).toBe(!plain.has(path));
        const rebuilt = changeTree(
          emptyTree,
          new Map([...plain].map(([path, text]) => [path, makeBlob(text)])),
        );
        expect(treeOid(rebuilt)).toBe(treeOid(tree));
      }),
    );
  });
});
