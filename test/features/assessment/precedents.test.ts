import type { Observed } from '../../../src/case/observed.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { precedentsOf, renderPrecedents } from '../../../src/features/assessment/precedents.ts';
import { storedOf } from '../../engine/run-world.ts';
import { takeIn } from '../../engine/situation.ts';

const FRESH = storedOf(takeIn());
const BY = FRESH.moves[0]!.by;
const AT = FRESH.receivedAt;

function dismissed(
  issue: number,
  reason: string,
  because: string,
  change: Partial<StoredCase> = {},
): StoredCase {
  return {
    ...FRESH,
    issue,
    moves: [...FRESH.moves, { to: 'invalid', from: 'received', event: null, by: BY, at: AT }],
    decisions: [{ kind: 'dismiss', reason, because, by: [{ id: BY.id, login: BY.login, at: AT }] }],
    ...change,
  };
}

const MERGED: StoredCase['mergedInto'] = {
  case: 3,
  by: { id: BY.id, login: BY.login },
  at: AT,
  state: 'assessing',
  published: [],
  seen: 'assessing',
  progress: [],
};
const CITES = {
  repo: 'example-org/widget',
  path: 'THREAT-MODEL.md',
  anchor: 'input',
  title: 'Trusted input',
  text: 'x',
};

function shown(others: Readonly<Record<number, StoredCase | null>>): string {
  const similar = Object.keys(others).map((number) => ({ case: Number(number), why: ['both say XSS'] }));
  const observed = { others } as unknown as Observed;
  return renderPrecedents(precedentsOf({ stored: { ...FRESH, similar }, observed })).join('\n');
}

describe('precedents of a dismissal', () => {
  it('are shown with the words that were used, and lead to the case alone', () => {
    const words = shown({ 2: dismissed(12, 'out-of-scope', 'templates are trusted') });
    expect(words).toContain('- #12, `out-of-scope`: “templates are trusted” (similar: both say XSS)');
    expect(words).not.toMatch(/https?:|GHSA/);
  });

  it('name the heading that was quoted', () => {
    const [decision] = dismissed(12, 'out-of-scope', 'it is trusted').decisions;
    const words = shown({ 2: dismissed(12, '', '', { decisions: [{ ...decision!, cites: CITES }] }) });
    expect(words).toContain('- #12, `out-of-scope`, quoting “Trusted input”: “it is trusted”');
  });

  it('are three at most, in the order of their likeness', () => {
    const words = shown(
      Object.fromEntries([2, 3, 4, 5].map((each) => [each, dismissed(each + 10, 'spam', 'x')])),
    );
    expect(words.match(/^- #\d+/gm)).toEqual(['- #12', '- #13', '- #14']);
  });

  it.each([
    ['a case that is open', FRESH],
    ['one that was taken up again', { ...dismissed(12, 'spam', 'x'), moves: FRESH.moves }],
    ['a duplicate, which says nothing of the question', dismissed(12, 'duplicate-of', '#3')],
    ['a merged report', dismissed(12, 'known-issue', 'x', { mergedInto: MERGED })],
    ['one that its reporter took back', dismissed(12, 'withdrawn', 'x')],
    ['one that cannot be read', null],
  ])('are none in %s', (_what, other) => {
    expect(shown({ 2: other })).toBe('');
  });

  it('keep hostile words as text', () => {
    const words = shown({
      2: dismissed(12, 'spam', '</details> @octo/team #99 **b** [a](https://evil.example)\n# x'),
    });
    expect(words.split('\n')).toHaveLength(4);
    expect(words).not.toMatch(/@octo|#99|\*\*b|\]\(|<\/details>|https:\/\//);
  });
});
