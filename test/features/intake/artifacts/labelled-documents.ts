import {
  csafOf,
  fence,
  json,
  type LabelledArtifacts,
  labelled as of,
  osvOf,
  sarifOf,
} from './artifact-samples.ts';

const FOUND: readonly LabelledArtifacts[] = [
  of(
    'SARIF in a fence',
    `Our scan found this.\n\n${json(sarifOf('CodeQL', 'lib/a.js:3', 'lib/b.js:7', 'lib/a.js:3'))}`,
    ['SARIF by CodeQL: 3 results in lib/a.js:3, lib/b.js:7'],
  ),
  of('SARIF in a fence of its own name', json(sarifOf('Semgrep OSS', 'src/x.ts:1'), 'sarif'), [
    'SARIF by Semgrep OSS: 1 result in src/x.ts:1',
  ]),
  of(
    'SARIF without a fence, on many lines',
    `Hello,\n\n${JSON.stringify(sarifOf('Njs', 'a.js:1'), null, 1)}\n\nBye`,
    ['SARIF by Njs: 1 result in a.js:1'],
  ),
  of('SARIF without a fence, on one line', `See:\n${JSON.stringify(sarifOf('Njs', 'a.js:1'))}\nBye`, [
    'SARIF by Njs: 1 result in a.js:1',
  ]),
  of(
    'SARIF of two tools',
    json({ ...sarifOf('One', 'a.js:1'), runs: [...sarifOf('One', 'a.js:1').runs, ...sarifOf('Two').runs] }),
    ['SARIF by One: 1 result in a.js:1; SARIF by Two: no results'],
  ),
  of(
    'SARIF in a fold of HTML',
    `<details>\n<summary>sarif</summary>\n\n${json(sarifOf('Njs', 'a.js:1'))}\n\n</details>`,
    ['SARIF by Njs: 1 result in a.js:1'],
  ),
  of(
    'SARIF whose parts are not as the schema has them',
    json({
      runs: [
        {
          tool: { driver: { name: 'Odd' } },
          results: [null, 7, { locations: 'x' }, { locations: [null, {}] }],
        },
      ],
    }),
    ['SARIF by Odd: 4 results'],
  ),
  of('results without their frame', json(sarifOf('x', 'lib/a.js:9').runs[0]!.results), [
    'SARIF, tool not named: 1 result in lib/a.js:9',
  ]),
  of(
    'SARIF whose files are in a list, below a remark with its name',
    fence(
      'json',
      `// results.sarif\n${JSON.stringify({ runs: [{ tool: { driver: { name: 'Njs' } }, artifacts: [{ location: { uri: 'lib/z.js' } }], results: [{ message: {}, locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] }] }] })}`,
    ),
    ['SARIF by Njs: 1 result in lib/z.js'],
  ),
  of(
    'an OSV record without packages',
    json({ schema_version: '1.7.0', id: 'x_finder-finding-9', modified: '2026-11-20T10:00:00Z' }),
    ['OSV record x_finder-finding-9'],
    { markers: ['finder 9 package'] },
  ),
  of(
    'SARIF with fingerprints',
    json({
      runs: [
        {
          tool: { driver: { name: 'CodeQL' } },
          results: [
            {
              ruleId: 'js/x',
              message: { text: 'm' },
              partialFingerprints: { primaryLocationLineHash: '39fa2ee980eb94b0:1' },
              guid: '6f7b0f2e-0000-4000-8000-000000000001',
            },
          ],
        },
      ],
    }),
    ['SARIF by CodeQL: 1 result'],
    { markers: ['codeql js/x primaryLocationLineHash 39fa2ee980eb94b0:1 package'] },
  ),
  of('an OSV record', json(osvOf('x_finder-finding-31')), ['OSV record x_finder-finding-31: npm widget'], {
    markers: ['finder 31 package'],
  }),
  of(
    'OSV records in an answer of the API',
    json({ vulns: [osvOf('OSV-2026-17'), osvOf('GHSA-aaaa-bbbb-cccc', 'gadget')] }),
    ['OSV record OSV-2026-17: npm widget; OSV record GHSA-aaaa-bbbb-cccc: npm gadget'],
    { markers: ['osv OSV-2026-17 everywhere'] },
  ),
  of(
    'what an OSV scanner prints',
    json({
      results: [
        {
          source: { path: 'package-lock.json' },
          packages: [{ package: { name: 'widget' }, vulnerabilities: [osvOf('GHSA-aaaa-bbbb-cccc')] }],
        },
      ],
    }),
    ['OSV record GHSA-aaaa-bbbb-cccc: npm widget'],
  ),
  of(
    'a CSAF document',
    json(csafOf('finder-finding-31')),
    ['CSAF document finder-finding-31 by Example Finders: 1 vulnerability (CVE-2026-10001)'],
    { markers: ['finder 31 package'] },
  ),
  of(
    'a bundle of both',
    json({ manifest: { version: 1 }, osv: osvOf('x_finder-finding-31'), csaf: csafOf('finder-finding-31') }),
    [
      'OSV record x_finder-finding-31: npm widget; CSAF document finder-finding-31 by Example Finders: 1 vulnerability (CVE-2026-10001)',
    ],
    { markers: ['finder 31 package'] },
  ),
  of(
    'SARIF that is cut off, in a fence',
    fence('json', JSON.stringify(sarifOf('CodeQL', 'a.js:1')).slice(0, -9)),
    [],
    {
      unread: ['SARIF 2'],
    },
  ),
  of(
    'SARIF that is cut off, without a fence',
    `Hi\n\n${JSON.stringify(sarifOf('CodeQL', 'a.js:1'), null, 1).slice(0, -9)}\n\nThanks`,
    [],
    {
      unread: ['SARIF 3'],
    },
  ),
  of('JSON with a comma too many', `Send this:\n\n${fence('json', '{ "a": 1, }')}`, [], { unread: ['- 4'] }),
];

const NOT_FOUND: readonly LabelledArtifacts[] = [
  of('a payload in JSON', `${json({ __proto__: 1, constructor: { prototype: { isAdmin: true } } })}`, []),
  of(
    'a manifest of a package',
    json({ name: 'widget', version: '1.0.0', dependencies: { a: '^1.0.0' } }),
    [],
  ),
  of(
    'what npm audit prints',
    json({ auditReportVersion: 2, vulnerabilities: { widget: { name: 'widget', via: [] } } }),
    [],
  ),
  of(
    'an advisory as the API of GitHub has it',
    json({
      ghsa_id: 'GHSA-aaaa-bbbb-cccc',
      vulnerabilities: [{ package: { ecosystem: 'npm', name: 'widget' } }],
    }),
    [],
  ),
  of('a list of runs that are no SARIF', json({ runs: [{ id: 1, conclusion: 'failure' }] }), []),
  of('something else with an id that is affected', json({ id: 'x', affected: ['widget'] }), []),
  of('a document that is no CSAF', json({ document: { title: 'x' }, vulnerabilities: [] }), []),
  of(
    'words about these formats',
    'Our SARIF has 3 "results" with "partialFingerprints"; the CSAF has a "product_tree".',
    [],
  ),
  of('JSON within a sentence', 'The body {"runs": [ is enough to crash it.', []),
  of('code that begins with a brace', '{ "use strict"\nlet a = 1;', []),
];

export const LABELLED_DOCUMENTS: readonly LabelledArtifacts[] = [...FOUND, ...NOT_FOUND];
