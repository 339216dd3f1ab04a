/** Owners of whom no request gets an answer: each waits half a minute and is repeated, and a job has its limit. Pure. */

/** Requests in a row without an answer, repetitions included, after which an owner is not asked again in this run: one request, tried out. */
export const MOST_UNANSWERED = 4;

/** By whom was asked for what: owner in lower case, and apart from it what is asked without credentials. */
type Silence = ReadonlyMap<string, number>;

export const askedKey = (repo: string, isAnonymous: boolean): string =>
  `${isAnonymous ? 'anonymous ' : ''}${repo.split('/')[0] ?? ''}`.toLowerCase();

/** How often there was no answer in a row, after one more request; any answer, a refusal too, ends the row. */
export const countUnanswered = (before: number | undefined, isAnswered: boolean): number =>
  isAnswered ? 0 : (before ?? 0) + 1;

export const isSilent = (silence: Silence, key: string): boolean =>
  (silence.get(key) ?? 0) >= MOST_UNANSWERED;
