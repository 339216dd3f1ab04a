import type { BreakNotice, OrderedBreak } from '../../src/case/ordered-break.ts';
import {
  renderBoardBreaks,
  renderBoardHelp,
  renderBreakAnnounced,
  renderBreakConfirmed,
  renderBreakEnded,
  renderBreakRefused,
  renderBreakRequest,
} from '../../src/features/coordination/break-order-text.ts';
import { renderReturn } from '../../src/features/coordination/break-return.ts';
import { renderIdleMembers } from '../../src/features/coordination/people-text.ts';
import { makeText, type Text } from './text.ts';

const text = (title: string, body: string): Text => makeText('Lists and overview', 'board', title, body);

const BREAK: OrderedBreak = {
  from: '2026-12-20',
  until: '2027-01-07',
  call: { id: 4, login: 'mel-member' },
  by: { id: 3, login: 'cora-coordinator' },
  at: '2026-12-01T09:00:00Z',
  event: 'IC_1',
  confirmed: null,
  over: null,
};
const SAID = { id: 4, login: 'mel-member', at: '2026-12-01T10:00:00Z', event: 'IC_2' };
const POLICY = { repo: 'example-org/.github', path: 'SECURITY.md' };

const NOTICE: BreakNotice = {
  of: 'example-org/.github/SECURITY.md',
  from: BREAK.from,
  until: BREAK.until,
  state: 'proposed',
  url: 'https://github.com/example-org/.github/pull/5',
  why: null,
  day: '2026-12-06',
};
const ownerOf = (login: string) => ({ login, repos: 'all-public' as const, exclude: [], id: null });
const lines = (
  notice: BreakNotice | null,
  agreed: readonly string[],
  isOver = false,
  others: readonly string[] = [],
): string => {
  const config = {
    breaks: [{ from: BREAK.from, until: BREAK.until, call: 'mel-member' }],
    policy: POLICY,
    owners: ['example-org', ...others].map(ownerOf),
  };
  const today = isOver ? '2027-01-08' : '2026-12-10';
  const facts = {
    ordered: agreed.length === 0 ? [] : [{ ...BREAK, from: '2027-05-01', until: '2027-05-08' }],
    notice,
    agreed,
  };
  return renderBoardBreaks(config, facts, { today, announced: isOver ? undefined : BREAK }).join('\n\n');
};

/** What the board itself says of breaks and of their notice. */
const BOARD_LINES: readonly Text[] = [
  text('The board: a break of the configuration that the public is not told of', lines(null, [])),
  text('The board: a notice is proposed, and another break waits', lines(NOTICE, [BREAK.from])),
  text(
    'The board: a notice is proposed, and other owners have a policy of their own',
    lines(NOTICE, [BREAK.from], false, ['other-org']),
  ),
  text(
    'The board: the break is over, and other owners have a policy of their own',
    lines({ ...NOTICE, state: 'to-remove' }, [BREAK.from], true, ['other-org']),
  ),
  text(
    'The board: a notice that a person has to add',
    lines({ ...NOTICE, state: 'by-hand', url: null, why: 'Resource not accessible by integration' }, [
      BREAK.from,
    ]),
  ),
  text(
    'The board: a notice is still to be removed',
    lines({ ...NOTICE, state: 'to-remove' }, [BREAK.from], true),
  ),
  text('The board: a notice was never merged', lines({ ...NOTICE, state: 'gone' }, [BREAK.from], true)),
];

/** What the bot says in comments on the board about breaks. */
export const listBoardExamples = (): readonly Text[] => [
  text('A break is proposed, and another member is asked to be called', renderBreakRequest(BREAK, POLICY)),
  text(
    'A break is proposed, without a public policy',
    renderBreakRequest({ ...BREAK, call: BREAK.by }, null),
  ),
  text('A break is confirmed', renderBreakConfirmed({ ...BREAK, confirmed: SAID })),
  text('A break of the configuration may be announced', renderBreakAnnounced(BREAK.from, POLICY)),
  text(
    'A break ends early',
    renderBreakEnded({ ...BREAK, confirmed: SAID, over: SAID, until: '2026-12-28' }),
  ),
  text('A break is taken back', renderBreakEnded({ ...BREAK, over: SAID })),
  text('An order about a break is not followed', renderBreakRefused('cora-coordinator', 'overlap')),
  text('`/help` on the board', renderBoardHelp()),
  text(
    'Members have done nothing for long',
    renderIdleMembers([{ login: 'tom-third', since: '2026-01-01', last: '2026-02-14' }], 90, [BREAK.by]),
  ),
  ...BOARD_LINES,
  text(
    'The first day back',
    renderReturn(
      BREAK,
      [
        { issue: 12, state: 'received', severity: null, receivedAt: '2026-12-24T10:00:00Z', people: [] },
        {
          issue: 8,
          state: 'patching',
          severity: 'high',
          receivedAt: '2026-11-02T10:00:00Z',
          people: ['cora-coordinator'],
        },
      ],
      [BREAK.by, BREAK.call],
    ),
  ),
];
