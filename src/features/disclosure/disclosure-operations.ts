import { BLOG, openChannels } from '../../case/channels.ts';
import { isMarked } from '../../case/marker.ts';
import type { ObservedPost } from '../../case/observed.ts';
import type { Operation } from '../../case/operation.ts';
import { isOurs } from '../../case/our-repos.ts';
import { isDisclosed, stateOf } from '../../case/stored-case.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { ACTIONS } from '../../process/table.ts';
import { declassify, discloseWhenPublished, embargo } from '../../text/embargo.ts';
import { planMessages } from '../acknowledgement/message-operations.ts';
import { advisoryDigest } from '../advisory/advisory-digest.ts';
import { isPostCovered } from './approvals.ts';
import { mayDisclose } from './may-disclose.ts';
import { otherAdvisoriesIn } from './other-advisories.ts';
import { renderBlogPost, renderPostPath } from './posts/blog-post.ts';
import { addNamedCredits, wishesOf } from './posts/credits.ts';
import { findPostProblems } from './posts/post-problems.ts';
import { publicationFields } from './publication-fields.ts';
import { renderPostProblems, renderPullText } from './pull-text.ts';
import { dayOfPost, planUpdatesPage, postBranches, readSiteWords } from './site-files.ts';

/** Publishes the advisories: only in `case/disclosing`, with gate or decision, and confirmed as they are now (node Z). */
export function planPublication(context: Context): readonly Operation[] {
  const { stored, observed } = context;
  if (stateOf(stored) !== 'disclosing') return [];
  if (!mayDisclose(context) || !isCleared(context, 'publish')) return [];
  // Anyone who is let know in the advisory, the reporter above all, hears it before the public.
  if (areMessagesOnTheirWay(context)) return [];
  return stored.advisories
    .filter(
      (advisory) => advisory.publishedAt === null && observed.advisories[advisory.ghsa]?.state === 'draft',
    )
    .map(({ repo, ghsa }) => ({
      kind: 'publish-advisory',
      repo,
      ghsa,
      fields: publicationFields(stored, observed.advisories[ghsa]!),
      digest: advisoryDigest(observed.advisories[ghsa]!),
      surface: 'public',
      why: 'The disclosure was confirmed.',
    }));
}

/**
 * Messages that were confirmed and that some run can still send: one that GitHub refused, in this run or in one that
 * left the task to a person, holds up nothing.
 */
function areMessagesOnTheirWay(context: Context): boolean {
  const { observed } = context;
  const isTask = (key: string): boolean =>
    isMarked(observed.issue?.comments ?? [], `task/${key}`, observed.self);
  const isRefused = (key: string): boolean => observed.results[key]?.kind === 'refused' || isTask(key);
  return planMessages({ ...context, scope: new Set(ACTIONS) }).some(
    (operation) => 'key' in operation && !isRefused(operation.key),
  );
}

/** Day of the disclosure, UTC. */
export function disclosureDay({ stored }: Pick<Context, 'stored'>): string | undefined {
  const days = stored.advisories.map((advisory) => advisory.publishedAt).filter((at) => at !== null);
  return days.toSorted().at(-1)?.slice(0, 10);
}

/**
 * Opens the blog post, or adds to the open one of its period (node Z2): only after every advisory was read back. Where
 * the post of the day was merged already, a second pull request adds to it; a merged one of another day is left alone.
 */
export function planBlogPost(context: Context): readonly Operation[] {
  const { stored, config, observed } = context;
  const facts = wantsPost(context) ? publishedFacts(context) : undefined;
  if (!facts || !config.blog) return [];
  const day = disclosureDay(context)!;
  const branches = postBranches(stored, config.blog, day);
  const posts = observed.posts.filter((post) => post.channel === BLOG && branches.includes(post.branch));
  const isCovered = posts.some(
    ({ text }) => text !== null && facts.every((each) => text.includes(each.ghsa)),
  );
  const [first, second] = branches.map((branch) => posts.find((post) => post.branch === branch));
  // A person closed it without merging: then a post is not wanted, or will be written by hand.
  if (isCovered || first?.state === 'closed' || (second && second.state !== 'open')) return [];
  const branch = first?.state === 'merged' ? branches[1]! : branches[0]!;
  const today = renderPostPath({ ...config.blog, date: day });
  const extended = [first, second].filter((post) => post && !isOfEarlierDay(post, today));
  const otherAdvisories = otherAdvisoriesOf(
    context,
    facts,
    extended.map((post) => post?.text),
  );
  if (otherAdvisories === undefined) return [];
  return openPost(
    context,
    branch,
    extended.find((post) => post?.state === 'open'),
    [...otherAdvisories, ...facts],
  );
}

/** Merged under another day: that post is out, and what comes later in the month is told in one of its own. */
function isOfEarlierDay({ state, path = '' }: ObservedPost, today: string): boolean {
  return state === 'merged' && path !== '' && path !== today;
}

function wantsPost(context: Context): boolean {
  const { stored, config } = context;
  return (
    stateOf(stored) === 'announcing' &&
    isDisclosed(stored) &&
    // A member did it by hand, or it is not wanted any more.
    openChannels(config, stored).includes(BLOG) &&
    (isPostCovered(context) || isCleared(context, `post/${BLOG}`))
  );
}

/** The case's advisories as they were read back, or undefined where one was not seen to be public. */
function publishedFacts({ stored, observed }: Context): readonly AdvisoryFacts[] | undefined {
  const facts = stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []);
  const isComplete = facts.length === stored.advisories.length;
  return isComplete && facts.every((each) => each.state === 'published') ? facts : undefined;
}

/** What the post tells of beside this case; undefined where that could not be read again, so that nothing is lost. */
function otherAdvisoriesOf(
  { stored, config, observed }: Context,
  facts: readonly AdvisoryFacts[],
  texts: readonly (string | null | undefined)[],
): readonly AdvisoryFacts[] | undefined {
  const linked = texts
    .flatMap((text) => (text ? otherAdvisoriesIn(text, stored, config.server) : []))
    .filter(({ repo }) => isOurs(config, repo));
  const read = observed.otherAdvisories.filter(
    (each) =>
      each.state === 'published' &&
      linked.some(({ ghsa }) => ghsa === each.ghsa) &&
      !facts.some((own) => own.ghsa === each.ghsa),
  );
  return linked.every(({ ghsa }) => read.some((each) => each.ghsa === ghsa)) ? read : undefined;
}

function openPost(
  context: Context,
  branch: string,
  present: ObservedPost | undefined,
  advisories: readonly AdvisoryFacts[],
): readonly Operation[] {
  const { stored, observed } = context;
  const blog = context.config.blog!;
  const own = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
  const ids = own.map((each) => each.ghsa);
  const proof = discloseWhenPublished(stored.number, ids, own);
  if (!proof) return [];
  const { project, authors, form, folder, kinds, template } = blog;
  const date = dayOfPost(present, disclosureDay(context)!);
  const asked = stored.analysis?.facts.credits ?? [];
  const named = advisories.map((each) =>
    ids.includes(each.ghsa) ? (addNamedCredits([each], asked)[0] ?? each) : each,
  );
  const siteWords = readSiteWords(context);
  const shape = { date, project, authors, form, folder, kinds, template, siteWords };
  const input = { ...shape, advisories: named, releases: [], wishes: wishesOf(asked) };
  const post = renderBlogPost(input);
  const { page, note } = planUpdatesPage(context, branch, advisories);
  const notes = [note, renderPostProblems(findPostProblems(input))].flatMap((each) => each ?? []);
  const release = (words: string) => declassify(embargo(stored.number, words), proof);
  return [
    {
      kind: 'open-post',
      key: `post/${BLOG}`,
      channel: BLOG,
      repo: blog.repo,
      base: blog.branch,
      branch,
      path: post.path,
      text: release(post.body),
      ...(present?.path === undefined ? {} : { replaces: present.path }),
      ...(page === null ? {} : { page: { ...page, text: release(page.text) } }),
      title: release(post.title),
      body: release(renderPullText(post.title, advisories, notes)),
      surface: 'public',
      why: 'The case is disclosed and the post of the day does not mention it yet.',
    },
  ];
}
