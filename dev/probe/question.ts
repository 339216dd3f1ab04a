/** What the probe asks of GitHub, and what can come of it. */
import type { PermissionSet } from '../../src/github/permission-sets.ts';
import type { Ground } from './ground.ts';

/** What cannot be taken back, and is done only where its flag was given. */
export type Irreversible = 'publish' | 'request-cve';

export type Outcome =
  /** GitHub did what was expected. */
  | { readonly kind: 'verified'; readonly says: string }
  /** GitHub did something else; `status` is 0 where there was no answer. */
  | { readonly kind: 'otherwise'; readonly says: string; readonly status: number; readonly sentence: string }
  | { readonly kind: 'not-tried'; readonly why: string };

export interface Question {
  /** Id of an entry of the overlay, or of one of our own {@link Expectation}s. */
  readonly id: string;
  /** What the App must have for it; what is missing is said instead. */
  readonly needs: PermissionSet & { readonly administration?: 'write'; readonly deployments?: 'write' };
  readonly irreversible?: Irreversible;
  /** Whether a second account has to report something. */
  readonly needsReporter?: true;
  ask(ground: Ground): Promise<Outcome>;
}

/** What we rely on beside the entries of the overlay. */
export interface Expectation {
  readonly id: string;
  readonly what: string;
  readonly source: string;
}

export const verified = (says: string): Outcome => ({ kind: 'verified', says });
export const notTried = (why: string): Outcome => ({ kind: 'not-tried', why });
