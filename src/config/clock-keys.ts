import * as v from 'valibot';
import { type Calendar, isKnownZone } from '../process/calendar.ts';
import { key, mapping } from './keys.ts';
import { READER_LOGIN, YEARLY_DAY } from './names.ts';
import { distinctListOf, listOf, oneOf, type Refuse, text, wholeNumber } from './readers.ts';
import { spanOfDates } from './span-keys.ts';

const KNOWN_ZONE = {
  expected: 'the name of a time zone, such as UTC or Europe/Berlin',
  accepts: isKnownZone,
};

const absence = spanOfDates(
  {
    from: 'The first date on which nobody is there.',
    missing: 'the first date on which nobody is there',
    until: 'The date on which you are back.',
  },
  {},
);

const promised = wholeNumber(1, 365, 'days');
const NO_PROMISE = 'no such promise';

/** Deadlines, reminders, and which days count. */
export const clocks = v.pipe(
  mapping(
    {
      acknowledge: key(wholeNumber(1, 90, 'days'), {
        meaning: 'Days from receipt in which a report is acknowledged.',
        default: 5,
        example: 3,
        as: 'acknowledgeDays',
      }),
      dismiss: key(wholeNumber(1, 90, 'days'), {
        meaning: 'Days from receipt in which an invalid report is answered; not below `acknowledge`.',
        default: 10,
        example: 7,
        as: 'dismissDays',
      }),
      appeal: key(wholeNumber(0, 90, 'days'), {
        meaning: 'Days in which a reporter may object to a dismissal before the report is closed.',
        default: 14,
        example: 30,
        as: 'appealDays',
      }),
      cve: key(wholeNumber(1, 90, 'days'), {
        meaning: 'Days after which the coordinator is told that the CVE id is still missing.',
        default: 7,
        example: 5,
        as: 'cveDays',
      }),
      remind: key(distinctListOf(wholeNumber(0, 30, 'days'), 'a list of days before a due time'), {
        meaning:
          'When to remind, in days before a due time; 0 is half a day before it, so that a late schedule is still early enough.',
        takes: 'a list of whole numbers, 0 to 30',
        default: [2, 1],
        example: [3, 1, 0],
        as: 'remindDaysBefore',
      }),
      overdue: key(wholeNumber(1, 168, 'hours'), {
        meaning: 'Hours between reminders once a due time has passed.',
        default: 24,
        example: 12,
        as: 'overdueEveryHours',
      }),
      days: key(oneOf(['calendar', 'business'], { working: 'business', work: 'business' }), {
        meaning:
          'Which days count for every clock but the embargo and those of the law: all, or Monday to Friday.',
        default: 'calendar',
        example: 'business',
      }),
      zone: key(text(KNOWN_ZONE), {
        meaning: "The team's time zone: where a day begins, and what due times are shown in beside UTC.",
        default: 'UTC',
        example: 'Europe/Berlin',
      }),
      holidays: key(distinctListOf(text(YEARLY_DAY), 'a list of dates'), {
        meaning: 'Public holidays: days that do not count.',
        takes: 'a list of dates, `2026-05-14` or `12-25` (every year)',
        default: [],
        example: ['12-25', '2026-05-14'],
      }),
      away: key(listOf(absence, 'a list of mappings of from and until'), {
        meaning:
          'Times in which nobody is there. No clock but the embargo and those of the law runs; what is overdue is still told.',
        default: [],
        example: [{ from: '2026-12-20', until: '2027-01-07' }],
      }),
      assess: key(promised, {
        meaning:
          'Days from the beginning of the assessment to a verdict; is paused while the reporter is asked.',
        without: NO_PROMISE,
        example: 10,
        as: 'assessDays',
      }),
      patch: key(promised, {
        meaning: 'Days from the verdict to a patch.',
        without: NO_PROMISE,
        example: 30,
        as: 'patchDays',
      }),
      update: key(promised, {
        meaning:
          'Days between two updates to the reporter. `/updated` records one; `/updated YYYY-MM-DD` promises the day of the next, with or without this key.',
        without: 'only what `/updated YYYY-MM-DD` promised',
        example: 14,
        as: 'updateDays',
      }),
      embargo: key(promised, {
        meaning:
          'Days from receipt to disclosure, calendar days always. `/embargo YYYY-MM-DD because …` records another day for one case.',
        without: 'only what `/embargo` recorded',
        example: 90,
        as: 'embargoDays',
      }),
      collision: key(promised, {
        meaning:
          'Where different people report the same flaw within so many days of each other, it is proposed to disclose as many days after the latest report. A person decides.',
        without: 'no such proposal',
        example: 14,
        as: 'collisionDays',
      }),
      'needs-info': key(wholeNumber(1, 90, 'days'), {
        meaning: 'Days without an answer of the reporter until somebody is told to ask again.',
        default: 14,
        example: 10,
        as: 'needsInfoDays',
      }),
      'go-on': key(wholeNumber(1, 90, 'days'), {
        meaning: 'Days after that until it is suggested to go on without the answer.',
        default: 7,
        example: 14,
        as: 'goOnDays',
      }),
      steering: key(distinctListOf(text(READER_LOGIN), 'a list of logins'), {
        meaning:
          'Who is mentioned too where a promise stays overdue. Only people who can read the triage repo are mentioned.',
        default: [],
        example: ['example-chair'],
      }),
    },
    { check: refuseEarlyDismissal },
  ),
  v.transform(({ days, zone, holidays, away, remindDaysBefore, ...written }) => {
    const calendar: Calendar = { days, zone, holidays, away };
    return {
      ...written,
      remindDaysBefore: remindDaysBefore.toSorted((left, right) => right - left),
      calendar,
    };
  }),
);

export type ClockConfig = v.InferOutput<typeof clocks>;

/** A report is not dismissed before it is acknowledged. */
function refuseEarlyDismissal({ acknowledge, dismiss }: Record<string, unknown>, refuse: Refuse): void {
  if (typeof acknowledge !== 'number' || typeof dismiss !== 'number' || dismiss >= acknowledge) return;
  const expected = `at least the ${acknowledge} of acknowledge`;
  refuse(['dismiss'], { expected, suggestion: 'dismiss is 10 where it is not set.' });
}
