/** What an entry of the overlay is, and what it can change. */
import { type Json, type JsonObject, refPrefix } from './from-openapi.ts';

export interface RestOperation {
  /** Names of the query parameters. */
  readonly query?: readonly string[];
  /** JSON Schema of the request body. */
  readonly body?: Json;
  readonly bodyRequired?: boolean;
  /** Status → JSON Schema of the body, null where there is none. */
  readonly responses: Readonly<Record<string, Json>>;
}

/** The extract of GitHub's REST description: `METHOD /path/{template}` → operation, and its components. */
export interface RestExtract {
  readonly operations: Readonly<Record<string, RestOperation>>;
  readonly $defs: Readonly<Record<string, Json>>;
}

/** A request as far as an entry's use can be told from it. */
export interface RestCall {
  /** `METHOD /path/{template}`. */
  readonly operation: string;
  readonly body: unknown;
  /** `classic`, `fine-grained`, `installation`, `actions`, `app-jwt`, `anonymous`; absent when not known. */
  readonly tokenKind?: string;
  /** Status of the answer. */
  readonly status?: number;
}

export interface OverlayEntry {
  readonly id: string;
  readonly what: string;
  readonly source: string;
  readonly status: 'verified' | 'unverified';
  /** The change to the published schemas, if it takes one. */
  readonly extend?: (rest: RestExtract) => RestExtract;
  /** Whether a request leans on it. Entries without are recorded by the code that implements them. */
  readonly usedBy?: (call: RestCall) => boolean;
}

export const advisoryPath = '/repos/{owner}/{repo}/security-advisories/{ghsa_id}';

/** A component of GitHub's own description. */
export const ref = (name: string): JsonObject => ({ $ref: `${refPrefix}${name}` });
export const error = ref('basic-error');

/** Done by an App; a refusal leans on nothing. */
export const byApp = (call: RestCall): boolean =>
  call.tokenKind === 'installation' && (call.status ?? 200) < 400;
