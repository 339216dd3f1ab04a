import type { Conversation } from '../../../src/case/observed.ts';
import { stateOf } from '../../../src/case/stored-case.ts';
import { planCase } from '../../../src/engine/plan-case.ts';
import {
  noteConversation,
  wantedConversation,
} from '../../../src/features/acknowledgement/note-conversation.ts';
import { leaversInside } from '../../../src/features/coordination/access.ts';
import { CONDUCTOR, contextOf, observe, runWorld, storedOf } from '../../engine/run-world.ts';
import {
  ANALYSIS,
  assign,
  atState,
  comment,
  DAY,
  HOUR,
  label,
  pass,
  play,
  remember,
  setTeam,
  takeIn,
} from '../../engine/situation.ts';
import {
  configOf,
  configTextOf,
  DEFAULT_CONFIG,
  emptyWorld,
  isoOf,
  PEOPLE,
  type Person,
  SOURCE,
  TEAM,
  type World,
} from '../../engine/world.ts';

const SECOND = configOf('owner: example-org\nteam: security-triage\nrota:\n  second: true\n');

const logins = (world: World): readonly string[] =>
  storedOf(world)
    .coordinators.map(({ login }) => login)
    .sort();
const assigned = (world: World): readonly string[] => world.issue!.assignees.map(({ login }) => login).sort();
const words = (world: World, key: string): readonly string[] =>
  world
    .issue!.comments.filter(({ body }) => body.includes(`security-process:${key}`))
    .map(({ body }) => body);

describe('who coordinates', () => {
  it('is handed over by one assignment, and who gave the case away is taken off', async () => {
    const before = await play(takeIn(), assign('coordinator', 'coordinator'));
    const only = remember((stored) => ({
      ...stored,
      coordinators: [{ id: PEOPLE.coordinator.id, login: PEOPLE.coordinator.login }],
    }))(before);
    const after = await play(only, assign('coordinator', 'third'));
    expect(logins(after)).toEqual([PEOPLE.third.login]);
    expect(assigned(after)).toContain(PEOPLE.third.login);
    expect(assigned(after)).not.toContain(PEOPLE.coordinator.login);
  });

  it('is a second one too where the configuration says so, never the reporter', async () => {
    const after = await play(takeIn(emptyWorld(SECOND)), pass(HOUR));
    expect(logins(after)).toHaveLength(2);
    expect(new Set(logins(after)).size).toBe(2);
    expect(logins(await play(takeIn(), pass(HOUR)))).toHaveLength(1);
  });

  it('is nobody from outside the team: they are taken off, with an explanation', async () => {
    const after = await play(takeIn(), assign('member', 'outsider'));
    expect(assigned(after)).not.toContain(PEOPLE.outsider.login);
    expect(logins(after)).not.toContain(PEOPLE.outsider.login);
    expect(words(after, 'answer/').join()).toContain('Only members of the triage team coordinate a case.');
  });

  it('is somebody else once they left the team; what they still see is listed and taken away when confirmed', async () => {
    const begun = await play(takeIn(), pass(HOUR));
    const [first] = storedOf(begun).coordinators;
    const facts = { ...begun.advisories[SOURCE]!, collaborators: [first!] };
    const inside = { ...begun, advisories: { ...begun.advisories, [SOURCE]: facts } };
    const staying = TEAM.filter(({ id }) => id !== first!.id);
    const after = await play(inside, setTeam(staying));
    expect(logins(after)).not.toContain(first!.login);
    expect(logins(after)).toHaveLength(1);
    expect(words(after, 'leaver/')[0]).toContain(SOURCE);
    expect(after.log.some(({ operation }) => operation.kind === 'set-collaborators')).toBe(false);
    const speaker = (Object.keys(PEOPLE) as Person[]).find((name) => PEOPLE[name].id === staying[0]!.id)!;
    const done = await play(after, pass(HOUR), comment(speaker, '/confirm'));
    expect(done.log.find(({ operation }) => operation.kind === 'set-collaborators')?.operation).toMatchObject(
      {
        ghsa: SOURCE,
        add: [],
        remove: [first!.login],
      },
    );
    expect(
      storedOf(done).approvalRequests.filter(
        (approvalRequest) => approvalRequest.key.startsWith('access/') && approvalRequest.doneAt === null,
      ),
    ).toEqual([]);
    const back = await play(after, setTeam(TEAM));
    expect(storedOf(after).leavers).toHaveLength(1);
    expect(storedOf(back).leavers).toEqual([]);
    expect(storedOf(back).approvalRequests.filter(({ key }) => key.startsWith('access/'))).toEqual([]);
  });

  const unknown = { kind: 'unknown' } as const;
  const known = (...members: readonly (typeof PEOPLE.third)[]) => ({ kind: 'known', members }) as const;
  it.each([
    ['somebody who left', known(PEOPLE.member), [], 1],
    ['nobody, while the team is unknown', unknown, [], 0],
    ['nobody who is back in the team', known(PEOPLE.third), [], 0],
    ['no owner of the organisation', known(PEOPLE.member), [PEOPLE.third], 0],
  ])('and is to be taken out: %s', async (_name, team, owners, count) => {
    const stored = {
      ...storedOf(takeIn()),
      leavers: [{ id: PEOPLE.third.id, login: PEOPLE.third.login, at: isoOf(emptyWorld()) }],
    };
    const seen = observe(takeIn(), '9/1');
    const facts = { ...takeIn().advisories[SOURCE]!, collaborators: [PEOPLE.third] };
    const observed = {
      ...seen,
      team: team as typeof seen.team,
      repo: { ...seen.repo, owners },
      advisories: { ...seen.advisories, [SOURCE]: facts },
    };
    expect(leaversInside({ stored, observed })).toHaveLength(count);
  });
});

describe('who is invited', () => {
  it('is asked for in the advisories of the case, and in none that the case has dropped', async () => {
    const elsewhere = comment('coordinator', ANALYSIS.replaceAll('example-org/widget', 'example-org/gadget'));
    const { world } = await runWorld(elsewhere(await atState('disclosing')));
    const back = comment('coordinator', '/invite otto-outsider because she wrote it')({ ...world, log: [] });
    const after = await runWorld(comment('coordinator', ANALYSIS)(back));
    expect(Object.values(after.world.advisories).map(({ state }) => state)).toEqual(['draft', 'draft']);
    const invited = storedOf(after.world).approvalRequests.filter(({ key }) => key.startsWith('invite/'));
    expect(invited.map(({ key }) => key)).toEqual([`invite/${SOURCE}/otto-outsider`]);
  });
});

describe('what was said in the advisory', () => {
  const at = (hours: number): string => new Date(emptyWorld().now + hours * HOUR).toISOString();
  const said = (who: Person, body: string, hours = 1): Conversation => ({
    kind: 'read',
    comments: [{ id: 1, author: PEOPLE[who], body, createdAt: at(hours), url: 'https://example.com/c' }],
  });

  async function noted(conversation: Conversation, world: World = takeIn()) {
    const context = await contextOf(world, observe(world, '9/1'), CONDUCTOR);
    const observed = { ...context.observed, conversations: { [SOURCE]: conversation } };
    return noteConversation({ ...context, observed });
  }

  it.each([
    ['a member', said('member', 'Thank you.'), true],
    ['the reporter', said('reporter', 'Hello?'), false],
    ['somebody from outside', said('outsider', 'Me too.'), false],
    ['another bot', said('otherBot', 'Thank you.'), false],
    ['our bot', said('bot', 'Thank you.'), false],
    ['a member, from before the report', said('member', 'Thank you.', -2000), false],
    ['nobody, since GitHub does not answer', { kind: 'silent' } as const, false],
  ])('by %s', async (_name, conversation, proves) => {
    const stored = await noted(conversation);
    expect(stored !== undefined && stateOf(stored) === 'acknowledged').toBe(proves);
    if (proves)
      expect(stored!.evidence).toMatchObject([{ kind: 'acknowledgement', subject: 'comment', at: at(1) }]);
  });

  it('after the label is put beside it, with its own time; nothing found leaves the label', async () => {
    const world = await play(takeIn(), label('member', 'case/acknowledged'));
    const found = await noted(said('member', 'Thank you.'), world);
    expect(found!.evidence).toMatchObject([{ subject: 'comment', at: at(1) }]);
    const none = await noted({ kind: 'read', comments: [] }, world);
    expect(none!.evidence).toEqual([]);
    expect(none!.said.map(({ key }) => key)).toContain('looked/acknowledgement');
  });

  it('is not looked at in the run of a label, nor where it could prove nothing', async () => {
    const wanted = (world: World) => wantedConversation(observe(world, '9/1'), storedOf(world), world.config);
    const fresh = takeIn();
    expect(wanted(fresh)).toBeUndefined();
    expect(wanted(pass(HOUR)(fresh))).toEqual({ repo: 'example-org/widget', ghsa: SOURCE });
    expect(wanted(label('member', 'case/acknowledged')(pass(HOUR)(fresh)))).toBeUndefined();
    const off = configOf(`${configTextOf(DEFAULT_CONFIG)}intake: { conversations: false }\n`);
    expect(wanted({ ...pass(HOUR)(fresh), config: off })).toBeUndefined();
  });
});

describe('a message to the reporter', () => {
  const sent = (world: World) => world.log.filter(({ operation }) => operation.kind === 'send-message');

  it('goes out once, as shown, after a confirmation by any member', async () => {
    const asked = await play(await atState('assessing'), comment('member', '/send accepted'));
    expect(sent(asked)).toHaveLength(0);
    expect(words(asked, 'ask/message/accepted')[0]).toContain('it is a vulnerability');
    const done = await play(asked, comment('member', '/confirm'));
    expect(sent(done)).toHaveLength(1);
    const { world: after } = await runWorld(pass(DAY)(done));
    expect(sent(after)).toHaveLength(1);
    expect(storedOf(after).messages).toMatchObject([
      { key: 'accepted', url: expect.stringContaining(SOURCE) },
    ]);
  });

  it('of a kind that went out before is another one, with a claim and a marker of its own', async () => {
    const once = await play(
      await play(await atState('assessing'), comment('member', '/send accepted')),
      comment('member', '/confirm'),
    );
    const twice = await play(
      await play(once, comment('member', '/send accepted')),
      comment('member', '/confirm'),
    );
    const keys = sent(twice).map(({ operation }) => ('key' in operation ? operation.key : ''));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
    expect(storedOf(twice).messages?.every(({ sentAt }) => sentAt !== null)).toBe(true);
    expect(
      storedOf(twice).approvalRequests.every(
        ({ key, doneAt }) => !key.startsWith('message/') || doneAt !== null,
      ),
    ).toBe(true);
    expect(storedOf(twice).claims).toEqual([]);
  });

  it('that may be sent already keeps its claim and is left to a person, until it can be told', async () => {
    const asked = await play(await atState('assessing'), comment('member', '/send accepted'));
    const confirmed = comment('member', '/confirm')(asked);
    const { at } = storedOf(asked).messages![0]!;
    const key = `message/accepted/${at}`;
    const claim = { key, run: '1/1', at };
    const world = remember((stored) => ({ ...stored, claims: [claim] }))(confirmed);
    const outcome = { kind: 'refused', status: 0, permission: null, why: 'w', isUnsure: true } as const;
    const observed = { ...observe(world, '9/1'), results: { [key]: outcome } };
    const plan = planCase(await contextOf(world, observed, CONDUCTOR));
    expect(plan.stored.claims).toEqual([claim]);
    expect(plan.operations.filter(({ kind }) => kind === 'send-message')).toEqual([]);
    const told = plan.operations.flatMap((each) => (each.kind === 'comment' ? [each] : []));
    expect(told.find((each) => each.key === `task/${key}`)?.body).toContain('If it is not done');
  });

  it('of receipt acknowledges the case', async () => {
    const asked = await play(takeIn(), comment('member', '/send acknowledgement'));
    const done = await play(asked, comment('member', '/confirm'));
    expect(stateOf(storedOf(done))).toBe('assessing');
    expect(words(done, 'record')[0]).toContain('sent in the advisory');
  });

  it('of a dismissal is the proof of the reply', async () => {
    const dismissed = await play(
      await atState('assessing'),
      comment('member', '/dismiss spam because it sells shoes'),
    );
    const done = await play(
      await play(dismissed, comment('member', '/send dismissal')),
      comment('third', '/confirm'),
    );
    expect(storedOf(done).evidence.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
    const [message] = sent(done).map(({ operation }) => operation);
    expect(message).toMatchObject({
      surface: 'collaborators',
      body: expect.stringContaining('It sells shoes.'),
    });
  });

  it.each([
    ['the id is missing', '/send cve', 'There is no CVE id yet'],
    ['the day is missing', '/send release-date', 'Add the day'],
    ['nothing is dismissed', '/send dismissal', 'The report is not dismissed'],
    ['there is no such message', '/send love', 'does not understand'],
  ])('is refused where %s', async (_name, said, answer) => {
    const after = await play(await atState('assessing'), comment('member', said));
    expect(words(after, 'answer/').join()).toContain(answer);
    expect(storedOf(after).messages ?? []).toEqual([]);
  });

  it('is shown at any time by /draft, and sent to nobody', async () => {
    const after = await play(await atState('assessing'), comment('member', '/draft thanks'));
    expect(words(after, 'answer/').join()).toContain('about to publish');
    expect(storedOf(after).approvalRequests.filter(({ key }) => key.startsWith('message/'))).toEqual([]);
  });

  it('of a duplicate tells nothing of the other case', async () => {
    const dismissed = await play(await atState('assessing'), comment('member', '/duplicate #3'));
    const drafted = await play(dismissed, comment('member', '/draft dismissal'));
    const draft = words(drafted, 'answer/').join();
    expect(draft).toContain('we know of it already');
    expect(draft).not.toContain('#3');
  });
});
