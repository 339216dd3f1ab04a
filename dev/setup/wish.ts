/** What is to be set up, as asked for on the command line. */
export interface Wish {
  readonly owner: string;
  /** Slug of the triage team. */
  readonly team: string;
  /** Project repos by name; `all` for every public one. */
  readonly repos: 'all' | readonly string[];
  /** Name of the triage repo. */
  readonly triage: string;
  /** Slug of the App. */
  readonly app: string;
  /** The environment that holds the secret, for jobs of the default branch alone; null for a secret of the repo. */
  readonly environment: string | null;
  /** Whether other owners may install the App too. */
  readonly publicApp: boolean;
  /** Whether the owner's `.github` repo gets the form for private reports: public, and for all repos of the owner. */
  readonly reportForm: boolean;
  /** Where the actions live, and at which commit; a tag `vX.Y.Z` until that is looked up, which is the version then. */
  readonly uses: { readonly repo: string; readonly commit: string; readonly version?: string };
}

export const triageOf = ({ owner, triage }: Wish): string => `${owner}/${triage}`;
