import { renderMessage } from '../../src/features/acknowledgement/reporter-text.ts';
import { renderBlogPost } from '../../src/features/disclosure/posts/blog-post.ts';
import { type PostedKind, renderChannelText } from '../../src/features/disclosure/posts/channel-text.ts';
import type { PostForm, PostInput } from '../../src/features/disclosure/posts/post-input.ts';
import { renderReleaseNotes } from '../../src/features/disclosure/posts/release-notes.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';
import { MESSAGE_KEYS } from '../../src/process/message-keys.ts';
import { storedOf } from '../../test/engine/run-world.ts';
import { atState } from '../../test/engine/situation.ts';
import { configOf } from '../../test/engine/world.ts';
import { type Text, makeText as text } from './text.ts';

/** What `/send` posts in the advisory, as it is where no template of the organisation says otherwise. */
export async function listMessages(): Promise<readonly Text[]> {
  const stored = storedOf(await atState('patching'));
  const facts = {
    stored,
    config: configOf('owner: example-org\nteam: security-triage\n'),
    report: 'The widget stalls.',
    answerBy: '2026-03-12T09:00:00Z',
    day: '2026-03-19',
    now: '2026-03-10T09:00:00Z',
  };
  return MESSAGE_KEYS.map((key) =>
    text('Messages to the reporter', `message ${key}`, `/send ${key}`, renderMessage(key, facts)),
  );
}

const advisory = (number: number, changes: Partial<AdvisoryFacts> = {}): AdvisoryFacts => ({
  ghsa: `GHSA-2222-3333-444${number}`,
  cve: `CVE-2026-1000${number}`,
  repo: 'example-org/widget',
  url: `https://github.com/example-org/widget/security/advisories/GHSA-2222-3333-444${number}`,
  state: 'published',
  summary: 'widget vulnerable to denial of service via long strings',
  description:
    '### Impact\n\nA request with a long string keeps the process busy for minutes.\n\n### Patches\n\nUpgrade to 1.4.2.\n\n### Workarounds\n\nRefuse strings over 1 kB.\n',
  severity: 'high',
  cvss: [],
  cwe: ['CWE-1333'],
  ranges: [{ ecosystem: 'npm', name: 'widget', affected: '< 1.4.2', patched: '1.4.2', functions: [] }],
  credits: [{ login: 'rita-reporter', type: 'reporter' }],
  publishedAt: '2026-03-19T10:00:00Z',
  ...changes,
});

const one = [advisory(1)];
const two = [
  ...one,
  advisory(2, {
    summary: 'gadget vulnerable to prototype pollution via merge',
    severity: 'medium',
    cwe: ['CWE-1321'],
    ranges: [
      { ecosystem: 'npm', name: 'gadget', affected: '>= 2.0.0, < 2.3.1', patched: '2.3.1', functions: [] },
    ],
  }),
];
const inputOf = (advisories: readonly AdvisoryFacts[], form: PostForm = 'plain'): PostInput => ({
  advisories,
  releases: [],
  date: '2026-03-19',
  project: 'Example',
  authors: [{ name: 'Example Security Triage Team', github: 'example-org' }],
  form,
});

const FORMS = ['plain', 'express', 'node'] as const satisfies readonly PostForm[];
const KINDS = ['mastodon', 'bluesky', 'chat', 'email', 'discussion'] as const satisfies readonly PostedKind[];
const POST = 'https://example.org/blog/2026-03-19-security-releases';

/** What the community reads after a disclosure. */
export function listPosts(): readonly Text[] {
  const post = (title: string, body: string): Text => text('Posts', 'post', title, body);
  return [
    ...FORMS.map((form) => post(`Blog post, form \`${form}\``, renderBlogPost(inputOf(two, form)).body)),
    ...KINDS.map((kind) => post(`Announcement: ${kind}`, renderChannelText(kind, inputOf(one), POST).text)),
    post('Announcement of two: mastodon', renderChannelText('mastodon', inputOf(two), POST).text),
    ...renderReleaseNotes(inputOf(one)).map((note) => post('Lines for the release notes', note.body)),
  ];
}
