/** Timelines of issues and pull requests. */
import { mayRead } from '../access.ts';
import { nodeId } from '../node-id.ts';
import { iso, repoOf } from '../state/find.ts';
import { visibleTimeline } from '../state/timeline.ts';
import type { Comment, Issue, Label, TimelineFact, TimelineItem } from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import { actorNode, commentNode, issueNode, labelNode, repoNode, type TimelineValue } from './nodes.ts';
import { enumName, type Gql, int32, type Node, node, type Resolvers } from './resolving.ts';

/** GraphQL type of each fact; its `itemTypes` name is derived. */
const typeOf: Readonly<Record<TimelineFact['kind'], string>> = {
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  pinned: 'PinnedEvent',
  unpinned: 'UnpinnedEvent',
  mentioned: 'MentionedEvent',
  subscribed: 'SubscribedEvent',
  comment_deleted: 'CommentDeletedEvent',
  renamed: 'RenamedTitleEvent',
  transferred: 'TransferredEvent',
  'cross-referenced': 'CrossReferencedEvent',
  commented: 'IssueComment',
  merged: 'MergedEvent',
  review_requested: 'ReviewRequestedEvent',
  review_request_removed: 'ReviewRequestRemovedEvent',
  head_ref_force_pushed: 'HeadRefForcePushedEvent',
};

/** By kind of fact, its name among the `itemTypes`: `LabeledEvent` → `LABELED_EVENT`. */
const itemTypes: ReadonlyMap<string, string> = new Map(
  Object.entries(typeOf).map(([kind, type]) => [kind, type.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()]),
);

interface TimelineArgs extends PageArgs {
  readonly since?: string | null;
  readonly itemTypes?: readonly string[] | null;
  readonly skip?: number | null;
}

/** False for labelings whose label is gone from the repository: the schema has no place for a blank one. */
function hasLabel({ fact }: TimelineItem, { use }: Gql): boolean {
  if ((fact.kind !== 'labeled' && fact.kind !== 'unlabeled') || fact.label.name !== null) return true;
  use.use('deleted-label-events');
  return false;
}

function findLabel(issue: Issue, labelId: number, world: Gql['world']): Label | undefined {
  return repoOf(world, issue).labels.find((label) => label.id === labelId);
}

export function timelineConnection(of: Issue, args: TimelineArgs, gql: Gql) {
  const since = args.since == null ? undefined : Date.parse(args.since);
  const wanted = args.itemTypes == null ? undefined : new Set(args.itemTypes);
  const items = visibleTimeline(gql.ctx, of).filter(
    (item) =>
      (since === undefined || item.at >= since) &&
      (wanted === undefined || wanted.has(itemTypes.get(item.fact.kind) ?? '')) &&
      hasLabel(item, gql),
  );
  const skipped = items.slice(args.skip ?? 0);
  const shown = page('timelineItems', skipped, args, (item) => item.id);
  const toNode = (item: TimelineItem): Node => timelineNode(of, item, gql);
  return {
    ...shown,
    nodes: shown.nodes.map(toNode),
    edges: shown.edges.map(({ cursor, node: item }) => ({ cursor, node: toNode(item) })),
    totalCount: items.length,
    filteredCount: skipped.length,
    pageCount: shown.nodes.length,
    updatedAt: iso(of.updatedAt),
  };
}

function timelineNode(issue: Issue, item: TimelineItem, { world }: Gql): Node {
  if (item.fact.kind === 'commented') return commentNode(world.comments.get(item.fact.commentId) as Comment);
  return node(typeOf[item.fact.kind], { issue, item });
}

const event: Resolvers<TimelineValue> = {
  id: ({ item }) => nodeId('TE', item.id),
  databaseId: ({ item }) => int32(item.id),
  createdAt: ({ item }) => iso(item.at),
  actor: ({ item }, _args, { world }) => actorNode(world, item.actorId),
};

const subject = ({ issue }: TimelineValue): Node<Issue> => issueNode(issue);

/** The label as it is now; as it was then, where it is gone from the repository but remembered. */
function eventLabel({ issue, item }: TimelineValue, { world }: Gql): Node | null {
  const { fact } = item;
  if (fact.kind !== 'labeled' && fact.kind !== 'unlabeled') return null;
  const repo = repoOf(world, issue);
  const { labelId, name, color } = fact.label;
  const known = findLabel(issue, labelId, world);
  const remembered = {
    id: labelId,
    name: name ?? '',
    color: color ?? '',
    description: null,
    isDefault: false,
  };
  return labelNode(repo, known ?? remembered);
}

const labelEvent: Resolvers<TimelineValue> = {
  ...event,
  label: (of, _args, gql) => eventLabel(of, gql),
  labelable: subject,
};

function assignee({ item }: TimelineValue, { world }: Gql): Node | null {
  const { fact } = item;
  return fact.kind === 'assigned' || fact.kind === 'unassigned' ? actorNode(world, fact.assigneeId) : null;
}

const assignEvent: Resolvers<TimelineValue> = {
  ...event,
  assignee: (of, _args, gql) => assignee(of, gql),
  user: (of, _args, gql) => {
    const found = assignee(of, gql);
    return found?.type === 'User' ? found : null;
  },
  assignable: subject,
};

const closed: Resolvers<TimelineValue> = {
  ...event,
  closable: subject,
  closer: () => null,
  stateReason: ({ item }) => (item.fact.kind === 'closed' ? enumName(item.fact.reason) : null),
};

const renamed: Resolvers<TimelineValue> = {
  ...event,
  subject,
  previousTitle: ({ item }) => (item.fact.kind === 'renamed' ? item.fact.from : null),
  currentTitle: ({ item }) => (item.fact.kind === 'renamed' ? item.fact.to : null),
};

const transferred: Resolvers<TimelineValue> = {
  ...event,
  issue: subject,
  fromRepository: ({ item }, _args, { ctx, world }) => {
    const from = item.fact.kind === 'transferred' ? world.repos.get(item.fact.fromRepoId) : undefined;
    return from !== undefined && mayRead(ctx, from) ? repoNode(from) : null;
  },
};

function crossReference({ item }: TimelineValue, { world }: Gql): Issue | undefined {
  return item.fact.kind === 'cross-referenced' ? world.issues.get(item.fact.sourceIssueId) : undefined;
}

const crossReferenced: Resolvers<TimelineValue> = {
  ...event,
  referencedAt: ({ item }) => iso(item.at),
  source: (of, _args, gql) => issueNode(crossReference(of, gql) as Issue),
  target: subject,
  isCrossRepository: (of, _args, gql) => crossReference(of, gql)?.repoId !== of.issue.repoId,
  willCloseTarget: () => false,
};

const locked: Resolvers<TimelineValue> = {
  ...event,
  lockable: subject,
  lockReason: ({ item }) => (item.fact.kind === 'locked' ? enumName(item.fact.reason) : null),
};

const reviewRequest: Resolvers<TimelineValue> = {
  ...event,
  pullRequest: subject,
  requestedReviewer: ({ item }, _args, { world }) =>
    'reviewerId' in item.fact ? actorNode(world, item.fact.reviewerId) : null,
};

export const timelineResolvers: Readonly<Record<string, Resolvers<TimelineValue>>> = {
  LabeledEvent: labelEvent,
  UnlabeledEvent: labelEvent,
  AssignedEvent: assignEvent,
  UnassignedEvent: assignEvent,
  ClosedEvent: closed,
  ReopenedEvent: closed,
  LockedEvent: locked,
  UnlockedEvent: locked,
  PinnedEvent: { ...event, issue: subject },
  UnpinnedEvent: { ...event, issue: subject },
  MentionedEvent: event,
  SubscribedEvent: { ...event, subscribable: subject },
  CommentDeletedEvent: event,
  RenamedTitleEvent: renamed,
  TransferredEvent: transferred,
  CrossReferencedEvent: crossReferenced,
  MergedEvent: { ...event, pullRequest: subject },
  ReviewRequestedEvent: reviewRequest,
  ReviewRequestRemovedEvent: reviewRequest,
  HeadRefForcePushedEvent: { ...event, pullRequest: subject },
};
