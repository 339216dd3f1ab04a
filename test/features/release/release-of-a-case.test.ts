import { readMarker } from '../../../src/case/marker.ts';
import type { ObservedNotes } from '../../../src/case/observed.ts';
import type { Operation } from '../../../src/case/operation.ts';
import { stateOf } from '../../../src/case/stored-case.ts';
import { dueOf, storedOf } from '../../engine/run-world.ts';
import {
  ANALYSIS,
  all,
  atState,
  comment,
  DAY,
  label,
  type PersonAction,
  pass,
  play,
  publishNpm,
  say,
} from '../../engine/situation.ts';
import { configOf, LEAST_CONFIG, PEOPLE, REPO, SELF, SOURCE, type World } from '../../engine/world.ts';

const told = (world: World, key: string): readonly string[] =>
  (world.issue?.comments ?? [])
    .filter((each) => (readMarker(each, SELF) ?? '').startsWith(key))
    .map(({ body }) => body);
const record = (world: World): string => told(world, 'record')[0] ?? '';
const posts = (world: World) =>
  world.log.flatMap(({ operation }): Extract<Operation, { kind: 'open-post' }>[] =>
    operation.kind === 'open-post' ? [operation] : [],
  );

const NOTES: ObservedNotes = {
  repo: REPO,
  package: 'widget',
  version: '1.2.3',
  tag: 'v1.2.3',
  changelog: `## 1.2.3\n- Fix CVE-2026-12345 (${SOURCE})`,
  releaseNotes: null,
  manifestVersion: '1.2.3',
  subject: '1.2.3',
  files: { 'lib/a.js': 'const walked = walk(text, 32)\n' },
};
const tagged =
  (notes: ObservedNotes): PersonAction =>
  (world) => ({ ...world, tags: { ...world.tags, [`${notes.repo}@${notes.version}`]: notes } });
const PATCH =
  '```diff\n--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1 @@\n-const walked = walk(text)\n+const walked = walk(text, 32)\n```';

describe('the gate of a case', () => {
  it('answers "ready to merge and tag" before the fix is public, and opens when it is', async () => {
    const before = await atState('releasing');
    expect(record(before)).toContain('ready to merge and tag');
    const out = await play(before, publishNpm('widget@1.2.3'));
    expect(record(out)).toContain('everything is there');
  });

  it('reads what stands at the tag: a revert holds the disclosure until a member has read the notes', async () => {
    const revert = { ...NOTES, changelog: `## 1.2.3\n- Revert the fix for CVE-2026-12345` };
    const held = await play(
      await atState('releasing'),
      all(publishNpm('widget@1.2.3'), tagged(revert)),
      label('coordinator', 'case/disclosing'),
    );
    expect(stateOf(storedOf(held))).toBe('releasing');
    expect(record(held)).toContain('no-revert');
    const read = await play(held, say('/evidence notes the line means another commit'));
    const open = await play(read, label('coordinator', 'case/disclosing'));
    expect(stateOf(storedOf(open))).toBe('disclosing');
  });

  it('compares the patch on record with the files at the tag', async () => {
    const patched = await play(await atState('releasing'), say(`/evidence patch the fork\n\n${PATCH}`));
    const disclosing = label('coordinator', 'case/disclosing');
    const lost = { ...NOTES, files: { 'lib/a.js': 'const walked = walk(text)\n' } };
    const held = await play(patched, all(publishNpm('widget@1.2.3'), tagged(lost)), disclosing);
    expect(stateOf(storedOf(held))).toBe('releasing');
    expect(record(held)).toContain('The fix is not in it');
    const open = await play(patched, all(publishNpm('widget@1.2.3'), tagged(NOTES)), disclosing);
    expect(stateOf(storedOf(open))).toBe('disclosing');
    expect(JSON.stringify(open.files)).not.toContain('walk(text');
  });

  it('holds what the configuration requires, and only that', async () => {
    const strict = configOf(
      'owner: example-org\nteam: security-triage\ngate: { preset: strict, npm: false }\n',
    );
    const world = await play(await atState('cve-requested', strict), say('/cve CVE-2026-12345'));
    const ready = await play(
      world,
      label('member', 'case/patching'),
      say('/evidence patch x\n/evidence test x\n/evidence regression-test x'),
      label('member', 'case/releasing'),
    );
    expect(record(ready)).toContain('not ready to merge and tag');
    expect(record(ready)).toContain('✗ confirmed-again');
    const again = await play(ready, say('/set confirmed yes ran it on the patch'));
    expect(record(again)).toContain('Developers: ready to merge and tag');
  });

  it('does not take a test that failed for a proof', async () => {
    const world = await play(
      await atState('testing'),
      say('```yaml\nevidence: { kind: test, what: still stalls, line: 1.x, result: failed }\n```'),
      label('member', 'case/regression-tests'),
      say('/evidence regression-test x'),
      label('member', 'case/releasing'),
    );
    expect(storedOf(world).evidence.some(({ facts }) => facts?.result === 'failed')).toBe(true);
    expect(record(world)).toContain('✗ test');
    const passed = await play(world, say('/evidence test result=passed line=1.x'));
    expect(record(passed)).toContain('✓ test');
  });

  it('takes the verification of the reporter as evidence of its own kind', async () => {
    const world = await play(
      await atState('testing'),
      say('/evidence verification by=rita-reporter result=passed'),
    );
    expect(storedOf(world).evidence.at(-1)).toMatchObject({
      kind: 'verification',
      by: { login: PEOPLE.member.login },
      facts: { by: 'rita-reporter', result: 'passed' },
    });
    expect(told(world, 'entry/')[0] ?? '').not.toBe('');
  });

  it('answers evidence that cannot be read with the form', async () => {
    const world = await play(await atState('testing'), say('```yaml\nevidence: { kind: tested }\n```'));
    expect(told(world, 'answer/').at(-1)).toContain('kind: test');
  });
});

describe('a release of several versions', () => {
  const SEVERAL = ANALYSIS.replace(
    /^ {4}- \{ ecosystem.*$/m,
    [
      '    - { ecosystem: npm, name: frame, repo: example-org/frame, affected: ["< 2.0.1"], patched: ["2.0.1"], functions: [] }',
      '    - { ecosystem: npm, name: widget, repo: example-org/widget, affected: ["< 1.2.3", ">= 2.0.0, < 2.1.0"], patched: ["1.2.3", "2.1.0"], functions: [] }',
    ].join('\n'),
  );
  const frame: ObservedNotes = {
    ...NOTES,
    repo: 'example-org/frame',
    package: 'frame',
    version: 'HEAD',
    tag: 'HEAD',
    dependencies: ['widget'],
  };

  const several = async (): Promise<World> =>
    play(
      await atState('assessing', LEAST_CONFIG),
      say(SEVERAL),
      label('member', 'case/valid'),
      say('/cve CVE-2026-12345\n/evidence patch x\n/evidence test x\n/evidence regression-test x'),
      tagged(frame),
      label('member', 'case/releasing'),
    );

  it('has a board in the order of dependency, kept up to date, and waits for all of them', async () => {
    const world = await several();
    const rows = (told(world, 'board')[0] ?? '').split('\n').filter((line) => /^\| \d/.test(line));
    expect(rows.map((row) => row.split('|')[2]?.trim())).toEqual([
      'widget 1.2.3',
      'widget 2.1.0',
      'frame 2.0.1',
    ]);
    expect(rows[2]).toContain('widget');
    const two = await play(world, all(publishNpm('widget@1.2.3'), publishNpm('widget@2.1.0')), say('/why'));
    expect(told(two, 'board')).toHaveLength(1);
    expect(told(two, 'board')[0]).toContain('Next: frame 2.0.1');
    const held = await play(two, label('coordinator', 'case/disclosing'));
    expect(stateOf(storedOf(held))).toBe('releasing');
  });

  it('goes without one of them where the coordinator says so, and nobody else', async () => {
    const world = await play(
      await several(),
      all(publishNpm('widget@1.2.3'), publishNpm('widget@2.1.0')),
      say('/disclose-without frame 2.0.1 because it is not affected in practice'),
    );
    expect(storedOf(world).decisions.some(({ kind }) => kind === 'without-release')).toBe(false);
    expect(told(world, 'answer/').at(-1)).toContain('coordinator');
    const open = await play(
      world,
      comment('coordinator', '/disclose-without frame 2.0.1 because it is not affected in practice'),
      label('coordinator', 'case/disclosing'),
    );
    expect(stateOf(storedOf(open))).toBe('disclosing');
    expect(told(open, 'board')[0]).toContain('left out');
  });
});

describe('the day of a release', () => {
  const RULED = configOf(
    'owner: example-org\nteam: security-triage\nblog: example-org/website\ngate: { npm: false }\nrelease: { days: [tuesday], freezes: [2026-03-08 to 2026-03-12], notice: 3 }\n',
  );

  it('is proposed by the rules, planned, postponed with a reason, and asked for when it is over', async () => {
    const world = await atState('cve-requested', RULED);
    const patching = await play(
      world,
      label('member', 'case/patching'),
      say('/evidence patch x'),
      label('member', 'case/testing'),
    );
    expect(told(patching, 'release-days')[0]).toContain('/release-on 2026-03-17');
    const planned = await play(patching, say('/release-on 2026-03-17'));
    expect(told(planned, 'release-days')).toEqual([]);
    const unsaid = await play(planned, say('/release-on 2026-03-24'));
    expect(storedOf(unsaid).plans).toHaveLength(1);
    expect(told(unsaid, 'answer/').at(-1)).toContain('why it moves');
    const past = await play(planned, say('/release-on 2026-01-06'));
    expect(storedOf(past).plans).toHaveLength(1);
    const later = await play(planned, say('/release-on 2026-03-24 because a backport is late'));
    expect(storedOf(later).plans?.map(({ day }) => day)).toEqual(['2026-03-17', '2026-03-24']);
    const late = { ...later, now: Date.parse('2026-03-25T08:00:00Z') };
    expect(dueOf(late)).toBe('clock');
    const asked = await play(late, pass(0));
    expect(told(asked, 'remind/release')[0]).toContain(`@${PEOPLE.coordinator.login}`);
    expect(dueOf(asked)).not.toBe('clock');
    const nextDay = await play(asked, pass(DAY));
    expect(told(nextDay, 'remind/release')).toHaveLength(1);
  });

  it('is announced before, word by word confirmed by another member, anew at every postponement', async () => {
    const world = await play(
      await atState('cve-requested', RULED),
      label('member', 'case/patching'),
      say('/pre-announce yes'),
      say('/release-on 2026-03-17'),
    );
    expect(told(world, 'ask/pre-announce')[0]).toContain('Tuesday, March 17, 2026 Security Releases');
    expect(posts(world)).toEqual([]);
    expect(posts(await play(world, say('/confirm pre-announce')))).toEqual([]);
    const out = await play(world, comment('third', '/confirm pre-announce'));
    expect(posts(out)).toHaveLength(1);
    const [post] = posts(out);
    expect(post).toMatchObject({
      channel: 'pre-announcement',
      repo: 'example-org/website',
      surface: 'public',
    });
    for (const secret of ['CVE', 'GHSA', 'string', 'stall', 'parser', '1.2.3', REPO])
      expect([secret, `${post?.title} ${post?.text} ${post?.body} ${post?.branch}`.includes(secret)]).toEqual(
        [secret, false],
      );
    expect(posts(await play(out, say('/why')))).toHaveLength(1);
    const postponed = await play(out, say('/release-on 2026-03-24 because a backport is late'));
    expect(posts(postponed)).toHaveLength(1);
    const again = await play(postponed, comment('third', '/confirm pre-announce'));
    expect(posts(again)).toHaveLength(2);
    expect(posts(again)[1]?.text).toContain('## (Update');
    expect(posts(again)[1]?.text).not.toContain('backport');
  });

  it.each([
    ['with the head of a page', 'node', '---\ndate: '],
    ['with a heading', 'plain', '# Tuesday, March 17, 2026'],
  ])(
    'is announced in the form of the site, %s, and only where that is wanted',
    async (_name, form, start) => {
      const config = configOf(
        `owner: example-org\nteam: security-triage\nblog: { repo: example-org/website, form: ${form} }\n`,
      );
      const before = await play(await atState('cve-requested', config), label('member', 'case/patching'));
      const wanted = await play(before, say('/pre-announce yes\n/release-on 2026-03-17'));
      const [post] = posts(await play(wanted, comment('third', '/confirm pre-announce')));
      expect(post?.text.startsWith(start)).toBe(true);
      const proven = say('/evidence patch x\n/evidence test x\n/evidence regression-test x');
      const releasing = await play(await play(before, proven), label('member', 'case/releasing'));
      expect(stateOf(storedOf(releasing))).toBe('releasing');
      expect(told(releasing, 'pre-announcement/')).toEqual([]);
    },
  );

  it('is announced by hand where there is no blog', async () => {
    const world = await play(
      await atState('cve-requested', LEAST_CONFIG),
      label('member', 'case/patching'),
      say('/pre-announce yes\n/release-on 2026-03-17'),
      comment('third', '/confirm pre-announce'),
    );
    expect(told(world, 'pre-announcement/')[0]).toContain('/posted pre-announcement');
    const done = await play(world, say('/posted pre-announcement https://example.org/soon'));
    expect(told(done, 'pre-announcement/')).toEqual([]);
    expect(told(done, 'ask/pre-announce')).toHaveLength(1);
    expect(
      storedOf(done).approvalRequests.every(({ doneAt, key }) => doneAt !== null || key !== 'pre-announce'),
    ).toBe(true);
  });

  it('is asked after when nobody says anything for a week, and again after two', async () => {
    const world = await play(await atState('patching'), pass(6 * DAY));
    expect(told(world, 'remind/silence')).toEqual([]);
    const silent = pass(2 * DAY)(world);
    expect(dueOf(silent)).toBe('clock');
    const asked = await play(silent, pass(0));
    expect(told(asked, 'remind/silence')[0]).toContain('7 days');
    expect(dueOf(asked)).not.toBe('clock');
    const twice = await play(asked, pass(7 * DAY));
    expect(told(twice, 'remind/silence')).toHaveLength(1);
    expect(told(twice, 'remind/silence')[0]).toContain('14 days');
    const answered = await play(twice, comment('coordinator', 'Nearly there.'));
    expect(told(answered, 'remind/silence')).toEqual([]);
  });
});
