/** What somebody without credentials saw of a public thread, and when it is looked at again. */
import type { StoredCase } from '../../../src/case/stored-case.ts';
import type { Context } from '../../../src/engine/context.ts';
import { isLookDue } from '../../../src/features/takedown/is-look-due.ts';
import { noteLooks } from '../../../src/features/takedown/note-threads.ts';

type Item = StoredCase['takedowns'][number];

const URL = 'https://github.com/example-org/widget/issues/5';
const NOW = '2026-03-02T10:00:00Z';
const LATER = '2026-03-02T10:05:00Z';
const NEXT_DAY = '2026-03-03T10:00:00Z';
const item = { url: URL, takenDown: true, removalPending: true } as Item;

const lookedAt = (seen?: 'gone' | 'visible' | 'unknown'): Item => {
  const stored = { takedowns: [item] } as unknown as StoredCase;
  const looks = seen === undefined ? {} : { [URL]: seen };
  return noteLooks({ stored, observed: { looks, now: NOW } } as unknown as Context)?.takedowns[0] ?? item;
};

describe('a look from outside', () => {
  it.each([
    ['gone', { goneAt: NOW, removalPending: false }, false, false],
    ['visible', { removalPending: true }, false, true],
    ['unknown', { removalPending: true }, true, true],
    [undefined, { removalPending: true }, true, true],
  ] as const)('that brought %s', (seen, known, isDueSoon, isDueNextDay) => {
    const noted = lookedAt(seen);
    expect(noted).toMatchObject(known);
    expect([isLookDue(noted, LATER), isLookDue(noted, NEXT_DAY)]).toEqual([isDueSoon, isDueNextDay]);
  });
});
