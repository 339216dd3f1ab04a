/** Notes and changelogs in the shapes that projects elsewhere use; each is judged as a reader of it would. */

import { judgeNotes } from '../../../src/features/release/judge-notes.ts';
import { parseRelease } from '../../../src/features/release/parse-release.ts';
import { findSection } from '../../../src/formats/notes/find-section.ts';
import { levelsOf, type NoteRule } from '../../../src/process/gate-rules.ts';

const CVE = 'CVE-2024-1111';
const GHSA = 'GHSA-2222-3333-4444';
const NAMED = `Fix ${CVE} (${GHSA})`;

interface Told {
  readonly text: string;
  /** How the text is handed over. */
  readonly as?: 'changelog' | 'release_notes' | 'changelog_section';
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Rules that the notes of 1.2.3 break, of those that look at notes alone. */
function wrongOf({ text, as = 'changelog', more = {} }: Told): readonly NoteRule[] {
  const facts = { repo: 'example-org/parser', version: '1.2.3', cves: [CVE], ghsas: [GHSA], ...more };
  const parsed = parseRelease(JSON.stringify({ ...facts, [as]: text }), null);
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return judgeNotes(parsed.facts, levelsOf('strict')).findings.flatMap(({ ok, rule }) => (ok ? [] : [rule]));
}

const MISSING: readonly NoteRule[] = ['changelog-section', 'names-cve', 'names-advisory'];
const UNNAMED: readonly NoteRule[] = ['names-cve', 'names-advisory'];

describe('a changelog of its own shape', () => {
  it.each<[string, string, readonly NoteRule[]]>([
    ['ids in odd cases', `## 1.2.3\n- Fix ${CVE.toLowerCase()} (${GHSA.toUpperCase()})`, []],
    [
      'the ids in links alone',
      `## 1.2.3\n- Fix [a flaw](https://nvd.example/vuln/${CVE}) ([more](https://github.com/advisories/${GHSA}))`,
      [],
    ],
    [
      'links that are defined at its foot',
      `## 1.2.3\n- Fix [a flaw][sec], see [here][2]\n\n## 1.2.2\n- older\n\n[sec]: https://cve.example/${CVE}\n[2]: https://github.com/advisories/${GHSA}\n`,
      [],
    ],
    ['a footnote', `## 1.2.3\n- Limit the depth[^1]\n\n## 1.2.2\n- older\n\n[^1]: ${CVE}, ${GHSA}\n`, []],
    [
      'definitions that only other versions use',
      `## 1.2.4\n- [other][1]\n\n## 1.2.3\n- ${NAMED}\n\n[1]: https://cve.example/CVE-2024-9999\n`,
      [],
    ],
    [
      'a link by reference that leads elsewhere',
      `## 1.2.3\n- [${CVE}][1] ${GHSA}\n\n[1]: https://cve.example/CVE-2024-1112\n`,
      ['true-ids'],
    ],
    ['the id under another version', `## 1.2.4\n- ${NAMED}\n\n## 1.2.3\n- faster\n`, UNNAMED],
    ['an older one that names it', `## 1.2.3\n- faster\n\n## 1.2.2\n- ${NAMED}\n`, UNNAMED],
    ['a candidate that names it', `## 1.2.3\n- final\n\n## 1.2.3-rc.1\n- ${NAMED}\n`, UNNAMED],
    ['nothing but a candidate', `## 1.2.3-rc.1\n- ${NAMED}\n`, MISSING],
    ['days instead of versions', `## 2024-09-10\n- ${NAMED}\n\n## 2024-08-01\n- older\n`, MISSING],
    [
      'a day in words before the version',
      `## September 10, 2024 - 1.2.3\n- ${NAMED}\n\n## August 1st, 2024 - 1.2.2\n`,
      [],
    ],
    ['a day before the version', `## 2024-09-10, Version 1.2.3 'Name' (LTS), @somebody\n- ${NAMED}\n`, []],
    [
      'it under unreleased',
      `## [Unreleased]\n### Security\n- ${NAMED}\n\n## [1.2.2] - 2024-01-01\n- older\n`,
      MISSING,
    ],
    [
      'HTML',
      `<h1>Changes</h1><h2 id="v1.2.3">Version 1.2.3</h2><ul><li>${NAMED}</li></ul><h2>1.2.2</h2>`,
      [],
    ],
    [
      'HTML, the id under another version',
      `<h2>1.2.3</h2>\n<p>faster</p>\n<h2>\n  1.2.2\n</h2>\n<p>${NAMED}</p>`,
      UNNAMED,
    ],
    [
      'an anchor before the heading',
      `<a name="1.2.3"></a>\n## 1.2.3\n- ${NAMED}\n<a name="1.2.2"></a>\n## 1.2.2\n`,
      [],
    ],
    [
      'folded versions',
      `<details><summary>1.2.3</summary>\n\n- ${NAMED}\n\n</details>\n<details><summary>1.2.2</summary>\n`,
      [],
    ],
    ['an id in a comment', `## 1.2.3\n<!-- ${NAMED} -->\n- faster\n`, UNNAMED],
    [
      'a template of another id in a comment',
      `## 1.2.3\n<!--\nFor example CVE-2020-0000\n-->\n- ${NAMED}\n`,
      [],
    ],
    ['ids in a fence', `## 1.2.3\n\n\`\`\`\n${CVE}\n${GHSA}\n\`\`\`\n`, []],
    ['ids in code', `## 1.2.3\n- \`${CVE}\` \`${GHSA}\`\n`, []],
    ['ids in emphasis', `## 1.2.3\n- _${CVE}_ **${GHSA}**\n`, []],
    ['escaped hyphens', `## 1.2.3\n- CVE\\-2024\\-1111 GHSA&#45;2222&#45;3333&#45;4444\n`, []],
    [
      'ids that addresses go on from',
      `## 1.2.3\n- https://blog.example/${CVE}-in-depth/ ${CVE}_notes ${GHSA}\n`,
      [],
    ],
    ['Windows line ends', `# Changes\r\n\r\n## 1.2.3\r\n\r\n- ${NAMED}\r\n\r\n## 1.2.2\r\n- older\r\n`, []],
    ['line ends of old', `## 1.2.3\r- ${NAMED}\r- Revert the logo\r## 1.2.2\r- security`, []],
    ['a mark at its start', `\uFEFF## 1.2.3\n- ${NAMED}\n`, []],
    [
      'equals signs before headings',
      `= Changes\n\n=== 1.2.3 / 2024-09-10\n\n* ${NAMED}\n\n=== 1.2.2\n\n* older\n`,
      [],
    ],
    [
      'a line over the heading too',
      `=====\n1.2.3\n=====\n\n* ${NAMED}\n\n=====\n1.2.2\n=====\n\n* older\n`,
      [],
    ],
    [
      'days as other countries write them',
      `1.2.3 (10.09.2024)\n\n* ${NAMED}\n\n1.2.2 - 1 August 2024\n\n* older\n`,
      [],
    ],
    ['versions in bold points', `* **1.2.3** - 2024-09-10\n  * ${NAMED}\n* **1.2.2** - 2024-08-01\n`, []],
    ['one section for two lines', `## 2.1.1 and 1.2.3 (2024-09-10)\n- ${NAMED}\n\n## 2.1.0\n- older\n`, []],
    [
      'a heading with filling words',
      `## What's new in version 1.2.3\n- ${NAMED}\n\n## What's new in 1.2.2\n- older\n`,
      [],
    ],
    ['only what changed since it', `## Changes since 1.2.3\n- ${NAMED}\n`, MISSING],
    [
      'advice for other versions below',
      `## 1.2.3\n### Upgrading from 1.1\n- ${NAMED}\n### New in 1.2\n- ${GHSA}\n`,
      [],
    ],
  ])('is read: %s', (_name, text, wrong) => {
    expect(wrongOf({ text })).toEqual(wrong);
  });

  it.each([
    ['dash of any kind', 'CVE\u20112024\u20111111'],
    ['long dash', 'CVE–2024—1111'],
    ['entity', 'CVE&ndash;2024&#8209;1111'],
    ['hidden blank', 'CVE-2024-\u200B1111'],
    ['underline', 'CVE_2024_1111'],
    ['colon', 'CVE: 2024-1111'],
    ['nothing between', 'CVE-20241111'],
    ['placeholder', 'CVE-2024-XXXX'],
  ])('that writes an id with a %s names none, and is told so', (_name, id) => {
    expect(wrongOf({ text: `## 1.2.3\n- Fix ${id} (${GHSA})\n` })).toEqual(['names-cve', 'true-ids']);
  });

  it.each([
    'GHSA\u20112222\u20113333\u20114444',
    'GHSA 2222-3333-4444',
    'GHSA_2222_3333_4444',
    'GHSA-2222-3333',
  ])('that writes %s names no advisory, and is told so', (id) => {
    expect(wrongOf({ text: `## 1.2.3\n- Fix ${CVE} (${id})\n` })).toEqual(['names-advisory', 'true-ids']);
  });

  it.each([
    'See the GHSA for details',
    'CVEs of 2024 are listed on our site',
    'Scored as CVE 3.1 wants it',
    'GHSA advisories are linked below',
  ])('may speak of ids without naming one: %s', (line) => {
    expect(wrongOf({ text: `## 1.2.3\n- ${NAMED}\n- ${line}\n` })).toEqual([]);
  });
});

describe('several ids', () => {
  it('of which one is of another package are told', () => {
    const text = `## 1.2.3\n- ${NAMED}\n- deps: qs@6.13.0, for CVE-2024-9999\n`;
    expect(wrongOf({ text })).toEqual(['true-ids']);
  });

  it('behind one link may lead to any of them', () => {
    const text = `## 1.2.3\n- [CVE-2024-2222, ${CVE}](https://cve.example/${CVE}) ${GHSA}\n`;
    expect(wrongOf({ text, more: { cves: [CVE, 'CVE-2024-2222'] } })).toEqual([]);
  });

  it('in a link of HTML that leads elsewhere are told', () => {
    const text = `<h2>1.2.3</h2><a class=x href="https://cve.example/CVE-2024-1112">${CVE}</a> ${GHSA}`;
    expect(wrongOf({ text })).toEqual(['true-ids']);
  });

  it('of advisories in several repos: the notes of each owe their own', () => {
    const ghsas = [
      { ghsa: GHSA, repo: 'example-org/parser' },
      { ghsa: 'GHSA-9999-9999-9999', repo: 'example-org/router' },
    ];
    expect(wrongOf({ text: `## 1.2.3\n- ${NAMED}\n`, more: { ghsas } })).toEqual([]);
    expect(wrongOf({ text: `## 1.2.3\n- ${CVE} GHSA-9999-9999-9999\n`, more: { ghsas } })).toEqual([
      'names-advisory',
    ]);
  });

  it('named for a dependency that is all that changed: the ids are there, a test is not', () => {
    const more = { changed_files: ['HISTORY.md', 'package.json'] };
    const text = `## 1.2.3\n- deps: cookie@0.7.0, with the fix of ${CVE} (${GHSA})\n`;
    expect(wrongOf({ text, more })).toEqual(['tests']);
  });
});

describe('a revert', () => {
  it.each<[string, string, boolean]>([
    ['of the fix', `- Reverted the patch for ${CVE}`, true],
    ['under a heading', `### Reverts\n\n* limit the depth (${CVE})`, true],
    ['under a heading of its own, of something else', `- ${CVE}\n\n### Reverts\n\n* new logo`, false],
    ['above the fix', `### Reverts\n\n* new logo\n\n### Fixes\n\n* ${CVE}`, false],
    ['that a list is about', `- Revert the following:\n  - limit the depth, ${CVE}\n- faster`, true],
    ['beside the fix', `- Revert the following:\n  - new logo\n- limit the depth, ${CVE}`, false],
    ['by which it is fixed', `- Fixes ${CVE} by reverting the new reader`, false],
    ['in a conventional subject', `- fix: revert security patch for ${CVE}`, true],
    ['that is taken back', `- Reapply the fix for ${CVE} that 1.2.2 had reverted`, false],
    ['of a revert', `- Revert "Revert "security fix for ${CVE}""`, false],
    ['told as what is not done', `- This doesn’t fix ${CVE} yet`, true],
    ['told as what has not been done', `- ${CVE} has not been fixed`, true],
    ['told as what is to come', `- ${CVE} will be fixed in 1.2.4`, true],
  ])('is found where there is one: %s', (_name, lines, isFound) => {
    const text = `## 1.2.3\n\n${CVE} ${GHSA}\n\n${lines}\n`;
    expect(wrongOf({ text })).toEqual(isFound ? ['no-revert'] : []);
  });
});

describe('release notes', () => {
  it('that tell of several versions count for the one', () => {
    const as = 'release_notes';
    expect(wrongOf({ as, text: `## 1.2.3\n- faster\n\n## 1.2.2\n- ${NAMED}\n` })).toEqual(UNNAMED);
    expect(wrongOf({ as, text: `${NAMED}\n\n## 1.2.3\n- faster\n` })).toEqual([]);
  });
});

describe('a changelog of many packages', () => {
  const text = '## @example/other@1.2.3\n- theirs\n\n## @example/parser@1.2.3\n- ours\n\n## 1.2.2\n- both\n';

  it('has a section for each', () => {
    expect(findSection(text, '1.2.3', '@example/parser')?.text).toBe('## @example/parser@1.2.3\n- ours');
    expect(findSection(text, '1.2.3', '@example/other')?.text).toContain('theirs');
    expect(findSection(text, '1.2.3', '@example/third')).toBeUndefined();
    expect(findSection(text, '1.2.2', '@example/third')?.text).toContain('both');
    expect(findSection(text, '1.2.3')?.text).toContain('theirs');
  });

  it('of days as versions has that of the day', () => {
    expect(findSection('## 2024.09.10\nours\n## 2024.08.01\nolder', '2024.09.10')?.text).toBe(
      '## 2024.09.10\nours',
    );
  });
});

describe('a sentence about an id', () => {
  const judged = (text: string, version = '1.2.3') =>
    wrongOf({ text, as: 'release_notes', more: { version, ghsas: [] } });

  it.each([
    ['a role of reStructuredText', 'Fixed a log injection (:cve:`2024-1111`).'],
    ['a role with a text of its own', 'Fixed :cve:`a log injection <2024-1111>`.'],
    ['a role of MyST', 'Fixed {cve}`CVE-2024-1111`.'],
    ['a revert of something else before it', `Revert "ci: pin the runner". Fixes ${CVE}.`],
    ['a revert of something else behind it', `Fix ${CVE} (#12). Reverts the new logo.`],
    ['a revert of something else, and the fix', `Revert "deps: widget@4" and fix ${CVE}`],
    ['a revert that mends in brackets', `Roll back the parser to 1.1 (fixes ${CVE})`],
    ['a revert by which it is fixed', `Reverted the change of 1.2.0 to address ${CVE}`],
    [
      'what an older version lacked',
      `Unfortunately, v1.2.2 did not include a complete fix for ${CVE}. This release does.`,
    ],
    ['what the release before lacked', `The previous release did not include a complete fix for ${CVE}.`],
    ['something else that is not fixed', `Fixes ${CVE}. The flaky test of #123 is not fixed yet.`],
  ])('is right: %s', (_, text) => {
    expect(judged(text)).toEqual([]);
  });

  it.each([
    ['an incomplete one', `This release did not include a complete fix for ${CVE}.`],
    ['its own version by name', `Unfortunately, v1.2.3 did not include a complete fix for ${CVE}.`],
    ['a pronoun', `About ${CVE}: this release does not fix it.`],
    ['without the fix', `1.2.3 was published without the fix for ${CVE}`],
    ['not included', `The fix for ${CVE} is not included.`],
    ['still open', `${CVE} remains unpatched`],
    ['elsewhere', `${CVE} will be fixed in 1.3.0`],
    ['a revert', `Revert "limit the depth" (${CVE})`],
    ['a revert of what fixed it', `Revert the change that fixed ${CVE}`],
    ['a revert of the fix, fixed otherwise', `Reverts the fix for ${CVE} and fixes ${CVE} in another way`],
  ])('is held: %s', (_, text) => {
    expect(judged(text)).toEqual(['no-revert']);
  });
});

describe('a release that fixes several of our cases', () => {
  it('may name the ids of all of them, and of no other', () => {
    const facts = {
      ...({
        repo: 'example-org/parser',
        version: '1.2.3',
        tag: null,
        previousTag: null,
        manifestVersion: null,
      } as const),
      ...({ subjects: null, changedFiles: null, testFiles: null, fixes: [], cves: [CVE] } as const),
      advisories: [{ ghsa: GHSA, repo: null }],
      alsoFixed: ['CVE-2024-2222', 'GHSA-5555-6666-7777'],
    };
    const strangers = (text: string) =>
      judgeNotes({ ...facts, notes: { kind: 'found', text } }, levelsOf('strict')).findings.find(
        ({ rule }) => rule === 'true-ids',
      )?.ok;
    expect(strangers(`${NAMED}, CVE-2024-2222 (ghsa-5555-6666-7777)`)).toBe(true);
    expect(strangers(`${NAMED}, CVE-2024-3333`)).toBe(false);
  });
});
