/**
 * The entries of the overlay: where GitHub does more, or other, than it publishes. Add one wherever the embedded
 * GitHub does something that GitHub's own description does not say.
 */
import type { JsonObject } from './from-openapi.ts';
import { actionsSettingsEntries } from './overlay-actions-settings.ts';
import { advisoryCommentEntries } from './overlay-advisory-comments.ts';
import { cacheEntries } from './overlay-caches.ts';
import {
  advisoryPath,
  byApp,
  error,
  type OverlayEntry,
  type RestCall,
  type RestExtract,
  type RestOperation,
  ref,
} from './overlay-entry.ts';
import { openLists } from './overlay-open-lists.ts';
import { setupEntries } from './overlay-setup.ts';

/** Adds properties to a component; those in `required` have to be answered. */
function withProperties(rest: RestExtract, component: string, properties: JsonObject): RestExtract {
  const before = rest.$defs[component] as { readonly properties?: JsonObject } & JsonObject;
  const after = { ...before, properties: { ...before.properties, ...properties } };
  return { ...rest, $defs: { ...rest.$defs, [component]: after } };
}

/** Taken out of the description, not out of GitHub. */
function withOldRefs(rest: RestExtract): RestExtract {
  const one = ref('git-ref');
  const path = '/repos/{owner}/{repo}/git/refs';
  return {
    ...rest,
    operations: {
      ...rest.operations,
      [`GET ${path}`]: { query: ['page', 'per_page'], responses: { 200: { type: 'array', items: one } } },
      [`GET ${path}/{ref}`]: { responses: { 200: one, 404: error } },
    },
  };
}

/** Timeline events that are modelled: `event` → component that it must then fulfil. */
const timelineEvents: Readonly<Record<string, string>> = {
  labeled: 'labeled-issue-event',
  unlabeled: 'unlabeled-issue-event',
  assigned: 'timeline-assigned-issue-event',
  unassigned: 'timeline-unassigned-issue-event',
  renamed: 'renamed-issue-event',
  locked: 'locked-issue-event',
  closed: 'state-change-issue-event',
  reopened: 'state-change-issue-event',
  commented: 'timeline-comment-event',
  'cross-referenced': 'timeline-cross-referenced-event',
  committed: 'timeline-committed-event',
  reviewed: 'timeline-reviewed-event',
};

function withStrictTimeline(rest: RestExtract): RestExtract {
  const rules = Object.entries(timelineEvents).map(([event, component]) => ({
    if: { properties: { event: { const: event } }, required: ['event'] },
    // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
    then: ref(component),
  }));
  const published = rest.$defs['timeline-issue-events'] as JsonObject;
  const strict = { ...published, required: ['event'], allOf: rules };
  return { ...rest, $defs: { ...rest.$defs, 'timeline-issue-events': strict } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const bodyOf = (call: RestCall): Readonly<Record<string, unknown>> => (isRecord(call.body) ? call.body : {});

export const overlayEntries: readonly OverlayEntry[] = [
  ...advisoryCommentEntries,
  {
    id: 'graphql-collaborators-by-app',
    what: 'An App with metadata reads `Repository.collaborators` by GraphQL, as by REST.',
    source: 'inferred from the REST list; `settings.graphqlCollaborators: off` is the other possibility',
    status: 'unverified',
  },
  {
    id: 'advisory-comments-count',
    what: 'An advisory carries `comments`, the number of its comments.',
    source: 'GitHub changelog 2026-10-02',
    status: 'verified',
    extend: (rest) =>
      withProperties(rest, 'repository-advisory', { comments: { type: 'integer', minimum: 0 } }),
  },
  {
    id: 'permission-repository-advisories',
    what: 'Access-token requests and Apps know the permission key `repository_advisories`, absent from the description.',
    source:
      'actions/create-github-app-token maps the input to this key; GitHub answers it in x-accepted-github-permissions',
    status: 'verified',
    extend: (rest) =>
      withProperties(rest, 'app-permissions', {
        repository_advisories: { type: 'string', enum: ['read', 'write'] },
      }),
  },
  {
    id: 'installations-listed',
    what: 'An App’s installations are listed with the same bodies as each by itself.',
    source: 'the description asks for an account that is user and enterprise at once, which none is',
    status: 'verified',
    extend: (rest) => {
      const name = 'GET /app/installations';
      const list = { type: 'array', items: ref('installation') };
      const before = rest.operations[name] as RestOperation;
      const after = { ...before, responses: { ...before.responses, 200: list } };
      return { ...rest, operations: { ...rest.operations, [name]: after } };
    },
  },
  {
    id: 'cvss-v4-vector',
    what: '`cvss_vector_string` takes a CVSS 4.0 vector, which is answered as `cvss_severities.cvss_v4`.',
    source: 'advisories of FOSSBilling (their pull request 4232)',
    status: 'verified',
  },
  {
    id: 'cvss-v3-and-v4',
    what: 'A second vector of another version replaces the first.',
    source: 'guess: whether both can be kept by the API is not documented',
    status: 'unverified',
    // Whether there was another before cannot be told from the request: every change to 4.0 counts.
    usedBy: (call) =>
      call.operation === `PATCH ${advisoryPath}` &&
      String(bodyOf(call).cvss_vector_string).startsWith('CVSS:4'),
  },
  {
    id: 'timeline-strict',
    what: 'A timeline event has the fields of its kind (the description accepts nearly anything).',
    source: 'the description’s own components, chosen by `event`',
    status: 'verified',
    extend: withStrictTimeline,
  },
  {
    id: 'deleted-label-blank',
    what: 'Past label events of a label that was deleted in its repository have neither name nor colour.',
    source: 'octokit/webhooks 639',
    status: 'verified',
    extend: (rest) => {
      const blank: JsonObject = { type: ['string', 'null'] };
      const label: JsonObject = {
        type: 'object',
        required: ['name', 'color'],
        properties: { name: blank, color: blank },
      };
      const labeled = withProperties(rest, 'labeled-issue-event', { label });
      return withProperties(labeled, 'unlabeled-issue-event', { label });
    },
  },
  {
    id: 'advisory-published-by-app',
    what: 'An App with repository_advisories: write may publish an advisory.',
    source: 'GitHub documents the route for installation tokens; publishing by one was not seen',
    status: 'unverified',
    usedBy: (call) =>
      byApp(call) && call.operation === `PATCH ${advisoryPath}` && bodyOf(call).state === 'published',
  },
  {
    id: 'advisory-publish-conditions',
    what: 'Which incomplete advisories cannot be published, and how the refusal reads.',
    source: 'GitHub’s pages ask for affected versions; the exact conditions of the 422 were not seen',
    status: 'unverified',
    usedBy: (call) =>
      call.operation === `PATCH ${advisoryPath}` && bodyOf(call).state === 'published' && call.status === 422,
  },
  {
    id: 'organisation-advisories-by-app',
    what: 'An App with repository_advisories: write may list the advisories of an organisation.',
    source:
      'the route is documented for installation tokens; for people it asks for an owner or security manager',
    status: 'unverified',
    usedBy: (call) => byApp(call) && call.operation === 'GET /orgs/{org}/security-advisories',
  },
  {
    id: 'cve-requested-by-app',
    what: 'An App with repository_advisories: write may request a CVE.',
    source: 'GitHub documents the route for installation tokens; a request by one was not seen',
    status: 'unverified',
    usedBy: (call) => byApp(call) && call.operation === `POST ${advisoryPath}/cve`,
  },
  {
    id: 'private-fork-permissions',
    what: 'A temporary private fork takes repository_advisories: read and Administration: write, both.',
    source: 'GitHub lists the route under both permissions; that both are needed is assumed',
    status: 'unverified',
    usedBy: (call) => call.operation === `POST ${advisoryPath}/forks`,
  },
  {
    id: 'issue-transferred-by-app',
    what: 'An App with Issues: write on both repositories may transfer an issue.',
    source: 'inferred: documented for people with write access',
    status: 'unverified',
  },
  {
    id: 'issue-deleted-by-app',
    what: 'An App cannot delete an issue.',
    source: 'inferred: documented for admins and owners only',
    status: 'unverified',
  },
  {
    id: 'edit-history-order',
    what: 'userContentEdits lists the newest revision first; its `diff` is the whole text after the edit.',
    source: 'memory of answers seen; the schema says neither',
    status: 'unverified',
  },
  {
    id: 'deleted-label-events',
    what: 'GraphQL leaves out label events whose label was deleted in its repository.',
    source: 'guess: REST blanks the name (octokit/webhooks 639), the GraphQL field is not nullable',
    status: 'unverified',
  },
  {
    id: 'commit-on-missing-branch',
    what: 'A commit to a branch that does not exist answers NOT_FOUND.',
    source: 'guess',
    status: 'unverified',
  },
  {
    id: 'advisory-list-needs-permission',
    what: 'Listing a repository’s advisories by a token without the permission is refused, unless only published ones are asked for.',
    source:
      'a probe with GITHUB_TOKEN got 403 (mattrobinsonsre/terrapod 1217); the docs let public resources be read without',
    status: 'unverified',
    usedBy: (call) =>
      call.operation === 'GET /repos/{owner}/{repo}/security-advisories' && call.status === 403,
  },
  {
    id: 'report-collaborators',
    what: 'Anyone who reports in private is a collaborator of the advisory, and credited, from the start.',
    source: 'inferred from the site; the description says neither',
    status: 'unverified',
    usedBy: (call) =>
      call.operation === 'POST /repos/{owner}/{repo}/security-advisories/reports' && call.status === 201,
  },
  {
    id: 'cve-requested-twice',
    what: 'A second request for a CVE is refused with 422.',
    source: 'guess: 422 is documented, its reasons are not',
    status: 'unverified',
    usedBy: (call) => call.operation === `POST ${advisoryPath}/cve` && call.status === 422,
  },
  {
    id: 'refs-by-their-old-addresses',
    what: 'GET …/git/refs lists all refs, GET …/git/refs/{ref} answers one, as before matching-refs.',
    source: 'recorded by octokit (@octokit/fixtures, git-refs); asked for by github-api 3.4',
    status: 'verified',
    extend: withOldRefs,
    usedBy: (call) => /^GET .*\/git\/refs(\/|$)/.test(call.operation),
  },
  openLists,
  {
    id: 'deployment-rule-by-polling',
    what: 'An App may answer a protection rule without having received its webhook.',
    source: 'inferred: run id and environment are all that the route takes',
    status: 'unverified',
    usedBy: (call) => call.operation.endsWith('/actions/runs/{run_id}/deployment_protection_rule'),
  },
  {
    id: 'tag-as-head-branch',
    what: 'A run that the push of a tag started has the name of the tag as its head_branch.',
    source: 'from memory; the schema calls it a branch and says no more',
    status: 'unverified',
    usedBy: (call) => call.operation.endsWith('/actions/runs/{run_id}/pending_deployments'),
  },
  ...actionsSettingsEntries,
  ...setupEntries,
  ...cacheEntries,
];
