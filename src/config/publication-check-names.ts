/** Where a disclosure is looked for until it is seen to be there. */
export const PUBLICATION_CHECK_NAMES = ['github', 'osv', 'cve', 'npm', 'post', 'feed'] as const;
export type PublicationCheckName = (typeof PUBLICATION_CHECK_NAMES)[number];
