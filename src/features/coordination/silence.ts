import type { Actor, ObservedIssue } from '../../case/observed.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { DAY_MS } from '../../process/durations.ts';
import { type StateId, statesFrom } from '../../process/table.ts';

/** As much of a case as tells whether people have fallen silent; the sweep has it of every case. */
export interface Glimpse {
  readonly stored: StoredCase;
  readonly issue: ObservedIssue | null;
  readonly now: string;
  readonly self: Actor;
}

/** Days of silence after which it is asked how far the patch is, and again after as many. */
const SILENT_DAYS = 7;
const AT_WORK = statesFrom('patching', 'releasing');

/**
 * Key of the nudge that is due, `remind/silence/<last heard>/<days>`, or undefined. What counts is what people wrote,
 * moved or recorded; the bot's own words do not.
 */
export function silenceKey({ stored, issue, now, self }: Glimpse): string | undefined {
  if (!AT_WORK.includes(stateOf(stored)) || !issue) return undefined;
  const heard = [
    ...issue.comments.filter(({ author }) => author?.id !== self.id).map(({ createdAt }) => createdAt),
    ...stored.moves.map(({ at }) => at),
    ...stored.evidence.map(({ at }) => at),
    ...(stored.plans ?? []).map(({ at }) => at),
  ].map((at) => Date.parse(at));
  const last = Math.max(...heard);
  const rounds = Math.floor((Date.parse(now) - last) / (SILENT_DAYS * DAY_MS));
  return rounds < 1
    ? undefined
    : `remind/silence/${new Date(last).toISOString().slice(0, 10)}/${rounds * SILENT_DAYS}`;
}

/** Key of the reminder that the planned day is over, once a day; undefined where it is not, or all is disclosed. */
export function lateKey({ stored, now }: Pick<Glimpse, 'stored' | 'now'>): string | undefined {
  const day = stored.plans?.at(-1)?.day;
  const states: readonly StateId[] = [...AT_WORK, 'disclosing'];
  if (day === undefined || isDisclosed(stored) || !states.includes(stateOf(stored))) return undefined;
  const today = now.slice(0, 10);
  return today > day ? `remind/release/${day}/${today}` : undefined;
}

/** Something of that is due and not said yet. */
export const isSilenceDue = (glimpse: Glimpse): boolean => freshWords(glimpse).length > 0;

/** Keys of what is due of that and is not remembered as said. */
export function freshWords(glimpse: Glimpse): readonly string[] {
  return [silenceKey(glimpse), lateKey(glimpse)]
    .filter((key) => key !== undefined)
    .filter((key) => !glimpse.stored.said.some((said) => said.key === key));
}
