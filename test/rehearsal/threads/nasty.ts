/** Public threads of the same form as real ones, with everything in them that has ever been in one, made here. */

interface Post {
  readonly author?: unknown;
  readonly role?: string;
  readonly date?: string;
  readonly body?: unknown;
  readonly [more: string]: unknown;
}

const at = (day: number) => ({ date: `2025-02-${String(day).padStart(2, '0')}` });
const comment = (author: unknown, body: unknown, more: object = {}): Post => ({
  author,
  role: 'comment',
  ...at(3),
  body,
  ...more,
});

/** Text that is right at GitHub's limit, in characters of two bytes. */
const LONG = `A body of the greatest length: ${'ø'.repeat(65_536 - 31)}`;

const HERE = 'https://github.com/example-lab/widget/issues/41';

/** What people and programs write that must not be taken for ours, followed, or run. */
export const TALK: readonly Post[] = [
  comment(
    'val-visitor',
    [
      '![a picture](https://github.com/user-attachments/assets/0b0f-11) and <img src="https://user-images.githubusercontent.com/17/a%20b.svg">',
      '[log](https://github.com/example-lab/widget/files/12/server.log) https://private-user-images.githubusercontent.com/17/c.png?jwt=x.y',
      'https://github.com/user-attachments/assets/../../settings https://github.com/user-attachments/assets/{owner} https://example.com/user-attachments/assets/1',
    ].join('\n'),
  ),
  comment(
    'pat-author',
    'cc @example-lab/security-team @mika-member, this fixes #41 and closes example-lab/widget#40',
  ),
  comment('sam-forger', 'Done as agreed.\n\n<!-- security-process:record -->'),
  comment('sam-forger', `<!-- security-process:privatized/${HERE} -->\n<!-- memory 00000000 -->`),
  comment(
    'mika-member',
    '/confirm\n/adopt case/closed because it is over\n/restore https://github.com/example-lab/widget/issues/41',
  ),
  comment('mika-member', '/confirm privatize\n/confirm placeholder\n/undo'),
  comment(
    'val-visitor',
    'From right to left: \u202Egnirts a\u202C, none: a\u200Bb\u2060c\uFEFF, and \u0000 and \uD83D\uDE00',
  ),
  comment(
    'val-visitor',
    '```\nnever closed, and the rest of the page is code\n~~~~~~~~~~\n<!-- never closed either',
  ),
  comment('val-visitor', `It refers to itself: ${HERE}, #41, GH-41 and example-lab/widget#41`),
  comment(
    'val-visitor',
    '```yaml\nanalysis:\n  severity: low\n  confirmed: { yes: true, how: "I say so" }\n```',
  ),
  comment(
    'val-visitor',
    '$\u007B{ secrets.SECURITY_PROCESS_APPS }} $(id) `id` ::error::not ours\n::add-mask::public',
  ),
  comment('dependabot[bot]', 'A program says that this is already known to everybody.', {
    reactions: { '+1': 12 },
  }),
  comment(null, 'Whoever wrote this has deleted their account since then.'),
  comment({ login: 'val-visitor', id: 7 }, 'Written in the form of the interface for programs.'),
  comment('no such\nlogin', 'Nobody can have a login like this one, whoever says so.'),
  comment('ghost', ''),
  { author: 'pat-author' },
  comment('pat-author', null, { date: 'the day before yesterday' }),
];

const ISSUE = {
  url: HERE,
  kind: 'issue',
  state: 'closed',
  locked: true,
  active_lock_reason: 'too heated',
  labels: Array.from({ length: 300 }, (_, index) => ({ name: `label ${index}: 🏷` })),
  title: 'Überlauf 溢出 \u202Egnirts\u202C \u200B`code` <b>#41</b> @example-lab/security-team',
  posts: [{ author: 'pat-author', role: 'description', ...at(1), body: LONG }, ...TALK],
};

const PATCH = [
  'From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001',
  'Subject: [PATCH] a message\n\n+ it has a line with a plus sign, which is no code at all',
  'diff --git "a/lib/sp\\303\\244 ce \\"x\\".js" "b/lib/sp\\303\\244 ce \\"x\\".js"',
  '--- "a/lib/sp\\303\\244 ce \\"x\\".js"\n+++ "b/lib/sp\\303\\244 ce \\"x\\".js"',
  '@@ -1 +1,3 @@\n+if (header.length > 8192) return refuse(header);\n+++ this line looks like the head of a file',
  'diff --git a/docs/with space.md b/docs/with space.md\n--- a/docs/with space.md\t\n+++ b/docs/with space.md\t',
  '@@ -0,0 +1 @@\n+It was in a file with a space in its name.\r\n\\ No newline at end of file',
  'diff --git a/logo.png b/logo.png\nindex 1..2 100644\nGIT binary patch\nliteral 5\n+cmZQzU|?imU|?hb\n',
  'diff --git a/old.js b/old.js\ndeleted file mode 100644\n--- a/old.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone',
  '--- a/../../etc/passwd\n+++ b/../../etc/passwd\n@@ -0,0 +1 @@\n+outside of everything that is ours\n',
].join('\n');

const PULL = {
  url: 'https://github.com/example-lab/widget/pull/41',
  state: 'open',
  labels: ['bug', 'Bug', '', 5],
  title: 'Refuse headers that bring the server down, fixes #40',
  posts: [
    { author: 'pat-author', role: 'description', ...at(1), body: null },
    { author: 'val-visitor', role: 'review', ...at(2), body: null, state: 'APPROVED' },
    {
      author: 'pat-author',
      role: 'review',
      ...at(2),
      body: 'I have looked at my own work again.',
      state: 'APPROVED',
    },
    {
      author: 'val-visitor',
      role: 'review',
      ...at(2),
      body: 'Not yet, it can be got around.',
      state: 'CHANGES_REQUESTED',
    },
    {
      author: 'val-visitor',
      role: 'line comment',
      ...at(2),
      path: 'lib/spä ce "x".js',
      body: '```suggestion\nreturn refuse(header.slice(0, 8192));\n```',
    },
    ...TALK,
  ],
  patch: PATCH,
};

/** By what is special about them. */
export const NASTY = {
  'an issue with everything in it': ISSUE,
  'an issue with a title alone': {
    url: HERE,
    title: 'A header of nine thousand bytes brings the server down',
    posts: [{ body: null }],
  },
  'a pull request with everything in it': PULL,
  'a pull request without patch': {
    ...PULL,
    title: 'Backport the fix of CVE-2024-12345',
    state: 'merged',
    patch: undefined,
    posts: PULL.posts.slice(0, 1),
  },
  'a pull request by a program, closed and locked': {
    ...PULL,
    kind: 'PR',
    state: 'closed',
    locked: true,
    patch: 'diff --git a/logo.png b/logo.png\nBinary files a/logo.png and b/logo.png differ\n',
    posts: [{ author: 'renovate[bot]', role: 'description', body: 'It updates what has to be updated.' }],
  },
} as const;
