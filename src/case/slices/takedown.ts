import * as v from 'valibot';
import { by, person, time } from '../stored-values.ts';

/** What is known of the copy of a public thread, and what was found out with it. */
const threadCopySchema = v.object({
  /** Comments, reviews and comments on lines that are in it. */
  comments: v.number(),
  /** Of these: submitted reviews, which nobody can delete. */
  reviews: v.number(),
  /** Bytes of all its files; SHA-256 of the one that holds the discussion. */
  bytes: v.number(),
  sha256: v.string(),
  files: v.array(v.object({ path: v.string(), sha256: v.string() })),
  title: v.string(),
  state: v.picklist(['open', 'closed']),
  merged: v.boolean(),
  /** The branch and the commit of a pull request; `repo` null where its fork is gone. */
  head: v.nullable(
    v.object({ repo: v.nullable(v.string()), ref: v.string(), sha: v.string(), base: v.string() }),
  ),
  /** Addresses of uploaded files, which stay where they are. */
  attachments: v.array(v.string()),
  /** The same, each with its place in the store (bytes and SHA-256 of the file itself), or why it could not be saved. */
  uploads: v.optional(
    v.array(
      v.object({
        url: v.string(),
        path: v.optional(v.string()),
        bytes: v.optional(v.number()),
        sha256: v.optional(v.string()),
        why: v.optional(v.string()),
      }),
    ),
  ),
  /** Addresses of files on other hosts, which nobody of ours can load for certain or take away. */
  elsewhere: v.optional(v.array(v.string())),
  watchers: v.nullable(v.number()),
  forks: v.nullable(v.number()),
  /** What could not be saved, in our words. */
  notes: v.array(v.string()),
  /** Who said what, in few words: the opening first, then what was said, up to a number. */
  preview: v.optional(v.array(v.object({ by: v.nullable(v.string()), words: v.string() }))),
});

/** A public thread that a member asked to be taken down, and how far that has come. */
const takedownSchema = v.object({
  /** As it was named; where it is now is told by `repo` and `number`, and by its node id. */
  url: v.string(),
  id: v.optional(v.string()),
  kind: v.picklist(['issue', 'pull']),
  repo: v.string(),
  number: v.number(),
  author: v.nullable(person),
  /** Steps that were read back as done. */
  saved: v.boolean(),
  takenDown: v.boolean(),
  /** Where it went, for a transferred issue: the number in the triage repo. */
  movedTo: v.nullable(v.number()),
  placeholder: v.nullable(v.number()),
  removalPending: v.boolean(),
  requestedBy: by,
  at: time,
  /** `quiet`: touch nothing, treat it as public. Left out: remove. */
  way: v.optional(v.picklist(['remove', 'quiet'])),
  /** More than three were asked for within an hour: somebody else has to confirm this one. */
  second: v.optional(v.boolean()),
  /** Why it may disclose nothing new, in our words: then people are asked first. */
  reasonsToAsk: v.optional(v.array(v.string())),
  /** Where a pull request comes from; `repo` null where its fork is gone. */
  head: v.optional(v.object({ repo: v.nullable(v.string()), ref: v.string(), sha: v.optional(v.string()) })),
  /** When it was opened in public, and when nobody new could read it any more. */
  publicSince: v.optional(time),
  takenDownAt: v.optional(time),
  /** The whole thread as it was put into the store, which is what may be deleted in public. */
  copy: v.optional(threadCopySchema),
  /** Comments deleted in public after the copy was verified, and those that could not be. */
  erased: v.optional(v.object({ done: v.number(), kept: v.number(), over: v.boolean() })),
  deleted: v.optional(v.boolean()),
  /** `in-use`: a default or protected branch, or one that another open pull request needs. */
  branch: v.optional(v.picklist(['deleted', 'gone', 'moved-on', 'in-use'])),
  /** Runs of public workflows that carried its title and were deleted. */
  runs: v.optional(v.number()),
  /** How many there were, counted before the first was deleted: a run that dies in between forgets none. */
  runsFound: v.optional(v.number()),
  /** Others that show the title too: still going, or of an event that anybody's title may look like. */
  runsKept: v.optional(v.number()),
  /** When an anonymous look was last taken, and when it found nothing. */
  lookedAt: v.optional(time),
  goneAt: v.optional(time),
  /** A member wants the placeholder without waiting for that. */
  placeholderAsked: v.optional(v.boolean()),
  /** Private reporting of its repo, as it was last seen: only where it is on does the placeholder lead there. */
  reporting: v.optional(v.picklist(['on', 'off', 'unknown'])),
  /** Issues and pull requests that may have to go with it, each with the reasons. */
  related: v.optional(v.array(v.object({ url: v.string(), why: v.array(v.string()) }))),
  relatedTaken: v.optional(v.boolean()),
  restore: v.optional(v.object({ askedBy: by, doneAt: v.nullable(time), number: v.nullable(v.number()) })),
});

/** Public threads that disclosed something. */
export const TAKEDOWN_SLICE = {
  takedowns: v.array(takedownSchema),
};

/** A thread that was just named: nothing of it is saved or taken down yet. */
export function beginThread(
  thread: {
    readonly owner: string;
    readonly name: string;
    readonly kind: 'issue' | 'pull';
    readonly number: number;
  },
  url: string,
  requestedBy: StoredThread['requestedBy'],
  at: string,
): StoredThread {
  return {
    url,
    kind: thread.kind,
    repo: `${thread.owner}/${thread.name}`,
    number: thread.number,
    author: null,
    saved: false,
    takenDown: false,
    movedTo: null,
    placeholder: null,
    removalPending: false,
    requestedBy,
    at,
  };
}

type StoredThread = v.InferOutput<typeof takedownSchema>;
