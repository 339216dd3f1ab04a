/** What a report names of a repo's code, what can be asked about it, and what came of that. Plain data. */

/** Something that a report names. What is not `firm` is never said to be missing: its words leave too much open. */
export type NamedThing =
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly line: number | null;
      /** Tag or commit of the address in which the path was given; null for the versions that the report names. */
      readonly ref: string | null;
      readonly isFirm: boolean;
    }
  | {
      readonly kind: 'function';
      /** Its own name, without what it belongs to. */
      readonly name: string;
      readonly path: string;
      readonly ref: string | null;
      readonly isFirm: boolean;
    }
  | {
      readonly kind: 'version';
      readonly version: string;
      /** Files are looked for at its tag; not at the one behind `<`, which is the first that is not affected. */
      readonly isRef: boolean;
      readonly isFirm: boolean;
    }
  | { readonly kind: 'commit'; readonly sha: string; readonly isFirm: boolean }
  | { readonly kind: 'advisory'; readonly id: string }
  | { readonly kind: 'package'; readonly name: string };

/** What the report is about: whose names are ours. */
export interface NamedContext {
  /** `owner/name` of the repo that the report was made for: no other one is asked. */
  readonly repo: string;
  /** Names of its packages. */
  readonly packages: readonly string[];
  /** Id of the report itself, which it need not name. */
  readonly ghsa: string | null;
}

/** What is to be looked up for a report. */
export interface NamedQuery {
  readonly context: NamedContext;
  readonly things: readonly NamedThing[];
  /** Things beyond the most that are looked up. */
  readonly left: number;
}

/** One request about the repo of the report. `at` is a commit, a tag, or `HEAD`. */
export type LookUp =
  | { readonly kind: 'repo' }
  | { readonly kind: 'tags' }
  | { readonly kind: 'tree'; readonly at: string }
  | { readonly kind: 'file'; readonly sha: string }
  | { readonly kind: 'commit'; readonly sha: string }
  | { readonly kind: 'history'; readonly path: string }
  | { readonly kind: 'advisory'; readonly id: string };

export interface TreeEntry {
  readonly path: string;
  /** `link` is a symbolic link, `module` a submodule. */
  readonly kind: 'file' | 'folder' | 'link' | 'module';
  readonly sha: string;
  /** Bytes of a file. */
  readonly size: number;
}

/** What GitHub answered, by what was asked. */
export interface LookUpAnswers {
  readonly repo: { readonly isPublic: boolean; readonly defaultBranch: string };
  /** Name and what its tree can be read by. */
  readonly tags: {
    readonly tags: readonly { readonly name: string; readonly at: string }[];
    readonly isWhole: boolean;
  };
  readonly tree: { readonly entries: readonly TreeEntry[]; readonly isWhole: boolean };
  /** Null where it is no text, or too long. */
  readonly file: { readonly text: string | null };
  readonly commit: { readonly isThere: boolean };
  /** Whether any commit of the default branch touched the path. */
  readonly history: { readonly isTouched: boolean };
  readonly advisory: { readonly isThere: boolean };
}

/** Null where nothing could be learnt, whatever the reason. */
export type LookUpAnswer<Kind extends LookUp['kind'] = LookUp['kind']> = LookUpAnswers[Kind] | null;

/** Requests about one report at most. */
export const MOST_LOOK_UPS = 10;

export const lookUpKey = (lookUp: LookUp): string => Object.values(lookUp).join(' ');

export const NAMED_KINDS = ['path', 'function', 'version', 'commit', 'advisory', 'package'] as const;
export const NAMED_RESULTS = ['there', 'not-there', 'unchecked'] as const;

/** Why something could not be checked. */
export const UNCHECKED_REASONS = [
  'not-public',
  'not-readable',
  'too-many-requests',
  'cut-list',
  'version-without-tag',
  'unclear-version',
  'other-place',
  'other-time',
  'other-name',
  'generated',
  'submodule',
  'not-firm',
  'not-in-file',
  'no-text',
  'not-in-manifest',
  'not-in-database',
  'not-in-history',
] as const;
export type UncheckedReason = (typeof UNCHECKED_REASONS)[number];
