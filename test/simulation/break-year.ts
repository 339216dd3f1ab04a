/** A year of a team in memory: reports, sweeps every hour, people who answer when they are called, and breaks or none. */
import { pathOfCase, pathOfReport, renderStoredCase, stateOf } from '../../src/case/stored-case.ts';
import { breakAt } from '../../src/config/break-at.ts';
import { planAdvisoryCase, planCaseIssue, renderReport } from '../../src/features/intake/intake.ts';
import { dueOf, settle, storedOf } from '../engine/run-world.ts';
import { ANALYSIS, comment, DAY, HOUR, label } from '../engine/situation.ts';
import { carryOut } from '../engine/what-github-does.ts';
import {
  configOf,
  emptyWorld,
  isoOf,
  PEOPLE,
  type Person,
  REPORTED,
  SELF,
  SOURCE,
  START,
  type World,
} from '../engine/world.ts';

const MEMBERS = ['coordinator', 'member', 'third'] as const satisfies readonly Person[];
/** Who is called in every break. */
export const CALLED: Person = 'third';

/** There are no conversations of advisories in memory, so that nobody looks at them. */
const BASE =
  'owner: example-org\nteam: security-triage\nintake: { conversations: false }\nclocks: { assess: 20, patch: 30, update: 21, embargo: 90 }\n';
/** Easter, summer and the end of the year. */
const BREAKS = `breaks:
  - { from: 2026-04-03, until: 2026-04-14, call: ${PEOPLE[CALLED].login} }
  - { from: 2026-07-20, until: 2026-08-12, call: ${PEOPLE[CALLED].login} }
  - { from: 2026-12-20, until: 2027-01-07, call: ${PEOPLE[CALLED].login} }
`;
export const WITH_BREAKS = configOf(BASE + BREAKS);
export const WITHOUT = configOf(BASE);

const PROOF = '\n\n### PoC\n\n```js\nrun();\n```';
/** What reports are like, and whether they call somebody out of a break. */
export const KINDS = {
  ordinary: { description: 'A long string keeps the parser busy.', isEmergency: false },
  loud: { description: 'This is CRITICAL! It may be exploited in the wild!', isEmergency: false },
  'with a proof': { description: `A long string keeps the parser busy.${PROOF}`, isEmergency: false },
  exploited: { description: `It is exploited in the wild.${PROOF}`, isEmergency: true },
  critical: { description: `Remote code execution.${PROOF}`, isEmergency: true },
  /** It becomes one when somebody sets `flag/exploited`. */
  'flagged later': { description: 'A long string keeps the parser busy.', isEmergency: true },
} as const;

/** One report, and how people are about it: the same in both years. */
export interface Arrival {
  readonly kind: keyof typeof KINDS;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hours that somebody takes who answers, and how many calls they miss first, for each step. */
  readonly answers: readonly { readonly hours: number; readonly missed: number }[];
}

/** A mention or an assignment, by the bot. */
interface Call {
  readonly at: string;
  readonly logins: readonly string[];
  readonly text: string;
}

export interface Told {
  /** Calls in a break. */
  readonly inBreak: readonly Call[];
  /** Hours to the acknowledgement and to the analysis; undefined where it did not come within the time. */
  readonly waited: readonly (number | undefined)[];
}

/** Hours after which the last kind is flagged. */
export const FLAGGED_AFTER = 30;
/** For so long each report is followed: past the end of any break. */
const FOLLOWED_DAYS = 30;

function takeInReport({ kind, at }: Arrival, config: World['config']): World {
  const facts = { ...REPORTED, severity: null, description: KINDS[kind].description };
  const start: World = {
    ...emptyWorld(config),
    now: at,
    number: 7,
    nextIssue: 7,
    advisories: { [SOURCE]: facts },
  };
  const when = isoOf(start);
  const found = { facts, reporter: PEOPLE.reporter, createdAt: when, updatedAt: when };
  const { world } = carryOut(start, planCaseIssue(found, config, when, SELF));
  return {
    ...world,
    files: {
      [pathOfCase(7)]: renderStoredCase(planAdvisoryCase(found, 7, when, SELF)),
      [pathOfReport(7)]: renderReport(found),
    },
    log: [],
  };
}

const personOf = (login: string): Person | undefined => MEMBERS.find((name) => PEOPLE[name].login === login);

/** In code nobody is mentioned. */
const withoutFences = (body: string): string => body.replace(/^```[\s\S]*?^```$/gm, '');

/** What the bot has said and whom it has assigned since: both notify. */
function callsSince(before: World, after: World): readonly Call[] {
  const known = new Set(before.issue?.comments.map(({ id }) => id));
  const said = (after.issue?.comments ?? [])
    .filter(({ id, author }) => author?.id === SELF.id && !known.has(id))
    .map(({ body }) => ({
      text: body,
      logins: [...withoutFences(body).matchAll(/(?<![`\w])@([a-z]+-[a-z]+)/g)].map(([, name]) => name!),
    }));
  const assigned = (after.issue?.assignees ?? [])
    .filter(({ id }) => !before.issue?.assignees.some((each) => each.id === id))
    .map(({ login }) => ({ text: 'assigned', logins: [login] }));
  return [...said, ...assigned]
    .filter(({ logins }) => logins.length > 0)
    .map((each) => ({ ...each, at: isoOf(after) }));
}

/** What somebody does about the case in its state; undefined where this year looks no further. */
function answer(world: World, who: Person): World | undefined {
  switch (stateOf(storedOf(world))) {
    case 'received':
      return label(who, 'case/acknowledged')(world);
    case 'assessing':
      return label(who, 'case/valid')(comment(who, ANALYSIS)(world));
    default:
      return undefined;
  }
}

/** One report through its time. */
export async function follow(arrival: Arrival, config: World['config']): Promise<Told> {
  const isThere = (who: Person, world: World): boolean =>
    who === CALLED || breakAt(config, isoOf(world)) === undefined;
  const inBreak: Call[] = [];
  const waited: (number | undefined)[] = arrival.answers.map(() => undefined);
  let world = takeInReport(arrival, config);
  let step = 0;
  let missed = 0;
  let next: { readonly at: number; readonly who: Person } | undefined;
  const hear = (before: World, after: World): World => {
    for (const call of callsSince(before, after)) {
      if (breakAt(config, call.at)) inBreak.push(call);
      const who = call.logins.map(personOf).find((each) => each !== undefined && isThere(each, after));
      const how = arrival.answers[step];
      // Somebody who has gone away meanwhile does not answer any more.
      if (who === undefined || how === undefined || (next && isThere(next.who, after))) continue;
      if (missed < how.missed) missed += 1;
      else next = { at: after.now + how.hours * HOUR, who };
    }
    return after;
  };
  const run = async (from: World): Promise<World> => hear(from, await settle(from));
  world = await run(world);
  for (let hour = 1; hour <= FOLLOWED_DAYS * 24; hour++) {
    world = { ...world, now: world.now + HOUR, log: [] };
    if (arrival.kind === 'flagged later' && hour === FLAGGED_AFTER)
      world = await run(label(CALLED, 'flag/exploited')(world));
    if (next && world.now >= next.at) {
      const { who } = next;
      next = undefined;
      const done = isThere(who, world) ? answer(world, who) : undefined;
      if (done) {
        waited[step] = hour;
        step += 1;
        missed = 0;
        world = await run(done);
      }
    } else if (dueOf(world) !== undefined) world = await run(world);
  }
  return { inBreak, waited };
}

/** Reports over the year by seeded dice, one about every so many hours. */
export function planYear(random: () => number, count: number): readonly Arrival[] {
  const kinds = Object.keys(KINDS) as Arrival['kind'][];
  return Array.from({ length: count }, (_, index) => ({
    kind: kinds[index % kinds.length]!,
    at: START + Math.floor(((index + random()) * 365 * DAY) / count / HOUR) * HOUR,
    answers: [0, 1].map(() => ({ hours: 1 + Math.floor(random() * 48), missed: Math.floor(random() * 3) })),
  }));
}
