/** Where a public thread counts as out of sight, and where it only moved. */
import type { Observed } from '../../../src/case/observed.ts';
import type { ThreadRead } from '../../../src/case/observed-thread.ts';
import { beginThread } from '../../../src/case/slices/takedown.ts';
import type { StoredTakedown } from '../../../src/case/stored-case.ts';
import { pathOfCopy } from '../../../src/features/takedown/copy-path.ts';
import { look } from '../../../src/features/takedown/note-threads.ts';

const url = 'https://github.com/example-org/project/issues/7';
const place = { owner: 'example-org', name: 'project', kind: 'issue', number: 7 } as const;
const by = { id: 1, login: 'tess', role: 'member' } as const;
const at = '2026-01-01T00:00:00Z';
const named: StoredTakedown = beginThread(place, url, by, at);
const saved: StoredTakedown = { ...named, saved: true, author: { id: 2, login: 'rae' }, id: 'I_7' };
const around = {
  now: '2026-01-02T00:00:00Z',
  repo: { name: 'example-org/triage', isPrivate: true, readers: [], owners: [], labels: null },
} satisfies Pick<Observed, 'now' | 'repo'>;

const found = (repo: string, number: number): ThreadRead => ({
  kind: 'found',
  thread: {
    url,
    kind: 'issue',
    repo,
    number,
    id: 'I_7',
    author: { id: 2, login: 'rae', kind: 'user' },
    title: 'It crashes',
    body: 'Send this.',
    state: 'open',
    locked: false,
    copy: 'copy',
  },
});
const moved = (repo: string): ThreadRead => ({ kind: 'moved', repo, number: 3, author: null });

it.each<[string, StoredTakedown, ThreadRead, Partial<StoredTakedown>]>([
  ['moved into the triage repo', saved, moved('Example-Org/triage'), { takenDown: true, movedTo: 3 }],
  ['moved elsewhere', saved, moved('example-org/site'), { takenDown: false, movedTo: null }],
  [
    'found elsewhere',
    saved,
    found('example-org/site', 2),
    { repo: 'example-org/site', number: 2, takenDown: false, url },
  ],
  [
    'found elsewhere at first sight',
    named,
    found('example-org/site', 2),
    { repo: 'example-org/site', saved: true, id: 'I_7' },
  ],
  ['found where it was', saved, found('example-org/project', 7), saved],
  ['gone and never seen', named, { kind: 'gone' }, { takenDown: false }],
  ['gone after it was seen', saved, { kind: 'gone' }, { takenDown: true }],
  ['refused', saved, { kind: 'refused', why: 'no' }, { takenDown: false }],
])('%s', (_name, item, read, after) => {
  expect(look(item, read, around)).toMatchObject(after);
});

it('its copy stays where it is, wherever the thread goes', () => {
  const there = look(saved, found('example-org/site', 2), around);
  expect(pathOfCopy(1, there)).toBe('cases/1/public/example-org-project-7');
  expect(pathOfCopy(1, saved)).toBe(pathOfCopy(1, there));
});
