import { SIGHT_NAMES, type SightName } from '../config/sight-names.ts';
import type { AdvisoryFacts } from '../formats/records/facts.ts';

export { SIGHT_NAMES, type SightName };

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
