/** Where a disclosure is looked for until it is seen to be there. */
export const SIGHT_NAMES = ['github', 'osv', 'cve', 'npm', 'post', 'feed'] as const;
export type SightName = (typeof SIGHT_NAMES)[number];
