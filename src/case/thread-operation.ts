import type { PublicText } from '../text/embargo.ts';

/** A public thread and the files of its copy in the store, with the digests that they have to have. */
export interface ThreadErasure {
  readonly url: string;
  readonly repo: string;
  readonly number: number;
  readonly comments: number;
  /** The file with the discussion comes first. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** What takes a public thread down, brings it back, or opens an issue in public. */
export type ThreadOperation =
  | {
      readonly kind: 'transfer-issue';
      readonly url: string;
      readonly repo: string;
      readonly number: number;
      readonly id: string;
    }
  | {
      readonly kind: 'quiet-pull';
      readonly url: string;
      /** File of the store with its title and text: read back before anything is emptied. */
      readonly copy: string;
      readonly repo: string;
      readonly number: number;
      readonly title: PublicText;
      readonly body: PublicText;
    }
  | {
      readonly kind: 'quiet-issue';
      readonly url: string;
      readonly copy: string;
      readonly repo: string;
      readonly number: number;
      readonly title: PublicText;
      readonly body: PublicText;
    }
  /** Deletes comments that are byte for byte in the verified copy; a part of them at a time. */
  | (ThreadErasure & {
      readonly kind: 'erase-comments';
      readonly isPull: boolean;
      /** How many earlier parts have deleted. */
      readonly before: number;
    })
  | (ThreadErasure & { readonly kind: 'delete-issue' })
  | {
      readonly kind: 'delete-branch';
      readonly url: string;
      readonly repo: string;
      readonly ref: string;
      /** The commit that was saved: a branch that has moved on stays. */
      readonly sha: string;
    }
  | {
      readonly kind: 'delete-runs';
      readonly url: string;
      readonly repo: string;
      readonly number: number;
      readonly isPull: boolean;
      /** What their display title says. */
      readonly title: string;
      /** Branch of a pull request, and commit that they ran on, where it is known. */
      readonly branch: string | null;
      readonly sha: string | null;
      /** None is older than the thread. */
      readonly since: string;
      /** How many there were when they were counted; left out, they are counted first and nothing is deleted. */
      readonly found?: number;
    }
  /** Makes a thread again that was taken down by mistake, from its verified copy; claimed where that opens a new issue. */
  | (ThreadErasure & {
      readonly kind: 'restore-thread';
      readonly key: string;
      readonly isHere: boolean;
      readonly isPull: boolean;
    })
  | {
      readonly kind: 'create-placeholder';
      readonly key: string;
      readonly url: string;
      readonly repo: string;
      readonly title: PublicText;
      readonly body: PublicText;
    }
  /** A bug that is no vulnerability goes on in public; confirmed by two and claimed. */
  | {
      readonly kind: 'open-public-issue';
      readonly key: string;
      readonly repo: string;
      readonly title: PublicText;
      readonly body: PublicText;
    };
