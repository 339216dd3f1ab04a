/** Every run ends in one decision and one reason code from these lists (design, section 3, rule 8). */

export const DECISIONS = ['done', 'nothing', 'waiting', 'refused', 'failed'] as const;
export type Decision = (typeof DECISIONS)[number];

export const REASONS = {
  moved: 'The case moved.',
  acted: 'Something that was owed was done.',
  'taken-in': 'At least one report became a case.',
  'swept-clean': 'Everything was looked at and nothing was due.',
  'not-our-event': 'The event concerns no case.',
  'nothing-due': 'The case is as the process demands.',
  'request-refused': 'A request was taken back, with an explanation.',
  'confirmation-needed': 'What cannot be taken back waits for a confirmation.',
  'membership-unknown': 'Team membership could not be read; nothing was judged.',
  'other-run-active': 'Another run holds a claim on what is to be done.',
  'store-conflict': 'Others kept writing to the store; the next run takes it up.',
  'dry-run': 'Planned only.',
  'bad-setup': 'Something in the set-up is wrong; the log says what, and what to do.',
  'bad-configuration': 'The configuration has mistakes.',
  'bad-input': 'An input of the action is wrong.',
  'bad-store': 'The memory of a case cannot be read.',
  'store-refused': 'GitHub refused what the process has to remember; nothing that relies on it was done.',
  'thread-unseen': 'A public thread that is to be put out of sight could not be found, and people were told.',
  'wrong-visibility': 'The triage repo is readable by others than expected.',
  'wrong-identity': 'A name in the configuration stands for somebody else now.',
  'token-refused': 'GitHub refused the credentials.',
  'permission-missing': 'A permission that the process cannot do without is missing.',
  'github-unreachable': 'GitHub did not answer as it should.',
  'not-in-triage-repo': 'This action belongs in the private triage repo.',
  'gate-passed': 'The release shows everything that it must.',
  'gate-open': 'The release does not show everything yet.',
  'proof-held': 'The new tests fail without the fix and pass with it.',
  'proof-open': 'The new tests do not prove the fix yet.',
  'not-isolated': 'The code of the fix could not be kept apart from the job, so it was not run.',
  internal: 'A mistake of ours.',
} as const;
export type ReasonCode = keyof typeof REASONS;
