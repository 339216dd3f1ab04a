import type { AdvisoryFacts } from '../advisory/facts.ts';

/** Where a disclosure is looked for until it is seen to be there. */
export const SIGHT_NAMES = ['github', 'osv', 'cve', 'npm', 'post', 'feed'] as const;
export type SightName = (typeof SIGHT_NAMES)[number];

export interface SightQuery {
  readonly name: SightName;
  /** Base of a database, or the address of a page; '' where it needs none. */
  readonly place: string;
  readonly advisories: readonly AdvisoryFacts[];
  readonly cve: string | null;
}

/** What a look brought. Texts name ids, packages and versions only. */
export type Sighting =
  | { readonly kind: 'found' }
  | { readonly kind: 'missing'; readonly what: readonly string[] }
  | { readonly kind: 'differs'; readonly what: readonly string[] }
  | { readonly kind: 'unreachable'; readonly what: readonly string[] };
