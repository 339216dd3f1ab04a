import * as v from 'valibot';
import { AWAY, clockDays, DATES, KNOWN_ZONE, readCalendar } from './calendar-schema.ts';
import {
  type ClockConfig,
  CONFIRMED_OPERATIONS,
  type ConfirmationConfig,
  type CveConfig,
  DELETIONS,
  type ExploitedConfig,
  type IntakeConfig,
  type PolicyConfig,
  type PrivatizeConfig,
} from './config.ts';
import { FOLDER, LABEL_NAME, READER_LOGIN, REPO_PATH, shortText } from './names.ts';
import {
  distinctListOf,
  isMapping,
  mapping,
  oneOf,
  pathTo,
  type Reads,
  recordOf,
  says,
  text,
  wholeNumber,
  yesOrNo,
} from './written-values.ts';

/** Deadlines and reminders. A report is not dismissed before it is acknowledged. */
export const clocks: Reads<ClockConfig> = v.pipe(
  mapping(
    {
      acknowledge: v.optional(wholeNumber(1, 90, 'days'), 5),
      dismiss: v.optional(wholeNumber(1, 90, 'days'), 10),
      appeal: v.optional(wholeNumber(0, 90, 'days'), 14),
      cve: v.optional(wholeNumber(1, 90, 'days'), 7),
      remind: v.optional(
        distinctListOf(wholeNumber(0, 30, 'days'), 'a list of days before a due time'),
        [2, 1],
      ),
      overdue: v.optional(wholeNumber(1, 168, 'hours'), 24),
      days: v.optional(
        oneOf(['calendar', 'business'], { working: 'business', work: 'business' }),
        'calendar',
      ),
      zone: v.optional(text(KNOWN_ZONE), 'UTC'),
      holidays: v.optional(DATES, []),
      away: v.optional(AWAY, []),
      assess: clockDays,
      patch: clockDays,
      update: clockDays,
      embargo: v.optional(wholeNumber(1, 365, 'days')),
      'needs-info': v.optional(wholeNumber(1, 90, 'days'), 14),
      'go-on': v.optional(wholeNumber(1, 90, 'days'), 7),
      steering: v.optional(distinctListOf(text(READER_LOGIN), 'a list of logins'), []),
    },
    { expected: 'a mapping of acknowledge, dismiss, appeal, cve, remind, overdue and others' },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const written: unknown = dataset.value;
    if (!isMapping(written)) return;
    const { acknowledge, dismiss } = written;
    if (typeof acknowledge !== 'number' || typeof dismiss !== 'number' || dismiss >= acknowledge) return;
    addIssue({
      message: says({
        expected: `at least the ${acknowledge} of acknowledge`,
        suggestion: 'dismiss is 10 where it is not set.',
      }),
      input: dismiss,
      path: [pathTo(written, 'dismiss')],
    });
  }),
  v.transform((written) => ({
    acknowledgeDays: written.acknowledge,
    dismissDays: written.dismiss,
    appealDays: written.appeal,
    cveDays: written.cve,
    remindDaysBefore: written.remind.toSorted((left, right) => right - left),
    overdueEveryHours: written.overdue,
    calendar: readCalendar(written),
    assessDays: written.assess ?? null,
    patchDays: written.patch ?? null,
    updateDays: written.update ?? null,
    embargoDays: written.embargo ?? null,
    needsInfoDays: written['needs-info'],
    goOnDays: written['go-on'],
    steering: written.steering,
  })),
);

export const confirmations: Reads<ConfirmationConfig> = mapping(
  {
    disclosure: v.optional(wholeNumber(1, 10, 'members'), 1),
    without: v.optional(
      distinctListOf(
        oneOf(CONFIRMED_OPERATIONS, {
          cve: 'cve-request',
          close: 'close-report',
        }),
        'a list of operations',
      ),
      [],
    ),
  },
  { expected: 'a mapping of disclosure and without' },
);

const PROVIDERS = ['manual', 'github'] as const;

/** `manual`, `github`, or a mapping with `provider`, `contact`, `cna`. */
export const cve: Reads<CveConfig> = v.lazy((input) => (isMapping(input) ? detailedCve : plainCve));

const plainCve: Reads<CveConfig> = v.pipe(
  oneOf(PROVIDERS),
  v.transform((provider) => ({ provider, contact: null, cna: null })),
);

const detailedCve: Reads<CveConfig> = v.pipe(
  mapping(
    {
      provider: v.optional(oneOf(PROVIDERS), 'manual'),
      contact: v.optional(text(shortText('whom a request is addressed to'))),
      cna: v.optional(text(shortText('what the CNA calls itself'))),
    },
    { expected: 'manual, github, or a mapping of provider, contact and cna' },
  ),
  v.transform(({ provider, contact, cna }) => ({ provider, contact: contact ?? null, cna: cna ?? null })),
);

/** The organisation's own words by the key of the text they replace. `known` undefined: any well-formed key. */
export function templates(known: readonly string[] | undefined): Reads<Record<string, string>> {
  const key = known
    ? oneOf(known)
    : text({
        expected: 'the key of a text, in small letters, digits and hyphens',
        accepts: (word) => /^[a-z][a-z\d]*(?:[-./][a-z\d]+)*$/.test(word),
      });
  const words = text({
    expected: 'text of 1 to 20000 characters',
    accepts: (written) => written.trim() !== '' && written.length <= 20_000,
  });
  return recordOf(key, words, 'a mapping of key to text');
}

export const intake: Reads<IntakeConfig> = v.pipe(
  mapping(
    {
      advisories: v.optional(yesOrNo(), true),
      form: v.optional(text(LABEL_NAME), 'security-report'),
      conversations: v.optional(yesOrNo(), true),
      'most-per-day': v.optional(wholeNumber(1, 100, 'reports'), 5),
      'out-of-scope': v.optional(
        distinctListOf(text(shortText('what is no vulnerability here')), 'a list of lines of text'),
        [],
      ),
      'public-label': v.optional(text(LABEL_NAME)),
    },
    {
      expected: 'a mapping of advisories, form, conversations, most-per-day, out-of-scope and public-label',
      synonyms: {
        label: 'Did you mean form?',
        formLabel: 'Did you mean form?',
        outOfScope: 'Did you mean out-of-scope?',
        limit: 'Did you mean most-per-day?',
      },
    },
  ),
  v.transform((written) => ({
    advisories: written.advisories,
    formLabel: written.form,
    conversations: written.conversations,
    mostPerDay: written['most-per-day'],
    outOfScope: written['out-of-scope'],
    publicLabel: written['public-label'] ?? null,
  })),
);

/** What is needed once a flaw is exploited. */
export const exploited: Reads<ExploitedConfig> = v.pipe(
  mapping(
    { contact: v.optional(text(shortText('who tells the authorities'))) },
    { expected: 'a mapping of contact' },
  ),
  v.transform(({ contact }) => ({ contact: contact ?? null })),
);

const POLICY = 'owner/name of a public repo, or a mapping of repo and path';

/** `owner/name`, whose policy is `SECURITY.md`, or a mapping. */
export const policy: Reads<PolicyConfig> = v.lazy((input) =>
  isMapping(input) ? detailedPolicy : plainPolicy,
);

const plainPolicy: Reads<PolicyConfig> = v.pipe(
  text({ ...REPO_PATH, expected: POLICY }),
  v.transform((repo) => ({ repo, path: 'SECURITY.md' })),
);

const detailedPolicy: Reads<PolicyConfig> = mapping(
  { repo: text(REPO_PATH), path: v.optional(text({ ...FOLDER, expected: 'path of a file' }), 'SECURITY.md') },
  { expected: POLICY, missing: { repo: REPO_PATH.expected }, synonyms: { file: 'Did you mean path?' } },
);

export const privatize: Reads<PrivatizeConfig> = mapping(
  { delete: v.optional(oneOf(DELETIONS), 'comments'), branch: v.optional(yesOrNo(), false) },
  { expected: 'a mapping of delete and branch' },
);
