import type { InnerKind, Operation, OperationKind } from '../../src/case/operation.ts';
import { renderTask, renderUnsent } from '../../src/features/case-issue/task-text.ts';
import { publicConstant } from '../../src/text/embargo.ts';
import { GITHUB_COM } from '../../src/text/server.ts';
import { SOURCE, TRIAGE } from '../../test/engine/world.ts';
import type { Text } from './text.ts';

/** A refusal of one of these ends the run with an error. */
type Inner = InnerKind | 'create-case-issue';
type Outer = Exclude<OperationKind, Inner>;
type Example<K extends OperationKind> = Omit<Extract<Operation, { kind: K }>, 'kind' | 'why' | 'surface'>;

const repo = 'example-org/widget';
const url = `https://github.com/${repo}/pull/32`;
const copy = 'cases/7/public/example-org-widget-32.json';
const words = { title: publicConstant('Removed'), body: publicConstant('The content was moved.') };
const fields = {};
const erasure = { url, repo, number: 32, comments: 3, files: [{ path: copy, sha256: 'a1b2' }] };

/** An operation of every kind that people can do by hand where GitHub refuses it to the bot. */
const OPERATIONS: { readonly [K in Outer]: Example<K> } = {
  'create-advisory': { key: 'create-advisory/1', repo, fields, digest: 'd' },
  'update-advisory': { repo, ghsa: SOURCE, fields },
  'publish-advisory': { repo, ghsa: SOURCE, fields, digest: 'd' },
  'request-cve': { key: 'request-cve/1', repo, ghsa: SOURCE, digest: 'd' },
  'transfer-issue': { url: `https://github.com/${repo}/issues/31`, repo, number: 31, id: 'I_31' },
  'quiet-pull': { url, copy, repo, number: 32, ...words },
  'quiet-issue': { url: `https://github.com/${repo}/issues/31`, copy, repo, number: 31, ...words },
  'erase-comments': { ...erasure, isPull: true, before: 0 },
  'delete-issue': { ...erasure, url: `https://github.com/${repo}/issues/31` },
  'delete-branch': { url, repo, ref: 'fix-stall', sha: 'a1b2c3d' },
  'delete-runs': {
    url,
    repo,
    number: 32,
    isPull: true,
    title: 't',
    branch: 'b',
    sha: null,
    since: '2026-03-02',
  },
  'restore-thread': { ...erasure, key: 'restore/1', isHere: true, isPull: true },
  'create-placeholder': { key: 'placeholder/1', url, repo, ...words },
  'open-public-issue': { key: 'public-issue/1', repo, ...words },
  'open-post': {
    key: 'post/blog',
    channel: 'blog',
    repo: 'example-org/website',
    base: 'main',
    branch: 'security-2026-03',
    path: '_posts/2026-03-10-security-release.md',
    text: publicConstant('The text of the post.'),
    ...words,
  },
  'send-message': { key: 'message/1', repo, ghsa: SOURCE, body: 'Thank you for your report.' },
  'set-collaborators': {
    key: 'invite/1',
    repo,
    ghsa: SOURCE,
    add: [{ id: 21, login: 'otto-outsider' }],
    remove: ['fred-former'],
  },
  'approve-deployment': {
    repo,
    run: 4711,
    environment: 'security-release',
    comment: publicConstant('Passed.'),
  },
  'open-discussion': {
    key: 'post/discussions',
    channel: 'discussions',
    repo,
    category: 'announcements',
    ...words,
  },
};

const isOf = (kind: Outer, more: object = {}): Operation =>
  ({ kind, surface: 'team', why: 'an example', ...OPERATIONS[kind], ...more }) as unknown as Operation;

const task = (title: string, operation: Operation, refusal: Parameters<typeof renderTask>[1]): Text => ({
  chapter: 'Manual fallbacks',
  kind: 'task',
  title,
  body: renderTask(operation, refusal, { name: TRIAGE, server: GITHUB_COM }),
});

/** What people do where GitHub refuses an operation, or where the bot cannot see whether it is done. */
export const listTasks = (): readonly Text[] => [
  ...(Object.keys(OPERATIONS) as Outer[]).map((kind) =>
    task(`GitHub refuses: ${kind}`, isOf(kind), { permission: 'repository_advisories: write' }),
  ),
  task('GitHub refuses: close a report', isOf('update-advisory', { state: 'closed' }), { permission: null }),
  task('GitHub refuses: correct a published advisory', isOf('update-advisory', { surface: 'public' }), {
    permission: null,
  }),
  task('Nobody can see whether it is done', isOf('create-advisory'), { permission: null, isUnsure: true }),
  task('A credited account does not exist', isOf('update-advisory'), {
    permission: null,
    unknownLogins: ['rita-reporterr'],
  }),
  {
    chapter: 'Manual fallbacks',
    kind: 'unsent',
    title: 'A channel cannot be reached',
    body: renderUnsent('mastodon', 'The text of the post.', {
      at: '2026-03-12T09:00:00Z',
      why: 'It answered 503.',
      times: 3,
    }),
  },
];
