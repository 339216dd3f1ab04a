/** Caches of Actions: there are none here, which is an answer too. Clients wait long for a list that is not served. */
import type { JsonObject } from './from-openapi.ts';
import type { OverlayEntry } from './overlay-entry.ts';

const cache: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    ref: { type: 'string' },
    key: { type: 'string' },
    version: { type: 'string' },
    last_accessed_at: { type: 'string' },
    created_at: { type: 'string' },
    size_in_bytes: { type: 'integer' },
  },
};

export const cacheEntries: readonly OverlayEntry[] = [
  {
    id: 'actions-caches',
    what: 'The caches of a repository can be listed; none is kept here.',
    source: 'docs.github.com/en/rest/actions/cache: fields of the list as there',
    status: 'verified',
    extend: (rest) => ({
      ...rest,
      operations: {
        ...rest.operations,
        'GET /repos/{owner}/{repo}/actions/caches': {
          query: ['per_page', 'page', 'ref', 'key', 'sort', 'direction'],
          responses: {
            200: {
              type: 'object',
              required: ['total_count', 'actions_caches'],
              properties: {
                total_count: { type: 'integer' },
                actions_caches: { type: 'array', items: cache },
              },
            },
          },
        },
      },
    }),
  },
];
