import type { Actor } from './observed.ts';
import type { StoredThreadCopy } from './stored-case.ts';

/** A public thread that is to be taken down, read again in this run. */
export interface ObservedThread {
  readonly url: string;
  readonly kind: 'issue' | 'pull';
  readonly repo: string;
  readonly number: number;
  readonly id: string;
  readonly author: Actor | null;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly locked: boolean;
  /** ISO 8601 UTC; left out where it is not known. */
  readonly createdAt?: string;
  /** Where a pull request comes from; `repo` null where its fork is gone. */
  readonly head?: { readonly repo: string | null; readonly ref: string; readonly sha?: string };
  /** Of a pull request; left out where that is not known. */
  readonly merged?: boolean;
  /** The first hundred comments; left out where there are none, or they cannot be read. */
  readonly comments?: readonly string[];
  /** What is written into the store before anything is touched: the opening, for reading back. */
  readonly opening?: string;
  /** The thread as it will be kept: discussion with authors and times, and for a pull request its patch. */
  readonly copy: string;
}

/** Private vulnerability reporting of a repo; `unknown` where GitHub does not tell. */
export type PrivateReporting = 'on' | 'off' | 'unknown';

export type ThreadRead =
  | { readonly kind: 'found'; readonly thread: ObservedThread }
  /** It was transferred: the address now leads there. */
  | { readonly kind: 'moved'; readonly repo: string; readonly number: number; readonly author?: Actor | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly why: string };

/** A public thread read to its end, as it goes into the store. */
export interface WholeThread {
  readonly copy: StoredThreadCopy;
  readonly publicSince: string;
  readonly author: Actor | null;
  /** Path in the store to text: discussion, the same for people to read, patch and diff. */
  readonly files: Readonly<Record<string, string>>;
  readonly related: readonly RelatedThread[];
}

/** Another public thread that shows the same, and why that is thought. */
export interface RelatedThread {
  readonly url: string;
  readonly why: readonly string[];
}

export type WholeRead =
  | { readonly kind: 'found'; readonly whole: WholeThread }
  | { readonly kind: 'refused'; readonly why: string };

/** What somebody sees who is nobody to GitHub. */
export type OutsideLook = 'visible' | 'gone' | 'unknown';
