import { findPieces, missingPieces, PIECES, type Piece } from '../../../src/features/intake/completeness.ts';
import { processorMs, SOON_MS } from '../../processor-time.ts';

/** Reports as people write them, and the pieces that a person would say they hold. */
const TABLE: readonly (readonly [string, string, readonly Piece[]])[] = [
  ['nothing', '', []],
  ['a sentence', 'Your package is insecure, please fix.', []],
  [
    "GitHub's form as it comes",
    '### Summary\n_Short summary of the problem._\n\n### Details\n_Give all details on the vulnerability._\n\n### PoC\n_Complete instructions, including specific configuration details, to reproduce the vulnerability._\n\n### Impact\n_What kind of vulnerability is it? Who is impacted?_',
    [],
  ],
  [
    "GitHub's form, filled in",
    "### Summary\nparse() recurses.\n### Details\nAffected versions: <= 1.2.3\n### PoC\n```js\nrequire('x').parse('['.repeat(1e6));\n```\n### Impact\nOne request stops the server.",
    ['proof', 'versions', 'impact'],
  ],
  ['a command line', 'Run this:\n\ncurl -H "x: y" http://localhost:3000/%E0', ['proof']],
  ['a promise of a proof', 'A PoC is available on request. I can share the exploit with you.', []],
  ['an empty heading', '## PoC\n\nN/A\n\n## Impact\n\nTBD', []],
  ['a link to a proof', 'Proof of concept: https://gist.github.com/someone/1234abcd', ['proof']],
  [
    'steps',
    'Steps to reproduce:\n1. Start the server\n2. Send two requests\n3. It hangs',
    ['steps', 'actual'],
  ],
  ['a list of links is no steps', 'References\n1. https://example.com/a\n2. https://example.com/b', []],
  ['versions in words', 'This affects versions 2.0.0 up to 2.3.1.', ['versions']],
  ['a version with the name', 'Tested with widget@4.17.1', ['versions']],
  ['the platform is no version of ours', 'I ran it on Node.js v20.11.1 and Ubuntu 22.04.', []],
  ['a score and an address are no versions', 'CVSS:3.1/AV:N and the server at 127.0.0.1 affected me', []],
  [
    'expected and actual',
    'Expected behaviour: the header is rejected.\nActual behaviour: it is passed on.',
    ['expected', 'actual'],
  ],
  [
    'what should be',
    'The parser should reject such input. Instead it never returns.',
    ['expected', 'actual'],
  ],
  ['unexpectedly says nothing of what was expected', 'It ended unexpectedly.', []],
  ['impact in words', 'A remote attacker can read any file of the server.', ['impact']],
  ['what it leads to', 'This leads to prototype pollution.', ['impact']],
  [
    'only a stack trace',
    '```\nTypeError: x is not a function\n    at parse (lib/x)\n    at main (y)\n```',
    [],
  ],
];

describe('what a report holds', () => {
  it.each(TABLE)('%s', (_name, text, pieces) => {
    const found = findPieces(text)
      .filter(({ quote }) => quote !== null)
      .map(({ piece }) => piece);
    expect([...found].sort()).toEqual([...pieces].sort());
  });

  it('is shown by a line of the report itself', () => {
    for (const [, text] of TABLE)
      for (const { quote } of findPieces(text))
        if (quote !== null) expect(text).toContain(quote.replace(/…$/, ''));
  });

  it('is asked for with the proof first', () => {
    expect(missingPieces('')).toEqual(PIECES);
    expect(PIECES[0]).toBe('proof');
  });

  it('takes no longer than the text is long', () => {
    const hostile = [
      'expected '.repeat(20_000),
      '1.'.repeat(60_000),
      '`'.repeat(60_000),
      'attacker '.repeat(20_000),
    ];
    for (const text of hostile) expect(processorMs(() => findPieces(text))).toBeLessThan(SOON_MS);
  });
});
