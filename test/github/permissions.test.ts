import type { OperationKind } from '../../src/case/operation.ts';
import { missingPermissions, type PermissionSet } from '../../src/github/permission-sets.ts';
import { NEEDS } from '../../src/github/permissions.ts';
import { examples, outcomeOf, readSaved, startFull, startWaitingRun, url } from './operation-examples.ts';
import { BASE, contextOf, FULL, operation, type Rig } from './rig.ts';

let rig: Rig;

afterEach(async () => {
  await rig?.server.close();
});

/** The rig's operations, made ready with every permission there is. */
async function prepare() {
  rig = await startFull(FULL);
  const github = rig.github();
  const context = await contextOf(github);
  const made = await github.apply(operation({ kind: 'comment', issue: 1, key: 'k', body: 'b' }), context);
  const own = made.kind === 'done' ? (made.result?.commentId ?? '') : '';
  const comment = (await github.readCase(1)).issue?.comments[0]?.id ?? '';
  const thread = await github.readThread(url(1));
  const issue = thread.kind === 'found' ? thread.thread.id : '';
  const saved = await readSaved(rig, github);
  const run = startWaitingRun(rig);
  return { context, all: examples({ comment, own, issue, saved, run }) };
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
    expect(outcomes).toEqual(all.map(({ kind }) => `${kind} ${outcomeOf(kind)}`));
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
      expect(outcome).toMatchObject({
        kind: 'refused',
        permission: expect.stringMatching(/: (?:write|read)$/),
      });
      expect(NEEDS[one.kind].fallback).toMatch(/\.$/);
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
