/** A sequence of numbers from 0 to below 1 that is the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A word that nobody writes by chance: a canary. */
export function inventCanary(random: () => number): string {
  const letters = 'bcdfghjklmnpqrstvwxz';
  const word = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]).join('');
  return `canary${word}`;
}
