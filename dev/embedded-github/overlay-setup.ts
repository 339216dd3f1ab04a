/** What is read and made when the process is set up: rulesets, roles of an organisation. */
import type { JsonObject } from './from-openapi.ts';
import { error, type OverlayEntry, type RestExtract, type RestOperation, ref } from './overlay-entry.ts';

export const text: JsonObject = { type: 'string' };
const number: JsonObject = { type: 'integer' };
const page = ['page', 'per_page'];
export const refused = { 403: error, 404: error };

const rule: JsonObject = {
  type: 'object',
  required: ['type'],
  properties: {
    type: text,
    parameters: { type: 'object', additionalProperties: true },
    ruleset_source_type: text,
    ruleset_source: text,
    ruleset_id: number,
  },
};

const ruleset: JsonObject = {
  type: 'object',
  required: ['name', 'enforcement'],
  properties: {
    id: number,
    name: text,
    target: text,
    source_type: text,
    source: text,
    enforcement: { type: 'string', enum: ['active', 'evaluate', 'disabled'] },
    bypass_actors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['actor_type'],
        properties: { actor_id: { type: ['integer', 'null'] }, actor_type: text, bypass_mode: text },
      },
    },
    current_user_can_bypass: { type: 'string', enum: ['always', 'pull_requests_only', 'never', 'exempt'] },
    conditions: {
      type: 'object',
      properties: {
        ref_name: {
          type: 'object',
          properties: { include: { type: 'array', items: text }, exclude: { type: 'array', items: text } },
        },
      },
    },
    rules: { type: 'array', items: rule },
  },
};

const list = (items: JsonObject): RestOperation => ({
  query: page,
  responses: { 200: { type: 'array', items }, ...refused },
});

export const named = (key: string, items: JsonObject): RestOperation => ({
  query: page,
  responses: {
    200: {
      type: 'object',
      required: ['total_count', key],
      properties: { total_count: number, [key]: { type: 'array', items } },
    },
    ...refused,
  },
});

export const withOperations =
  (operations: Readonly<Record<string, RestOperation>>) =>
  (rest: RestExtract): RestExtract => ({ ...rest, operations: { ...rest.operations, ...operations } });

const role: JsonObject = {
  type: 'object',
  required: ['id', 'name', 'permissions'],
  properties: {
    id: number,
    name: text,
    description: text,
    permissions: { type: 'array', items: text },
    source: text,
  },
};

const rulesets = '/repos/{owner}/{repo}/rulesets';

export const setupEntries: readonly OverlayEntry[] = [
  {
    id: 'rulesets',
    what: 'Rulesets of a repository can be listed, read and made, and the rules of a branch be read.',
    source: 'docs.github.com/en/rest/repos/rules: routes, fields and `current_user_can_bypass` as there',
    status: 'verified',
    extend: withOperations({
      [`GET ${rulesets}`]: list(ruleset),
      [`GET ${rulesets}/{ruleset_id}`]: { responses: { 200: ruleset, ...refused } },
      [`POST ${rulesets}`]: { body: ruleset, bodyRequired: true, responses: { 201: ruleset, ...refused } },
      'GET /repos/{owner}/{repo}/rules/branches/{branch}': list(rule),
    }),
  },
  {
    id: 'organisation-roles',
    what: 'The roles of an organisation and the teams that have one can be listed.',
    source: 'docs.github.com/en/rest/orgs/organization-roles',
    status: 'verified',
    extend: withOperations({
      'GET /orgs/{org}/organization-roles': named('roles', role),
      'GET /orgs/{org}/organization-roles/{role_id}/teams': list(ref('team')),
    }),
  },
  {
    id: 'making-a-place',
    what: 'An owner makes a repository, gives a team a role in it, and lists the installed Apps.',
    source:
      'docs.github.com/en/rest/repos/repos, /en/rest/teams/teams and /en/rest/orgs/orgs; permissions as there',
    status: 'verified',
    extend: withOperations({
      'POST /orgs/{org}/repos': {
        body: {
          type: 'object',
          required: ['name'],
          properties: {
            name: text,
            description: text,
            private: { type: 'boolean' },
            visibility: text,
            has_issues: { type: 'boolean' },
            auto_init: { type: 'boolean' },
          },
        },
        bodyRequired: true,
        responses: { 201: ref('full-repository'), ...refused },
      },
      'PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}': {
        body: { type: 'object', properties: { permission: text } },
        responses: { 204: null, ...refused },
      },
      'GET /orgs/{org}/installations': named('installations', ref('installation')),
    }),
  },
  {
    id: 'making-and-deleting-a-place',
    what: 'An admin deletes a repository, makes an environment and gives it the protection rule of an App.',
    source:
      'docs.github.com/en/rest/repos/repos, /en/rest/deployments/environments and …/protection-rules; permissions as there',
    status: 'verified',
    extend: withOperations({
      'DELETE /repos/{owner}/{repo}': { responses: { 204: null, ...refused } },
      'PUT /repos/{owner}/{repo}/environments/{environment_name}': {
        body: { type: 'object' },
        responses: { 200: { type: 'object', required: ['id', 'name'] }, ...refused },
      },
      'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules': {
        body: { type: 'object', properties: { integration_id: number } },
        bodyRequired: true,
        responses: { 201: { type: 'object', required: ['id', 'enabled'] }, ...refused },
      },
    }),
  },
  {
    id: 'security-manager-role-name',
    what: 'The predefined role “Security manager” is called `security_manager`.',
    source: 'from memory of the role list; the page names no predefined role',
    status: 'unverified',
    usedBy: (call) => call.operation === 'GET /orgs/{org}/organization-roles' && call.status === 200,
  },
];
