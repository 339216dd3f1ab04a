/** What people do in a simulated year: late, wrongly, or not at all. All chance comes from one seeded sequence. */
import type { StoredCase } from '../../src/case/stored-case.ts';
import { stateOf } from '../../src/case/stored-case.ts';
import {
  commentsOf,
  findIssue,
  labelsOf,
  listIssues,
  PROJECT,
  type Stage,
  TRIAGE,
} from '../../test/scenarios/stage.ts';
import { CAST } from '../rehearsal/cast.ts';
import type { Person } from '../rehearsal/person.ts';
import {
  ACTIONS,
  type Action,
  type Crew,
  chance,
  did,
  label,
  now,
  present,
  say,
  someone,
  TEAM,
} from './crew.ts';
import { createRemedy, versionOf } from './remedy.ts';

export interface People {
  /** Everybody may do one thing to every open case; hours since they last could. */
  act(cases: readonly StoredCase[], hours: number): Promise<void>;
  readonly actions: Readonly<Record<Action, number>>;
  /** Comments of the bot that people deleted, `issue/key`. */
  readonly deleted: ReadonlySet<string>;
  /** Advisories that somebody published past the process. */
  readonly byHand: ReadonlySet<string>;
}

const renderAnalysis = (version: string): string => `\`\`\`yaml
analysis:
  packages:
    - { ecosystem: npm, name: body-parser, repo: ${PROJECT}, affected: ["< ${version}"], patched: ["${version}"], functions: [] }
  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
  cwe: [CWE-405]
  summary: It stalls
  description: |
    A long body stalls it.
  workarounds: |
    Limit the length.
  confirmed: { yes: true, how: ran it }
  inThreatModel: true
  credits: []
  patchNeeded: true
\`\`\``;

const decide = async (crew: Crew, who: Person, stored: StoredCase): Promise<Action> => {
  // What was found to be none after all is not found valid again.
  const draw = stored.moves.some(({ to }) => to === 'valid') ? 0.5 : crew.random();
  if (draw < 0.2) {
    await label(who, stored.issue, 'case/needs-info');
    return 'asked the reporter';
  }
  if (draw < 0.7) {
    await say(who, stored.issue, '/dismiss not-reproducible because it does not run');
    return 'dismissed';
  }
  await say(who, stored.issue, renderAnalysis(versionOf(stored)));
  await label(who, stored.issue, 'case/valid');
  return 'found valid';
};

/** One reporter in three never answers. */
const hearReporter = async (
  crew: Crew,
  who: Person,
  stored: StoredCase,
  hours: number,
): Promise<Action | undefined> => {
  const { issue, number } = stored;
  if (number % 3 === 0) {
    if (!chance(crew, hours, 24 * 30)) return undefined;
    await say(who, issue, '/dismiss insufficient-information because nobody answered');
    return 'gave up on the reporter';
  }
  if (!chance(crew, hours, 200)) return undefined;
  await label(who, issue, 'case/assessing');
  return 'heard the reporter';
};

const dayIn = (crew: Crew, days: number): string =>
  new Date(now(crew) + days * 86_400_000).toISOString().slice(0, 10);

/** What is said of promises beside the way of the case, and who takes it over. */
const promise = async (crew: Crew, stored: StoredCase, hours: number): Promise<Action | undefined> => {
  const who = chance(crew, hours, 600) ? someone(crew, stored) : undefined;
  const state = stateOf(stored);
  if (!who || ['received', 'closed', 'invalid'].includes(state)) return undefined;
  const draw = crew.random();
  if (draw < 0.5) {
    await say(who, stored.issue, draw < 0.2 ? `/updated ${dayIn(crew, 6)}` : '/updated');
    return 'told the reporter';
  }
  if (draw < 0.6) {
    await say(who, stored.issue, `/embargo ${dayIn(crew, 20)} because of a talk`);
    return 'agreed on an embargo';
  }
  if (draw < 0.7) {
    await say(who, stored.issue, '/undo');
    return 'undid';
  }
  if (draw < 0.75) {
    await label(who, stored.issue, 'flag/exploited');
    return 'told of an exploit';
  }
  const next = present(crew).find((name) =>
    stored.coordinators.every(({ login }) => login !== CAST[name].login),
  );
  if (!next) return undefined;
  const assignees = [CAST[next].login];
  await who.request('POST', `/repos/${TRIAGE}/issues/${stored.issue}/assignees`, { assignees });
  return 'handed over';
};

/** Reports that wait in a list, in one go. */
const orderInLists = async (crew: Crew, hours: number): Promise<void> => {
  for (const { number, state, body } of listIssues(crew.stage)) {
    const list = /security-process:(list\/[^ ]+) -->/.exec(body ?? '')?.[1];
    const who =
      state === 'open' && list !== undefined && chance(crew, hours, 30) ? present(crew)[0] : undefined;
    if (!who) continue;
    const order = list!.startsWith('list/day-one') ? '/set-state all assessing' : '/set-state all received';
    await say(
      crew.stage.people[who],
      number,
      crew.random() < 0.3 ? '/dismiss all spam because of a machine' : order,
    );
    did(crew, 'ordered in a list');
  }
};

/** What the state asks of people, with the mean number of hours that they take for it. */
const goOn = async (crew: Crew, stored: StoredCase, hours: number): Promise<Action | undefined> => {
  const who = someone(crew, stored);
  if (!who) return undefined;
  const { issue } = stored;
  const open = stored.approvalRequests.find((approvalRequest) => approvalRequest.doneAt === null);
  if (open && chance(crew, hours, 60)) {
    await say(who, issue, `/confirm ${open.key}`);
    return 'confirmed';
  }
  switch (stateOf(stored)) {
    case 'received':
      if (!chance(crew, hours, 60)) return undefined;
      await label(who, issue, 'case/acknowledged');
      return 'acknowledged';
    case 'assessing':
      return chance(crew, hours, 72) ? decide(crew, who, stored) : undefined;
    case 'needs-info':
      return hearReporter(crew, who, stored, hours);
    case 'invalid':
      if (stored.evidence.some(({ kind }) => kind === 'reply') || !chance(crew, hours, 60)) return undefined;
      await say(who, issue, '/replied');
      return 'replied';
    case 'acknowledged':
    case 'valid':
    case 'cve-requested':
    case 'patching':
    case 'testing':
    case 'regression-tests':
    case 'releasing':
    case 'disclosing':
    case 'announcing':
    case 'closed':
      return crew.remedy.goOn(who, stored, hours);
  }
};

/** What nobody should do. */
const meddle = async (crew: Crew, stored: StoredCase, hours: number): Promise<Action | undefined> => {
  const who = chance(crew, hours, 800) ? someone(crew, stored) : undefined;
  if (!who) return undefined;
  const { issue } = stored;
  const draw = crew.random();
  if (draw < 0.25) {
    await who.request('PATCH', `/repos/${TRIAGE}/issues/${issue}`, { state: 'closed' });
    return 'closed an issue by hand';
  }
  if (draw < 0.5) {
    const own = commentsOf(crew.stage, issue).filter(({ by }) => by.endsWith('[bot]'));
    const target = own[Math.floor(crew.random() * own.length)];
    if (!target) return undefined;
    crew.deleted.add(`${issue}/${/security-process:(\S+) -->/.exec(target.body)?.[1] ?? ''}`);
    await who.request('DELETE', `/repos/${TRIAGE}/issues/comments/${target.id}`);
    return 'deleted a comment of the bot';
  }
  if (draw < 0.75) {
    await label(who, issue, crew.random() < 0.5 ? 'case/disclosing' : 'case/received');
    return 'set a wrong label';
  }
  const [name] = labelsOf(crew.stage, issue).filter((each) => each.startsWith('case/'));
  if (name === undefined) return undefined;
  await who.request('DELETE', `/repos/${TRIAGE}/issues/${issue}/labels/${encodeURIComponent(name)}`);
  return 'took a label off';
};

/** Holidays, and people who leave and come back; two of the team are always there. */
const comeAndGo = (crew: Crew, hours: number): void => {
  const { world } = crew.stage.github;
  const team = [...world.teams.values()].find(({ slug }) => slug === 'security-triage')!;
  for (const name of TEAM) {
    const account = [...world.accounts.values()].find(({ login }) => login === CAST[name].login)!;
    const back = crew.gone.get(name);
    if (back !== undefined && back < now(crew)) {
      crew.gone.delete(name);
      team.members.set(account.id, 'member');
      did(crew, 'came back to the team');
    }
    if (present(crew).length < TEAM.length) continue;
    if (chance(crew, hours, 24 * 60)) {
      crew.away.set(name, now(crew) + (7 + crew.random() * 14) * 86_400_000);
      did(crew, 'went on holiday');
    } else if (chance(crew, hours, 24 * 90)) {
      crew.gone.set(name, now(crew) + 20 * 86_400_000);
      team.members.delete(account.id);
      did(crew, 'left the team');
    }
  }
};

/** Somebody was reminded of this case after a due time. */
const isLate = (crew: Crew, { said }: StoredCase): boolean =>
  said.some(({ key, at }) => /\/overdue\/\d+$/.test(key) && now(crew) - Date.parse(at) < 86_400_000);

export function createPeople(stage: Stage, random: () => number): People {
  const actions = Object.fromEntries(ACTIONS.map((action) => [action, 0])) as Record<Action, number>;
  const deleted = new Set<string>();
  const remedy = createRemedy(stage, {
    random,
    label,
    say,
    chance: (hours, mean) => chance({ random }, hours, mean),
  });
  const crew: Crew = { stage, random, actions, deleted, remedy, away: new Map(), gone: new Map() };
  return {
    actions,
    deleted,
    byHand: remedy.byHand,
    act: async (cases, hours) => {
      comeAndGo(crew, hours);
      await orderInLists(crew, hours);
      for (const stored of cases) {
        if (findIssue(stage, stored.issue).state === 'closed') continue;
        for (const act of [meddle, goOn, promise]) {
          const action = await act(crew, stored, hours);
          if (action === undefined) continue;
          did(crew, action);
          if (act === goOn && isLate(crew, stored)) did(crew, 'answered late');
        }
      }
    },
  };
}
