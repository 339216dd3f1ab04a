import { readMarker } from '../../../src/case/marker.ts';
import { type StoredCase, stateOf } from '../../../src/case/stored-case.ts';
import type { StateId } from '../../../src/process/table.ts';
import { findBreaches } from '../../engine/invariants.ts';
import { runWorld, storedOf } from '../../engine/run-world.ts';
import {
  ANALYSIS,
  all,
  assign,
  atState,
  changeAdvisory,
  close,
  comment,
  DAY,
  deleteComment,
  deleteIssue,
  editComment,
  editIssue,
  HOUR,
  isOurs,
  label,
  mergePost,
  openThread,
  pass,
  play,
  publishByHand,
  publishNpm,
  refuse,
  reopen,
  say,
  setTeam,
  unassign,
  unlabel,
} from '../../engine/situation.ts';
import {
  configOf,
  configTextOf,
  DEFAULT_CONFIG,
  PEOPLE,
  SELF,
  SOURCE,
  TEAM,
  type World,
} from '../../engine/world.ts';

/** Bodies of the bot's comments whose key begins so, oldest first. */
const told = (world: World, key: string): readonly string[] =>
  (world.issue?.comments ?? [])
    .filter((each) => readMarker(each, SELF)?.startsWith(key))
    .map((each) => each.body);

const state = (world: World): StateId => stateOf(storedOf(world));
const clean = (world: World): World => ({ ...world, log: [] });
const kinds = (world: World): readonly string[] => world.log.map(({ operation }) => operation.kind);
const flags = (world: World): StoredCase['flags'] => storedOf(world).flags;

describe('what is observed wins over what was planned', () => {
  describe('no coordinator', () => {
    const resigned = async () =>
      play(
        await atState('assessing'),
        all(
          ...(['coordinator', 'member', 'third'] as const).flatMap((who) => [
            assign(who, who),
            unassign(who, who),
          ]),
        ),
      );

    it('is escalated at once to everybody who could, then daily', async () => {
      const world = await resigned();
      expect(storedOf(world).coordinators).toEqual([]);
      expect(told(world, 'remind/coordinator')).toHaveLength(1);
      for (const { login } of TEAM) expect(told(world, 'remind/coordinator')[0]).toContain(`@${login}`);
      const soon = await play(clean(world), pass(23 * HOUR));
      expect(kinds(soon)).not.toContain('comment');
      const later = await play(world, pass(DAY));
      expect(told(later, 'remind/coordinator')).toHaveLength(1);
      expect(told(later, 'remind/coordinator')).not.toEqual(told(world, 'remind/coordinator/none'));
      expect(storedOf(later).said.filter(({ key }) => key.startsWith('remind/coordinator'))).toHaveLength(2);
    });

    it('ends with a self-assignment', async () => {
      const world = await play(await resigned(), assign('third', 'third'));
      expect(storedOf(world).coordinators.map(({ id }) => id)).toEqual([PEOPLE.third.id]);
      expect(told(world, 'remind/coordinator')).toEqual([]);
    });

    it("ends with a member's first legal request, and not with a refused one", async () => {
      const refused = await play(await resigned(), label('third', 'case/closed'));
      expect(storedOf(refused).coordinators).toEqual([]);
      const world = await play(refused, label('third', 'case/needs-info'));
      expect(storedOf(world).coordinators.map(({ id }) => id)).toEqual([PEOPLE.third.id]);
    });

    it('somebody who left the team is replaced, somebody who stepped back is not asked again', async () => {
      const left = await play(await atState('assessing'), setTeam([PEOPLE.member, PEOPLE.third]));
      expect(storedOf(left).coordinators).toHaveLength(1);
      expect(storedOf(left).coordinators[0]!.id).not.toBe(PEOPLE.coordinator.id);
      const back = await play(await atState('assessing'), unassign('coordinator', 'coordinator'));
      expect(storedOf(back).coordinators).toHaveLength(1);
      expect(storedOf(back).coordinators[0]!.id).not.toBe(PEOPLE.coordinator.id);
    });
  });

  describe('changed by hand', () => {
    it('a closed issue is opened again, with one explanation', async () => {
      const world = await play(await atState('patching'), close('member'), pass(HOUR));
      expect(world.issue?.state).toBe('open');
      expect(told(world, 'reopened')).toHaveLength(1);
      expect(state(world)).toBe('patching');
    });

    it('the issue of a closed case that is opened is closed again, with one explanation', async () => {
      const world = await play(await atState('closed'), reopen('member'), pass(HOUR));
      expect(world.issue?.state).toBe('closed');
      expect(told(world, 'reclosed')).toHaveLength(1);
    });

    it('a deleted issue is made again from the store, and says what it is', async () => {
      const before = await atState('patching');
      const world = await play(before, deleteIssue);
      expect(world.issue?.number).toBe(8);
      expect(storedOf(world)).toMatchObject({ number: 7, issue: 8 });
      expect(world.issue?.body).toContain('A long string keeps the parser busy');
      expect(world.issue?.labels).toContain('case/patching');
      expect(told(world, 'remade')).toHaveLength(1);
      const next = await play(world, say('/evidence patch x'), label('member', 'case/testing'));
      expect(state(next)).toBe('testing');
    });

    it('a label that was taken off is put back, with one explanation', async () => {
      const before = await play(await atState('patching'), pass(HOUR));
      const world = await play(before, unlabel('member', 'case/patching'), pass(HOUR));
      expect(world.issue?.labels).toContain('case/patching');
      expect(told(world, 'answer/').length - told(before, 'answer/').length).toBe(1);
    });

    it('one label for another at once is a request, and needs no explanation', async () => {
      const before = await atState('assessing');
      const world = await play(
        before,
        all(unlabel('member', 'case/assessing'), label('member', 'case/needs-info')),
      );
      expect(state(world)).toBe('needs-info');
      expect(told(world, 'answer/')).toEqual(told(before, 'answer/'));
    });

    it('title and text are put back, with one explanation', async () => {
      const before = await atState('patching');
      const world = await play(before, editIssue({ title: 'A hole!', body: 'nothing' }), pass(HOUR));
      expect(world.issue?.title).toBe(before.issue?.title);
      expect(world.issue?.body).toBe(before.issue?.body);
      expect(told(world, 'face/')).toHaveLength(1);
    });

    it('an edited comment of the bot counts no more: what is due of it is written anew', async () => {
      const before = await atState('disclosing');
      const edited = await play(
        before,
        editComment('member', isOurs('ask/publish'), () => 'Nothing, really'),
      );
      expect(told(edited, 'ask/publish')).toHaveLength(1);
      expect(told(edited, 'edited/')).toHaveLength(1);
      expect(edited.issue?.comments.some(({ body }) => body === 'Nothing, really')).toBe(true);
    });

    it('a deleted comment of the bot is written anew', async () => {
      const world = await play(
        await atState('disclosing'),
        deleteComment(isOurs('record')),
        deleteComment(isOurs('ask/publish')),
      );
      expect(told(world, 'record')).toHaveLength(1);
      expect(told(world, 'ask/publish')).toHaveLength(1);
    });
  });

  describe('an advisory published by hand', () => {
    it('in case/disclosing, after gate and confirmation, is the result of the step', async () => {
      const asked = await atState('disclosing');
      const refusing = await play(refuse('publish-advisory')(clean(asked)), comment('member', '/confirm'));
      expect(state(refusing)).toBe('disclosing');
      expect(told(refusing, `task/publish/${SOURCE}`)).toHaveLength(1);
      const world = await play(refusing, publishByHand());
      expect(state(world)).toBe('announcing');
      expect(flags(world)).not.toContain('out-of-process');
      expect(told(world, 'task/')).toEqual([]);
    });

    it.each<StateId>(['received', 'assessing', 'invalid', 'patching', 'releasing'])(
      'in case/%s leads to announcing, and what is due stays due',
      async (from) => {
        const world = await play(await atState(from), publishByHand());
        expect(state(world)).toBe('announcing');
        expect(flags(world)).toContain('out-of-process');
        const announced = await play(
          world,
          mergePost,
          say('/posted mastodon https://mastodon.example/1'),
          say('/waive blog because it is out'),
        );
        const hasPatch = storedOf(announced).evidence.some(({ kind }) => kind === 'patch');
        expect(state(announced)).toBe('announcing');
        expect(told(announced, 'owed')).toHaveLength(1);
        const paid = await play(
          announced,
          say(`${hasPatch ? '' : '/evidence patch x\n'}/released widget 1.2.3`),
        );
        expect(state(paid)).toBe('closed');
      },
    );

    it('what is due is waived by two people, not by one', async () => {
      const out = await play(
        await atState('patching'),
        publishByHand(),
        say('/confirm post'),
        mergePost,
        say('/waive mastodon because no'),
      );
      const one = await play(
        out,
        say('/waive out-of-process because no'),
        say('/waive out-of-process because no'),
      );
      expect(state(one)).toBe('announcing');
      expect(state(await play(one, comment('third', '/waive out-of-process because no')))).toBe('closed');
    });

    it('nobody talks the flag away', async () => {
      const out = await play(await atState('patching'), publishByHand());
      const world = await play(out, unlabel('coordinator', 'flag/out-of-process'));
      expect(flags(world)).toContain('out-of-process');
      expect(world.issue?.labels).toContain('flag/out-of-process');
    });
  });

  it('an advisory accepted by hand counts as that part of advisory-draft', async () => {
    const before = await play(await atState('assessing'), changeAdvisory({ state: 'draft' }), say(ANALYSIS));
    const world = await play(clean(before), label('member', 'case/valid'));
    expect(state(world)).toBe('cve-requested');
    const update = world.log.find(({ operation }) => operation.kind === 'update-advisory')?.operation;
    expect(update).not.toHaveProperty('state');
    expect(world.advisories[SOURCE]?.state).toBe('draft');
  });

  it('an advisory closed by hand moves nothing and stops no clock: the coordinator is asked, once', async () => {
    const before = await atState('assessing');
    const world = await play(before, changeAdvisory({ state: 'closed' }), pass(HOUR));
    expect(state(world)).toBe('assessing');
    expect(told(world, 'advisory-closed')).toHaveLength(1);
    expect(told(world, 'advisory-closed')[0]).toContain(`@${PEOPLE.coordinator.login}`);
    expect(told(world, 'advisory-closed')[0]).toContain('/dismiss REASON');
    const late = await play(world, pass(11 * DAY));
    expect(told(late, 'remind/dismiss')).toHaveLength(1);
    expect(told(await play(world, changeAdvisory({ state: 'draft' })), 'advisory-closed')).toEqual([]);
  });

  it('a fix that is public before its gate is told at once, with what is missing and disclosure for today', async () => {
    const world = await play(await atState('patching'), say('/released widget 1.2.3'));
    const [words = ''] = told(world, 'early-release');
    expect(words).toContain(`@${PEOPLE.coordinator.login}`);
    expect(words).toContain('widget 1.2.3');
    expect(words).toContain('today');
    expect(words).toContain('/evidence patch');
    const without = await play(
      await atState('regression-tests'),
      label('member', 'case/releasing'),
      publishNpm('widget@1.2.3'),
      pass(HOUR),
    );
    expect(told(without, 'early-release')).toHaveLength(
      storedOf(without).evidence.some(({ kind }) => kind === 'regression-test') ? 0 : 1,
    );
  });

  it('a flaw in another repo of ours: advisory there, the first report closed with the case on confirmation', async () => {
    const there = ANALYSIS.replaceAll('example-org/widget', 'example-org/gadget');
    const drafted = await play(await atState('assessing'), say(there), label('member', 'case/valid'));
    expect(storedOf(drafted).advisories.map(({ repo }) => repo)).toEqual(['example-org/gadget']);
    expect(drafted.advisories[SOURCE]?.state).toBe('triage');
    const made = storedOf(drafted).advisories[0]!.ghsa;
    const out = await play(
      drafted,
      publishByHand(made),
      say('/confirm post'),
      mergePost,
      say('/waive mastodon because no'),
      say('/evidence patch x\n/released widget 1.2.3'),
    );
    expect(state(out)).toBe('announcing');
    expect(out.advisories[SOURCE]?.state).toBe('triage');
    const closed = await play(out, comment('third', '/confirm close-report'));
    expect(closed.advisories[SOURCE]?.state).toBe('closed');
    expect(state(closed)).toBe('closed');
  });

  it("a flaw in someone else's package: a text to forward, and nothing forwarded", async () => {
    const world = await play(
      clean(await atState('assessing')),
      say('/dismiss upstream because it is in the parser'),
    );
    expect(state(world)).toBe('invalid');
    expect(told(world, 'entry/').join()).toContain('Ask the reporter before you forward anything');
    expect(world.log.filter(({ operation }) => operation.surface !== 'team')).toEqual([]);
  });

  it('a duplicate: the reply tells nothing of the other case, the record does', async () => {
    const world = await play(await atState('assessing'), say('/duplicate #3'));
    const reply = told(world, 'entry/').at(-1) ?? '';
    expect(reply).not.toContain('#3');
    expect(storedOf(world).decisions).toMatchObject([
      { kind: 'dismiss', reason: 'duplicate-of', because: '#3' },
    ]);
    const itself = await play(await atState('assessing'), say('/duplicate #7'));
    expect(state(itself)).toBe('assessing');
  });

  describe('a CVE that was refused or wrong', () => {
    it('is replaced by the id that a person records', async () => {
      const world = await play(await atState('patching'), say('/cve CVE-2026-99999'));
      expect(storedOf(world).cve.id).toBe('CVE-2026-99999');
      expect(world.advisories[SOURCE]?.cve).toBe('CVE-2026-99999');
    });

    it('is none, because: what the advisory shows does not bring it back', async () => {
      const world = await play(await atState('patching'), say('/no-cve because it was rejected'), pass(HOUR));
      expect(storedOf(world).cve.id).toBeNull();
      const again = await play(world, say('/cve CVE-2026-11111'));
      expect(storedOf(again).cve.id).toBe('CVE-2026-11111');
      expect(storedOf(again).decisions).toEqual([]);
    });
  });

  it('a reporter who withdraws: dismissed only by a person, who is told when not to', async () => {
    const world = await play(await atState('assessing'), say('/dismiss withdrawn because they said so'));
    expect(told(world, 'entry/').at(-1)).toContain(
      'A report can be right although its reporter took it back',
    );
  });

  describe('an operation that GitHub refuses', () => {
    it('becomes a task, and the case goes on when its result is seen: the advisory', async () => {
      const asked = await play(await atState('assessing'), say(ANALYSIS));
      const stuck = await play(refuse('update-advisory')(asked), label('member', 'case/valid'));
      expect(state(stuck)).toBe('valid');
      expect(told(stuck, `task/update-advisory/${SOURCE}`)).toHaveLength(1);
      expect(storedOf(stuck).claims).toEqual([]);
      const filled = (await atState('cve-requested')).advisories[SOURCE]!;
      const world = await play(stuck, changeAdvisory(filled));
      expect(state(world)).toBe('cve-requested');
      expect(told(world, 'task/')).toEqual([]);
    });

    it('the advisory that could not be made is recorded with /advisory', async () => {
      const there = ANALYSIS.replaceAll('example-org/widget', 'example-org/gadget');
      const asked = await play(await atState('assessing'), say(there));
      const stuck = await play(refuse('create-advisory')(asked), label('member', 'case/valid'));
      expect(told(stuck, 'task/create-advisory/example-org/gadget')).toHaveLength(1);
      expect(storedOf(stuck).claims).toEqual([]);
      const ghsa = 'GHSA-9999-9999-9999';
      const url = `https://github.com/example-org/gadget/security/advisories/${ghsa}`;
      const byHand = {
        ...stuck.advisories[SOURCE]!,
        ghsa,
        url,
        repo: 'example-org/gadget',
        state: 'draft' as const,
      };
      const world = await play(
        { ...stuck, refuses: [], advisories: { ...stuck.advisories, [ghsa]: byHand } },
        say(`/advisory ${url}`),
      );
      expect(storedOf(world).advisories.map((each) => each.ghsa)).toEqual([ghsa]);
    });

    it('the transfer', async () => {
      const url = 'https://github.com/example-org/widget/issues/5';
      const told1 = await play(
        all(openThread(url, 'issue'), refuse('transfer-issue'))(await atState('assessing')),
        say(`/privatize ${url}`),
      );
      expect(told(told1, 'task/transfer')).toHaveLength(1);
      const world = await play(
        { ...told1, threads: { [url]: { kind: 'moved', repo: 'example-org/security-triage', number: 30 } } },
        pass(HOUR),
      );
      expect(storedOf(world).takedowns).toMatchObject([{ takenDown: true, movedTo: 30 }]);
      expect(told(world, 'task/')).toEqual([]);
    });

    it('a public issue of another owner, which nobody can transfer here', async () => {
      const url = 'https://github.com/other-org/widget/issues/9';
      const text = configTextOf(DEFAULT_CONFIG);
      const config = configOf(
        text.replace('owner: example-org', 'owners: { example-org: all, other-org: all }'),
      );
      const world = await play(
        { ...openThread(url, 'issue')(await atState('assessing')), config },
        say(`/privatize ${url}`),
      );
      expect(told(world, `ask/privatize/${url}`)).toHaveLength(1);
      const quiet = await play({ ...world, refuses: ['quiet-issue'] }, say('/confirm'));
      expect(told(quiet, 'task/quiet')).toHaveLength(1);
      const gone = await play({ ...quiet, threads: { [url]: { kind: 'gone' } } }, pass(HOUR));
      expect(storedOf(gone).takedowns).toMatchObject([{ takenDown: true }]);
      expect(told(gone, 'task/')).toEqual([]);
    });
  });

  it('a leak in mid-embargo: a shortened schedule is proposed, until it is disclosed', async () => {
    const world = await play(await atState('patching'), label('member', 'flag/public'));
    const [words = ''] = told(world, 'leak');
    expect(words).toContain(`@${PEOPLE.coordinator.login}`);
    expect(words).toContain('today');
    expect(told(await play(world, publishByHand()), 'leak')).toEqual([]);
  });

  it('keeps every invariant in all of these', async () => {
    const world = await play(
      await atState('patching'),
      label('member', 'flag/public'),
      deleteIssue,
      changeAdvisory({ state: 'closed' }),
      publishByHand(),
      mergePost,
    );
    expect(findBreaches(world)).toEqual([]);
    expect((await runWorld(world)).operations).toEqual([]);
  });
});
