/** Readers of strangers' text, and texts that make careless patterns slow. */

import { parseConfig } from '../../src/config/parse-config.ts';
import { findPromises } from '../../src/config/policy-promises.ts';
import { parseAdvisoryProse } from '../../src/features/disclosure/posts/advisory-prose.ts';
import { addUpdateLines } from '../../src/features/disclosure/posts/security-updates.ts';
import { findArtifacts } from '../../src/features/intake/artifacts/find-artifacts.ts';
import { findPieces } from '../../src/features/intake/completeness.ts';
import { fingerprintOf } from '../../src/features/intake/likely-duplicates.ts';
import { findNamed } from '../../src/features/intake/named/find-named.ts';
import { readForm } from '../../src/features/intake/read-form.ts';
import { parseRelease } from '../../src/features/release/parse-release.ts';
import { parseJest } from '../../src/features/remediation/parse-jest.ts';
import { parseMocha } from '../../src/features/remediation/parse-mocha.ts';
import { parseNodeTest } from '../../src/features/remediation/parse-node-test.ts';
import {
  isBountyNotice,
  readThreadWords,
  showsDetails,
  showsNoFlaw,
  wantsContact,
} from '../../src/features/takedown/thread-words.ts';
import { parseCvssMetrics, suggestCvss } from '../../src/formats/cvss/cvss-grammar.ts';
import { findSection, findUnreleased } from '../../src/formats/notes/find-section.ts';
import { showNotes, withoutComments } from '../../src/formats/notes/notes-as-shown.ts';
import { parseTag, plainVersion } from '../../src/formats/notes/parse-tag.ts';
import { listRemarks, unwrapRevert } from '../../src/formats/notes/says-undone.ts';
import { isAffected, parseRange, parseRanges } from '../../src/formats/versions/ranges.ts';
import { compareVersions } from '../../src/formats/versions/version-order.ts';
import { renderCodeSpan, renderPlain } from '../../src/text/defuse.ts';
import { readFences } from '../../src/text/fences.ts';
import { findNearestWord } from '../../src/text/nearest-word.ts';
import { digestLines, printPatch } from '../../src/text/patch-lines.ts';
import { toPlainLine, toPlainProse } from '../../src/text/plain-prose.ts';
import { readSlashLines } from '../../src/text/text-lines.ts';
import { parseThreadUrl } from '../../src/text/thread-url.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { sampleOf } from '../deep.ts';
import { MORE_READERS } from './more-readers.ts';

const SIZE = 65_536;
const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);

const UNITS = [
  ...'`\'"()[]{}<>&*_~#|-=+.:,/\\ \t\n0a@^$!'.split(''),
  ...[
    '[(',
    '](',
    '[a](',
    '![',
    '<!--',
    '<a ',
    '<b>',
    '&amp;',
    '> ',
    '- ',
    '1. ',
    '- a\n',
    '> a\n',
    '`\n',
    '```\n',
  ],
  ...[
    'a\n\n',
    '/confirm\n',
    '/set x\n\n',
    '### x\n\ny\n\n',
    '[x]: y\n',
    '[^1]: ',
    '| a ',
    'a: ',
    '- a: ',
    '0.',
    '>= 1, ',
  ],
  ...[
    '|| ',
    '-alpha.',
    'https://',
    'https://github.com/a/b/issues/1 ',
    'CVE-2024-',
    'within 5 days ',
    'not ok 1 - ',
    'a b ',
  ],
];

const TEXTS = UNITS.flatMap((unit): readonly (readonly [what: string, text: string])[] => {
  const what = JSON.stringify(unit);
  return [
    [what, fill(unit)],
    [`a word, ${what} and another`, `x${fill(unit)}\n!x`],
    [`a command and ${what}`, `/set summary ${fill(unit)}!`],
  ];
});

type Reader = readonly [
  name: string,
  read: (text: string) => unknown,
  texts: readonly (readonly [what: string, text: string])[],
];

/** What reads whole texts of strangers, or files that strangers may change. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'commands of a comment': readSlashLines,
  'fenced blocks of a comment': readFences,
  'the fields of a form': readForm,
  'what a form may be made of': (text) => readForm(`### The report\n\n${text}`),
  'likely duplicates': (text) => fingerprintOf(text, [], 'example-org/widget'),
  'what a report lacks': findPieces,
  'what a report brings along': findArtifacts,
  'what a report names': (text) =>
    findNamed(text, { repo: 'example-org/widget', packages: ['widget'], ghsa: null }),
  YAML: (text) => parseYaml(text),
  'the configuration': (text) => parseConfig(text, { labels: [] }),
  'Markdown as prose': toPlainProse,
  'Markdown as a title': toPlainLine,
  'text in code': renderCodeSpan,
  'text in running words': renderPlain,
  'an address of a thread': parseThreadUrl,
  'a range': (text) => [parseRange(text), parseRanges(text), isAffected(text, '1.0.0', 'npm')],
  'a version of Maven': (text) => compareVersions(text, '1.0.0', 'maven'),
  'a version of RubyGems': (text) => compareVersions(`1${text}`, '1.0.0', 'rubygems'),
  'the nearest word': (text) => findNearestWord(text, ['confirm']),
  'a public policy': findPromises,
  'the text of an advisory': parseAdvisoryProse,
  'the page of security updates': (text) => addUpdateLines(text, []),
  'release notes': (text) => parseRelease(text, text),
  'release notes as shown': (text) => [showNotes(text), withoutComments(text)],
  'a section of a changelog': (text) => [findSection(text, '1.2.3'), findUnreleased(text)],
  'what notes say is undone': (text) => [listRemarks(text), unwrapRevert(text)],
  'a tag': (text) => [parseTag(text), plainVersion(text)],
  'what Jest printed': (text) => parseJest(text, text),
  'what Mocha printed': (text) => parseMocha(text, text),
  'what the test runner of Node printed': parseNodeTest,
  'a patch': (text) => [
    printPatch(text),
    printPatch(`diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n+${text}`),
  ],
  'the lines of a file': digestLines,
  'a public thread': (text) =>
    [readThreadWords(text)].map((words) => [
      showsDetails(words),
      isBountyNotice(words),
      wantsContact(words),
      showsNoFlaw(words),
    ]),
  'a vector': (text) => [parseCvssMetrics(text), suggestCvss(text)],
};

/** Every reader with its texts. */
export const listReaders = (): readonly Reader[] => [
  ...withTexts(READERS, 40),
  ...withTexts(MORE_READERS, 12),
];

const withTexts = (readers: typeof READERS, count: number): readonly Reader[] =>
  Object.entries(readers).map(([name, read]) => [name, read, sampleOf(TEXTS, count)]);
