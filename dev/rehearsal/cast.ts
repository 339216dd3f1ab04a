/** Who plays in a rehearsal. None of them exists; every login says what its owner does. */
export const CAST = {
  coordinator: { login: 'casey-coordinator', team: true },
  member: { login: 'mika-member', team: true },
  analyst: { login: 'alex-analyst', team: true },
  developer: { login: 'devon-developer', team: false },
  editor: { login: 'eden-editor', team: false },
  reporter: { login: 'robin-reporter', team: false },
  owner: { login: 'olu-owner', team: false },
} as const;

export type RoleName = keyof typeof CAST;
export const ROLE_NAMES = Object.keys(CAST) as readonly RoleName[];

export const TEAM_SLUG = 'security-triage';
/** Names of the repos beside the projects, where no project is called so. */
export const TRIAGE_REPO = 'security-triage';
export const SITE_REPO = 'website';

/** Channels of the rehearsed organisation that a member posts to by hand. */
export const CHANNELS = ['x'] as const;
/** Channels that the bot posts to by itself, once that is confirmed. */
export const REACHED_CHANNELS = ['mastodon', 'bluesky', 'chat'] as const;
