import { knownLabelsOf } from '../../engine/world.ts';
/** What follows a disclosure: corrections, the CVE, an incomplete fix, the roster. */

import { readMarker } from '../../../src/case/marker.ts';
import type { Operation } from '../../../src/case/operation.ts';
import { parseStoredCase, stateOf } from '../../../src/case/stored-case.ts';
import { findDue } from '../../../src/engine/is-due.ts';
import { renderAnalysisForm } from '../../../src/features/assessment/analysis-form.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { runChain, runWorld, settle, storedOf } from '../../engine/run-world.ts';
import {
  ANALYSIS,
  all,
  atState,
  comment,
  editComment,
  label,
  type PersonAction,
  pass,
  play,
  remember,
  say,
} from '../../engine/situation.ts';
import { isoOf, PEOPLE, SELF, SOURCE, type World } from '../../engine/world.ts';

const NARROWER = ANALYSIS.replace('affected: ["< 1.2.3"]', 'affected: [">= 0.5.0, < 1.2.3"]');
const wordsOf = (world: World, start: string): readonly string[] =>
  world.issue!.comments.filter((each) => readMarker(each, SELF)?.startsWith(start)).map(({ body }) => body);
const record = (world: World): string => wordsOf(world, 'record')[0] ?? '';
const affectedOf = (world: World): readonly string[] =>
  world.advisories[SOURCE]!.ranges.map(({ affected }) => affected);
const written = (before: World, after: World): readonly Operation['kind'][] =>
  after.log
    .slice(before.log.length)
    .map(({ operation }) => operation.kind)
    .filter((kind) => !['commit-store', 'comment', 'edit-comment', 'react', 'delete-comment'].includes(kind));
const AT = '2026-03-09T10:00:00.000Z';
const later = all(pass(1_000), comment('member', NARROWER));

describe.each(['announcing', 'closed'] as const)('a corrected analysis in case/%s', (state) => {
  it('is shown field by field, and written once a second member confirms it', async () => {
    const before = await atState(state);
    const shown = await play(before, later);
    expect(affectedOf(shown)).toEqual(['< 1.2.3']);
    expect(storedOf(shown).analysis!.facts.packages[0]!.affected).toEqual(['< 1.2.3']);
    expect(wordsOf(shown, `ask/correct/${SOURCE}`)[0]).toMatch(
      /npm widget < 1\.2\.3, .*becomes.*>= 0\.5\.0, < 1\.2\.3/,
    );
    const own = await play(shown, comment('member', `/confirm correct/${SOURCE}`));
    expect(affectedOf(own)).toEqual(['< 1.2.3']);
    const done = await play(own, comment('third', `/confirm correct/${SOURCE}`));
    expect(affectedOf(done)).toEqual(['>= 0.5.0, < 1.2.3']);
    expect(written(own, done)).toEqual(['update-advisory']);
    expect(stateOf(storedOf(done))).toBe(state);
    expect(storedOf(done).analysis!.facts.packages[0]!.affected).toEqual(['>= 0.5.0, < 1.2.3']);
    expect(record(done)).toMatch(
      /Corrected 2026-.*affected and patched versions, by mel-member and tom-third/,
    );
    const note = wordsOf(done, 'corrected/')[0]!;
    expect(note).toContain('**Correction (');
    expect(note).toContain('first published as `npm widget < 1.2.3, patched 1.2.3`');
    expect(done.files['cases/7/osv-GHSA-2222-3333-4444.json']).toContain('"0.5.0"');
    expect((await runWorld(done)).operations).toEqual([]);
  });

  it('is finished by the next run where one was killed anywhere', async () => {
    const ready = all(comment('third', `/confirm correct/${SOURCE}`))(
      await play(await atState(state), later),
    );
    for (let killAt = 0; killAt < 6; killAt++) {
      const killed = await runWorld(ready, undefined, killAt);
      const due = findDue({
        features: FEATURES,
        labels: knownLabelsOf(killed.world.config),
        stored: storedOf(killed.world),
        issue: killed.world.issue,
        config: killed.world.config,
        now: isoOf(killed.world),
        self: SELF,
        changed: new Set(),
      });
      if (killed.end === 'killed') expect(due).toBeDefined();
      const after = await settle(killed.world);
      expect(affectedOf(after)).toEqual(['>= 0.5.0, < 1.2.3']);
      expect(storedOf(after).corrections).toHaveLength(1);
      expect(wordsOf(after, 'corrected/')).toHaveLength(1);
    }
  });

  it('is a task for a person where GitHub refuses it, and over when that is seen to be done', async () => {
    const shown = await play(await atState(state), later);
    const refusing: World = { ...shown, refuses: ['update-advisory'] };
    const asked = await play(refusing, comment('third', `/confirm correct/${SOURCE}`));
    expect(wordsOf(asked, 'task/update-advisory/')[0]).toContain('correct the published advisory');
    const facts = asked.advisories[SOURCE]!;
    const ranges = facts.ranges.map((each) => ({ ...each, affected: '>= 0.5.0, < 1.2.3' }));
    const byHand: World = { ...asked, advisories: { ...asked.advisories, [SOURCE]: { ...facts, ranges } } };
    const over = await settle(byHand);
    expect(storedOf(over).corrections).toHaveLength(1);
    expect(wordsOf(over, 'task/')).toEqual([]);
  });

  it('is left alone after /keep advisory, and asked for anew when it changes again', async () => {
    const kept = await play(await atState(state), later, comment('third', '/keep advisory'));
    expect(storedOf(kept).approvalRequests.filter(({ doneAt }) => doneAt === null)).toEqual([]);
    expect(affectedOf(kept)).toEqual(['< 1.2.3']);
    expect((await runWorld(kept)).operations).toEqual([]);
    const again = await play(kept, comment('member', '/set cwe CWE-770'));
    expect(wordsOf(again, `ask/correct/${SOURCE}`).at(-1)).toContain('weakness');
  });
});

describe('a correction', () => {
  const corrected = async (...actions: readonly PersonAction[]) =>
    play(await atState('announcing'), ...actions);

  it('has the databases looked at once more, since they show what was published first', async () => {
    const look = (name: 'osv' | 'feed') =>
      ({ name, lookedAt: AT, times: 1, foundAt: AT, result: 'found', what: [] }) as const;
    const seen = await corrected(
      remember((stored) => ({ ...stored, seen: [look('osv'), look('feed')] })),
      later,
      comment('third', '/confirm correct'),
    );
    expect(storedOf(seen).seen?.map(({ name }) => name)).toEqual(['feed']);
  });

  it('takes out a credit that the analysis named, and keeps one that GitHub added', async () => {
    const before = await atState('announcing');
    const facts = before.advisories[SOURCE]!;
    const credits = [...facts.credits, { login: 'added-by-github', type: 'finder' as const }];
    const world = { ...before, advisories: { ...before.advisories, [SOURCE]: { ...facts, credits } } };
    const other = ANALYSIS.replace('login: rita-reporter', 'login: other-login');
    const done = await play(world, comment('member', other), comment('third', '/confirm correct'));
    const named = done.advisories[SOURCE]!.credits.map((each) => ('login' in each ? each.login : ''));
    expect(named.sort()).toEqual(['added-by-github', 'other-login']);
    expect(wordsOf(done, 'corrected/')[0]).not.toContain('rita-reporter');
  });

  it('by an outsider, or from before the disclosure, counts for nothing', async () => {
    const outside = await corrected(comment('outsider', NARROWER));
    expect(storedOf(outside).correction).toBeUndefined();
    const reporter = await corrected(comment('reporter', NARROWER));
    expect(storedOf(reporter).correction).toBeUndefined();
  });

  it('that names a repository without an advisory here changes nothing and says where that belongs', async () => {
    const world = await corrected(
      comment('member', NARROWER.replaceAll('example-org/widget', 'example-org/gadget')),
    );
    expect(storedOf(world).approvalRequests.some(({ key }) => key.startsWith('correct/'))).toBe(false);
    expect(wordsOf(world, 'correction-foreign/')[0]).toContain('/incomplete-fix because');
    expect(affectedOf(world)).toEqual(['< 1.2.3']);
  });

  it('that has mistakes is answered like any analysis', async () => {
    const world = await corrected(comment('member', NARROWER.replace('cwe: [CWE-400]', 'cwe: [nonsense')));
    expect(wordsOf(world, 'analysis-problems')).toHaveLength(1);
    const repaired = await play(
      world,
      editComment(
        'member',
        (each) => each.body.includes('nonsense'),
        () => NARROWER,
      ),
    );
    expect(wordsOf(repaired, 'analysis-problems')).toEqual([]);
    expect(wordsOf(repaired, 'ask/correct/')).toHaveLength(1);
  });

  it('is not asked for where the bot writes nothing outward for the case', async () => {
    const world = await corrected(label('coordinator', 'flag/manual'), later);
    expect(wordsOf(world, 'ask/correct/')).toEqual([]);
  });
});

describe('a CVE that was published', () => {
  it.each([
    ['/cve-withdrawn because it is documented behaviour', 'withdrawn', 'Please reject CVE-2026-12345'],
    ['/cve-disputed because nobody can repeat it', 'disputed', 'We dispute CVE-2026-12345'],
  ])('%s is on record, with the text for the CNA', async (line, kind, text) => {
    const world = await play(await atState('closed'), say(line));
    expect(storedOf(world).cve.standing?.kind).toBe(kind);
    expect(record(world)).toContain(`CVE-2026-12345, ${kind} 2026-`);
    expect(wordsOf(world, 'cve-standing/')[0]).toContain(text);
    const file = world.files['cases/7/cve.json'] ?? '';
    expect(file.includes('"REJECTED"')).toBe(kind === 'withdrawn');
    expect((await runWorld(world)).operations).toEqual([]);
  });

  it('has another id in the advisory, once a second member confirms that', async () => {
    const asked = await play(await atState('closed'), say('/cve CVE-2026-54321'));
    expect(wordsOf(asked, `ask/correct/${SOURCE}`)[0]).toMatch(
      /CVE id: `CVE-2026-12345` becomes `CVE-2026-54321`/,
    );
    expect(asked.advisories[SOURCE]!.cve).toBe('CVE-2026-12345');
    const own = await play(asked, say('/confirm correct'));
    expect(own.advisories[SOURCE]!.cve).toBe('CVE-2026-12345');
    const done = await play(own, comment('third', '/confirm correct'));
    expect(done.advisories[SOURCE]!.cve).toBe('CVE-2026-54321');
    expect(wordsOf(done, 'corrected/')[0]).toContain('CVE id: now `CVE-2026-54321`');
    expect(storedOf(done).analysis!.facts).toEqual(storedOf(await atState('closed')).analysis!.facts);
    expect((await runWorld(done)).operations).toEqual([]);
  });

  it('is not withdrawn before it was published', async () => {
    const world = await play(await atState('patching'), say('/cve-withdrawn because it is nothing'));
    expect(storedOf(world).cve.standing).toBeUndefined();
    expect(wordsOf(world, 'answer/').at(-1)).toContain('not disclosed yet');
  });
});

describe('an incomplete fix', () => {
  it('becomes a case of its own, linked both ways, with the analysis to begin from', async () => {
    const before = await atState('closed');
    const world = await play(before, say('/incomplete-fix because tabs still stall it'));
    const number = storedOf(world).followUps![0]!.case!;
    expect(number).toBe(before.nextIssue);
    expect(record(world)).toContain(`Incomplete fix: case #${number}, tabs still stall it`);
    expect(wordsOf(world, 'follow-up/')).toHaveLength(1);
    const parsed = parseStoredCase(world.files[`cases/${number}.yml`] ?? '');
    if (parsed.kind !== 'ok') throw new Error(parsed.reason);
    expect(parsed.stored).toMatchObject({
      number,
      title: 'Security report for example-org/widget',
      coordinators: storedOf(world).coordinators,
      follows: { case: 7, ghsas: [SOURCE], because: 'tabs still stall it' },
      advisories: [],
    });
    expect(world.files[`cases/${number}/report.md`]).toContain('tabs still stall it');
    const form = renderAnalysisForm({ earlier: parsed.stored.follows!.facts! });
    expect(form).toContain(
      'summary: "Incomplete fix: Long strings stall the widget"'.replaceAll(
        '"',
        form.includes('"Incomplete') ? '"' : "'",
      ),
    );
    expect(form).toContain('CVSS:3.1/AV:N');
    const opened = world.log
      .filter(({ operation }) => operation.kind === 'create-case-issue')
      .at(-1)!.operation;
    expect(JSON.stringify(opened)).not.toContain('Long strings');
    expect((await runWorld(world)).operations).toEqual([]);
  });

  it('is opened once, wherever a run was killed', async () => {
    const asked = all(say('/incomplete-fix because tabs still stall it'))(await atState('closed'));
    for (let killAt = 0; killAt < 5; killAt++) {
      const { world } = await runWorld(asked, undefined, killAt);
      const after = await settle(world);
      expect(storedOf(after).followUps).toHaveLength(1);
      const number = storedOf(after).followUps![0]!.case!;
      expect(after.files[`cases/${number}.yml`]).toBeDefined();
    }
  });
});

describe('the roster of a disclosed case', () => {
  const withGuest = async (): Promise<World> => {
    const before = await atState('announcing');
    const facts = before.advisories[SOURCE]!;
    const people = [PEOPLE.outsider, PEOPLE.reporter, PEOPLE.third];
    const collaborators = people.map(({ id, login }) => ({ id, login }));
    return { ...before, advisories: { ...before.advisories, [SOURCE]: { ...facts, collaborators } } };
  };

  it('is closed on confirmation: guests are taken out, team and reporter stay', async () => {
    const shown = await settle(await withGuest());
    expect(wordsOf(shown, 'ask/access/')).toHaveLength(1);
    expect(wordsOf(shown, 'ask/access/')[0]).toContain('otto-outsider was invited to');
    const done = await play(shown, say('/confirm access'));
    const left = done.advisories[SOURCE]!.collaborators!.map(({ login }) => login);
    expect(left).toEqual(['rita-reporter', 'tom-third']);
  });

  it('holds up nothing, and is still closed after the case', async () => {
    const shown = await settle(await withGuest());
    const gone = shown.posts.map((post) => ({ ...post, state: 'merged' as const }));
    const closed = await play({ ...shown, posts: gone }, say('/waive mastodon because no'));
    expect(stateOf(storedOf(closed))).toBe('closed');
    expect(record(closed)).toContain('waits for `/confirm`');
    const done = await play(closed, say('/confirm access'));
    expect(done.advisories[SOURCE]!.collaborators).toHaveLength(2);
    expect(record(done)).toContain('Nothing is left to do');
  });
});

describe('thanks in the advisory', () => {
  const asked = async (...refuses: World['refuses']): Promise<World> => {
    const before = await atState('disclosing');
    const waiting = await play(before, say('/send thanks'));
    return { ...waiting, refuses };
  };
  const both = comment('third', '/confirm message/thanks\n/confirm publish');
  const done = (world: World): readonly Operation['kind'][] =>
    world.log
      .map(({ operation }) => operation.kind)
      .filter((kind) => kind === 'send-message' || kind === 'publish-advisory');

  it('that were confirmed are there before it is published', async () => {
    const before = await asked();
    const world = await play(before, both);
    expect(done(world).slice(done(before).length)).toEqual(['send-message', 'publish-advisory']);
    expect(stateOf(storedOf(world))).toBe('announcing');
  });

  it('hold up nothing where GitHub does not take them', async () => {
    const world = await play(await asked('send-message'), both);
    expect(stateOf(storedOf(world))).toBe('announcing');
    expect(wordsOf(world, 'task/message/thanks')).toHaveLength(1);
  });

  it('nor where the action that publishes is another than the one that was refused', async () => {
    const { world } = await runChain(both(await asked('send-message')));
    expect(stateOf(storedOf(world))).toBe('announcing');
    expect(wordsOf(world, 'task/message/thanks')).toHaveLength(1);
  });
});
