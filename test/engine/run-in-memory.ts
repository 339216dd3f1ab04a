import { readNewestAnalysis } from '../../src/actions/read-analysis.ts';
import type { Observed, ObservedComment, ObservedIssue } from '../../src/case/observed.ts';
import type { WholeRead } from '../../src/case/observed-thread.ts';
import type { Operation, Outcome } from '../../src/case/operation.ts';
import { operationKey } from '../../src/case/operation-key.ts';
import type { WholeThreadQuery } from '../../src/case/ports.ts';
import {
  parseStoredCase,
  pathOfCase,
  pathOfReport,
  type StoredCase,
  type StoredThreadCopy,
} from '../../src/case/stored-case.ts';
import { NEWEST_READ } from '../../src/case/told.ts';
import { applyOutcome } from '../../src/engine/apply-outcome.ts';
import { claimKey, foreignClaims } from '../../src/engine/claim.ts';
import type { Context } from '../../src/engine/context.ts';
import { endsThePlan } from '../../src/engine/ends-the-plan.ts';
import { planOutside } from '../../src/engine/outside-operations.ts';
import { planCase } from '../../src/engine/plan-case.ts';
import { wantedReads } from '../../src/engine/wanted-reads.ts';
import { FEATURES } from '../../src/features/index.ts';
import { wantedNotes } from '../../src/features/release/wanted-notes.ts';
import { renderCopyFile, sha256Of } from '../../src/features/takedown/thread-copy.ts';
import { ACTIONS, type ActionName } from '../../src/process/table.ts';
import { applyInMemory } from './apply-in-memory.ts';
import { isoOf, knownLabelsOf, PEOPLE, SELF, TEAM, TRIAGE, type World } from './world.ts';

export const CONDUCTOR: ReadonlySet<ActionName> = new Set(ACTIONS);
/** More rounds than this in one run means that a plan does not come to rest. */
export const MOST_ROUNDS = 16;

export interface RunEnd {
  readonly world: World;
  readonly operations: readonly Operation[];
  /** `rested`: the last plan was empty; `killed`: as asked for; `restless`: it would go on. */
  readonly end: 'rested' | 'killed' | 'restless' | 'conflict' | 'refused';
}

/** Reading YAML is most of the time of a story; the same text is read once. */
const readBefore = new Map<string, StoredCase>();

export function storedOf(world: World): StoredCase {
  const text = world.files[pathOfCase(world.number)] ?? '';
  const known = readBefore.get(text);
  if (known) return known;
  const parsed = parseStoredCase(text);
  if (parsed.kind === 'bad') throw new Error(`The store cannot be read: ${parsed.reason}`);
  if (readBefore.size > 2_000) readBefore.clear();
  readBefore.set(text, parsed.stored);
  return parsed.stored;
}

/** What a run sees first: the case, its issue, the team. */
export function observe(world: World, run: string): Observed {
  const stored = storedOf(world);
  return {
    now: isoOf(world),
    run,
    self: SELF,
    repo: { name: TRIAGE, isPrivate: true, readers: [SELF, ...TEAM], owners: [], labels: null },
    team: world.team,
    storeHead: String(world.head),
    storeWriter: world.writer,
    number: world.number,
    stored,
    issue: world.issue?.number === stored.issue ? asRead(world.issue) : null,
    advisories: {},
    cweNames: { 'CWE-400': 'Uncontrolled Resource Consumption' },
    releases: null,
    threads: {},
    posts: [],
    runs: {},
    results: {},
    ownClaims: [],
    lookedUp: [],
    otherAdvisories: [],
    report: world.files[pathOfReport(world.number)] ?? null,
    sweptAt: world.sweptAt ?? null,
    labels: knownLabelsOf(world.config),
  };
}

/** Of a long conversation a run reads the first four comments and the newest hundred. */
function asRead(issue: ObservedIssue): ObservedIssue {
  const { comments } = issue;
  const newest = comments.slice(-NEWEST_READ);
  if (newest.length === comments.length) return issue;
  const first = comments.slice(0, 4).filter((each) => !newest.includes(each));
  return { ...issue, comments: [...first, ...newest], commentsCut: true, olderBefore: newest[0]!.id };
}

/** Comments before a place, in pages of a hundred, until one reaches back far enough. */
function readOlder(
  { issue }: World,
  { before, since }: { readonly before: string; readonly since: string | null },
): readonly ObservedComment[] {
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

/** Reads what the plan would look at, as the use case does. */
export function observeMore(world: World, observed: Observed, stored: StoredCase): Observed {
  const wanted = wantedReads(FEATURES, observed, stored, world.config);
  const advisories = wanted.advisories.map(({ ghsa }) => [ghsa, world.advisories[ghsa] ?? null] as const);
  const threads = wanted.threads.map((url) => [url, world.threads[url] ?? { kind: 'gone' }] as const);
  const looks = wanted.looks.map(
    (url) => [url, world.threads[url]?.kind === 'found' ? 'visible' : 'gone'] as const,
  );
  const wholes = wanted.wholes.map((query) => [query.url, readWhole(world, query)] as const);
  const posts = world.posts.filter((post) =>
    wanted.surroundings.posts.some((each) => each.branch === post.branch),
  );
  const next: Observed = {
    ...observed,
    advisories: { ...observed.advisories, ...Object.fromEntries(advisories) },
    threads: { ...observed.threads, ...Object.fromEntries(threads) },
    looks: { ...observed.looks, ...Object.fromEntries(looks) },
    wholes: { ...observed.wholes, ...Object.fromEntries(wholes) },
    reporting: {
      ...observed.reporting,
      ...Object.fromEntries(wanted.reporting.map((repo) => [repo, 'on' as const])),
    },
    runs: { ...observed.runs, ...Object.fromEntries(wanted.runs.map((run) => [run, 'dead' as const])) },
    posts: [...observed.posts, ...posts],
    people: { ...observed.people, ...peopleOf(wanted.people) },
    ...(wanted.olderComments ? { olderComments: readOlder(world, wanted.olderComments) } : {}),
    ...(wanted.uses ? { uses: world.uses ?? {} } : {}),
    ...(wanted.releases
      ? {
          releases: (stored.analysis?.facts.packages ?? []).flatMap((each) =>
            each.patched.map((version) => ({
              ecosystem: each.ecosystem,
              package: each.name,
              version,
              npm: world.npm.includes(`${each.name}@${version}`)
                ? ('published' as const)
                : ('absent' as const),
              tag: world.tags?.[`${each.repo}@${version}`] ? 'a'.repeat(40) : null,
            })),
          ),
        }
      : {}),
  };
  const notes = wantedNotes(next, stored).map(
    ({ repo, version }) => [`${repo}@${version}`, world.tags?.[`${repo}@${version}`] ?? null] as const,
  );
  return { ...next, notes: { ...observed.notes, ...Object.fromEntries(notes) } };
}

export async function contextOf(
  world: World,
  observed: Observed,
  scope: ReadonlySet<ActionName>,
): Promise<Context> {
  const stored = observed.stored!;
  return {
    features: FEATURES,
    observed,
    config: world.config,
    scope,
    stored,
    analysis: await readNewestAnalysis(observed, stored, world.config),
  };
}

/** One run on the case: observe, plan, apply, plan again until nothing is left; or killed before operation `killAt`. */
export async function runInMemory(
  start: World,
  scope: ReadonlySet<ActionName> = CONDUCTOR,
  killAt = Number.POSITIVE_INFINITY,
): Promise<RunEnd> {
  let world: World = { ...start, runs: start.runs + 1 };
  const first = observe(world, `${world.runs}/1`);
  let observed = observeMore(world, first, first.stored!);
  const operations: Operation[] = [];
  const attempted = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    observed = await lookUpClaims(world, observed, scope);
    const plan = planCase(await contextOf(world, observed, scope));
    const fresh = plan.operations.filter((operation) => isNew(observed, operation, attempted));
    if (fresh.length === 0) return { world, operations, end: 'rested' };
    for (const operation of fresh) {
      if (operations.length >= killAt) return { world, operations, end: 'killed' };
      const applied = applyInMemory(world, operation);
      if (applied.outcome.kind === 'conflict') return { world, operations, end: 'conflict' };
      world = applied.world;
      operations.push(operation);
      if (endsThePlan(operation, applied.outcome)) return { world, operations, end: 'refused' };
      attempted.add(JSON.stringify(operation));
      observed = applyOutcome(observed, operation, applied.outcome);
    }
    observed = observeMore(world, observed, observed.stored!);
  }
  return { world, operations, end: 'restless' };
}

function isNew(observed: Observed, operation: Operation, attempted: ReadonlySet<string>): boolean {
  if (attempted.has(JSON.stringify(operation))) return false;
  const key = operationKey(operation);
  return key === undefined || observed.results[key]?.kind !== 'refused';
}

async function lookUpClaims(
  world: World,
  observed: Observed,
  scope: ReadonlySet<ActionName>,
): Promise<Observed> {
  let next = observed;
  for (const claim of foreignClaims({ stored: observed.stored!, observed })) {
    const operation = planOutside(await contextOf(world, next, scope)).find(
      (each) => claimKey(each) === claim.key,
    );
    const outcome = operation ? findDone(world, operation) : undefined;
    next =
      operation && outcome
        ? applyOutcome(next, operation, outcome)
        : { ...next, lookedUp: [...next.lookedUp, claim.key] };
  }
  return next;
}

/** What a dead run did after its claim, as far as lists show it. */
function findDone(world: World, operation: Operation): Outcome | undefined {
  switch (operation.kind) {
    case 'create-advisory': {
      const facts = Object.values(world.advisories).find(
        (each) => each.repo === operation.repo && each.summary === operation.fields.summary,
      );
      return facts && { kind: 'done', result: { ghsa: facts.ghsa, digest: operation.digest } };
    }
    case 'create-case-issue':
      return world.issue?.title === operation.title
        ? { kind: 'done', result: { number: world.issue.number, url: world.issue.url } }
        : undefined;
    case 'create-placeholder':
      return world.placeholders.includes(operation.url) ? { kind: 'done', result: { number: 1 } } : undefined;
    case 'request-cve':
      // GitHub does not show it: it counts as sent, as the use case has it.
      return { kind: 'done', result: { state: 'unsure' } };
    case 'open-post': {
      const post = world.posts.find((each) => each.branch === operation.branch);
      return post && { kind: 'done', result: { url: post.url } };
    }
    default:
      return undefined;
  }
}

/** The chain: one action at a time, round and round, until none has anything to do. */
export async function runChain(start: World): Promise<RunEnd> {
  let world = start;
  const operations: Operation[] = [];
  for (let turn = 0; turn < MOST_ROUNDS; turn++) {
    const before = operations.length;
    for (const action of ACTIONS) {
      const end = await runInMemory(world, new Set([action]));
      operations.push(...end.operations);
      world = end.world;
      if (end.end !== 'rested') return { world, operations, end: end.end };
    }
    if (operations.length === before) return { world, operations, end: 'rested' };
  }
  return { world, operations, end: 'restless' };
}

/** A run that goes on until nothing is left, however often a compare-and-set is lost. */
export async function settle(world: World): Promise<World> {
  const { world: after, end } = await runInMemory(world);
  if (end === 'conflict') return settle(after);
  if (end !== 'rested') throw new Error(`The run ended ${end}.`);
  return after;
}

/** Everybody of the stories, by login in lower case. */
const peopleOf = (logins: readonly string[]) =>
  Object.fromEntries(
    logins.map((login) => {
      const found = Object.values(PEOPLE).find((each) => each.login.toLowerCase() === login);
      return [login, found ? { id: found.id, login: found.login, name: null } : null];
    }),
  );
