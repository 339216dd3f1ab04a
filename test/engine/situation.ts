import type { Actor, ObservedComment, ObservedIssue } from '../../src/case/observed.ts';
import type { ObservedThread } from '../../src/case/observed-thread.ts';
import { pathOfCase, pathOfReport, renderStoredCase, type StoredCase } from '../../src/case/stored-case.ts';
import { planAdvisoryCase, planCaseIssue, renderReport } from '../../src/features/intake/intake.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';
import type { StateId } from '../../src/process/table.ts';
import { settle, storedOf } from './run-world.ts';
import { carryOut, withEvent } from './what-github-does.ts';
import { emptyWorld, isoOf, PEOPLE, type Person, REPORTED, SELF, SOURCE, type World } from './world.ts';

/** What happens in a story: the world after it. */
export type PersonAction = (world: World) => World;

export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Time goes by. */
export const pass =
  (ms: number): PersonAction =>
  (world) => ({ ...world, now: world.now + ms });

const tick: PersonAction = pass(SECOND);
const onIssue =
  (change: (issue: ObservedIssue, world: World) => Partial<ObservedIssue>): PersonAction =>
  (world) =>
    world.issue ? { ...world, issue: { ...world.issue, ...change(world.issue, world) } } : world;

/** Sets a label by hand, second by second; an event even where it was there (then GitHub makes none). */
export const label =
  (who: Person, name: string): PersonAction =>
  (world) => {
    if (!world.issue || world.issue.labels.includes(name)) return tick(world);
    const next = onIssue((issue) => ({ labels: [...issue.labels, name] }))(tick(world));
    return withEvent(next, { kind: 'labeled', actor: PEOPLE[who], label: name });
  };

export const unlabel =
  (who: Person, name: string): PersonAction =>
  (world) => {
    if (!world.issue?.labels.includes(name)) return tick(world);
    const next = onIssue((issue) => ({ labels: issue.labels.filter((each) => each !== name) }))(tick(world));
    return withEvent(next, { kind: 'unlabeled', actor: PEOPLE[who], label: name });
  };

export const comment =
  (who: Person, body: string): PersonAction =>
  (world) => {
    const at = tick(world);
    const written: ObservedComment = {
      id: `C_${at.nextId}`,
      author: PEOPLE[who],
      body,
      createdAt: isoOf(at),
      lastEditedAt: null,
      lastEditor: null,
      url: `https://github.com/example-org/security-triage/issues/7#C_${at.nextId}`,
    };
    const next = { ...at, nextId: at.nextId + 1 };
    return onIssue((issue) => ({ comments: [...issue.comments, written] }))(next);
  };

/** Edits the comment that `which` finds. */
export const editComment =
  (
    who: Person,
    which: (comment: ObservedComment) => boolean,
    body: (before: string) => string,
  ): PersonAction =>
  (world) => {
    const at = tick(world);
    return onIssue((issue) => {
      const target = issue.comments.find(which);
      return {
        comments: issue.comments.map((each) =>
          each === target
            ? { ...each, body: body(each.body), lastEditor: PEOPLE[who], lastEditedAt: isoOf(at) }
            : each,
        ),
      };
    })(at);
  };

export const deleteComment =
  (which: (comment: ObservedComment) => boolean): PersonAction =>
  (world) =>
    onIssue((issue) => {
      const target = issue.comments.find(which);
      return { comments: issue.comments.filter((each) => each !== target) };
    })(tick(world));

export const isOurs =
  (key: string) =>
  (each: ObservedComment): boolean =>
    each.author?.id === SELF.id && each.body.includes(`security-process:${key}`);

export const assign =
  (who: Person, whom: Person): PersonAction =>
  (world) => {
    if (world.issue?.assignees.some((each) => each.id === PEOPLE[whom].id)) return tick(world);
    const next = onIssue((issue) => ({ assignees: [...issue.assignees, PEOPLE[whom]] }))(tick(world));
    return withEvent(next, { kind: 'assigned', actor: PEOPLE[who], assignee: PEOPLE[whom] });
  };

export const unassign =
  (who: Person, whom: Person): PersonAction =>
  (world) => {
    if (!world.issue?.assignees.some((each) => each.id === PEOPLE[whom].id)) return tick(world);
    const next = onIssue((issue) => ({
      assignees: issue.assignees.filter((each) => each.id !== PEOPLE[whom].id),
    }))(tick(world));
    return withEvent(next, { kind: 'unassigned', actor: PEOPLE[who], assignee: PEOPLE[whom] });
  };

export const close =
  (who: Person): PersonAction =>
  (world) =>
    world.issue?.state === 'open'
      ? withEvent(onIssue(() => ({ state: 'closed' }))(tick(world)), { kind: 'closed', actor: PEOPLE[who] })
      : tick(world);

export const reopen =
  (who: Person): PersonAction =>
  (world) =>
    world.issue?.state === 'closed'
      ? withEvent(onIssue(() => ({ state: 'open' }))(tick(world)), { kind: 'reopened', actor: PEOPLE[who] })
      : tick(world);

export const editIssue = (change: { title?: string; body?: string }): PersonAction => onIssue(() => change);
export const deleteIssue: PersonAction = (world) => ({ ...tick(world), issue: null });

export const setTeam =
  (members: readonly Actor[] | null): PersonAction =>
  (world) => ({
    ...world,
    team: members === null ? { kind: 'unknown', why: 'no answer' } : { kind: 'known', members },
  });

/** Changes an advisory by hand; one that is published stays so. */
export const changeAdvisory =
  (change: Partial<AdvisoryFacts>, ghsa: string = SOURCE): PersonAction =>
  (world) => {
    const facts = world.advisories[ghsa];
    if (!facts || facts.state === 'published') return tick(world);
    return { ...tick(world), advisories: { ...world.advisories, [ghsa]: { ...facts, ...change } } };
  };

export const publishByHand =
  (ghsa: string = SOURCE): PersonAction =>
  (world) =>
    changeAdvisory({ state: 'published', publishedAt: isoOf(world) }, ghsa)(world);

export const publishNpm =
  (release: string): PersonAction =>
  (world) => ({ ...world, npm: [...world.npm, release] });

export const mergePost: PersonAction = (world) => ({
  ...tick(world),
  posts: world.posts.map((post) => ({ ...post, state: 'merged' as const })),
});

export const refuse =
  (...kinds: World['refuses']): PersonAction =>
  (world) => ({ ...world, refuses: kinds });

/** A public issue or pull request that tells too much. */
export const openThread =
  (url: string, kind: 'issue' | 'pull', author: Person = 'outsider'): PersonAction =>
  (world) => {
    const [, owner, name, , number] = new URL(url).pathname.split('/');
    const thread: ObservedThread = {
      url,
      kind,
      repo: `${owner}/${name}`,
      number: Number(number),
      id: `T_${number}`,
      author: PEOPLE[author],
      title: 'Stalls',
      body: 'A long string stalls it.',
      state: 'open',
      locked: false,
      copy: 'the copy',
    };
    return { ...tick(world), threads: { ...world.threads, [url]: { kind: 'found', thread } } };
  };

/** Puts a memory into the store as it is, past every rule. */
export const remember =
  (change: (stored: StoredCase) => StoredCase): PersonAction =>
  (world) => ({
    ...world,
    files: { ...world.files, [pathOfCase(world.number)]: renderStoredCase(change(storedOf(world))) },
  });

export const ANALYSIS = `\`\`\`yaml
analysis:
  packages:
    - { ecosystem: npm, name: widget, repo: example-org/widget, affected: ["< 1.2.3"], patched: ["1.2.3"], functions: [] }
  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
  cwe: [CWE-400]
  summary: Long strings stall the widget
  description: |
    A long string keeps the parser busy.
  workarounds: |
    Limit the length of the input.
  confirmed: { yes: true, how: ran it }
  inThreatModel: true
  credits: [{ login: rita-reporter, type: reporter }]
  patchNeeded: true
\`\`\``;

/** One after the other, without a run in between. */
export const all =
  (...actions: readonly PersonAction[]): PersonAction =>
  (world) =>
    actions.reduce((at, action) => action(at), world);

/** Each gesture, and a run of the conductor after it. */
export async function play(world: World, ...actions: readonly PersonAction[]): Promise<World> {
  let at = world;
  for (const action of actions) at = await settle(action(at));
  return at;
}

/** A report that was just taken in; the case's number is 7 and so is its issue's. */
export function takeIn(start: World = emptyWorld()): World {
  const found = {
    facts: REPORTED,
    reporter: PEOPLE.reporter,
    createdAt: isoOf(start),
    updatedAt: isoOf(start),
  };
  const operation = planCaseIssue(found, start.config, isoOf(start), SELF);
  const { world } = carryOut({ ...start, nextIssue: start.number }, operation);
  const stored = planAdvisoryCase(found, start.number, isoOf(start), SELF);
  const former = { id: PEOPLE.former.id, login: PEOPLE.former.login, role: 'member' };
  const known: StoredCase = {
    ...stored,
    receipts: [],
    coordinators: [{ id: PEOPLE.coordinator.id, login: PEOPLE.coordinator.login }],
    moves: [{ ...stored.moves[0]!, by: former }],
  };
  const files = {
    [pathOfCase(start.number)]: renderStoredCase(known),
    [pathOfReport(start.number)]: renderReport(found),
  };
  return { ...world, files, log: [] };
}

export const say = (body: string): PersonAction => comment('member', body);

/** What leads from each state to the next on the way of a case that ends in a disclosure. */
const WAY: readonly (readonly [StateId, readonly PersonAction[]])[] = [
  ['received', []],
  ['assessing', [label('coordinator', 'case/acknowledged')]],
  ['cve-requested', [say(ANALYSIS), label('member', 'case/valid')]],
  [
    'patching',
    [
      comment('member', '/confirm'),
      comment('third', '/cve CVE-2026-12345'),
      label('member', 'case/patching'),
    ],
  ],
  ['testing', [say('/evidence patch fork'), label('member', 'case/testing')]],
  ['regression-tests', [say('/evidence test ran'), label('member', 'case/regression-tests')]],
  ['releasing', [say('/evidence regression-test there'), label('member', 'case/releasing')]],
  ['disclosing', [publishNpm('widget@1.2.3'), label('coordinator', 'case/disclosing')]],
  ['announcing', [comment('member', '/confirm')]],
  ['closed', [mergePost, say('/posted mastodon https://mastodon.example/1')]],
];

/** Ways into the states beside that way, from the state named. */
const BESIDE: Readonly<Partial<Record<StateId, readonly [StateId, readonly PersonAction[]]>>> = {
  'needs-info': ['assessing', [label('member', 'case/needs-info')]],
  invalid: ['assessing', [say('/dismiss not-a-vulnerability because it is meant so')]],
  // The bot does not stay in these two; they are met where a condition is missing.
  valid: ['assessing', [label('member', 'case/valid')]],
  acknowledged: ['received', [refuse(), remember(withAcknowledged)]],
};

function withAcknowledged(stored: StoredCase): StoredCase {
  const by = { id: PEOPLE.coordinator.id, login: PEOPLE.coordinator.login, role: 'coordinator' };
  const move = { to: 'acknowledged', from: 'received', event: null, by, at: stored.moves[0]!.at } as const;
  return { ...stored, moves: [...stored.moves, move] };
}

const reached = new Map<string, Promise<World>>();

/** A case that came into a state by the ordinary way. `acknowledged` is left by itself with the next run. */
export function atState(state: StateId, config = emptyWorld().config): Promise<World> {
  const key = `${state} ${JSON.stringify(config)}`;
  const known = reached.get(key) ?? goTo(state, config);
  reached.set(key, known);
  return known;
}

async function goTo(state: StateId, config: World['config']): Promise<World> {
  const beside = BESIDE[state];
  if (beside) {
    const from = await atState(beside[0], config);
    return state === 'acknowledged' ? all(...beside[1])(from) : play(from, ...beside[1]);
  }
  const index = WAY.findIndex(([id]) => id === state);
  const [, actions] = WAY[index]!;
  if (index === 0) return settle(takeIn(emptyWorld(config)));
  const before = await atState(WAY[index - 1]![0], config);
  return play(before, ...actions);
}
