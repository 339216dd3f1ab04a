import fc from 'fast-check';
import { withBreakNotice, withoutBreakNotice } from '../../../src/features/coordination/break-notice.ts';

const SPAN = { from: '2026-12-20', until: '2027-01-07' };

it.each([
  [
    'below the first heading',
    '# Security policy\n\nWrite to us.\n',
    /^# Security policy\n\n<!-- break-notice -->\n> \*\*We are on a break/,
  ],
  [
    'below one that is underlined',
    'Policy\n======\nWrite to us.\n',
    /^Policy\n======\n\n<!-- break-notice -->/,
  ],
  ['at the top, where there is none', 'Write to us.\n', /^<!-- break-notice -->\n/],
  ['above what only looks like one', 'Write:\n\n```\n# not a heading\n```\n', /^<!-- break-notice -->/],
  [
    'with the line ends of the file',
    '# Policy\r\n\r\nWrite to us.\r\n',
    /^# Policy\r\n\r\n<!-- break-notice -->\r\n> /,
  ],
])('the notice comes %s', (_name, policy, expected) => {
  expect(withBreakNotice(policy, SPAN)).toMatch(expected);
});

it('a notice of other days is replaced, the same one is left alone, and one whose end is gone is no notice', () => {
  const before = withBreakNotice('# Policy\n\nText\n', { from: '2026-08-01', until: '2026-08-20' })!;
  const after = withBreakNotice(before, SPAN)!;
  expect(after).toBe(withBreakNotice('# Policy\n\nText\n', SPAN));
  expect(withBreakNotice(after, SPAN)).toBeUndefined();
  expect(withoutBreakNotice('# Policy\n<!-- break-notice -->\nText\n')).toBeUndefined();
});

it('what was put in is taken out again, byte for byte', () => {
  const line = fc.constantFrom('# Policy', 'Title', '===', '', '```', '- item', ' ', '> quoted', 'Text.');
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const policy = lines.join(end);
      expect(withoutBreakNotice(withBreakNotice(policy, SPAN)!)).toBe(policy);
    }),
  );
});
