/** A comment that the case issue has to carry. */
export interface Word {
  readonly key: string;
  /** Since when it is owed. */
  readonly at: string;
  readonly body: string;
  /** Kept up to date in place (edits notify nobody). */
  readonly edit?: true;
}
