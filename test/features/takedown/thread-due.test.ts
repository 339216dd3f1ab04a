import type { StoredCase } from '../../../src/case/stored-case.ts';
import type { Config } from '../../../src/config/config.ts';
import { isThreadPending } from '../../../src/features/takedown/thread-due.ts';

type Item = StoredCase['takedowns'][number];

const URL = 'https://github.com/example-org/widget/issues/5';
const NOW = '2026-03-02T10:00:00Z';
const GONE = { takenDown: true, goneAt: '2026-03-01T20:00:00Z', placeholder: null };
const SAVED = { takenDown: true, takenDownAt: '2026-03-01T20:00:00Z', copy: {}, placeholder: 7 };

const ISSUE = { ...SAVED, runs: 0, kind: 'issue', movedTo: null };

function isPending(
  item: object,
  {
    approvalRequests = [],
    flags = [],
    without = [],
    remove = 'comments',
    told = [],
  }: Readonly<Record<string, unknown>> = {},
): boolean {
  const stored = {
    flags,
    approvalRequests: (approvalRequests as string[]).map((key) => ({ key: `${key}/${URL}` })),
  };
  const config = { confirmations: { without }, privatize: { delete: remove } };
  return isThreadPending(
    { stored: stored as unknown as StoredCase, config: config as unknown as Config, now: NOW },
    { url: URL, at: '2026-03-01T19:00:00Z', ...item } as unknown as Item,
    (key) => (told as string[]).includes(key),
  );
}

describe('a case is looked at for a thread', () => {
  it.each([
    ['that is gone, before anybody was asked about the placeholder', GONE, {}, true],
    ['not once somebody was', GONE, { approvalRequests: ['placeholder'] }, false],
    ['not where nobody has to be asked', GONE, { without: ['post'] }, false],
    ['not where the bot writes nothing', GONE, { flags: ['manual'] }, false],
    ['with others that go back to it', { ...SAVED, runs: 0, related: [{ url: 'x', why: [] }] }, {}, true],
    [
      'not once they were shown',
      { ...SAVED, runs: 0, related: [{ url: 'x', why: [] }] },
      { approvalRequests: ['related'] },
      false,
    ],
    ['that was saved, before anything is deleted', SAVED, {}, true],
    ['not where nothing may be', SAVED, { remove: 'nothing' }, false],
    ['not once that has begun', { ...SAVED, runs: 0 }, {}, false],
    ['not where that is a task', SAVED, { told: [`task/runs/${URL}`] }, false],
    ['that is to be deleted itself', ISSUE, { remove: 'everything' }, true],
    ['not where it may not be', ISSUE, {}, false],
    ['not where that is a task', ISSUE, { remove: 'everything', told: [`task/delete/${URL}`] }, false],
    ['not for ever, where it is refused', { ...SAVED, takenDownAt: '2026-03-01T07:00:00Z' }, {}, false],
    ['not while it is made again', { ...SAVED, restore: {} }, {}, false],
  ])('%s', (_name, item, circumstances, expected) => {
    expect(isPending(item, circumstances)).toBe(expected);
  });
});
