import { BLOG, channelsOf, openChannels } from '../../case/channels.ts';
import { stateOf } from '../../case/stored-case.ts';
import type { ApprovalKind, Context, WantedApproval } from '../../engine/context.ts';
import { bindingDigest } from '../../engine/context.ts';
import { advisoryDigest } from '../advisory/advisory-digest.ts';
import { renderPost, renderPublication } from './approval-text.ts';
import { mayDisclose } from './may-disclose.ts';
import { type ChannelPost, channelOfKey, postDigest, postsToSend, wayTo } from './posting.ts';
import { addNamedCredits } from './posts/credits.ts';
import { creditsAtPublication } from './publication-fields.ts';

/** The publication (node Z), and every post that no confirmed publication covers (nodes Z2 and Z3). */
export const DISCLOSURE_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: 'publish',
    action: 'announce',
    outward: true,
    wanted: askDisclosure,
    effect: showPublication,
    isUndecided,
  },
  {
    kind: 'post',
    action: 'announce',
    outward: true,
    wanted: (context) => [...askPost(context), ...askChannels(context, 'post/')],
    effect: (context, { key }) => (key === `post/${BLOG}` ? showBlogPost(context) : showPost(context, key)),
    isUndecided: (context, { key }) => key !== `post/${BLOG}` && isOutOfReach(context, key),
  },
  {
    kind: 'mail',
    action: 'mail',
    outward: true,
    wanted: (context) => askChannels(context, 'mail/'),
    effect: (context, { key }) => showPost(context, key),
  },
];

function showPublication({ stored, observed, config }: Context): readonly string[] {
  const asked = stored.analysis?.facts.credits ?? [];
  return renderPublication({
    stored,
    advisories: addNamedCredits(
      stored.advisories.flatMap(({ ghsa }) => {
        const facts = observed.advisories[ghsa];
        return facts ? [{ ...facts, credits: creditsAtPublication(stored, facts) }] : [];
      }),
      asked,
    ),
    asked,
    channels: channelsOf(config),
    blogRepo: config.blog?.repo ?? null,
    server: config.server,
    reached: config.channels
      .filter((each) => wayTo({ observed }, each) !== undefined)
      .map(({ name }) => name),
  });
}

const showBlogPost = ({ stored, config }: Context): readonly string[] => [
  `Somebody published the advisory by hand. If you confirm, the bot opens a pull request in ${config.blog?.repo ?? 'the site'} with the post about ${stored.advisories.map(({ ghsa }) => ghsa).join(', ')}.`,
];

function showPost(context: Context, key: string): readonly string[] | undefined {
  const post = postsToSend(context).find((each) => each.key === key);
  return post && renderPost(shownPost(post));
}

function shownPost({ channel, to, title, text, unsure, wordings }: ChannelPost) {
  const place = channel.discussion ? `${channel.discussion.repo}, ${channel.discussion.category}` : null;
  return { name: channel.name, to, title, text, place, unsure, wordings };
}

/** Something that a disclosure hangs on could not be read in this run: nothing is done, and nothing is void. */
function isUndecided(context: Context): boolean {
  const { stored, observed } = context;
  if (stateOf(stored) !== 'disclosing') return false;
  return (
    disclosureDigest(context) === null ||
    observed.releases.kind !== 'read' ||
    observed.releases.value.some((release) => release.npm === 'unreachable')
  );
}

/** A post that is still due, and that this run can neither send nor show: another action asks for it. */
function isOutOfReach(context: Context, key: string): boolean {
  const { stored, config } = context;
  return (
    openChannels(config, stored).includes(channelOfKey(config, key)) &&
    !postsToSend(context).some((post) => post.key === key)
  );
}

function askDisclosure(context: Context): readonly WantedApproval[] {
  const { stored, config } = context;
  if (stateOf(stored) !== 'disclosing') return [];
  if (stored.advisories.length === 0 || stored.advisories.every((advisory) => advisory.publishedAt !== null))
    return [];
  const digest = disclosureDigest(context);
  if (digest === null || !mayDisclose(context)) return [];
  const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
  if (open.some(({ ghsa }) => context.observed.advisories[ghsa]?.state !== 'draft')) return [];
  const move = stored.moves.findLast((each) => each.to === 'disclosing')!;
  const askedBy = move.by.role === 'bot' ? null : { id: move.by.id, login: move.by.login };
  // Bound to the move that it belongs to: who takes it back and asks again is confirmed anew.
  const bound = bindingDigest({ digest, move: { at: move.at, by: move.by.id, event: move.event } });
  return [{ key: 'publish', digest: bound, needs: config.confirmations.disclosure, askedBy }];
}

/** Digest over everything that a disclosure would publish, or null where it cannot be read. */
export function disclosureDigest({ stored, observed, config }: Context): string | null {
  const facts = stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null);
  if (facts.some((each) => each === null)) return null;
  const shown = facts.map((each) =>
    advisoryDigest({ ...each!, credits: creditsAtPublication(stored, each!) }),
  );
  // Names that GitHub's advisories cannot hold go out with the post.
  const named = (stored.analysis?.facts.credits ?? []).filter(
    (each) => 'name' in each || each.as !== undefined,
  );
  return bindingDigest({
    shown,
    channels: channelsOf(config),
    blog: config.blog?.repo ?? null,
    ...(named.length === 0 ? {} : { named }),
  });
}

/** A post that no confirmed disclosure covers, because the advisory was published by hand, is asked for by itself. */
function askPost(context: Context): readonly WantedApproval[] {
  const { stored, config } = context;
  if (!config.blog || stateOf(stored) !== 'announcing') return [];
  if (isPostCovered(context) || stored.posts.some((post) => post.channel === BLOG)) return [];
  const ids = stored.advisories.map(({ ghsa }) => ghsa);
  return [
    { key: `post/${BLOG}`, digest: bindingDigest({ ids, repo: config.blog.repo }), needs: 1, askedBy: null },
  ];
}

/** Every channel that the bot posts to by itself is asked for with its own text, after the disclosure. */
function askChannels(context: Context, prefix: string): readonly WantedApproval[] {
  const isFree = context.config.confirmations.without.includes('post');
  return postsToSend(context)
    .filter(({ key }) => key.startsWith(prefix))
    .filter((post) => !isFree || post.unsure > 0)
    .map((post) => ({ key: post.key, digest: postDigest(post), needs: 1, askedBy: null }));
}

/** The confirmation of a disclosure covers the post that it showed. */
export function isPostCovered({ stored, config }: Pick<Context, 'stored' | 'config'>): boolean {
  return (
    config.confirmations.without.includes('post') ||
    stored.approvalRequests.some(
      (approvalRequest) => approvalRequest.key === 'publish' && approvalRequest.doneAt !== null,
    )
  );
}
