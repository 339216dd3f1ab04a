import type { Ports } from '../../src/actions/observe-case.ts';
import type { ObservedComment, ObservedIssue } from '../../src/case/observed.ts';
import type { WholeRead } from '../../src/case/observed-thread.ts';
import type { Operation, Outcome } from '../../src/case/operation.ts';
import type { CaseRead, GitHubPort, OlderCommentsQuery, WholeThreadQuery } from '../../src/case/ports.ts';
import {
  pathOfCase,
  pathOfReport,
  renderStoredCase,
  type StoredCase,
  type StoredThreadCopy,
} from '../../src/case/stored-case.ts';
import { PATH_OF_SWEEP, parseSweepMemory, renderSweepMemory } from '../../src/case/sweep-memory.ts';
import { NEWEST_READ } from '../../src/case/told.ts';
import { renderCopyFile, sha256Of } from '../../src/features/takedown/thread-copy.ts';
import { storedOf } from './stored-of.ts';
import { carryOut } from './what-github-does.ts';
import { configTextOf, isoOf, knownLabelsOf, PEOPLE, SELF, TEAM, TRIAGE, type World } from './world.ts';

/** A run that was killed before an operation: its process is gone, and so is what it knew. */
export class Killed extends Error {}

/** A world that runs change, with what was done to it. */
export interface InMemory {
  readonly ports: Pick<Ports, 'github' | 'npm'>;
  /** As it is now. */
  readonly world: World;
  /** What was carried out or refused; a lost compare-and-set is neither. */
  readonly operations: readonly Operation[];
}

/**
 * The ports of a use case on a world of plain data, beside `src/github` and `src/channels`: it answers what they would,
 * without a request. The run is killed before operation `killAt`.
 */
export function createInMemory(start: World, killAt = Number.POSITIVE_INFINITY): InMemory {
  let world = start;
  const operations: Operation[] = [];
  const apply = async (operation: Operation, storeHead: string | null): Promise<Outcome> => {
    if (operations.length >= killAt) throw new Killed();
    const isLost = operation.kind === 'commit-store' && storeHead !== String(world.head);
    const applied = isLost ? { world, outcome: { kind: 'conflict' as const } } : carryOut(world, operation);
    if (applied.outcome.kind === 'conflict') return applied.outcome;
    world = applied.world;
    operations.push(operation);
    return applied.outcome;
  };
  return {
    ports: {
      github: {
        ...createReads(() => world),
        apply: (operation, { storeHead }) => apply(operation, storeHead),
      },
      npm: { readPublished: async (name) => publishedIn(world, name) },
    },
    get world() {
      return world;
    },
    operations,
  };
}

/** What one request about the case brings. */
export function caseReadOf(world: World): CaseRead {
  const members = world.team.kind === 'known' ? world.team.members : TEAM;
  const { issue } = storedOf(world);
  return {
    now: isoOf(world),
    self: SELF,
    repo: { name: TRIAGE, isPrivate: true, readers: [SELF, ...members], owners: [], labels: null },
    configText: configTextOf(world.config),
    storeHead: String(world.head),
    storeWriter: world.writer,
    storedText: world.files[pathOfCase(world.number)] ?? null,
    reportText: world.files[pathOfReport(world.number)] ?? null,
    sweepText: world.files[PATH_OF_SWEEP] ?? renderSweep(world),
    issue: world.issue?.number === issue ? asRead(world.issue) : null,
  };
}

const rendered = new WeakMap<World['config'], Map<string, string>>();

/** The memory of the sweep where no run wrote it: the labels, and when the last one was. */
function renderSweep({ config, sweptAt = null }: World): string {
  const known = rendered.get(config) ?? new Map<string, string>();
  rendered.set(config, known);
  const text =
    known.get(String(sweptAt)) ??
    renderSweepMemory({ ...parseSweepMemory(null), sweptAt, labels: knownLabelsOf(config) });
  known.set(String(sweptAt), text);
  return text;
}

/** Of a long conversation a run reads the first four comments and the newest hundred. */
function asRead(issue: ObservedIssue): ObservedIssue {
  const { comments } = issue;
  const newest = comments.slice(-NEWEST_READ);
  if (newest.length === comments.length) return issue;
  const first = comments.slice(0, 4).filter((each) => !newest.includes(each));
  return { ...issue, comments: [...first, ...newest], commentsCut: true, olderBefore: newest[0]!.id };
}

type Reads = Omit<GitHubPort, 'apply'>;

/** What no case is read by: a sweep is not played in memory. */
const OF_THE_SWEEP = [
  'readChangedIssues',
  'findAdvisories',
  'listPublished',
  'findForms',
  'findPublicIssues',
  'readWaiting',
  'readMirror',
  'readTraces',
] as const;

function notInMemory(): never {
  throw new Error('Only what concerns one case is played in memory.');
}

function createReads(now: () => World): Reads {
  const entries = <T, R>(list: readonly T[], key: (item: T) => string, read: (item: T) => R) =>
    Object.fromEntries(list.map((item) => [key(item), read(item)]));
  const sweep = Object.fromEntries(OF_THE_SWEEP.map((name) => [name, notInMemory])) as unknown as Pick<
    Reads,
    (typeof OF_THE_SWEEP)[number]
  >;
  return {
    ...sweep,
    readCase: async () => caseReadOf(now()),
    readSurroundings: async ({ posts, tags }) => ({
      team: now().team,
      owners: [],
      posts: now().posts.filter((post) => posts.some(({ branch }) => branch === post.branch)),
      tags: entries(
        tags,
        ({ repo, version }) => `${repo}@${version}`,
        (each) => (isTagged(now(), each) ? 'a'.repeat(40) : null),
      ),
    }),
    readAdvisories: async (refs) =>
      entries(
        refs,
        ({ ghsa }) => ghsa,
        ({ ghsa }) => now().advisories[ghsa] ?? null,
      ),
    readNotes: async (queries) =>
      entries(
        queries,
        ({ repo, version }) => `${repo}@${version}`,
        ({ repo, version }) => now().tags?.[`${repo}@${version}`] ?? null,
      ),
    readThread: async (url) => now().threads[url] ?? { kind: 'gone' },
    readConversation: async () => ({ kind: 'silent' }),
    readOlderComments: async (query) => readOlder(now(), query),
    readWholeThread: async (query) => readWhole(now(), query),
    lookFromOutside: async (url) => (now().threads[url]?.kind === 'found' ? 'visible' : 'gone'),
    readPrivateReporting: async () => 'on',
    readRuns: async (ids) =>
      entries(
        ids,
        (id) => id,
        () => 'dead' as const,
      ),
    readPeople: async (logins) => entries(logins, (login) => login, findPerson),
    readForeignChanges: async () => null,
    readConfigHistory: async () => [],
    readSweep: async () => {
      const { number: _, storedText, reportText, issue, ...read } = { number: 0, ...caseReadOf(now()) };
      const others = Object.values(now().uses ?? {});
      const cases = [now().number, ...new Set(others)];
      return {
        ...read,
        sweepText: read.sweepText ?? null,
        newest: [],
        cases,
        files: new Map(),
        closedText: null,
      };
    },
    readCases: async (numbers) =>
      numbers.map((number) => ({ number, storedText: otherCase(now(), number), issue: null })),
    readPolicy: async () => null,
    lookUp: async () => null,
    findDone: async (operation) => findDone(now(), operation),
  };
}

/** Another case of the store: as its file says, or one that has what `uses` names. */
function otherCase(world: World, number: number): string | null {
  const text = world.files[pathOfCase(number)];
  if (text !== undefined) return text;
  const [used] = Object.entries(world.uses ?? {}).find(([, owner]) => owner === number) ?? [];
  if (used === undefined) return null;
  const other: StoredCase = {
    ...storedOf(world),
    number,
    source: { kind: 'form', repo: null, ghsa: null, url: null },
    cve: { id: used, requestedAt: null, provider: null },
    advisories: [],
    takedowns: [],
  };
  return renderStoredCase(other);
}

/** Comments before a place, in pages of a hundred, until one reaches back far enough. */
function readOlder({ issue }: World, { before, since }: OlderCommentsQuery): readonly ObservedComment[] {
  const all = issue?.comments ?? [];
  const end = all.findIndex(({ id }) => id === before);
  for (let start = end - 100; start > 0; start -= 100)
    if (since !== null && Date.parse(all[start]!.createdAt) <= Date.parse(since))
      return all.slice(start, end);
  return all.slice(0, end);
}

/** A thread without a comment, as it goes into the store. */
function readWhole(world: World, { url, path }: WholeThreadQuery): WholeRead {
  const read = world.threads[url];
  const isPull = url.includes('/pull/');
  const text = renderCopyFile({
    version: 1,
    url,
    kind: isPull ? 'pull' : 'issue',
    repo: 'example-org/widget',
    number: 5,
    title: 'A title',
    body: 'A text',
    author: null,
    createdAt: isoOf(world),
    state: 'open',
    locked: false,
    isWhole: true,
    pieces: [],
  });
  const files = [{ path: `${path}.json`, sha256: sha256Of(text) }];
  const copy: StoredThreadCopy = {
    comments: 0,
    reviews: 0,
    bytes: text.length,
    sha256: sha256Of(text),
    files,
    title: 'A title',
    state: 'open',
    merged: false,
    head: null,
    attachments: [],
    watchers: null,
    forks: null,
    notes: [],
  };
  const author = read?.kind === 'found' ? read.thread.author : null;
  const whole = { copy, author, publicSince: isoOf(world), files: { [`${path}.json`]: text }, related: [] };
  return { kind: 'found', whole };
}

/** Everybody of the stories. */
function findPerson(login: string) {
  const found = Object.values(PEOPLE).find((each) => each.login.toLowerCase() === login);
  return found ? { id: found.id, login: found.login, name: null } : null;
}

function publishedIn({ npm }: World, name: string) {
  const versions = npm.flatMap((each) => (each.startsWith(`${name}@`) ? [each.slice(name.length + 1)] : []));
  return versions.length === 0 ? { kind: 'absent' as const } : { kind: 'published' as const, versions };
}

/** What is on npm was tagged before. */
const isTagged = (
  { tags, npm }: World,
  each: { readonly repo: string; readonly package: string; readonly version: string },
): boolean =>
  tags?.[`${each.repo}@${each.version}`] !== undefined || npm.includes(`${each.package}@${each.version}`);

/** What a dead run did after its claim, as far as lists show it. */
function findDone(world: World, operation: Operation): Outcome | undefined {
  if (operation.kind === 'create-advisory') {
    const facts = Object.values(world.advisories).find(
      (each) => each.repo === operation.repo && each.summary === operation.fields.summary,
    );
    return facts && { kind: 'done', result: { ghsa: facts.ghsa, digest: operation.digest } };
  }
  if (operation.kind === 'create-case-issue')
    return world.issue?.title === operation.title
      ? { kind: 'done', result: { number: world.issue.number, url: world.issue.url } }
      : undefined;
  if (operation.kind === 'create-placeholder')
    return world.placeholders.includes(operation.url) ? { kind: 'done', result: { number: 1 } } : undefined;
  if (operation.kind === 'open-post') {
    const post = world.posts.find((each) => each.branch === operation.branch);
    return post && { kind: 'done', result: { url: post.url } };
  }
  return undefined;
}
