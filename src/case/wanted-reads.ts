import type { NamedQuery } from './named.ts';
import type { OlderCommentsQuery, SurroundingsQuery, WholeThreadQuery } from './ports.ts';

/** What a plan would look at and has not been read yet. */
export interface WantedReads {
  readonly advisories: readonly { readonly repo: string; readonly ghsa: string }[];
  readonly threads: readonly string[];
  /** Threads that were taken down and are to be saved whole. */
  readonly wholes: readonly WholeThreadQuery[];
  /** Addresses to be looked at without credentials. */
  readonly looks: readonly string[];
  /** Repos of which it has to be known whether a private report can be made there. */
  readonly reporting: readonly string[];
  readonly runs: readonly string[];
  /** Logins that somebody named. */
  readonly people: readonly string[];
  readonly surroundings: Pick<SurroundingsQuery, 'posts' | 'tags'>;
  /** Somebody enters a CVE id: which other cases have one has to be known. */
  readonly uses: boolean;
  /** Public files on the default branch. */
  readonly files: readonly { readonly repo: string; readonly path: string }[];
  /** Other cases, by number. */
  readonly others: readonly number[];
  /** The releases have to be looked at. */
  readonly releases: boolean;
  /** The advisory whose conversation may hold an acknowledgement. */
  readonly conversation: { readonly repo: string; readonly ghsa: string } | undefined;
  /** What a report names of the repo that it was made for. */
  readonly named: NamedQuery | undefined;
  /** Comments of the case issue that are older than those that were read. */
  readonly olderComments: OlderCommentsQuery | undefined;
}

/** Nothing is missing. */
export const NO_READS: WantedReads = {
  advisories: [],
  threads: [],
  wholes: [],
  looks: [],
  reporting: [],
  runs: [],
  people: [],
  surroundings: { posts: [], tags: [] },
  uses: false,
  files: [],
  others: [],
  releases: false,
  conversation: undefined,
  named: undefined,
  olderComments: undefined,
};
