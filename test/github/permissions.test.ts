import { afterEach } from '@jest/globals';
import type { Operation, OperationKind } from '../../src/case/operation.ts';
import { missingPermissions, NEEDS, type PermissionSet } from '../../src/github/permissions.ts';
import { publicConstant } from '../../src/text/embargo.ts';
import { BASE, contextOf, FULL, operation, PROJECT, type Rig, SITE, startRig } from './rig.ts';

let rig: Rig;

afterEach(async () => {
  await rig?.server.close();
});

const ghsa = 'GHSA-2222-3333-4444';
const draft = {
  author: 'olive-owner',
  state: 'draft' as const,
  summary: 's',
  description: 'd',
  ghsa,
  severity: 'low' as const,
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'project' },
      vulnerable_version_range: '< 1.0.1',
      patched_versions: '1.0.1',
    },
  ],
};
const words = { title: publicConstant('Title'), body: publicConstant('Body') };
const url = (number: number): string => `https://github.com/${PROJECT}/issues/${number}`;
const fields = {
  summary: 's',
  description: 'd',
  cwe_ids: [],
  credits: [],
  vulnerabilities: [],
  severity: 'low',
};

const start = (permissions: PermissionSet): Promise<Rig> =>
  startRig({
    permissions: { metadata: 'read', ...permissions },
    triage: {
      issues: [
        {
          title: 't',
          author: 'rae-reporter',
          labels: ['case/received'],
          comments: [{ author: 'tess-triager', body: 'x' }],
        },
      ],
    },
    project: {
      advisories: [draft],
      issues: [{ title: 'public', author: 'rae-reporter' }],
      pulls: [{ title: 'fix', author: 'rae-reporter', head: 'fix', files: { 'index.js': '3' } }],
    },
  });

/** One operation of each kind; ids are those of the rig. */
function examples(ids: {
  readonly comment: string;
  readonly own: string;
  readonly issue: string;
}): readonly Operation[] {
  const post = {
    channel: 'blog',
    repo: SITE,
    base: null,
    branch: 'b',
    path: 'p.md',
    text: publicConstant('x'),
  };
  return [
    operation({ kind: 'commit-store', message: 'm', files: { 'cases/1.yml': 'x' } }),
    operation({ kind: 'create-labels', labels: [{ name: 'new', description: '', colour: 'aabbcc' }] }),
    operation({ kind: 'add-labels', issue: 1, labels: ['new'] }),
    operation({ kind: 'remove-label', issue: 1, label: 'case/received' }),
    operation({ kind: 'comment', issue: 1, key: 'k', body: 'b' }),
    operation({ kind: 'react', comment: ids.comment, content: 'EYES' }),
    operation({ kind: 'edit-comment', issue: 1, comment: ids.own, key: 'k', body: 'c' }),
    operation({ kind: 'delete-comment', issue: 1, comment: ids.own }),
    operation({ kind: 'assign', issue: 1, logins: ['tess-triager'] }),
    operation({ kind: 'unassign', issue: 1, logins: ['tess-triager'] }),
    operation({ kind: 'edit-issue', issue: 1, title: 'n' }),
    operation({ kind: 'create-case-issue', key: 'k', title: 't', body: 'b', labels: [] }),
    operation({ kind: 'create-advisory', key: 'k', repo: PROJECT, fields, digest: 'd' }, 'circle'),
    operation({ kind: 'update-advisory', repo: PROJECT, ghsa, fields: { summary: 'n' } }, 'circle'),
    operation({ kind: 'request-cve', key: 'k', repo: PROJECT, ghsa }, 'third-party'),
    operation({ kind: 'publish-advisory', repo: PROJECT, ghsa, digest: 'd' }, 'public'),
    operation({ kind: 'transfer-issue', url: url(1), repo: PROJECT, number: 1, id: ids.issue }),
    operation({ kind: 'quiet-pull', url: url(2), repo: PROJECT, number: 2, ...words }, 'public'),
    operation({ kind: 'create-placeholder', key: 'k', url: url(1), repo: PROJECT, ...words }, 'public'),
    operation({ kind: 'open-post', key: 'k', ...post, ...words }, 'public'),
  ];
}

/** The rig's operations, made ready with every permission there is. */
async function prepare() {
  rig = await start(FULL);
  const github = rig.github();
  const context = await contextOf(github);
  const made = await github.apply(operation({ kind: 'comment', issue: 1, key: 'k', body: 'b' }), context);
  const own = made.kind === 'done' ? (made.result?.commentId ?? '') : '';
  const comment = (await github.readCase(1)).issue?.comments[0]?.id ?? '';
  const thread = await github.readThread(url(1));
  const issue = thread.kind === 'found' ? thread.thread.id : '';
  return { context, all: examples({ comment, own, issue }) };
}

/** Takes these permissions away from the installation. */
function narrow(permissions: PermissionSet): void {
  for (const installation of rig.server.world.installations.values())
    installation.permissions = { metadata: 'read', ...permissions } as typeof installation.permissions;
}

const without = (permissions: PermissionSet, key: string): PermissionSet =>
  Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== key));

describe('permissions', () => {
  it('of the table are enough: every operation passes with them', async () => {
    const { context, all } = await prepare();
    expect(all.map(({ kind }) => kind).sort()).toEqual(
      (Object.keys(NEEDS) as OperationKind[]).filter((name) => !/^(read|find)-/.test(name)).sort(),
    );
    const outcomes: string[] = [];
    for (const one of all) outcomes.push(`${one.kind} ${(await rig.github().apply(one, context)).kind}`);
    expect(outcomes).toEqual(all.map(({ kind }) => `${kind} done`));
  });

  it('of the base are enough for all that is not optional', async () => {
    const { context, all } = await prepare();
    narrow(BASE);
    const github = rig.github();
    for (const one of all.filter(({ kind }) => NEEDS[kind].kind === 'base'))
      expect(await github.apply(one, context)).toMatchObject({ kind: 'done' });
  });

  it('that are optional turn the step into one for people, each with its words', async () => {
    const { context, all } = await prepare();
    narrow({});
    for (const one of all.filter(({ kind }) => NEEDS[kind].kind === 'optional')) {
      const outcome = await rig.github().apply(one, context);
      expect(outcome).toMatchObject({ kind: 'refused', permission: expect.stringContaining('write') });
      expect(NEEDS[one.kind].twin).toMatch(/\.$/);
    }
  });

  it('of the base that are missing are one clear error that names them', async () => {
    const { context, all } = await prepare();
    const written = rig.server.journal.length;
    for (const one of all.filter(({ kind }) => NEEDS[kind].kind === 'base')) {
      for (const [key, level] of Object.entries(NEEDS[one.kind].permissions)) {
        narrow(without(FULL, key));
        // An advisory is read first, for which read is asked.
        const missing = expect.stringMatching(new RegExp(`^${key}: (${level}|read)$`));
        await expect(rig.github().apply(one, context)).rejects.toMatchObject({
          code: 'permission-missing',
          permission: missing,
        });
      }
    }
    expect(rig.server.journal.length).toBe(written);
  });
});

describe('missingPermissions', () => {
  it('knows that write covers read, and that everybody may read metadata', () => {
    const granted = { issues: 'write', contents: 'read', actions: 'admin' };
    const asked = { issues: 'read', contents: 'write', actions: 'write', metadata: 'read' } as const;
    expect(missingPermissions(asked, granted)).toEqual(['contents: write']);
  });
});
