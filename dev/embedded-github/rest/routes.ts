/** All REST routes. */
import type { Route } from '../http.ts';
import { actionRoutes } from './actions.ts';
import { actionsSettingsRoutes } from './actions-settings.ts';
import { advisoryRoutes } from './advisories.ts';
import { appRoutes } from './apps.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { gitRoutes } from './git.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { metaRoutes } from './meta.ts';
import { orgRoutes } from './orgs.ts';
import { pullRoutes } from './pulls.ts';
import { releaseRoutes } from './releases.ts';
import { repoRoutes } from './repos.ts';
import { setupRoutes } from './setup.ts';

export const routes: readonly Route[] = [
  ...metaRoutes,
  ...actionRoutes,
  ...advisoryRoutes,
  ...appRoutes,
  ...commentRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...orgRoutes,
  ...pullRoutes,
  ...releaseRoutes,
  ...repoRoutes,
  ...actionsSettingsRoutes,
  ...setupRoutes,
];
