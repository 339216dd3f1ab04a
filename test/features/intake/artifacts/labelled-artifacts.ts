import { fence, type LabelledArtifacts, labelled as of, PATCH } from './artifact-samples.ts';
import { LABELLED_DOCUMENTS } from './labelled-documents.ts';

const ONE = 'patch of 1 file: lib/send.js (+2 −1)';

const SECOND = [
  '--- a/test/send.js',
  '+++ b/test/send.js',
  '@@ -1 +1,2 @@',
  ' const a = 1;',
  '+const b = 2;',
].join('\n');

const DIFFS: readonly LabelledArtifacts[] = [
  of('prose with one diff', `The join is not checked.\n\n## Suggested fix\n\n${fence('diff', PATCH)}`, [ONE]),
  of('a diff of two files', fence('patch', `${PATCH}\n${SECOND}`), [
    'patch of 2 files: lib/send.js, test/send.js (+3 −1)',
  ]),
  of('a diff in a fence without a language', fence('', PATCH), [ONE]),
  of('a diff without a fence', `Here is a fix:\n\n${PATCH}\n\nIt holds for all versions.`, [ONE]),
  of('a diff without a fence, indented', `Fix:\n\n${PATCH.replace(/^/gm, '    ')}\n\nBye`, [ONE]),
  of('a diff in a quotation', `They wrote:\n\n${PATCH.replace(/^/gm, '> ')}\n\nBye`, [ONE]),
  of('a diff in a list', `1. Apply this:\n\n   ${fence('diff', PATCH).replace(/\n/g, '\n   ')}\n2. Run`, [
    ONE,
  ]),
  of(
    'a patch as a mail',
    fence(
      '',
      `From 1a2b3c4d5e6f Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\nSubject: [PATCH] Check\n\n---\n lib/send.js | 3 ++-\n 1 file changed\n\n${PATCH}\n-- \n2.47.0`,
    ),
    [ONE],
  ),
  of('a diff without the heads of git', fence('diff', PATCH.split('\n').slice(2).join('\n')), [ONE]),
  of(
    'with dates behind the names',
    fence(
      'diff',
      '--- lib/a.js\t2026-11-01 10:00:00\n+++ lib/a.js\t2026-11-02 10:00:00\n@@ -1 +1 @@\n-a\n+b',
    ),
    ['patch of 1 file: lib/a.js (+1 −1)'],
  ),
  of(
    'a file that is new, one that is gone, one with another name',
    fence(
      'diff',
      'diff --git a/n.js b/n.js\nnew file mode 100644\n--- /dev/null\n+++ b/n.js\n@@ -0,0 +1 @@\n+x\ndiff --git a/o.js b/o.js\ndeleted file mode 100644\n--- a/o.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\ndiff --git a/p.js b/q.js\nsimilarity index 100%\nrename from p.js\nrename to q.js',
    ),
    ['patch of 3 files: n.js, o.js, q.js (+1 −1)'],
  ),
  of('one whose line counts a model made up', fence('diff', PATCH.replace('-10,3 +10,4', '-10,9 +10,9')), [
    'patch of 1 file: lib/send.js (+2 −1; git may not take it as it is, since its line counts are wrong)',
  ]),
  of(
    'one whose hunks have no numbers',
    fence('diff', '--- a/a.js\n+++ b/a.js\n@@ function send @@\n-a\n+b'),
    ['patch of 1 file: a.js (+1 −1; git may not take it as it is, since its line counts are wrong)'],
  ),
  of('one that names no file', fence('diff', '@@ -1,2 +1,2 @@\n a\n-b\n+c'), [
    'patch that names no file (+1 −1)',
  ]),
  of('the change that is blamed', `It was introduced in 1.2 by:\n\n${fence('diff', PATCH)}`, [
    'diff of 1 file, what the report blames for the flaw: lib/send.js (+2 −1)',
  ]),
  of('a failing test as a diff', `## Proof of concept\n\nAdd this test:\n\n${fence('diff', SECOND)}`, [
    'diff of 1 file, to show the flaw: test/send.js (+1 −0)',
  ]),
  of(
    'removed lines that look like heads',
    fence('diff', '--- a/a.sql\n+++ b/a.sql\n@@ -1,2 +1,2 @@\n--- old remark\n-x\n+++ new remark\n+y'),
    ['patch of 1 file: a.sql (+2 −2)'],
  ),
];

const NO_DIFFS: readonly LabelledArtifacts[] = [
  of('a sketch of a change', fence('diff', '- a + b\n+ join(a, b)'), []),
  of('front matter and rules', '---\ntitle: x\n---\n\n+++\ndate = 1\n+++\n\n--- \n+++ \n\n@@ home @@', []),
  of('a list with plus and minus', 'Pros and cons:\n\n+ fast\n- unsafe\n--- none\n+++ many', []),
  of('words about a diff', 'Run `diff --git a/x b/x` and look at @@ -1 +1 @@.', []),
  of('the name of a diff alone', 'diff --git a/lib/send.js b/lib/send.js\n\nsee there', []),
  of('a signed message', '-----BEGIN PGP MESSAGE-----\n+++ x\n@@ -1 +1 @@\n-----END PGP MESSAGE-----', []),
];

const REPRODUCERS: readonly LabelledArtifacts[] = [
  of(
    'a script below its heading',
    `### PoC\n\n${fence('js', "require('widget').send('../x');\nprocess.exit(1);")}`,
    ['reproducer (js, 2 lines, has an exit code)'],
  ),
  of(
    'a script that names its file',
    `## Details\n\n${fence('python', '# poc.py\nimport widget\nwidget.send("../x")')}`,
    ['reproducer poc.py (python, 3 lines)'],
  ),
  of(
    'a script to be saved',
    `Save this as \`server.js\`, then run the following:\n\n${fence('js', 'listen(1);')}`,
    ['reproducer server.js (js, 1 line)'],
  ),
  of(
    'a shell script with its first line',
    `To see it:\n\n${fence('', '#!/bin/sh\nnode -e "1" || exit 1\nexit 0')}`,
    ['reproducer (3 lines, has an exit code)'],
  ),
  of(
    'commands that reproduce it',
    `## Steps to reproduce\n\n${fence('sh', 'npm i widget@1.0.0\ncurl http://localhost:3000/..%2f')}`,
    ['reproducer (sh, 2 lines)'],
  ),
  of('a request', `**Proof of concept**\n\n${fence('http', 'GET /..%2f HTTP/1.1\nHost: localhost')}`, [
    'reproducer (http, 2 lines)',
  ]),
  of('a block for machines', `Text.\n\n${fence('rrs', 'version: 0.1\nrun: node poc.js')}`, [
    'reproducer (rrs, 2 lines)',
  ]),
  of(
    'the field of a form',
    `### Proof of concept\n\n<details>\n<summary>script</summary>\n\n${fence('python', 'import sys\nsys.exit(1)')}\n\n</details>`,
    ['reproducer (python, 2 lines, has an exit code)'],
  ),
];

const NO_REPRODUCERS: readonly LabelledArtifacts[] = [
  of(
    'the code that has the flaw',
    `## Details\n\nVulnerable code:\n\n${fence('js', 'return join(root, path);')}`,
    [],
  ),
  of('the fix', `## Suggested fix\n\n${fence('js', 'return check(join(root, path)); process.exit(1)')}`, []),
  of(
    'what it prints',
    `## PoC\n\nThe output of the PoC:\n\n${fence('', 'TypeError: x\n    at send (lib/send.js:1:1)\n    at main (x.js:2:2)')}`,
    [],
  ),
  of(
    'what came of it, in no language',
    `## PoC\n\nThen it is there:\n\n${fence('', '{ polluted: true }\nListening on port (3000)')}`,
    [],
  ),
  of('what is installed', `## Reproduction\n\n${fence('sh', 'npm install widget\ncd widget')}`, []),
  of('a proof that is only promised', '## PoC\n\nAvailable on request.', []),
  of('a configuration', `## PoC\n\n${fence('yaml', 'root: /srv')}`, []),
];

const HASH = '4f2ac0ffee1234567890abcdef123456';
const MARKERS: readonly LabelledArtifacts[] = [
  of('in brackets', `Text.\n\n[scrutineer-finding:812]`, [], { markers: ['scrutineer 812 package'] }),
  of('in a remark', `Text.\n\n<!-- acme-scan-finding: ${HASH} -->`, [], {
    markers: [`acme-scan ${HASH} everywhere`],
  }),
  of('a fingerprint', `Text.\n\nFingerprint: \`sha256:${HASH}\``, [], {
    markers: [`- sha256:${HASH} everywhere`],
  }),
  of('an id with its tool', `Tool: DeepFinder 2.1\n\n- **Finding ID:** DF-8842-x1`, [], {
    markers: ['deepfinder DF-8842-x1 package'],
  }),
  of('a table', `| Field | Value |\n|---|---|\n| Scanner | Njs |\n| Finding ID | ${HASH} |`, [], {
    markers: [`njs ${HASH} everywhere`],
  }),
  of('the form of a finder, in the title', '[XBOW-025-031] Path traversal\n\nText.', [], {
    markers: ['xbow XBOW-025-031 everywhere'],
  }),
  of('the form of a finder, alone in its line', 'Text.\n\nZDI-CAN-23456', [], {
    markers: ['zdi-can ZDI-CAN-23456 everywhere'],
  }),
  of('a number within the report', 'Generated by Njs 1.0\n\nFinding ID: F-001', [], {
    markers: ['njs F-001 report'],
  }),
  of('by the name of its tool', `semgrep fingerprint: ${HASH}\nmatch_based_id: ${HASH}_0`, [], {
    markers: [`semgrep ${HASH} everywhere`, `- ${HASH}_0 everywhere`],
  }),
  of('in YAML', fence('yaml', `finding_id: ${HASH}\ntool: njs`), [], { markers: [`njs ${HASH} everywhere`] }),
];

const NO_MARKERS: readonly LabelledArtifacts[] = [
  of(
    'ids of flaws and weaknesses',
    'CVE ID: CVE-2026-10001\nCWE ID: CWE-22\nVulnerability ID: CVE-2026-10001',
    [],
  ),
  of(
    'ids of other things',
    `Session ID: ${HASH}\nCommit hash: ${HASH}\nScan ID: 17ab\nRequest id: 9\nFile hash: ${HASH}`,
    [],
  ),
  of('the key of the reporter', `My PGP key:\n\nFingerprint: ${HASH}`, []),
  of('what is not filled in', 'Finding ID: N/A\nFingerprint: <sha256>\nFinding ID: none', []),
  of(
    'a sentence about findings',
    'This finding: the id 12 of a user is shown. See also XBOW-025-031 by others, which is alike.',
    [],
  ),
  of('a link', 'See [issue:12](https://example.org/12) and [the finding](https://example.org/).', []),
  of('a name of an encoding in the title', '# Text in WINDOWS-1252 breaks the parser\n\nIt reads on.', []),
  of('names of standards', 'RFC-9110-15 and SHA-256-128 and ISO-27001-2013', []),
];

export const LABELLED_ARTIFACTS: readonly LabelledArtifacts[] = [
  ...LABELLED_DOCUMENTS,
  ...DIFFS,
  ...NO_DIFFS,
  ...REPRODUCERS,
  ...NO_REPRODUCERS,
  ...MARKERS,
  ...NO_MARKERS,
];
