import type { OrderedBreak } from '../../src/case/ordered-break.ts';
import {
  renderBoardHelp,
  renderBreakConfirmed,
  renderBreakEnded,
  renderBreakRefused,
  renderBreakRequest,
} from '../../src/features/coordination/break-order-text.ts';
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

/** What the bot says in comments on the board about breaks. */
export const listBoardExamples = (): readonly Text[] => [
  text('A break is proposed, and another member is asked to be called', renderBreakRequest(BREAK, POLICY)),
  text(
    'A break is proposed, without a public policy',
    renderBreakRequest({ ...BREAK, call: BREAK.by }, null),
  ),
  text('A break is confirmed', renderBreakConfirmed({ ...BREAK, confirmed: SAID })),
  text(
    'A break ends early',
    renderBreakEnded({ ...BREAK, confirmed: SAID, over: SAID, until: '2026-12-28' }),
  ),
  text('A break is taken back', renderBreakEnded({ ...BREAK, over: SAID })),
  text('An order about a break is not followed', renderBreakRefused('cora-coordinator', 'overlap')),
  text('`/help` on the board', renderBoardHelp()),
];
