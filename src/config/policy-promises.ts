import type { ClockConfig } from './clock-keys.ts';
import { NUMBER_WORDS } from './suggest-number.ts';

/** A promise that a public policy makes to reporters. */
export interface PolicyPromise {
  readonly what: 'acknowledge' | 'dismiss' | 'embargo';
  readonly days: number;
  readonly unit: 'calendar' | 'business';
  /** The words of the policy, on one line. */
  readonly quote: string;
}

const DURATION = new RegExp(
  `\\b(\\d{1,3}|${NUMBER_WORDS.join('|')})\\b(?:\\s*\\(\\d+\\))?[\\s-]*(additional\\s+)?(?:(calendar|business|working)[\\s-]+)?(hour|day|week)s?\\b`,
  'gi',
);
/** What a reporter may do where we are silent is no promise of ours. */
const NOT_OURS = /\b(?:if|unless|when)\b.*\b(?:not|no|don't|never|without)\b/i;

/**
 * Promises in a policy: in how many days a report is acknowledged, answered, or disclosed. A sentence counts only where
 * it names a time and what is due in it; the shortest counts where there are several. Never throws.
 */
export function findPromises(policy: string): readonly PolicyPromise[] {
  const found = sentencesOf(policy.slice(0, 200_000)).flatMap(promisesIn);
  return (['acknowledge', 'dismiss', 'embargo'] as const).flatMap(
    (what) => found.filter((each) => each.what === what).toSorted((a, b) => a.days - b.days)[0] ?? [],
  );
}

/** Longer ones were not written by people, and would take for ever to look through. */
const LONGEST = 2_000;

function sentencesOf(policy: string): readonly string[] {
  return policy
    .replace(/\r\n?/g, '\n')
    .replace(/[*_`]+/g, '')
    .split(/\n\s*\n|\n\s*(?:[-+]|\d+\.)\s|(?<=[.!?])\s+(?=[A-Z])/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '' && sentence.length <= LONGEST && !NOT_OURS.test(sentence));
}

function promisesIn(sentence: string): readonly PolicyPromise[] {
  let from = 0;
  let before: PolicyPromise['what'] | undefined;
  return [...sentence.matchAll(DURATION)].flatMap((match): readonly PolicyPromise[] => {
    const lead = sentence.slice(from, match.index);
    // What is due stands before its time, or (`within 4 days, a first answer`) after it.
    const what = meantBy(lead) ?? (from === 0 ? meantBy(sentence.slice(match.index)) : undefined);
    from = match.index + match[0].length;
    const earlier = before;
    before = what ?? before;
    // `within an additional three days`: counted from a promise that it follows, not from receipt.
    if (what === undefined || (match[2] !== undefined && earlier !== undefined)) return [];
    return [{ what, ...readDuration(match), quote: sentence.slice(0, 300) }];
  });
}

function meantBy(words: string): PolicyPromise['what'] | undefined {
  if (/disclos|embargo|made public|publish/i.test(words)) return 'embargo';
  if (/acknowledg|first (?:answer|response|reply)|initial (?:answer|response|reply)/i.test(words))
    return /detailed|dismiss|reject|invalid/i.test(words) ? 'dismiss' : 'acknowledge';
  if (/detailed|decision|accept|reject|assess/i.test(words)) return 'dismiss';
  return /\b(?:respond|reply|answer)/i.test(words) ? 'acknowledge' : undefined;
}

function readDuration([, number = '', , kind = '', unit = '']: RegExpMatchArray): Pick<
  PolicyPromise,
  'days' | 'unit'
> {
  const word = NUMBER_WORDS.indexOf(number.toLowerCase());
  const count = word >= 0 ? word + 1 : Number(number);
  const size = { hour: 1 / 24, day: 1, week: 7 }[unit.toLowerCase()] ?? 1;
  return { days: count * size, unit: /business|working/i.test(kind) ? 'business' : 'calendar' };
}

/** Where the clocks run longer than the policy promises: one sentence each. */
export function comparePromises(promises: readonly PolicyPromise[], clocks: ClockConfig): readonly string[] {
  const { days, holidays, away } = clocks.calendar;
  const kept = {
    acknowledge: clocks.acknowledgeDays,
    dismiss: clocks.dismissDays,
    embargo: clocks.embargoDays,
  };
  return promises.flatMap((promise) => {
    const set = kept[promise.what];
    if (set === null) return [];
    // The end of an embargo is counted in calendar days, whatever the calendar.
    if (promise.what === 'embargo')
      return set <= promise.days
        ? []
        : [`The policy promises “${promise.quote}”; clocks.embargo is ${set} days.`];
    // Five working days are a calendar week; as many calendar days are at worst as many working ones.
    const longest = days === 'business' && promise.unit === 'calendar' ? set + 2 * Math.ceil(set / 5) : set;
    const isFrozen = promise.unit === 'calendar' && (holidays.length > 0 || away.length > 0);
    if (longest <= promise.days && !isFrozen) return [];
    const unit = days === 'business' ? 'business days' : 'days';
    const rest = isFrozen && longest <= promise.days ? ', and holidays and absences make it longer' : '';
    return [`The policy promises “${promise.quote}”; clocks.${promise.what} is ${set} ${unit}${rest}.`];
  });
}
