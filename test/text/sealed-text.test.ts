import fc from 'fast-check';
import { findSecret } from '../../dev/embedded-github/unkindness/secrets.ts';
import { looksSealed, SEAL, sealText, unsealText } from '../../src/text/sealed-text.ts';

const twenty = 'a1B2c3D4e5f6G7h8I9j0';
const TOKENS: readonly string[] = [
  `ghp_${twenty}${twenty.slice(0, 16)}`,
  `github_pat_${twenty}a1_${twenty}${twenty}${twenty.slice(0, 19)}`,
  `AKIA${twenty.toUpperCase().slice(0, 16)}`,
  `xoxb-123456789012-${twenty}`,
  `glpat-${twenty}`,
  `"key":"ghp_${twenty}${twenty.slice(0, 16)}",`,
];

it.each(TOKENS)('%s is no token to a scanner once it is broken up, and comes back byte for byte', (token) => {
  const text = `Use ${token} to get in.\n`;
  expect(findSecret(text)).toBeDefined();
  const sealed = sealText(text);
  expect(findSecret(sealed)).toBeUndefined();
  expect(sealed).toContain('to get in.');
  expect(unsealText(sealed)).toBe(text);
});

it('private keys are broken up, too', () => {
  expect(sealText('-----BEGIN RSA PRIVATE KEY-----\nMIIE\n')).not.toContain('-----BEGIN');
});

it('a text that is not broken up stays as it is', () => {
  expect(unsealText('one ⸱ two')).toBe('one ⸱ two');
});

it('any text comes back byte for byte, one that begins like a broken up one as well', () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('⸱', '⸱⸱', SEAL, '-----BEGIN', '-----', '🔑'.repeat(9), ...TOKENS),
    ),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('');
      expect(unsealText(sealText(text))).toBe(text);
      expect(looksSealed(sealText(text))).toBe(true);
      expect(findSecret(sealText(text).slice(SEAL.length))).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
