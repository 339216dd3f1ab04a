import fc from 'fast-check';
import type { PostInput } from '../../../../src/features/disclosure/posts/post-input.ts';
import type { AdvisoryFacts, AffectedRange } from '../../../../src/formats/records/facts.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

/** Pieces that mean something to Markdown, MDX, YAML, a chat, or a reader of one of them. */
const FRAGMENTS = [
  ...[
    '<',
    '>',
    '{',
    '}',
    '`',
    '``',
    '```',
    '````',
    '[',
    ']',
    '(',
    ')',
    '!',
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '\\',
    '&',
    '$',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  ',
    '\t',
    '    ',
    '|',
    '=',
    '-',
    '+',
    '#',
    ':',
    '.',
    '"',
    "'",
    '@',
    '%',
    ',',
    ';',
  ],
  ...[
    '# one',
    '\n## two\n',
    '\nthree\n===\n',
    '\n---\n',
    '\n***\n',
    '\n> quote',
    '\n- item',
    '\n1. item',
    '\n1) item',
  ],
  ...[
    '\n```js\nx\n```\n',
    '\n~~~\n',
    '\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    '\n    indented\n',
    '\n:::note\n',
  ],
  ...['import a from "b"', 'export const x = 1', '\n\nimport x\n\n', '\n\nexport default () => 1\n\n'],
  ...[
    '<script>alert(1)</script>',
    '<Alert>',
    '</Alert>',
    '<A b={1} />',
    '<!-- c -->',
    '<!--',
    '-->',
    '{/* c */}',
    '<br/>',
  ],
  ...[
    '![a](https://evil.example/p.png)',
    '[a](javascript:alert(1))',
    '[a]: https://evil.example',
    '[^1]',
    '[^1]: note',
  ],
  ...[
    'https://evil.example/x',
    '<https://evil.example>',
    'www.evil.example',
    'reporter@evil.example',
    '@octo/team',
    '#12',
  ],
  ...[
    '{{a}}',
    '{% raw %}',
    '&lt;',
    '&#123;',
    '&amp;lt;',
    '<!channel>',
    '<@U1>',
    ':smile:',
    'GH-1',
    '__proto__',
  ],
  ...[
    '<1.2.3',
    '>= 1.0.0, < 2.0.0',
    '1.2.3',
    'v2',
    'a_b',
    '_x_',
    '**bold**',
    '*it*',
    'word',
    'two words',
    'É',
    '中文',
  ],
  ...['😀', '\u202e', '\u0000', '\u2028', '\u00a0', '\ud800', '\ufffc', '\u200b', '---\ntitle: x\n---'],
];

/** Text as somebody might write it who wants the post to be something else. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const plausibleRange: fc.Arbitrary<AffectedRange> = fc.record({
  ecosystem: fc.constantFrom('npm', 'pip', 'other'),
  name: fc.constantFrom('parcel', '@octo/a', 'a_b', 'socket.io', 'org.octo:parcel'),
  affected: fc.constantFrom('< 1.0.0', '>= 1.0.0, < 2.0.0', '= 3.0.0', '>= 0', '<=1.2.3'),
  patched: fc.constantFrom('1.0.0', '2.0.0-rc.1', null),
  functions: fc.constant([]),
});

const hostileRange: fc.Arbitrary<AffectedRange> = fc.record({
  ecosystem: fc.constantFrom('npm', 'pip', 'other'),
  name: hostileText,
  affected: hostileText,
  patched: fc.option(hostileText),
  functions: fc.constant([]),
});

function hostileAdvisory(range: fc.Arbitrary<AffectedRange>): fc.Arbitrary<AdvisoryFacts> {
  return fc
    .record({
      summary: hostileText,
      description: hostileText,
      severity: fc.constantFrom('low', 'medium', 'high', 'critical', null),
      cve: fc.option(fc.integer({ min: 1000, max: 99_999 }).map((number) => `CVE-2031-${number}`)),
      ghsa: fc.integer({ min: 1000, max: 9999 }).map((number) => `GHSA-2222-3333-${number}`),
      ranges: fc.array(range, { maxLength: 4 }),
      credits: fc.array(fc.record({ name: hostileText, type: fc.constantFrom('reporter', 'tool') }), {
        maxLength: 3,
      }),
    })
    .map((changes) => sampleAdvisory(changes));
}

function announcementOf(range: fc.Arbitrary<AffectedRange>): fc.Arbitrary<PostInput> {
  return fc
    .record({
      advisories: fc.array(hostileAdvisory(range), { minLength: 1, maxLength: 4 }),
      project: hostileText,
      author: hostileText,
    })
    .map(({ advisories, project, author }) =>
      samplePost(advisories, { project, authors: [{ name: author, github: author }] }),
    );
}

/** A day's announcement whose every word that people write is hostile; packages and versions are real ones. */
export const hostileProse = announcementOf(plausibleRange);

/** The same with hostile packages and versions too. */
export const hostilePost = fc.oneof(announcementOf(hostileRange), hostileProse);
