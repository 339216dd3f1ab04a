/** REST bodies of timeline items and issue events. */
import { nodeId } from '../node-id.ts';
import { iso, repoOf } from '../state/find.ts';
import type { Issue, TimelineFact, TimelineItem, World } from '../world.ts';
import { type Json, userShape } from './shapes-accounts.ts';
import { commentShape, issueShape } from './shapes-issues.ts';
import { repoApi, repoShape } from './shapes-repos.ts';

/** What a kind of event carries besides the common fields. */
function detail(world: World, item: TimelineItem): Json {
  const { fact } = item;
  switch (fact.kind) {
    case 'labeled':
    case 'unlabeled':
      // Blank, not absent, once the label was deleted in its repository.
      return { label: { name: fact.label.name ?? '', color: fact.label.color ?? '' } };
    case 'assigned':
    case 'unassigned':
      return { assignee: userShape(world, fact.assigneeId), assigner: userShape(world, item.actorId) };
    case 'renamed':
      return { rename: { from: fact.from, to: fact.to } };
    case 'locked':
      return { lock_reason: fact.reason };
    case 'closed':
      return { state_reason: fact.reason };
    case 'merged':
      return { commit_id: fact.commit };
    case 'review_requested':
    case 'review_request_removed':
      return {
        review_requester: userShape(world, item.actorId),
        requested_reviewer: userShape(world, fact.reviewerId),
      };
    case 'reopened':
    case 'unlocked':
    case 'pinned':
    case 'unpinned':
    case 'mentioned':
    case 'subscribed':
    case 'comment_deleted':
    case 'transferred':
    case 'head_ref_force_pushed':
    case 'cross-referenced':
    case 'commented':
      return {};
  }
}

/** An event, as `/events` lists it. */
export function eventShape(world: World, issue: Issue, item: TimelineItem): Json {
  return {
    id: item.id,
    node_id: nodeId('TE', item.id),
    url: `${repoApi(world, repoOf(world, issue))}/issues/events/${item.id}`,
    actor: userShape(world, item.actorId),
    event: item.fact.kind,
    commit_id: null,
    commit_url: null,
    created_at: iso(item.at),
    performed_via_github_app: null,
    ...detail(world, item),
  };
}

/** An item of the timeline: an event, a comment in full, or a reference from another place. */
export function timelineShape(world: World, issue: Issue, item: TimelineItem): Json {
  const fact: TimelineFact = item.fact;
  if (fact.kind === 'commented') {
    const comment = world.comments.get(fact.commentId)!;
    return { ...commentShape(world, comment), event: 'commented', actor: userShape(world, item.actorId) };
  }
  if (fact.kind === 'cross-referenced') {
    const source = world.issues.get(fact.sourceIssueId)!;
    return {
      event: 'cross-referenced',
      actor: userShape(world, item.actorId),
      created_at: iso(item.at),
      updated_at: iso(item.at),
      source: {
        type: 'issue',
        issue: { ...issueShape(world, source), repository: repoShape(world, repoOf(world, source)) },
      },
    };
  }
  // Unlike `/events`, the timeline names the person who assigned as the actor only.
  const { assigner: _assigner, ...event } = eventShape(world, issue, item);
  return event;
}
