import { asRead } from '../../../src/case/read.ts';
import type { StoredCase, StoredHold } from '../../../src/case/stored-case.ts';
import type { Context } from '../../../src/engine/context.ts';
import { noteHolds } from '../../../src/features/release/note-holds.ts';

const HOLD: StoredHold = {
  repo: 'example-org/widget',
  run: 7,
  tag: 'v1.2.3',
  by: null,
  since: '2026-01-01T00:00:00Z',
  until: '2026-01-04T00:00:00Z',
  releasedBy: [],
  ended: null,
};

const contextWith = (unasked: readonly string[]): Context =>
  ({
    stored: { coordinators: [], holds: [HOLD] } as unknown as StoredCase,
    observed: {
      waiting: asRead({ releases: [], unasked }),
      now: '2026-01-02T00:00:00Z',
      repo: { owners: [] },
    },
    scope: new Set(['release-gate']),
  }) as unknown as Context;

describe('a hold whose release is not seen to wait', () => {
  it('ends where its repo was asked', () => {
    expect(noteHolds(contextWith([]))?.holds).toMatchObject([{ ended: { how: 'gone' } }]);
  });

  it('goes on where its repo gave no answer: the next sweep would let the release through', () => {
    expect(noteHolds(contextWith([HOLD.repo]))).toBeUndefined();
  });
});
