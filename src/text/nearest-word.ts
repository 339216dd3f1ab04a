/**
 * The known word that was probably meant, or undefined where none is near: the same word in other case, the
 * last part of a path-like one (`received` for `case/received`), or one within a few slips of the keyboard.
 */
export function findNearestWord(written: string, known: readonly string[]): string | undefined {
  if (written === '' || written.length > 60) return undefined;
  const word = written.toLowerCase();
  const exact = known.find((candidate) => candidate.toLowerCase() === word);
  if (exact !== undefined) return exact;
  const parts = known.filter((candidate) => candidate.toLowerCase().endsWith(`/${word}`));
  if (parts.length === 1) return parts[0];
  const allowed = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3;
  let nearest: { word: string; slips: number } | undefined;
  for (const candidate of known) {
    const slips = countSlips(word, candidate.toLowerCase());
    if (slips <= allowed && slips < Math.min(candidate.length, nearest?.slips ?? Infinity)) {
      nearest = { word: candidate, slips };
    }
  }
  return nearest?.word;
}

const LONGEST = 300;

/** Letters added, left out, changed, or swapped with their neighbour. */
export function countSlips(left: string, right: string): number {
  // Nobody means one by the other; comparing them takes the product of their lengths.
  if (Math.max(left.length, right.length) > LONGEST) return Math.max(left.length, right.length);
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const ways = [last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1)];
      if (swapped) ways.push(beforeLast[column - 2]! + 1);
      current.push(Math.min(...ways));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length]!;
}
