import { type PermissionSet, sumPermissions } from '../../src/github/permission-sets.ts';
import { baseNeeds } from '../../src/github/permissions.ts';
import { GITHUB_COM } from '../../src/text/server.ts';
import type { Place } from './place.ts';
import { triageOf, type Wish } from './wish.ts';

/** What the App has to be granted for every step that nobody can do without. */
export const appPermissions = (): PermissionSet => sumPermissions(baseNeeds(true).map(([, need]) => need));

/**
 * GitHub's form for a new App with everything filled in that an address can fill in.
 * Source: docs.github.com, “Registering a GitHub App using URL parameters”.
 */
function appLink({ owner, app, uses, publicApp }: Wish, web: string): string {
  const query = new URLSearchParams({
    name: app,
    url: `${web}/${uses.repo}`,
    public: String(publicApp),
    webhook_active: 'false',
    ...appPermissions(),
  });
  return `${web}/organizations/${owner}/settings/apps/new?${query}`;
}

/** What only a person can do and is not done yet, in this order; at most ten. */
export function listByHand(wish: Wish, place: Place, web = GITHUB_COM): readonly string[] {
  const { owner, team, app } = wish;
  const repo = triageOf(wish);
  const hasTeam = place.teamMembers.kind === 'seen' && place.teamMembers.value >= 2;
  const hasSecret = place.secrets.kind === 'seen' && place.secrets.value.includes('SECURITY_PROCESS_APPS');
  const isManager = place.isSecurityManager.kind === 'seen' && place.isSecurityManager.value;
  const inEnvironment = wish.environment === null ? '' : ` --env ${wish.environment}`;
  const inBrowser =
    wish.environment === null
      ? ` (or paste it as SECURITY_PROCESS_APPS: ${web}/${repo}/settings/secrets/actions/new)`
      : ` (or paste it there: ${web}/${repo}/settings/environments)`;
  const isNew = place.app.kind !== 'seen' || place.app.value === null;
  const settings = `${web}/organizations/${owner}/settings`;
  return [
    ...(hasTeam ? [] : [`Make the team ${team} with at least two members: ${web}/orgs/${owner}/new-team`]),
    ...(isManager
      ? []
      : [
          `Make the team a security manager, so that its members can open advisories: ${settings}/org_role_assignments`,
        ]),
    ...(isNew ? [`Register the App; everything is filled in: ${appLink(wish, web)}`] : []),
    ...(isNew || !hasSecret
      ? [
          `Generate a private key, and note the client id: ${settings}/apps/${app}`,
          ...(isNew ? [`Install the App on all repos: ${settings}/apps/${app}/installations`] : []),
          `Write client id and key into apps.yml (as in the README), then run: gh secret set SECURITY_PROCESS_APPS --repo ${repo}${inEnvironment} < apps.yml${inBrowser}`,
        ]
      : []),
    ...(isNew ? ['Run this again: with the App known, it protects the branch of the store.'] : []),
  ];
}

/** What this list may have wrong, since the token does not show it. */
export function hintOwner({ owner }: Wish, { app }: Pick<Place, 'app'>): readonly string[] {
  if (app.kind === 'seen') return [];
  return [
    `Whether the App is installed could not be seen: the token is not of an owner of ${owner}, or lacks the scope admin:org. An owner finds some of this list done.`,
  ];
}

/** What comes last: on GitHub there is no clone to call the doctor from, and a token that has to go. */
export const sayLast = (wish: Wish, isOnGitHub: boolean): string =>
  isOnGitHub
    ? 'Then start the workflow “Security process” with “Plan only”: it shows whether all is right. When you are done, delete the secret that holds the token of an owner, and the token.'
    : `Then look whether all is right: npm run doctor -- --repo ${triageOf(wish)} --apps apps.yml`;

/** The form for private reports, offered where there is none: nobody needs it, and it is public. */
export function hintReportForm(
  { owner, reportForm }: Wish,
  place: Pick<Place, 'reportForm'>,
): readonly string[] {
  const seen = place.reportForm;
  if (seen.kind === 'seen' && seen.value !== null) return [];
  if (seen.kind === 'absent')
    return [
      `You can ask reporters for what the team needs: make the public repo ${owner}/.github, then run this again with --report-form.`,
    ];
  if (seen.kind === 'refused')
    return [`Whether ${owner}/.github has a form for private reports could not be seen: ${seen.says}`];
  return reportForm
    ? []
    : [
        `You can ask reporters for what the team needs: --report-form adds a form for private reports to ${owner}/.github.`,
      ];
}
