import { PUBLICATION_CHECK_NAMES, type PublicationCheckName } from '../config/publication-check-names.ts';
import type { AdvisoryFacts } from '../formats/records/facts.ts';

export { PUBLICATION_CHECK_NAMES, type PublicationCheckName };

export interface PublicationQuery {
  readonly name: PublicationCheckName;
  /** Base of a database, or the address of a page; '' where it needs none. */
  readonly place: string;
  readonly advisories: readonly AdvisoryFacts[];
  readonly cve: string | null;
}

/** What a look brought. Texts name ids, packages and versions only. */
export type PublicationCheck =
  | { readonly kind: 'found' }
  | { readonly kind: 'missing'; readonly what: readonly string[] }
  | { readonly kind: 'differs'; readonly what: readonly string[] }
  | { readonly kind: 'unreachable'; readonly what: readonly string[] };
