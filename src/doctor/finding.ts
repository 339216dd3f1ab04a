import { ADVICE, type SetupCause } from './advice.ts';
import type { Refused, Seen } from './setup.ts';

/** `unseen`: it cannot be told with the credentials at hand; the advice says how to look. */
export type Verdict = 'ok' | 'wrong' | 'unseen';

/** One line of the doctor's table. */
export interface Finding {
  /** What was looked at: `credentials`, `permissions`, `team`, … */
  readonly check: string;
  /** Whose: an owner, a repo, a file. */
  readonly about: string;
  readonly verdict: Verdict;
  /** What is wrong, as a word for programs; null where nothing is. */
  readonly cause: string | null;
  readonly says: string;
  /** What to do; null where nothing is to be done. */
  readonly advice: string | null;
}

export const fine = (check: string, about: string, says: string): Finding => ({
  check,
  about,
  verdict: 'ok',
  cause: null,
  says,
  advice: null,
});

export const wrong = (check: string, about: string, cause: SetupCause, says: string): Finding => ({
  check,
  about,
  verdict: 'wrong',
  cause,
  says,
  advice: ADVICE[cause](about),
});

export const unseen = (check: string, about: string, says: string, advice: string): Finding => ({
  check,
  about,
  verdict: 'unseen',
  cause: 'cannot-be-seen',
  says,
  advice,
});

/** GitHub answers “not found” also for what it does not show: where the thing must be there, it was not seen. */
export const hidden = (check: string, about: string, what: string) => (): readonly Finding[] => [
  unseen(
    check,
    about,
    `GitHub does not show ${what} with these credentials.`,
    `Look at ${about} with the account of an owner, or give the doctor such a token in GITHUB_TOKEN.`,
  ),
];

/** What GitHub refused with a cause that is known is wrong by that cause; the rest cannot be seen from here. */
function refused(check: string, about: string, { cause, says, advice }: Refused): Finding {
  if (cause === null || cause === 'permission-missing' || cause === 'role-missing')
    return unseen(check, about, says, advice);
  return { check, about, verdict: 'wrong', cause, says, advice };
}

/** The findings about something that was seen; one finding where it was not. */
export function judgeSeen<T>(
  check: string,
  about: string,
  seen: Seen<T>,
  absent: () => readonly Finding[],
  judge: (value: T) => readonly Finding[],
): readonly Finding[] {
  if (seen.kind === 'seen') return judge(seen.value);
  return seen.kind === 'absent' ? absent() : [refused(check, about, seen)];
}
