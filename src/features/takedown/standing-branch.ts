/** What GitHub says of a branch that would be deleted. */
export interface BranchFacts {
  readonly isDefault: boolean;
  readonly isProtected: boolean;
  /** Open pull requests of other numbers that come from it or go to it. */
  readonly others: readonly number[];
}

/** Whether a branch is more than the branch of one pull request: a line of development, or somebody's work. */
export const isInUse = ({ isDefault, isProtected, others }: BranchFacts): boolean =>
  isDefault || isProtected || others.length > 0;
