import type { StoredCase } from '../../../src/case/stored-case.ts';
import { addressOfPost, announcementUrl } from '../../../src/features/disclosure/announcement-url.ts';
import { postRecord } from '../../../src/features/disclosure/post-record.ts';
import type { AdvisoryFacts } from '../../../src/formats/records/facts.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState, mergePost, pass, play } from '../../engine/situation.ts';
import { configOf, isoOf, REPORTED, type World } from '../../engine/world.ts';

const URL_OF_POSTS = 'https://example.org/blog/{file}';
const PAGE = 'https://example.org/blog/2026-03-03-security-releases';
const text = (more = '') => `owner: example-org
team: security-triage
cve: { provider: github }
blog: { repo: example-org/website, url: "${URL_OF_POSTS}" }
channels: [mastodon]
${more}`;
const config = configOf(text());
const looking = configOf(text('seen: { look: [post], post: "https://example.org/security" }\n'));
const one: readonly AdvisoryFacts[] = [REPORTED];
const LIST = 'https://github.com/example-org/widget/security/advisories';
const other = (ghsa: string, repo: string): AdvisoryFacts => ({
  ...REPORTED,
  ghsa,
  repo,
  url: `https://github.com/${repo}/security/advisories/${ghsa}`,
});
const AT = '2026-03-04T10:00:00.000Z';
const LATER = '2026-03-04T12:00:00.000Z';

describe('where the texts lead to', () => {
  const bare = async (): Promise<StoredCase> => storedOf(await atState('announcing'));
  const merged = async (): Promise<StoredCase> => ({
    ...(await bare()),
    posts: [{ channel: 'blog', target: 'https://github.com/o/r/pull/1', doneAt: AT, page: PAGE }],
  });

  it.each([
    ['the advisory, where there is no post', one, REPORTED.url],
    [
      'the list, where one repository has several',
      [REPORTED, other('GHSA-2222-2222-2222', REPORTED.repo)],
      LIST,
    ],
    [
      'the first, where several repositories have one',
      [REPORTED, other('GHSA-2222-2222-2222', 'o/r')],
      REPORTED.url,
    ],
  ])('%s', async (_, advisories, expected) => {
    expect(announcementUrl({ stored: await bare(), config }, advisories, 'post/mastodon')).toBe(expected);
  });

  it('the post, once it was merged, and seen where somebody looks for it', async () => {
    const stored = await merged();
    expect(announcementUrl({ stored, config }, one, 'post/mastodon')).toBe(PAGE);
    expect(announcementUrl({ stored, config: looking }, one, 'post/mastodon')).toBe(REPORTED.url);
    const check = {
      name: 'post',
      lookedAt: LATER,
      times: 1,
      foundAt: LATER,
      result: 'found',
      what: [],
    } as const;
    const seen = { ...stored, seen: [check] };
    expect(announcementUrl({ stored: seen, config: looking }, one, 'post/mastodon')).toBe(PAGE);
  });

  it('the address that a member gave, but not to a pull request', async () => {
    const by = { id: 11, login: 'mel-member', role: 'member' };
    const posted = (url: string) => ({ kind: 'posted', subject: 'blog', text: url, by, at: AT }) as const;
    const stored = await bare();
    const given = { ...stored, evidence: [...stored.evidence, posted('https://example.org/p')] };
    expect(announcementUrl({ stored: given, config }, one, 'x')).toBe('https://example.org/p');
    const pull = { ...stored, evidence: [...stored.evidence, posted('https://github.com/o/r/pull/7')] };
    expect(announcementUrl({ stored: pull, config }, one, 'x')).toBe(REPORTED.url);
  });

  it('what was confirmed or claimed with one link is not sent with another', async () => {
    const stored = await merged();
    const confirmedBy = [{ id: 11, login: 'mel-member', at: '2026-03-04T09:00:00.000Z' }];
    const approvalRequest = {
      key: 'post/mastodon',
      digest: 'd',
      at: AT,
      needs: 1,
      askedBy: null,
      confirmedBy,
      doneAt: null,
    };
    const confirmed = { ...stored, approvalRequests: [...stored.approvalRequests, approvalRequest] };
    expect(announcementUrl({ stored: confirmed, config }, one, 'post/mastodon')).toBe(REPORTED.url);
    expect(announcementUrl({ stored: confirmed, config }, one, 'post/bluesky')).toBe(PAGE);
    const claim = { key: 'post/mastodon', run: '1/1', at: '2026-03-04T09:00:00.000Z' };
    const claimed = { ...stored, claims: [claim] };
    expect(announcementUrl({ stored: claimed, config }, one, 'post/mastodon')).toBe(REPORTED.url);
  });

  it('takes the address from the name of the file', () => {
    expect(addressOfPost(config, 'src/content/blog/2026-03-03-security-releases.mdx')).toBe(PAGE);
    expect(addressOfPost(config, undefined)).toBeUndefined();
    expect(addressOfPost(configOf('owner: o\nteam: t\n'), 'a/b.md')).toBeUndefined();
  });
});

describe('a post that was merged', () => {
  it('is remembered with its address, and the ready texts follow', async () => {
    const path = `posts/${isoOf(await atState('announcing', config)).slice(0, 10)}-security-releases.md`;
    const before = await atState('announcing', config);
    const withPath: World = { ...before, posts: before.posts.map((post) => ({ ...post, path })) };
    const after = await play(withPath, pass(1_000), mergePost);
    const address = addressOfPost(config, path);
    expect(storedOf(after).posts[0]?.page).toBe(address);
    const ready = after.issue!.comments.filter(({ body }) => body.includes('Ready to post'));
    expect(ready).toHaveLength(1);
    expect(ready[0]!.body).toContain(address);
  });
});

describe('the case record', () => {
  it('names no address where a webhook gave none', async () => {
    const stored = storedOf(await atState('announcing'));
    const posts = [
      { channel: 'Chat', target: '', doneAt: AT },
      { channel: 'Mastodon', target: 'https://social.example/1', doneAt: AT },
      { channel: 'Other', target: 'Other', doneAt: null },
    ];
    const record = postRecord({ stored: { ...stored, posts } }).join('\n');
    expect(record).toContain('- Post (Chat): done');
    expect(record).toContain('- Post (Mastodon): https://social.example/1, done');
    expect(record).toContain('- Post (Other): open');
  });
});
