import { renderMention, withReachableMentions } from '../../src/text/mention.ts';

const canRead = new Set(['mel-member', 'process[bot]']);

describe('a mention', () => {
  it.each([
    ['of a reader stays', '@mel-member look', '@mel-member look'],
    ['of a reader stays, whatever the letters', '@Mel-Member look', '@Mel-Member look'],
    ['in a code span is none', 'write `@otto-outsider`', 'write `@otto-outsider`'],
    ['in a fence is none', '```\n@otto-outsider\n```', '```\n@otto-outsider\n```'],
    ['in an address is none', 'https://example.com/@otto-outsider', 'https://example.com/@otto-outsider'],
  ])('%s', (_name, body, expected) => {
    expect(withReachableMentions(body, canRead)).toBe(expected);
  });

  it('of somebody who cannot read the place is no mention, and it is said that they were not told', () => {
    const said = withReachableMentions(`${renderMention('otto-outsider')} and @mel-member look`, canRead);
    expect(said).toMatch(/^otto-outsider and @mel-member look/);
    expect(said).not.toContain('@otto-outsider');
    expect(said).toContain('no access to this repository');
  });
});
