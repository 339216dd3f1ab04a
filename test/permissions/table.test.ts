/** The table of permissions, row by row: what each call asks for is what GitHub wants for it, no more and no less. */
import { STORE_BRANCH } from '../../src/case/stored-case.ts';
import type { GitHub } from '../../src/github/index.ts';
import { type PermissionSet, sumPermissions } from '../../src/github/permission-sets.ts';
import { type CallName, NEEDS } from '../../src/github/permissions.ts';
import {
  examples,
  ghsa,
  outcomeOf,
  readSaved,
  startFull,
  startWaitingRun,
  url,
} from '../github/operation-examples.ts';
import { contextOf, FULL, operation, PROJECT, type Rig, SITE } from '../github/rig.ts';

interface Seen {
  /** What the tokens carried. */
  readonly granted: Set<string>;
  /** What GitHub wanted; any one of each inner list. */
  readonly needed: Map<string, readonly string[]>;
}

const seen = new Map<CallName, Seen>();

/** Does something, and writes down for every call what its tokens carried and what GitHub wanted. */
async function watch(rig: Rig, act: () => Promise<unknown>): Promise<void> {
  rig.forget();
  const from = rig.server.requests.length;
  await act();
  const calls = rig.seen.filter(({ kind }) => kind !== 'token').map(({ call }) => call);
  const requests = rig.server.requests.slice(from).filter(({ tokenKind }) => tokenKind === 'installation');
  expect(requests).toHaveLength(calls.length);
  for (const [index, { grant, needed }] of requests.entries()) {
    const call = calls[index] as CallName;
    const known = seen.get(call) ?? { granted: new Set(), needed: new Map() };
    seen.set(call, known);
    for (const [key, level] of Object.entries(grant?.permissions ?? {}))
      known.granted.add(`${key}: ${level}`);
    for (const { any } of needed) known.needed.set(any.join(), any);
  }
}

const textsOf = (permissions: PermissionSet): readonly string[] =>
  Object.entries(permissions).map(([key, level]) => `${key}: ${level}`);

/** Everything that the port can be asked, each with tokens of its own: none is read with what another call got. */
async function askAll(rig: Rig): Promise<void> {
  const { storeHead, self } = await rig.github().readSweep();
  const asked: readonly ((github: GitHub) => Promise<unknown>)[] = [
    (github) => github.readSweep(),
    (github) => github.readCase(1),
    (github) => github.readCases([1]),
    (github) => github.findForms('report'),
    (github) => github.readRuns(['1']),
    (github) => github.readVisibility('example-org/security-triage'),
    (github) => github.readAdvisories([{ repo: PROJECT, ghsa }]),
    (github) => github.findAdvisories([{ login: 'example-org', repos: ['project'], exclude: [] }], null),
    (github) => github.readConversation({ repo: PROJECT, ghsa }),
    (github) => github.findPublicIssues([{ login: 'example-org', repos: ['project'], exclude: [] }], 'bug'),
    (github) => github.readThread(url(1)),
    (github) => github.readThread(url(2)),
    (github) => readSaved(rig, github),
    (github) =>
      github.readSurroundings({
        team: { owner: 'example-org', slug: 'security-triage' },
        posts: [{ channel: 'blog', repo: SITE, branch: STORE_BRANCH, path: 'p.md' }],
        tags: [{ repo: PROJECT, package: 'project', version: '1.0.0' }],
      }),
    (github) =>
      github.readNotes([
        { repo: PROJECT, package: 'project', version: '1.0.0', commit: 'HEAD', paths: ['README.md'] },
      ]),
    (github) => github.readTraces(PROJECT, ['README.md']),
    (github) => github.readPolicy(PROJECT, 'README.md'),
    (github) => github.lookUp(PROJECT, { kind: 'tree', at: 'HEAD' }),
    (github) => github.readPrivateReporting(PROJECT),
    (github) => github.readMirror(PROJECT),
    (github) => github.readGlobalAdvisory(ghsa),
    findDone,
    async (github) => storeHead && github.readForeignChanges(storeHead, self.id),
    (github) => github.readPeople(['rae-reporter']),
  ];
  for (const ask of asked) await watch(rig, () => ask(rig.github()));
}

async function findDone(github: GitHub): Promise<void> {
  const wanted = operation({ kind: 'create-case-issue', key: 'k', title: 't', body: 'b', labels: [] });
  await github.findDone(wanted, '2020-01-01T00:00:00Z');
}

beforeAll(async () => {
  const rig = await startFull(FULL);
  try {
    const github = rig.github();
    const context = await contextOf(github);
    const made = await github.apply(operation({ kind: 'comment', issue: 1, key: 'k', body: 'b' }), context);
    const own = made.kind === 'done' ? (made.result?.commentId ?? '') : '';
    const comment = (await github.readCase(1)).issue?.comments[0]?.id ?? '';
    const thread = await github.readThread(url(1));
    const issue = thread.kind === 'found' ? thread.thread.id : '';
    const saved = await readSaved(rig, github);
    await askAll(rig);
    const run = startWaitingRun(rig);
    await watch(rig, () => github.readWaiting([PROJECT], 'release'));
    for (const one of examples({ comment, own, issue, saved, run }))
      await watch(rig, async () => {
        expect((await rig.github().apply(one, context)).kind).toBe(outcomeOf(one.kind));
      });
  } finally {
    await rig.server.close();
  }
});

/** The check of a release runs in the project's repo with the job's own token, not with ours. */
const ELSEWHERE: readonly CallName[] = ['read-release'];

/** Every token can do this. */
const ALWAYS = ['metadata: read'];

describe('the table of permissions', () => {
  it('has a row for every call, and every row was seen', () => {
    expect([...seen.keys(), ...ELSEWHERE].sort()).toEqual(Object.keys(NEEDS).sort());
  });

  it.each(Object.entries(NEEDS).filter(([call]) => !ELSEWHERE.includes(call as CallName)))(
    '%s asks for what stands there',
    (call, { permissions }) => {
      const { granted } = seen.get(call as CallName) ?? { granted: new Set<string>() };
      const asked = [...granted].filter((text) => !ALWAYS.includes(text));
      // Where one call has narrower parts, the row is their sum.
      const sum = new Set(textsOf(sumPermissions([{ permissions: parse(asked) }])));
      expect([...sum].sort()).toEqual(
        textsOf(permissions)
          .filter((text) => !ALWAYS.includes(text))
          .sort(),
      );
    },
  );

  it.each(Object.entries(NEEDS).filter(([call]) => !ELSEWHERE.includes(call as CallName)))(
    '%s needs all of it',
    (call, { permissions }) => {
      const needed = [...(seen.get(call as CallName)?.needed.values() ?? [])];
      const needless = textsOf(permissions).filter(
        (text) => !ALWAYS.includes(text) && !needed.some((any) => any.includes(text)),
      );
      expect(needless).toEqual([]);
    },
  );
});

function parse(texts: readonly string[]): PermissionSet {
  const all = texts.map((text) => text.split(': ') as [string, 'read' | 'write']);
  return sumPermissions(all.map(([key, level]) => ({ permissions: { [key]: level } })));
}
