/**
 * What nobody has verified and no probe can try: entries of the overlay and unkindnesses by name, each with the reason
 * and with what would verify it. `test/probe` holds that nothing is left out.
 */
export const NOT_PROBED: Readonly<Record<string, string>> = {
  'advisories-beyond-the-lists':
    'only GitHub adds to the lists of its site: look which ecosystems and types of credit the site offers, and compare them with the API’s description',
};

/** Unkindnesses that nobody has seen, by the question that tells whether GitHub is like that. */
export const TOLD_BY: Readonly<Record<string, string>> = {
  'orphan-refs-need-workflows': 'orphan-store-branch',
  'sentences-alone': 'sentences-alone',
  'vulnerability-required': 'vulnerability-required',
  'owner-advisories-refused': 'organisation-advisories-by-app',
  'app-cannot-publish': 'advisory-published-by-app',
  'app-cannot-request-cve': 'cve-requested-by-app',
  'app-cannot-transfer': 'issue-transferred-by-app',
  'no-comments-on-published': 'no-comments-on-published',
  'collaborators-hidden': 'narrowed-collaborators',
  'readers-hidden': 'narrowed-readers',
};

/** Unkindnesses that no question can tell of, and why. */
export const UNTOLD: Readonly<Record<string, string>> = {
  'ecosystem-unlisted': 'only GitHub adds ecosystems to its site',
  'fields-missing': 'depends on the version of GitHub Enterprise Server',
  'members-hidden': 'needs a member of the organisation who hides the membership, who is a second person',
  'report-limits': 'needs more reports than one throw-away account should send in a day',
  'mail-to-the-named': 'what mail arrives is seen in a mailbox, not by the API',
};
