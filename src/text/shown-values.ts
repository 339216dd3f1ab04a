/** A moment as people read it, to the minute, in UTC: `2026-03-06 09:00 UTC`. */
export const renderTime = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** The page of an advisory; before it is published only people with access to it see it. */
export const renderAdvisoryUrl = (repo: string, ghsa: string): string =>
  `https://github.com/${repo}/security/advisories/${ghsa}`;
