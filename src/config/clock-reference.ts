const days = (most: number): string => `a whole number of days, 1 to ${most}`;

/** The keys of `clocks` that say which days count, and those of promises beyond the two of the process. */
export const CLOCK_KEYS = [
  {
    key: 'clocks.days',
    meaning:
      'Which days count for every clock but the embargo and those of the law: all, or Monday to Friday.',
    takes: '`calendar` or `business`',
    default: 'calendar',
    example: 'clocks:\n  days: business',
  },
  {
    key: 'clocks.zone',
    meaning: "The team's time zone: where a day begins, and what due times are shown in beside UTC.",
    takes: 'the name of a time zone',
    default: 'UTC',
    example: 'clocks:\n  zone: Europe/Berlin',
  },
  {
    key: 'clocks.holidays',
    meaning: 'Public holidays: days that do not count.',
    takes: 'a list of dates, `2026-05-14` or `12-25` (every year)',
    default: '[]',
    example: 'clocks:\n  holidays: [12-25, 2026-05-14]',
  },
  {
    key: 'clocks.away',
    meaning:
      'Times in which nobody is there. No clock but the embargo and those of the law runs; what is overdue is still told.',
    takes: 'a list of mappings',
    default: '[]',
    example: 'clocks:\n  away:\n    - from: 2026-12-20\n      until: 2027-01-07',
  },
  {
    key: 'clocks.away[].from',
    meaning: 'The first date on which nobody is there.',
    takes: 'a date',
    default: null,
    example: 'clocks:\n  away:\n    - from: 2026-12-20\n      until: 2027-01-07',
  },
  {
    key: 'clocks.away[].until',
    meaning: 'The date on which you are back.',
    takes: 'a date',
    default: null,
    example: 'clocks:\n  away:\n    - from: 2026-12-20\n      until: 2027-01-07',
  },
  {
    key: 'clocks.assess',
    meaning:
      'Days from the beginning of the assessment to a verdict; stands still while the reporter is asked.',
    takes: days(365),
    default: null,
    without: 'no such promise',
    example: 'clocks:\n  assess: 10',
  },
  {
    key: 'clocks.patch',
    meaning: 'Days from the verdict to a patch.',
    takes: days(365),
    default: null,
    without: 'no such promise',
    example: 'clocks:\n  patch: 30',
  },
  {
    key: 'clocks.update',
    meaning:
      'Days between two updates to the reporter. `/updated` records one; `/updated YYYY-MM-DD` promises the day of the next, with or without this key.',
    takes: days(365),
    default: null,
    without: 'only what `/updated YYYY-MM-DD` promised',
    example: 'clocks:\n  update: 14',
  },
  {
    key: 'clocks.embargo',
    meaning:
      'Days from receipt to disclosure, calendar days always. `/embargo YYYY-MM-DD because …` records another day for one case.',
    takes: days(365),
    default: null,
    without: 'only what `/embargo` recorded',
    example: 'clocks:\n  embargo: 90',
  },
  {
    key: 'clocks.needs-info',
    meaning: 'Days without an answer of the reporter until somebody is told to ask again.',
    takes: days(90),
    default: '14',
    example: 'clocks:\n  needs-info: 10',
  },
  {
    key: 'clocks.go-on',
    meaning: 'Days after that until it is suggested to go on without the answer.',
    takes: days(90),
    default: '7',
    example: 'clocks:\n  go-on: 14',
  },
  {
    key: 'clocks.steering',
    meaning:
      'Who is mentioned too where a promise stays overdue. Only people who can read the triage repo are mentioned.',
    takes: 'a list of logins',
    default: '[]',
    example: 'clocks:\n  steering: [example-chair]',
  },
];
