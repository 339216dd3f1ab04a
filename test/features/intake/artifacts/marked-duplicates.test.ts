import {
  findResembling,
  fingerprintOf,
  type KnownReport,
} from '../../../../src/features/intake/likely-duplicates.ts';
import { fence, osvOf, sarifOf } from './artifact-samples.ts';

const HASH = '4f2ac0ffee1234567890abcdef123456';

interface Pair {
  readonly name: string;
  readonly one: string;
  readonly other: string;
  /** Packages of both; the same one where not said. */
  readonly packages?: readonly [readonly string[], readonly string[]];
  /** What is told of the pair, or null. */
  readonly why: string | null;
}

/** Their words have nothing in common, so that only the marker tells. */
const ONE = 'Sending a broken header stops the server. ';
const OTHER = 'Upstairs, cookies travel twice around every mountain. ';
const pair = (
  name: string,
  one: string,
  other: string,
  why: string | null,
  packages?: Pair['packages'],
): Pair => ({
  name,
  one: `${ONE}\n\n${one}`,
  other: `${OTHER}\n\n${other}`,
  why,
  ...(packages ? { packages } : {}),
});
const printed = (tool: string, print: string): string =>
  fence(
    'json',
    JSON.stringify({
      runs: [
        {
          tool: { driver: { name: tool } },
          results: [{ ruleId: 'x', partialFingerprints: { hash: print } }],
        },
      ],
    }),
  );
const ELSEWHERE = [['widget'], ['gadget']] as const;

const PAIRS: readonly Pair[] = [
  pair(
    'words in the place of a fingerprint',
    printed('t', 'requires login'),
    printed('t', 'requires login'),
    null,
  ),
  pair(
    'the same vector',
    'Vulnerability ID: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'Vulnerability ID: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    null,
  ),
  ...[
    'Finding: src/http/parser/parse_header_v2.c:120',
    'Finding: src/http/parser/parse_header_v2.c',
    'Finding: com.example.http2.HeadersDecoder',
    'Finding ID: 2026-11-30T12:34:56.789Z',
  ].map((line) => pair(`the same place or time: ${line}`, line, line, null)),
  pair(
    'the same marker of the same tool',
    '[scrutineer-finding:812]',
    '[scrutineer-finding:812]',
    'same marker of scrutineer: 812',
  ),
  pair(
    'in two forms',
    '[scrutineer-finding:812]',
    fence('json', JSON.stringify(osvOf('x_scrutineer-finding-812'))),
    'same marker of scrutineer: 812',
  ),
  pair(
    'where one names no package',
    '[scrutineer-finding:812]',
    '[scrutineer-finding:812]',
    'same marker of scrutineer: 812',
    [['widget'], []],
  ),
  pair(
    'the same fingerprint of a result',
    printed('CodeQL', '39fa2ee980eb94b0:1'),
    printed('CodeQL', '39fa2ee980eb94b0:1'),
    'same marker of codeql: x hash 39fa2ee980eb94b0:1',
  ),
  pair(
    'the same hash, about two packages',
    `Finding ID: ${HASH}`,
    `finding id = ${HASH}`,
    `same marker: ${HASH}`,
    ELSEWHERE,
  ),
  pair(
    'the same form of a finder',
    'ZDI-CAN-23456',
    'Finding ID: ZDI-CAN-23456',
    'same marker of zdi-can: ZDI-CAN-23456',
  ),
  pair('another number', '[scrutineer-finding:812]', '[scrutineer-finding:813]', null),
  pair('another tool', '[scrutineer-finding:812]', '[otherfinder-finding:812]', null),
  pair(
    'the number of another package',
    '[scrutineer-finding:812]',
    '[scrutineer-finding:812]',
    null,
    ELSEWHERE,
  ),
  pair(
    'another fingerprint',
    printed('CodeQL', '39fa2ee980eb94b0:1'),
    printed('CodeQL', '49fa2ee980eb94b0:1'),
    null,
  ),
  pair(
    'the first finding of two reports of one tool',
    'Tool: Njs\n\nFinding ID: F-001',
    'Tool: Njs\n\nFinding ID: F-001',
    null,
  ),
  pair(
    'two scans by one tool, of other flaws',
    fence('json', JSON.stringify(sarifOf('CodeQL', 'lib/a.js:3'))),
    fence(
      'json',
      JSON.stringify({
        ...sarifOf('CodeQL'),
        runs: [
          {
            tool: { driver: { name: 'CodeQL' } },
            results: [
              {
                ruleId: 'js/redos',
                message: { text: 'Slow.' },
                locations: [
                  { physicalLocation: { artifactLocation: { uri: 'src/z.ts' }, region: { startLine: 90 } } },
                ],
              },
            ],
          },
        ],
      }),
    ),
    null,
  ),
  pair(
    'a finding that is only mentioned',
    '[XBOW-025-031] is alike, and other.',
    'Like XBOW-025-031, this is found by hand.',
    null,
  ),
];

const WIDGET = [['widget'], ['widget']] as const;

describe('finding markers of two reports', () => {
  it.each(PAIRS)('$name', ({ one, other, packages = WIDGET, why }) => {
    const known: KnownReport = { what: '#1', print: fingerprintOf(other, packages[1], null), note: null };
    const told = findResembling(one, fingerprintOf(one, packages[0], null), [known]);
    expect(told.map((each) => each.why[0])).toEqual(why === null ? [] : [why]);
  });

  it('are kept as hashes, and only where there are some', () => {
    expect(fingerprintOf('[scrutineer-finding:812]', [], null).markers).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf(ONE, [], null)).not.toHaveProperty('markers');
  });
});
