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
import { createRemedy, REMEDY_ACTIONS, versionOf } from './remedy.ts';

const TEAM = ['coordinator', 'member', 'analyst'] as const;
type Member = (typeof TEAM)[number];

/** All that people may be seen to do in a whole year: what never happened there was not tried. */
export const ACTIONS = [
  'acknowledged',
  'asked the reporter',
  'heard the reporter',
  'gave up on the reporter',
  'dismissed',
  'replied',
  'found valid',
  ...REMEDY_ACTIONS,
  'confirmed',
  'told the reporter',
  'agreed on an embargo',
  'told of an exploit',
  'ordered in a list',
  'answered late',
  'went on holiday',
  'left the team',
  'came back to the team',
  'handed over',
  'undid',
  'closed an issue by hand',
  'deleted a comment of the bot',
  'set a wrong label',
  'took a label off',
] as const;
export type Action = (typeof ACTIONS)[number];

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

export function createPeople(stage: Stage, random: () => number): People {
  const actions = Object.fromEntries(ACTIONS.map((action) => [action, 0])) as Record<Action, number>;
  const deleted = new Set<string>();
  /** Members on holiday, and those who have left, until when (milliseconds). */
  const away = new Map<Member, number>();
  const gone = new Map<Member, number>();
  const did = (action: Action): void => {
    actions[action] += 1;
  };
  const chance = (hours: number, mean: number): boolean => random() < 1 - Math.exp(-hours / mean);
  const now = (): number => stage.github.clock.now().getTime();
  const present = (): readonly Member[] =>
    TEAM.filter((name) => !gone.has(name) && (away.get(name) ?? 0) < now());

  /** The coordinator acts where there is one who is there; else anybody. */
  const someone = (stored: StoredCase): Person | undefined => {
    const there = present();
    const own = there.find((name) => stored.coordinators.some(({ login }) => login === CAST[name].login));
    const other = there[Math.floor(random() * there.length)];
    const name = own !== undefined && random() < 0.7 ? own : other;
    return name === undefined ? undefined : stage.people[name];
  };
  const label = (who: Person, issue: number, name: string): Promise<unknown> =>
    who.request('POST', `/repos/${TRIAGE}/issues/${issue}/labels`, { labels: [name] });
  const say = (who: Person, issue: number, body: string): Promise<unknown> =>
    who.request('POST', `/repos/${TRIAGE}/issues/${issue}/comments`, { body });

  const decide = async (who: Person, stored: StoredCase): Promise<Action> => {
    // What was found to be none after all is not found valid again.
    const draw = stored.moves.some(({ to }) => to === 'valid') ? 0.5 : random();
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
    who: Person,
    stored: StoredCase,
    hours: number,
  ): Promise<Action | undefined> => {
    const { issue, number } = stored;
    if (number % 3 === 0) {
      if (!chance(hours, 24 * 30)) return undefined;
      await say(who, issue, '/dismiss insufficient-information because nobody answered');
      return 'gave up on the reporter';
    }
    if (!chance(hours, 200)) return undefined;
    await label(who, issue, 'case/assessing');
    return 'heard the reporter';
  };

  const remedy = createRemedy(stage, { chance, random, label, say });

  const dayIn = (days: number): string => new Date(now() + days * 86_400_000).toISOString().slice(0, 10);

  /** What is said of promises beside the way of the case, and who takes it over. */
  const promise = async (stored: StoredCase, hours: number): Promise<Action | undefined> => {
    const who = chance(hours, 600) ? someone(stored) : undefined;
    const state = stateOf(stored);
    if (!who || ['received', 'closed', 'invalid'].includes(state)) return undefined;
    const draw = random();
    if (draw < 0.5) {
      await say(who, stored.issue, draw < 0.2 ? `/updated ${dayIn(6)}` : '/updated');
      return 'told the reporter';
    }
    if (draw < 0.6) {
      await say(who, stored.issue, `/embargo ${dayIn(20)} because of a talk`);
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
    const next = present().find((name) =>
      stored.coordinators.every(({ login }) => login !== CAST[name].login),
    );
    if (!next) return undefined;
    const assignees = [CAST[next].login];
    await who.request('POST', `/repos/${TRIAGE}/issues/${stored.issue}/assignees`, { assignees });
    return 'handed over';
  };

  /** Reports that wait in a list, in one go. */
  const orderInLists = async (hours: number): Promise<void> => {
    for (const { number, state, body } of listIssues(stage)) {
      const list = /security-process:(list\/[^ ]+) -->/.exec(body ?? '')?.[1];
      const who = state === 'open' && list !== undefined && chance(hours, 30) ? present()[0] : undefined;
      if (!who) continue;
      const order = list!.startsWith('list/day-one') ? '/set-state all assessing' : '/set-state all received';
      await say(stage.people[who], number, random() < 0.3 ? '/dismiss all spam because of a machine' : order);
      did('ordered in a list');
    }
  };

  /** What the state asks of people, with the mean number of hours that they take for it. */
  const goOn = async (stored: StoredCase, hours: number): Promise<Action | undefined> => {
    const who = someone(stored);
    if (!who) return undefined;
    const { issue } = stored;
    const open = stored.approvalRequests.find((approvalRequest) => approvalRequest.doneAt === null);
    if (open && chance(hours, 60)) {
      await say(who, issue, `/confirm ${open.key}`);
      return 'confirmed';
    }
    switch (stateOf(stored)) {
      case 'received':
        if (!chance(hours, 60)) return undefined;
        await label(who, issue, 'case/acknowledged');
        return 'acknowledged';
      case 'assessing':
        return chance(hours, 72) ? decide(who, stored) : undefined;
      case 'needs-info':
        return hearReporter(who, stored, hours);
      case 'invalid':
        if (stored.evidence.some(({ kind }) => kind === 'reply') || !chance(hours, 60)) return undefined;
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
        return remedy.goOn(who, stored, hours);
    }
  };

  /** What nobody should do. */
  const meddle = async (stored: StoredCase, hours: number): Promise<Action | undefined> => {
    const who = chance(hours, 800) ? someone(stored) : undefined;
    if (!who) return undefined;
    const { issue } = stored;
    const draw = random();
    if (draw < 0.25) {
      await who.request('PATCH', `/repos/${TRIAGE}/issues/${issue}`, { state: 'closed' });
      return 'closed an issue by hand';
    }
    if (draw < 0.5) {
      const own = commentsOf(stage, issue).filter(({ by }) => by.endsWith('[bot]'));
      const target = own[Math.floor(random() * own.length)];
      if (!target) return undefined;
      deleted.add(`${issue}/${/security-process:(\S+) -->/.exec(target.body)?.[1] ?? ''}`);
      await who.request('DELETE', `/repos/${TRIAGE}/issues/comments/${target.id}`);
      return 'deleted a comment of the bot';
    }
    if (draw < 0.75) {
      await label(who, issue, random() < 0.5 ? 'case/disclosing' : 'case/received');
      return 'set a wrong label';
    }
    const [name] = labelsOf(stage, issue).filter((each) => each.startsWith('case/'));
    if (name === undefined) return undefined;
    await who.request('DELETE', `/repos/${TRIAGE}/issues/${issue}/labels/${encodeURIComponent(name)}`);
    return 'took a label off';
  };

  /** Holidays, and people who leave and come back; two of the team are always there. */
  const comeAndGo = (hours: number): void => {
    const { world } = stage.github;
    const team = [...world.teams.values()].find(({ slug }) => slug === 'security-triage')!;
    for (const name of TEAM) {
      const account = [...world.accounts.values()].find(({ login }) => login === CAST[name].login)!;
      const back = gone.get(name);
      if (back !== undefined && back < now()) {
        gone.delete(name);
        team.members.set(account.id, 'member');
        did('came back to the team');
      }
      if (present().length < TEAM.length) continue;
      if (chance(hours, 24 * 60)) {
        away.set(name, now() + (7 + random() * 14) * 86_400_000);
        did('went on holiday');
      } else if (chance(hours, 24 * 90)) {
        gone.set(name, now() + 20 * 86_400_000);
        team.members.delete(account.id);
        did('left the team');
      }
    }
  };

  /** Somebody was reminded of this case after a due time. */
  const isLate = ({ said }: StoredCase): boolean =>
    said.some(({ key, at }) => /\/overdue\/\d+$/.test(key) && now() - Date.parse(at) < 86_400_000);

  return {
    actions,
    deleted,
    byHand: remedy.byHand,
    act: async (cases, hours) => {
      comeAndGo(hours);
      await orderInLists(hours);
      for (const stored of cases) {
        if (findIssue(stage, stored.issue).state === 'closed') continue;
        for (const act of [meddle, goOn, promise]) {
          const action = await act(stored, hours);
          if (action === undefined) continue;
          did(action);
          if (act === goOn && isLate(stored)) did('answered late');
        }
      }
    },
  };
}
