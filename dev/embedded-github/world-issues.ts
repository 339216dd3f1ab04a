/** State of issues, comments and pull requests (part of `world.ts`). */

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
  isDefault: boolean;
}

/** One revision of a text. The first one made is the text as created; `body` is the text after it. */
export interface Edit {
  id: number;
  at: number;
  editorId: number;
  body: string;
  /** Set when the revision's content was removed by hand on the site. */
  deletedAt: number | null;
}

/** A label as a timeline remembers it; the name is null after the label was deleted in its repository. */
export interface LabelMemory {
  labelId: number;
  name: string | null;
  color: string | null;
}

export type TimelineFact =
  | { kind: 'labeled' | 'unlabeled'; label: LabelMemory }
  | { kind: 'assigned' | 'unassigned'; assigneeId: number }
  | { kind: 'closed'; reason: StateReason | null }
  | { kind: 'reopened' | 'unlocked' | 'pinned' | 'unpinned' | 'mentioned' | 'subscribed' | 'comment_deleted' }
  | { kind: 'locked'; reason: LockReason | null }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'transferred'; fromRepoId: number; fromNumber: number }
  | { kind: 'cross-referenced'; sourceIssueId: number }
  | { kind: 'commented'; commentId: number }
  | { kind: 'merged'; commit: string }
  | { kind: 'review_requested' | 'review_request_removed'; reviewerId: number }
  | { kind: 'head_ref_force_pushed'; before: string; after: string };

/** One line of an issue's or pull request's timeline; `id` also gives the order within one instant. */
export interface TimelineItem {
  id: number;
  at: number;
  actorId: number;
  fact: TimelineFact;
}

export type StateReason = 'completed' | 'not_planned' | 'reopened' | 'duplicate';
export type LockReason = 'off-topic' | 'too heated' | 'resolved' | 'spam';

export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const;
export type ReactionContent = (typeof reactionContents)[number];

export interface Reaction {
  id: number;
  userId: number;
  content: ReactionContent;
  at: number;
}

/** An issue, or a pull request when `pull` is set: they share numbers, comments, labels and timeline. */
export interface Issue {
  /** Changes on a transfer, as on GitHub: the issue in the new repository is a new one. */
  id: number;
  repoId: number;
  number: number;
  title: string;
  body: string | null;
  authorId: number;
  /** The App through which it was opened, if any. */
  viaAppId: number | null;
  state: 'open' | 'closed';
  stateReason: StateReason | null;
  locked: boolean;
  lockReason: LockReason | null;
  pinned: boolean;
  labelIds: number[];
  assigneeIds: number[];
  commentIds: number[];
  timeline: TimelineItem[];
  /** Edits of the body; empty while it was never edited, then the original comes first. */
  edits: Edit[];
  lastEditorId: number | null;
  lastEditedAt: number | null;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  closedById: number | null;
  /** People who get notified of what happens here: author, assignees, commenters, mentioned. */
  participants: Set<number>;
  reactions: Reaction[];
  pull: Pull | null;
}

export interface Comment {
  id: number;
  issueId: number;
  authorId: number;
  viaAppId: number | null;
  /** Written as an answer to a notification mail. */
  viaEmail?: true;
  body: string;
  createdAt: number;
  updatedAt: number;
  edits: Edit[];
  lastEditorId: number | null;
  lastEditedAt: number | null;
  minimizedReason: MinimizedReason | null;
  reactions: Reaction[];
}

export type MinimizedReason = 'abuse' | 'duplicate' | 'off-topic' | 'outdated' | 'resolved' | 'spam';

export interface PullEnd {
  repoId: number;
  /** Branch name without `refs/heads/`. */
  ref: string;
  sha: string;
}

export interface Review {
  id: number;
  authorId: number;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  commit: string;
  submittedAt: number;
}

export interface ReviewComment {
  id: number;
  reviewId: number | null;
  authorId: number;
  body: string;
  path: string;
  line: number;
  commit: string;
  diffHunk: string;
  createdAt: number;
  updatedAt: number;
}

export interface Pull {
  base: PullEnd;
  head: PullEnd;
  draft: boolean;
  mergedAt: number | null;
  mergedById: number | null;
  mergeCommit: string | null;
  maintainerCanModify: boolean;
  requestedReviewerIds: number[];
  requestedTeamIds: number[];
  reviews: Review[];
  reviewComments: ReviewComment[];
}
