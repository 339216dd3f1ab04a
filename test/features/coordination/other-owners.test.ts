import type { BreakNotice } from '../../../src/case/ordered-break.ts';
import { renderBoardBreaks } from '../../../src/features/coordination/break-order-text.ts';

const BREAK = { from: '2026-12-20', until: '2027-01-07', call: 'ada' };
const POLICY = { repo: 'Example-Org/.github', path: 'SECURITY.md' };
const NOTICE: BreakNotice = {
  of: 'Example-Org/.github/SECURITY.md',
  ...{ from: BREAK.from, until: BREAK.until },
  state: 'there',
  url: null,
  why: null,
  day: '2026-12-10',
};
const ownerOf = (login: string) => ({ login, repos: 'all-public' as const, exclude: [], id: null });

it.each([
  ['one owner', ['example-org'], POLICY, 'there', false, ''],
  [
    'three owners',
    ['example-org', 'other-org', 'third'],
    POLICY,
    'there',
    false,
    'of other-org, third before',
  ],
  [
    'a policy of a fourth',
    ['example-org'],
    { ...POLICY, repo: 'site/x' },
    'there',
    false,
    'of example-org before',
  ],
  ['no policy: the text is there anyway', ['example-org', 'other-org'], null, 'there', false, ''],
  ['after the break', ['example-org', 'other-org'], POLICY, 'to-remove', true, 'of other-org too.'],
  ['after the break, once it is gone', ['example-org', 'other-org'], POLICY, 'gone', true, ''],
] as const)(
  'the board names owners whose policy is left: %s',
  (_what, owners, policy, state, isOver, words) => {
    const lines = renderBoardBreaks(
      { breaks: [BREAK], policy, owners: owners.map(ownerOf) },
      { ordered: [], notice: { ...NOTICE, state }, agreed: [BREAK.from] },
      { today: isOver ? '2027-01-08' : '2026-12-10', announced: isOver ? undefined : BREAK },
    ).join('\n');
    const own = /the security policy (of .*?(?: before|too\.))/.exec(lines)?.[1] ?? '';
    expect(own).toBe(words);
  },
);
