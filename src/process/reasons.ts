/** Every run ends in one decision and one reason code from these lists (design, section 3, rule 8). */

export const DECISIONS = ['done', 'nothing', 'waiting', 'refused', 'failed'] as const;
export type Decision = (typeof DECISIONS)[number];

export const REASONS = {
  moved: 'The case moved.',
  acted: 'The bot did what was due.',
  'taken-in': 'At least one report became a case.',
  'swept-clean': 'Everything was looked at and nothing was due.',
  'not-our-event': 'The event concerns no case.',
  'nothing-due': 'Nothing to do: the case is up to date.',
  'request-refused': 'A request was refused, with an explanation.',
  'confirmation-needed': 'A request waits for a confirmation.',
  'membership-unknown': 'The members of the team could not be read, so no request was judged.',
  'other-run-active': 'Another run is doing this now.',
  'store-conflict': 'Other runs kept writing to the store. The next run continues.',
  'dry-run': 'Planned only.',
  'bad-setup': 'Something in the set-up is wrong. The log says what, and what to do.',
  'bad-configuration': 'The configuration has mistakes.',
  'bad-input': 'An input of the action is wrong.',
  'bad-store': 'The stored data of a case cannot be read.',
  'store-refused': 'GitHub refused to save the stored data. Nothing that relies on it was done.',
  'thread-unseen': 'A public thread that should be taken down could not be found. The case says what to do.',
  'wrong-visibility': 'People who should not can read the triage repo.',
  'wrong-identity': 'A name in the configuration belongs to somebody else now.',
  'token-refused': 'GitHub refused the credentials.',
  'permission-missing': 'A permission that the process needs is missing.',
  'github-unreachable': 'GitHub did not answer as it should.',
  'not-in-triage-repo': 'This action belongs in the private triage repo.',
  'gate-passed': 'The release passed the check.',
  'gate-open': 'The release has not passed the check yet.',
  'proof-held': 'The new tests fail without the fix and pass with it.',
  'proof-open': 'The new tests do not prove the fix yet.',
  'not-isolated': 'The code of the fix could not be isolated from the job, so it was not run.',
  internal: 'A mistake in this program.',
} as const;
export type ReasonCode = keyof typeof REASONS;
