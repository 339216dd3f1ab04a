/** What npm says of a package. */
export type PublishedOnNpm =
  | {
      readonly kind: 'published';
      readonly versions: readonly string[];
      /** Published once, and not to be had any more. */
      readonly removed?: readonly string[];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreachable'; readonly reason: string };
