import type { ThreadCopy } from './thread-copy.ts';

/** What happened to an issue after it left the public repo, as far as it changes what is read of it now. */
export interface AfterMove {
  /** When it was taken down, ISO 8601 UTC: the earliest time that is known. */
  readonly since: string;
  /** Last edit of the opening text, null where there was none. */
  readonly editedAt: string | null;
  /** Renames, oldest first. */
  readonly renames: readonly { readonly at: string; readonly from: string }[];
  /** Node id of a comment to its last edit. */
  readonly edits: Readonly<Record<string, string | null>>;
}

/**
 * The thread as the public saw it. What the team wrote or changed after the transfer was never public, and the copy is
 * what `/restore` would publish: so it is left out, or is what it was before where that is known.
 *
 * @param before the opening as it was kept before the transfer, where the bot saw it
 */
export function cutCopy(
  copy: ThreadCopy,
  after: AfterMove,
  before: ThreadCopy | undefined,
): { readonly copy: ThreadCopy; readonly notes: readonly string[] } {
  const isAfter = (at: string | null | undefined): boolean =>
    at != null && !(Date.parse(at) < Date.parse(after.since));
  const pieces = copy.pieces.filter(
    (piece) =>
      !isAfter(piece.at) && !isAfter(piece.id in after.edits ? after.edits[piece.id] : piece.editedAt),
  );
  const left = copy.pieces.length - pieces.length;
  const isChanged = isAfter(after.editedAt);
  const renamed = after.renames.find(({ at }) => isAfter(at));
  const notes = [
    ...(left === 0
      ? []
      : [`Not in the copy, since written or changed after it was moved: comments, ${left}.`]),
    ...(isChanged && !before
      ? [
          'Its text was changed after it was moved, and is not in the copy: what it said before is in its edit history.',
        ]
      : []),
  ];
  return {
    copy: {
      ...copy,
      title: renamed ? renamed.from : copy.title,
      body: isChanged ? (before?.body ?? '') : copy.body,
      pieces,
    },
    notes,
  };
}
