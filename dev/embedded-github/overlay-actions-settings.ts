/** Settings of Actions, and the names of its secrets. */
import type { JsonObject } from './from-openapi.ts';
import type { OverlayEntry } from './overlay-entry.ts';
import { named, refused, text, withOperations } from './overlay-setup.ts';

const secret: JsonObject = {
  type: 'object',
  required: ['name', 'created_at', 'updated_at'],
  properties: { name: text, created_at: text, updated_at: text },
};
const yes: JsonObject = { type: 'boolean' };
const permissions = '/repos/{owner}/{repo}/actions/permissions';

const answer = (required: readonly string[], properties: JsonObject) => ({
  responses: { 200: { type: 'object', required: [...required], properties }, ...refused },
});

export const actionsSettingsEntries: readonly OverlayEntry[] = [
  {
    id: 'names-of-secrets',
    what: 'The names of the secrets of Actions can be listed, of a repository and of an environment, never their values; an environment takes jobs of named branches alone.',
    source: 'docs.github.com/en/rest/actions/secrets and …/deployments/branch-policies',
    status: 'verified',
    extend: withOperations({
      'GET /repos/{owner}/{repo}/actions/secrets': named('secrets', secret),
      'GET /repos/{owner}/{repo}/actions/organization-secrets': named('secrets', secret),
      'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets': named('secrets', secret),
      'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}': {
        body: {
          type: 'object',
          required: ['encrypted_value', 'key_id'],
          properties: { encrypted_value: text, key_id: text },
        },
        bodyRequired: true,
        responses: { 201: { type: 'object' }, 204: null, ...refused },
      },
      'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': {
        body: { type: 'object', required: ['name'], properties: { name: text, type: text } },
        bodyRequired: true,
        responses: {
          200: { type: 'object', properties: { id: { type: 'integer' }, name: text } },
          ...refused,
        },
      },
    }),
  },
  {
    id: 'settings-of-actions',
    what: 'An admin is told whether Actions are on, whose actions may be used, and who may use those of a private repository.',
    source:
      'docs.github.com/en/rest/actions/permissions: routes and fields as there; 409 where nothing is selected',
    status: 'verified',
    extend: withOperations({
      [`GET ${permissions}`]: answer(['enabled'], {
        enabled: yes,
        allowed_actions: { type: 'string', enum: ['all', 'local_only', 'selected'] },
      }),
      [`GET ${permissions}/selected-actions`]: {
        responses: {
          ...answer(['github_owned_allowed'], {
            github_owned_allowed: yes,
            verified_allowed: yes,
            patterns_allowed: { type: 'array', items: text },
          }).responses,
          409: { type: 'object' },
        },
      },
      [`GET ${permissions}/access`]: answer(['access_level'], { access_level: text }),
    }),
  },
];
