/**
 * Sentences that are in public before a disclosure. They reveal nothing: no package, no kind of flaw, not even
 * that there is one.
 */

export const REMOVED_TITLE = 'Removed';
export const REMOVED_BODY =
  'The content was moved to a private place by the maintainers. They will be in touch with the author.';

/** `FYI - pull request deleted #12` (node I). */
export const placeholderTitle = (kind: 'issue' | 'pull', number: number): string =>
  `FYI - ${kind === 'pull' ? 'pull request' : 'issue'} deleted #${number}`;

/**
 * Mentions the author, so that they learn of it; says nothing else of the content.
 *
 * @param contact where they can write to; null where private reporting of the repo is on
 */
export const PLACEHOLDER_BODY = (author: string | null, contact: string | null = null): string =>
  [
    `${author === null ? 'To the author' : `@${author}`}: we have moved what you posted here to a private place, where we look at it. It has not been dismissed.`,
    '',
    `We will contact you directly. Please do not post it again in public; you can reach us at any time ${contact === null ? 'through "Report a vulnerability" in the Security tab of this repository' : `at ${contact}`}.`,
  ].join('\n');

/** Beside every release that is approved, whatever was held and for how long. */
export const RELEASE_APPROVED = 'The check has passed.';
