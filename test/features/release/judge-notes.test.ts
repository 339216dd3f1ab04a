import { judgeNotes, type ReleaseFacts } from '../../../src/features/release/judge-notes.ts';
import { parseRelease } from '../../../src/features/release/parse-release.ts';
import {
  GATE_PRESETS,
  levelsOf,
  NOTE_RULES,
  type NoteRule,
  PRESETS,
  TRUTH_RULES,
} from '../../../src/process/gate-rules.ts';
import { itWithCases, listCases, readCase, readRows } from '../../formats/real-cases.ts';

const notes = (text: string): ReleaseFacts['notes'] => ({ kind: 'found', text });
const CVE = 'CVE-2024-1111';
const GHSA = 'GHSA-2222-3333-4444';
const RIGHT = `## 1.2.3\n- Fix [${CVE}](https://www.cve.org/CVERecord?id=${CVE}) ([${GHSA}](https://github.com/example-org/parser/security/advisories/${GHSA}))`;

const release: ReleaseFacts = {
  repo: 'example-org/parser',
  version: '1.2.3',
  tag: 'v1.2.3',
  previousTag: 'v1.2.2',
  manifestVersion: '1.2.3',
  notes: notes(RIGHT),
  cves: [CVE],
  advisories: [{ ghsa: GHSA, repo: null }],
  subjects: ['1.2.3', 'limit the depth of nested objects'],
  changedFiles: ['HISTORY.md', 'package.json', 'lib/index.js', 'test/depth.js'],
  testFiles: null,
  fixes: [{ commit: 'a'.repeat(40), subject: 'limit the depth of nested objects', contained: true }],
};

const wrongOf = (facts: ReleaseFacts): readonly NoteRule[] =>
  judgeNotes(facts, PRESETS.strict).findings.flatMap(({ rule, ok }) => (ok ? [] : [rule]));

describe('the notes of a release', () => {
  it('are right', () => {
    expect(wrongOf(release)).toEqual([]);
    expect(judgeNotes(release, PRESETS.strict)).toMatchObject({ ok: true, verdict: 'pass' });
  });

  it.each<[string, Partial<ReleaseFacts>, NoteRule[]]>([
    ['no section', { notes: { kind: 'absent' } }, ['changelog-section', 'names-cve', 'names-advisory']],
    ['not looked at', { notes: null, subjects: null }, []],
    ['the advisory alone', { notes: notes(`Fix ${GHSA}`) }, ['names-cve']],
    ['no CVE to come', { cves: [], notes: notes(`Fix ${GHSA}`) }, []],
    ['no CVE to come and nothing named', { cves: [], notes: notes('Fix') }, ['names-cve', 'names-advisory']],
    ['one of two ids', { cves: [CVE, 'CVE-2024-2222'] }, ['names-cve']],
    ['ids in small letters', { notes: notes(`${CVE.toLowerCase()} ${GHSA.toLowerCase()}`) }, []],
    [
      'a revert in the text of the release alone',
      { releaseText: `Reverted the fix of ${CVE}` },
      ['no-revert'],
    ],
    ['a strange id in the text of the release alone', { releaseText: 'Fix CVE-2024-1112' }, ['true-ids']],
    ['a text of the release that names nothing', { releaseText: 'See the changelog.' }, []],
    ['a revert', { notes: notes(`Revert security fix for ${CVE} (${GHSA})`) }, ['no-revert']],
    [
      'a revert of the fix by its words',
      { notes: notes(`${CVE} ${GHSA}\nreverts limit the depth of nested objects`) },
      ['no-revert'],
    ],
    [
      'a revert among the commits',
      { subjects: ['Revert "limit the depth of nested objects"'] },
      ['no-revert'],
    ],
    [
      'a revert that did not happen',
      { notes: notes(`${CVE} ${GHSA}\nThis release does not revert the fix for ${CVE}.`) },
      [],
    ],
    ['a conventional revert', { subjects: [`revert: sec: security patch for ${CVE}`] }, ['no-revert']],
    ['a revert that was reverted', { subjects: ['Revert "Revert "limit the depth of nested objects""'] }, []],
    [
      'a revert that was followed by its revert',
      {
        subjects: [
          'Revert "Revert "limit the depth of nested objects""',
          'Revert "limit the depth of nested objects"',
        ],
      },
      [],
    ],
    [
      'a revert of something else',
      { notes: notes(`${RIGHT}\n- Revert the new logo`), subjects: ['Revert "deps: debug@4"'] },
      [],
    ],
    ['what it says not to fix', { notes: notes(`${GHSA}: this does not fix ${CVE}`) }, ['no-revert']],
    ['another CVE', { notes: notes(`${RIGHT}\n- CVE-2024-9999`) }, ['true-ids']],
    ['another advisory', { notes: notes(`${RIGHT}\n- GHSA-9999-9999-9999`) }, ['true-ids']],
    [
      'an advisory under another repo',
      { notes: notes(RIGHT.replace('example-org/parser', 'example-org/router')) },
      ['true-ids'],
    ],
    [
      'a link to another id',
      { notes: notes(RIGHT.replace(`?id=${CVE}`, '?id=CVE-2024-1112')) },
      ['true-ids'],
    ],
    ['a short id', { notes: notes(`${RIGHT} CVE-2024-111`) }, ['true-ids']],
    ['an id with a blank', { notes: notes(`${RIGHT} CVE 2024-1111`) }, ['true-ids']],
    ['a cut advisory id', { notes: notes(`${RIGHT} GHSA-2222-3333`) }, ['true-ids']],
    ['a tag with v.', { tag: 'v.1.2.3' }, ['tag']],
    ['a tag without its v', { tag: '1.2.3' }, ['tag']],
    ['a tag of another version', { tag: 'v1.2.4' }, ['tag']],
    ['a tag of a package', { tag: 'parser@1.2.3', previousTag: 'parser@1.2.2' }, []],
    ['a tag that goes back', { previousTag: 'v1.3.0' }, ['tag']],
    ['another version in the manifest', { manifestVersion: '1.2.2' }, ['manifest-version']],
    ['no test', { changedFiles: ['package.json', 'lib/index.js'] }, ['tests']],
    ['tests that somebody sorted', { testFiles: [] }, ['tests']],
    [
      'a fix that is not in it',
      { fixes: [{ commit: 'b'.repeat(40), subject: 'x', contained: false }] },
      ['contains-fix'],
    ],
  ])('are judged: %s', (_name, change, wrong) => {
    expect(wrongOf({ ...release, ...change })).toEqual(wrong);
  });

  it('of a release of nothing but a dependency say so, and link its advisory rightly', () => {
    const facts: ReleaseFacts = {
      ...release,
      changedFiles: ['History.md', 'package.json', 'package-lock.json', '.github/workflows/ci.yml'],
      notes: notes(RIGHT.replace('example-org/parser', 'example-libs/cookie')),
    };
    expect(wrongOf(facts)).toEqual(['tests']);
    const found = judgeNotes(facts, PRESETS.strict).findings.find(({ rule }) => rule === 'tests');
    expect(found?.text).toBe('no test changed (dependency-only release)');
  });

  it('may link the advisory of a dependency that was raised, but not that of a stranger', () => {
    const linked = (repo: string) => notes(RIGHT.replace('example-org/parser', repo));
    const raised = { ...release, subjects: ['fix(deps): cookie@0.7.1'] };
    expect(wrongOf({ ...raised, notes: linked('example-libs/cookie') })).toEqual([]);
    expect(wrongOf({ ...raised, notes: linked('example-libs/router') })).toEqual(['true-ids']);
  });

  it('are as incomplete as what is required of them; a false sentence is counted apart', () => {
    const revert = { ...release, notes: notes(`Revert ${CVE} ${GHSA}`) };
    expect(judgeNotes(revert, PRESETS.strict)).toMatchObject({ ok: false, verdict: 'held', complete: true });
    const absent: ReleaseFacts = { ...release, notes: { kind: 'absent' } };
    expect(judgeNotes(absent, PRESETS.strict)).toMatchObject({ ok: false, verdict: 'fail', complete: false });
    expect(judgeNotes(absent, PRESETS.lenient)).toMatchObject({ ok: true, verdict: 'pass' });
    const own = levelsOf('lenient', { 'changelog-section': 'required', 'names-cve': 'off' });
    const judged = judgeNotes(absent, own);
    expect(judged).toMatchObject({ ok: false, verdict: 'fail' });
    expect(judged.findings.map(({ rule }) => rule)).not.toContain('names-cve');
  });

  it('hold under the lenient preset only where the content is wrong', () => {
    expect(GATE_PRESETS).toEqual(['strict', 'lenient']);
    const holding = NOTE_RULES.filter((rule) => PRESETS.lenient[rule] === 'required');
    expect(holding.every((rule) => TRUTH_RULES.includes(rule))).toBe(true);
  });
});

describe('facts that cannot be read', () => {
  it.each(['', '[]', '{}', '{"repo":"x","version":"1"}', '{"repo":"a/b"}'])('are refused: %s', (text) => {
    expect(parseRelease(text, null).kind).toBe('bad');
  });

  it.each<[string, object, RegExp]>([
    ['one id for a list', { cves: CVE }, /cves: expected a list/],
    ['an id that is none', { cves: ['CVE-TBD'] }, /"CVE-TBD" is no CVE id/],
    ['an advisory without an id', { ghsas: [{ repo: 'a/b' }] }, /neither a GHSA id/],
    ['a fix that is no commit', { fix_commits: ['the fix'] }, /fix_commits\[0\]: expected a hash/],
    ['a hash without commits', { fix_commits: ['8e229f92'] }, /cannot be told/],
    [
      'a hash, and commits without theirs',
      { fix_commits: ['8e229f92'], commits: ['fix it'] },
      /cannot be told/,
    ],
    ['an ecosystem that is none', { ecosystem: 'pypi' }, /expected one of/],
    ['a number for a tag', { tag: 1.2 }, /tag: expected text/],
  ])('are refused with the reason: %s', (_, change, reason) => {
    const text = JSON.stringify({ repo: 'a/b', version: '1.2.3', ...change });
    expect(parseRelease(text, null)).toMatchObject({ kind: 'bad', reason: expect.stringMatching(reason) });
  });

  it('use hashes of fixes, short or whole, where the commits have theirs', () => {
    const whole = '8e229f92'.padEnd(40, '0');
    const read = (fix: string) =>
      parseRelease(
        JSON.stringify({
          repo: 'a/b',
          version: '1.2.3',
          commits: ['8e229f92 2024-10-08 limit the depth'],
          fix_commits: [fix],
        }),
        null,
      );
    expect(read(whole)).toMatchObject({
      facts: { fixes: [{ contained: true, subject: 'limit the depth' }] },
    });
    expect(read('8E229F9')).toMatchObject({ facts: { fixes: [{ contained: true }] } });
    expect(read('0123abc')).toMatchObject({ facts: { fixes: [{ contained: false }] } });
  });

  it('tell keys that mean nothing', () => {
    const text = JSON.stringify({ repo: 'a/b', version: '1.2.3', colour: 'red' });
    expect(parseRelease(text, null)).toMatchObject({ kind: 'ok', ignored: ['colour'] });
  });

  it('refuse a key that is nearly one of them, unless that one is there too', () => {
    const parse = (more: object) =>
      parseRelease(JSON.stringify({ repo: 'a/b', version: '1.2.3', ...more }), null);
    expect(parse({ cve: [CVE] })).toEqual({ kind: 'bad', reason: 'cve: no such key. Did you mean cves?' });
    expect(parse({ cve: CVE, cves: [CVE] })).toMatchObject({ kind: 'ok', ignored: ['cve'] });
  });

  it('keep the text of the release beside the section', () => {
    const facts = { repo: 'a/b', version: '1.2.3', changelog_section: 'new', release_notes: 'text' };
    expect(parseRelease(JSON.stringify(facts), null)).toMatchObject({
      facts: { notes: { kind: 'found', text: 'new' }, releaseText: 'text' },
    });
  });

  it('give way to a changelog that is handed over', () => {
    const facts = JSON.stringify({ repo: 'a/b', version: '1.2.3', changelog_section: 'old' });
    expect(parseRelease(facts, '## 1.2.3\nnew')).toMatchObject({
      facts: { notes: { kind: 'found', text: '## 1.2.3\nnew' } },
    });
    expect(parseRelease(facts, '## Unreleased\nnew')).toMatchObject({
      facts: { notes: { kind: 'absent' }, unreleased: 'Unreleased' },
    });
  });
});

describe('real releases', () => {
  itWithCases('are judged as the table says, reverts and wrong ids found', () => {
    const rows = readRows('changelogs/gate.tsv');
    expect(rows.length).toBeGreaterThan(5);
    const files = listCases('changelogs').filter((file) => file.endsWith('.json'));
    for (const file of files) {
      const parsed = parseRelease(readCase(`changelogs/${file}`), null);
      if (parsed.kind === 'bad') throw new Error(`${file}: ${parsed.reason}`);
      const { repo, version } = parsed.facts;
      const row = rows.find((each) => each.repo === repo && each.version === version);
      const judged = judgeNotes(parsed.facts, PRESETS.strict);
      const verdict = row?.['gate_verdict_by_the_plan(CVE in changelog + tests)'];
      // The table asks what is there; a sentence that looks untrue holds the release beside it.
      expect([file, judged.complete ? 'pass' : 'fail']).toEqual([file, verdict]);
      expect([file, judged.verdict === 'fail']).toEqual([file, verdict === 'fail']);
      expect([file, judged.ok]).toEqual([file, judged.verdict === 'pass']);
      const reason = row?.reason ?? '';
      const texts = judged.findings.filter(({ ok }) => !ok).map(({ text }) => text);
      if (verdict === 'fail')
        expect([file, texts.some((text) => text.includes(reason))]).toEqual([file, true]);
    }
    const doubted = files.filter((file) => {
      const parsed = parseRelease(readCase(`changelogs/${file}`), null);
      const judged = parsed.kind === 'ok' ? judgeNotes(parsed.facts, PRESETS.strict) : undefined;
      return judged?.findings.some(({ ok, rule }) => !ok && TRUTH_RULES.includes(rule));
    });
    expect(doubted).toEqual(expect.arrayContaining(['express-4.22.1.json', 'on-headers-1.1.0.json']));
    expect(doubted.length).toBeLessThan(files.length / 3);
  });
});
