import type { AdvisoryFacts } from '../../advisory/facts.ts';
import type { Operation } from '../../case/operation.ts';
import { isDisclosed, stateOf } from '../../case/stored-case.ts';
import { renderBlogPost } from '../../messages/posts/blog-post.ts';
import { renderPullText } from '../../messages/pull-text.ts';
import { declassify, discloseWhenPublished, embargo } from '../../text/embargo.ts';
import { BLOG, openChannels } from '../channels.ts';
import type { Context } from '../context.ts';
import { isOurs } from '../our-repos.ts';
import { mayDisclose } from '../proofs.ts';
import { advisoryDigest, cveCandidates, isCleared, isPostCovered } from '../rules/raise-asks.ts';
import { siblingsIn } from '../siblings.ts';

/** Requests the CVE from GitHub once confirmed (node Q2). */
export function planCveRequest(context: Context): readonly Operation[] {
  const { stored, config, observed, scope } = context;
  if (!scope.has('advisory-draft') || config.cve.provider !== 'github') return [];
  return cveCandidates(stored, observed.advisories)
    .filter(({ ghsa }) => isCleared(context, `cve-request/${ghsa}`, 'cve-request'))
    .map(({ repo, ghsa }) => ({
      kind: 'request-cve',
      key: `request-cve/${ghsa}`,
      repo,
      ghsa,
      surface: 'third-party',
      why: 'The request for a CVE was confirmed.',
    }));
}

/** Publishes the advisories: only in `case/disclosing`, with gate or decision, and confirmed as they are now (node Z). */
export function planPublication(context: Context): readonly Operation[] {
  const { stored, observed, scope } = context;
  if (!scope.has('announce') || stateOf(stored) !== 'disclosing' || stored.flags.includes('manual'))
    return [];
  if (!mayDisclose(context) || !isCleared(context, 'publish')) return [];
  return stored.advisories
    .filter(
      (advisory) => advisory.publishedAt === null && observed.advisories[advisory.ghsa]?.state === 'draft',
    )
    .map(({ repo, ghsa }) => ({
      kind: 'publish-advisory',
      repo,
      ghsa,
      digest: advisoryDigest(observed.advisories[ghsa]!),
      surface: 'public',
      why: 'The disclosure was confirmed.',
    }));
}

/** Day of the disclosure, UTC. */
export function disclosureDay({ stored }: Pick<Context, 'stored'>): string | undefined {
  const days = stored.advisories.map((advisory) => advisory.publishedAt).filter((at) => at !== null);
  return days.toSorted().at(-1)?.slice(0, 10);
}

export const postBranch = (day: string): string => `security-releases-${day}`;

/** Opens the blog post, or adds to the one of the day (node Z2): only after every advisory was read back. */
export function planBlogPost(context: Context): readonly Operation[] {
  const { stored, config, observed, scope } = context;
  const { blog } = config;
  if (
    !scope.has('announce') ||
    !blog ||
    stored.flags.includes('manual') ||
    stateOf(stored) !== 'announcing' ||
    !isDisclosed(stored)
  )
    return [];
  // A member did it by hand, or it is not wanted any more.
  if (!openChannels(config, stored).includes(BLOG)) return [];
  if (!isPostCovered(context) && !isCleared(context, `post/${BLOG}`)) return [];
  const day = disclosureDay(context)!;
  const own = stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null);
  if (own.some((facts) => facts === null || facts.state !== 'published')) return [];
  const facts = own as readonly AdvisoryFacts[];
  const existing = observed.posts.find((post) => post.channel === BLOG && post.branch === postBranch(day));
  const covered = existing?.text != null && facts.every((each) => existing.text!.includes(each.ghsa));
  if (covered || existing?.state === 'merged' || existing?.state === 'closed') return [];
  // What the post tells of beside this case has to be read again before it is written again.
  const linked =
    existing?.text == null
      ? []
      : siblingsIn(existing.text, stored).filter(({ repo }) => isOurs(config, repo));
  if (linked.some(({ ghsa }) => !observed.siblings.some((each) => each.ghsa === ghsa))) return [];
  const proof = discloseWhenPublished(
    stored.number,
    facts.map((each) => each.ghsa),
    facts,
  );
  if (!proof) return [];
  const siblings = observed.siblings.filter(
    (each) => each.state === 'published' && !facts.some((own) => own.ghsa === each.ghsa),
  );
  const post = renderBlogPost({
    advisories: [...siblings, ...facts],
    releases: [],
    date: day,
    project: blog.project,
    authors: blog.authors,
    form: blog.form,
    folder: blog.folder,
  });
  const text = renderPullText(post.title, [...siblings, ...facts]);
  const release = (words: string) => declassify(embargo(stored.number, words), proof);
  return [
    {
      kind: 'open-post',
      key: `post/${BLOG}`,
      channel: BLOG,
      repo: blog.repo,
      base: blog.branch,
      branch: postBranch(day),
      path: post.path,
      text: release(post.body),
      title: release(post.title),
      body: release(text),
      surface: 'public',
      why: 'The case is disclosed and the post of the day does not tell of it yet.',
    },
  ];
}
