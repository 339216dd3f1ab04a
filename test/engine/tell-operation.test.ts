/** How a run tells what it does: in the words of the team, without a key of the machine. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../src/case/operation.ts';
import { openLedger, type RateLimit } from '../../src/engine/account.ts';
import { accountOf } from '../../src/engine/account-of-case.ts';
import { COMMENT_TITLES } from '../../src/engine/comment-titles.ts';
import { tellDone, tellPlanned } from '../../src/engine/tell-operation.ts';
import { FEATURES } from '../../src/features/index.ts';
import { ROOT } from '../architecture/read-source.ts';
import { CONDUCTOR, contextOf, observe } from './run-world.ts';
import { atState } from './situation.ts';
import { REPO } from './world.ts';

const common = { surface: 'team', why: 'because' } as const;

const TOLD: readonly (readonly [Operation, string, string])[] = [
  [
    {
      ...common,
      kind: 'comment',
      issue: 1,
      key: 'entry/1/received',
      body: '@ana @ben/c There is a report.\n@x',
    },
    'posted “Report received”, mentioning @ana, @ben/c',
    'post “Report received”, mentioning @ana, @ben/c',
  ],
  [
    { ...common, kind: 'comment', issue: 1, key: 'remind/acknowledge/2', body: 'Late.' },
    'posted a reminder',
    'post a reminder',
  ],
  [
    { ...common, kind: 'comment', issue: 1, key: 'of-a-later-version/1', body: '' },
    'posted a comment',
    'post a comment',
  ],
  [
    { ...common, kind: 'commit-store', message: 'Case 1: received', files: {} },
    'recorded the case in the store',
    'record the case in the store',
  ],
  [
    { ...common, kind: 'edit-issue', issue: 1, title: 'x', state: 'open' },
    'updated the issue (title, reopened)',
    'update the issue (title, reopened)',
  ],
  [
    { ...common, kind: 'add-labels', issue: 1, labels: ['case/valid'] },
    'added the label case/valid',
    'add the label case/valid',
  ],
  [
    { ...common, kind: 'publish-advisory', repo: 'o/r', ghsa: 'GHSA-2222-3333-4444', fields: {}, digest: '' },
    'published the advisory GHSA-2222-3333-4444 in o/r',
    'publish the advisory GHSA-2222-3333-4444 in o/r',
  ],
];

describe('what a run tells', () => {
  it.each(TOLD)('says $kind $key as it was done and as it would be done', (operation, done, planned) => {
    expect(tellDone(operation)).toBe(done);
    expect(tellPlanned(operation)).toBe(planned);
  });

  it('has a title for every comment that a feature writes', () => {
    const written = globSync('src/features/**/*comments.ts', { cwd: ROOT }).flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\bkey: [`']([a-z][a-z-]*)/g)].map(
        ([, kind]) => kind!,
      ),
    );
    const passing = FEATURES.flatMap(({ comments }) => comments ?? []).flatMap((each) => each.passing ?? []);
    expect(written.length).toBeGreaterThan(25);
    expect([...written, ...passing].filter((kind) => !Object.hasOwn(COMMENT_TITLES, kind))).toEqual([]);
  });
});

describe('the ledger of a run', () => {
  const limit = (resource: string, remaining: number): RateLimit => ({
    resource,
    limit: 5000,
    remaining,
    resetAt: '2026-03-02T10:00:00.000Z',
  });

  it('keeps the last look at every case, and the limit that is nearest to its end', async () => {
    const world = await atState('assessing');
    const account = accountOf(await contextOf(world, observe(world, '1/1'), CONDUCTOR));
    const ledger = openLedger();
    ledger.saw({ ...account, number: 7, turn: 'first' });
    ledger.saw({ ...account, number: 7 });
    ledger.saw({ ...account, number: 3 });
    ledger.asked('read', limit('core', 4000));
    ledger.asked('write', limit('graphql', 12));
    ledger.asked('token', null);
    const { cases, requests } = ledger.read();
    expect(cases.map(({ number }) => number)).toEqual([3, 7]);
    expect(cases[1]).toMatchObject({ repos: [REPO], state: 'assessing' });
    expect(cases[1]!.turn).toMatch(/^Analyst: post the analysis/);
    expect(requests).toEqual({ reads: 1, writes: 1, tokens: 1, limit: limit('graphql', 12) });
  });
});
