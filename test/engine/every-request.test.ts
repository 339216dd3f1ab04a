import { readMarker } from '../../src/case/marker.ts';
import { stateOf } from '../../src/case/stored-case.ts';
import { proofsOf } from '../../src/engine/guards.ts';
import { pendingMove } from '../../src/features/requests/move-by-itself.ts';
import { judgeMove, type Role } from '../../src/process/may-move.ts';
import { FLAGS, STATE_IDS, type StateId } from '../../src/process/table.ts';
import { sampleOf, tellPlayed } from '../deep.ts';
import { findBreaches } from './invariants.ts';
import { CONDUCTOR, contextOf, observe, observeMore, runWorld, storedOf } from './run-world.ts';
import { COMMANDS } from './said-in.ts';
import { atState, comment, label, type PersonAction, setTeam, unlabel } from './situation.ts';
import { PEOPLE, PERSONS, type Person, SELF, type World } from './world.ts';

/** Every command, as a person would write it. A new one makes the first test fail until it is listed. */
const COMMENTS: Readonly<Record<string, string>> = {
  confirm: '/confirm',
  undo: '/undo',
  why: '/why',
  help: '/help',
  privatize: '/privatize https://github.com/example-org/widget/issues/5',
  'treat-as-public': '/treat-as-public https://github.com/example-org/widget/issues/5',
  placeholder: '/placeholder https://github.com/example-org/widget/issues/5',
  restore: '/restore https://github.com/example-org/widget/issues/5',
  dismiss: '/dismiss out-of-scope because it needs the keys',
  duplicate: '/duplicate #3',
  replied: '/replied',
  merge: '/merge #3',
  consent: '/consent yes as @rae-reporter',
  'public-issue': '/public-issue Refuse names that hold a space',
  advisory: '/advisory https://github.com/example-org/widget/security/advisories/GHSA-7777-7777-7777',
  cve: '/cve CVE-2026-54321',
  'no-cve': '/no-cve because it is tiny',
  'no-patch': '/no-patch because it is past its life',
  'set-state': '/set-state patching because we began',
  evidence: '/evidence patch in the fork',
  released: '/released widget 1.2.3',
  posted: '/posted mastodon https://mastodon.example/2',
  waive: '/waive blog because nobody reads it',
  set: '/set summary Another title',
  keep: '/keep advisory',
  line: '/line 1.x @dora-developer',
  backport: '/backport 1.x https://example.org/pull/1 by @dora-developer',
  reviewed: '/reviewed https://example.org/pull/1',
  'release-on': '/release-on 2099-03-17',
  'pre-announce': '/pre-announce yes',
  'disclose-without': '/disclose-without widget 1.2.3 because it has no users',
  'release-hold': '/release-hold 9000000001 because it has nothing of the fix',
  hold: '/hold 9000000001',
  received: '/received 2026-03-01 because it came by mail',
  updated: '/updated 2027-01-01',
  embargo: '/embargo 2026-12-01 because the reporter talks then',
  notified: '/notified early-warning',
  draft: '/draft questions',
  send: '/send acknowledgement',
  choose: '/choose mastodon 2',
  'incomplete-fix': '/incomplete-fix because tabs still stall it',
  'cve-withdrawn': '/cve-withdrawn because it is documented behaviour',
  'cve-disputed': '/cve-disputed because nobody can repeat it',
  analyst: '/analyst @tom-third',
  developer: '/developer @tom-third',
  invite: '/invite dora-developer because she wrote the parser',
};

/** How many labels of states are on the issue when the request comes. */
const ISSUES = {
  one: (world: World) => world,
  none: (world: World) => withLabels(world, []),
  several: (world: World) => withLabels(world, ['case/received', 'case/patching', 'case/closed']),
} as const;

function withLabels(world: World, states: readonly string[]): World {
  const issue = world.issue!;
  const others = issue.labels.filter((name) => !name.startsWith('case/'));
  return { ...world, issue: { ...issue, labels: [...others, ...states] } };
}

interface Situation {
  readonly name: string;
  readonly world: World;
  readonly who: Person | 'unknown';
  readonly action: (who: Person) => PersonAction;
  readonly to?: StateId;
}

function* situationsIn(world: World): Generator<Situation> {
  for (const who of [...PERSONS, 'unknown'] as const) {
    for (const [face, change] of Object.entries(ISSUES)) {
      const start = change(world);
      const where = `${who}, ${face}`;
      for (const to of STATE_IDS)
        yield { name: `${where}: case/${to}`, world: start, who, to, action: (p) => label(p, `case/${to}`) };
    }
    for (const flag of Object.keys(FLAGS))
      yield { name: `${who}: ${flag}`, world, who, action: (p) => label(p, `flag/${flag}`) };
    yield { name: `${who}: confirm`, world, who, action: (p) => label(p, 'confirm') };
    const off = `case/${stateOf(storedOf(world))}`;
    yield { name: `${who}: off`, world, who, action: (p) => unlabel(p, off) };
    for (const [name, body] of Object.entries(COMMENTS))
      yield { name: `${who}: /${name}`, world, who, action: (p) => comment(p, body) };
  }
}

const roleOfPerson = (who: Person): Role =>
  ({
    coordinator: 'coordinator',
    member: 'member',
    third: 'member',
    reporter: 'reporter',
    outsider: 'outsider',
    former: 'former-member',
    bot: 'bot',
    otherBot: 'other-bot',
  })[who] as Role;

/** Situations of a state that `npm test` plays: no divisor of how many there are for each person. */
const SAMPLE = 29;

const answersTo = (world: World, event: string) =>
  world.issue!.comments.filter((each) => readMarker(each, SELF) === `answer/${event}`).length;

async function findFaults({ world, who, action, to }: Situation): Promise<readonly string[]> {
  const person = who === 'unknown' ? 'member' : who;
  const team = who === 'unknown' ? setTeam(null) : (same: World) => same;
  const asked = action(person)(team(world));
  const before = storedOf(asked);
  const { world: after, end } = await runWorld(asked);
  if (end !== 'rested') return [`the run ended ${end}`];
  const again = await runWorld(after);
  const stored = storedOf(after);
  const faults = [...findBreaches(after)];
  if (again.operations.length > 0)
    faults.push(`a second run does ${again.operations.map((each) => `${each.kind} ${each.why}`).join('; ')}`);
  const isNew = (id: string) => !before.judged.some((each) => each.event === id);
  const judged = stored.judged.filter(({ event }) => isNew(event));
  const moved = stored.moves
    .slice(before.moves.length)
    .filter((move) => move.event !== null && move.by.id === PEOPLE[person].id);
  const role = roleOfPerson(person);
  const isTeam = role === 'coordinator' || role === 'member';
  if (who === 'unknown') {
    if (judged.length > 0) faults.push(`judged ${judged[0]!.verdict}`);
    const lost = asked.issue!.labels.filter((name) => !after.issue!.labels.includes(name));
    if (lost.length > 0 && to !== undefined) faults.push(`took off ${lost.join()}`);
  }
  if ((!isTeam || who === 'unknown') && moved.length > 0) faults.push(`moved to ${moved[0]!.to}`);
  for (const { event, verdict } of judged) {
    const isRefused = verdict.split(';').some((each) => /^(refused|bad)/.test(each));
    const isAsked = ['why', 'help', 'restored'].includes(verdict) || verdict.startsWith('draft/');
    const answers = answersTo(after, event);
    if (answers !== (isRefused || isAsked ? 1 : 0)) faults.push(`${verdict}: ${answers} answers`);
    if (isRefused && moved.length > 0) faults.push(`refused and moved to ${moved[0]!.to}`);
  }
  if (to !== undefined && who !== 'unknown' && role !== 'bot') {
    const first = observe(asked, '0/1');
    const context = await contextOf(asked, await observeMore(asked, first), CONDUCTOR);
    const isRequest = asked.issue!.events.length > world.issue!.events.length;
    // What the process does by itself comes before what people ask for.
    const from = pendingMove(context) ?? stateOf(before);
    const verdict = judgeMove({ from, to, role, proofs: proofsOf(context), disclosed: isOut(before) });
    const isMoved = moved.some((move) => move.to === to);
    if (isMoved !== (isRequest && verdict.kind === 'accepted'))
      faults.push(`the table says ${JSON.stringify(verdict)}, moved: ${isMoved}`);
  }
  return faults;
}

const isOut = (stored: ReturnType<typeof storedOf>): boolean =>
  stored.advisories.length > 0 && stored.advisories.every((each) => each.publishedAt !== null);

describe('every state, request and kind of person', () => {
  it('lists every command', () => {
    expect(Object.keys(COMMENTS).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });

  it.each(STATE_IDS)('from %s: settles, explains, moves as the table says', async (state) => {
    const world = { ...(await atState(state)), log: [] };
    const faults: string[] = [];
    const all = [...situationsIn(world)];
    const played = sampleOf(all, SAMPLE);
    tellPlayed('requests of people', played.length);
    for (const situation of played)
      for (const fault of await findFaults(situation)) faults.push(`${situation.name}: ${fault}`);
    expect(faults.slice(0, 12)).toEqual([]);
    expect(all.length).toBe(
      (PERSONS.length + 1) * (STATE_IDS.length * 3 + 6 + 2 + Object.keys(COMMENTS).length),
    );
  });
});
