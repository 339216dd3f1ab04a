/** A moment as people read it, to the minute, in UTC: `2026-03-06 09:00 UTC`. */
export const renderTime = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** The page of an advisory on the GitHub at `server`; before it is published only people with access to it see it. */
export const renderAdvisoryUrl = (server: string, repo: string, ghsa: string): string =>
  `${server}/${repo}/security/advisories/${ghsa}`;
