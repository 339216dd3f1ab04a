import type { StoredCase } from '../../../src/case/stored-case.ts';
import { findWaitingRequests } from '../../../src/features/deadlines/waiting-requests.ts';

const request = (at: string, confirmedBy: readonly number[] = [], doneAt: string | null = null) => ({
  key: 'publish',
  digest: 'd',
  at,
  needs: 1,
  askedBy: null,
  confirmedBy: confirmedBy.map((id) => ({ id, login: `p${id}`, at })),
  doneAt,
});
const stored = (
  approvalRequests: readonly ReturnType<typeof request>[],
  flags: StoredCase['flags'] = [],
): Pick<StoredCase, 'approvalRequests' | 'flags'> => ({ approvalRequests: [...approvalRequests], flags });

const FIRST = '2026-03-02T10:00:00.000Z';
const LATER = '2026-03-03T10:00:00.000Z';

describe('requests that wait', () => {
  it.each([
    ['2026-03-04T09:59:59Z', undefined],
    ['2026-03-04T10:00:00Z', '2'],
    ['2026-03-08T10:00:00Z', '2'],
    ['2026-03-09T10:00:00Z', '7'],
    ['2026-03-16T10:00:00Z', '14'],
    ['2026-04-30T10:00:00Z', '56'],
  ])('are told of at %s as on day %s', (now, day) => {
    const found = findWaitingRequests(stored([request(LATER), request(FIRST)]), now);
    expect(found?.key).toBe(day && `remind/requests/2026-03-02T10:00/${day}`);
    if (day) expect(found?.count).toBe(2);
  });

  it.each([
    ['is none', stored([])],
    ['is confirmed', stored([request(FIRST, [1])])],
    ['was carried out', stored([request(FIRST, [], LATER)])],
    ['is of a case by hand', stored([request(FIRST)], ['manual'])],
  ])('are not told of where there %s', (_what, each) => {
    expect(findWaitingRequests(each, '2026-04-02T10:00:00Z')).toBeUndefined();
  });
});
