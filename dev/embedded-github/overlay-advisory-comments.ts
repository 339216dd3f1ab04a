/** The conversation in an advisory, which GitHub's description does not have yet. */
import type { JsonObject } from './from-openapi.ts';
import {
  advisoryPath,
  byApp,
  error,
  type OverlayEntry,
  type RestExtract,
  type RestOperation,
  ref,
} from './overlay-entry.ts';

const invalid = ref('validation-error');
const time = { type: 'string', format: 'date-time' };
const link = { type: 'string', format: 'uri' };

const commentsPath = `${advisoryPath}/comments`;

const advisoryComment: JsonObject = {
  type: 'object',
  required: ['id', 'node_id', 'url', 'html_url', 'body', 'user', 'created_at', 'updated_at'],
  properties: {
    id: { type: 'integer' },
    node_id: { type: 'string' },
    url: link,
    html_url: link,
    body: { type: 'string' },
    user: ref('nullable-simple-user'),
    author_association: ref('author-association'),
    created_at: time,
    updated_at: time,
  },
};

const advisoryCommentBody: JsonObject = {
  type: 'object',
  required: ['body'],
  properties: { body: { type: 'string', minLength: 1 } },
};

function withAdvisoryComments(rest: RestExtract): RestExtract {
  const one = ref('repository-advisory-comment');
  const refused = { 403: error, 404: error };
  const list: RestOperation = {
    query: ['after', 'before', 'direction', 'page', 'per_page', 'since', 'sort'],
    responses: { 200: { type: 'array', items: one }, ...refused },
  };
  const create = {
    body: advisoryCommentBody,
    bodyRequired: true,
    responses: { 201: one, ...refused, 422: invalid },
  };
  const get: RestOperation = { responses: { 200: one, ...refused } };
  const update = {
    body: advisoryCommentBody,
    bodyRequired: true,
    responses: { 200: one, ...refused, 422: invalid },
  };
  return {
    $defs: { ...rest.$defs, 'repository-advisory-comment': advisoryComment },
    operations: {
      ...rest.operations,
      [`GET ${commentsPath}`]: list,
      [`POST ${commentsPath}`]: create,
      [`GET ${commentsPath}/{comment_id}`]: get,
      [`PATCH ${commentsPath}/{comment_id}`]: update,
    },
  };
}

export const advisoryCommentEntries: readonly OverlayEntry[] = [
  {
    id: 'advisory-comments',
    what: 'Comments of a repository advisory can be listed, read, written and changed; none can be deleted.',
    source: 'GitHub changelog 2026-10-02 (public preview); seen working with a classic token of scope repo',
    status: 'verified',
    extend: withAdvisoryComments,
  },
  {
    id: 'advisory-comments-shape',
    what: 'Fields of an advisory comment are those of an issue comment without reactions.',
    source: 'inferred: the changelog names the routes, no schema is published',
    status: 'unverified',
    usedBy: (call) => call.operation.includes(commentsPath),
  },
  {
    id: 'advisory-comments-by-app',
    what: 'An App with repository_advisories may use the comments of advisories.',
    source: 'inferred from the other advisory routes',
    status: 'unverified',
    usedBy: (call) => byApp(call) && call.operation.includes(commentsPath),
  },
];
