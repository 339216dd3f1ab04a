/** Work of which only so much goes on at a time; the rest waits its turn. */
export function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let going = 0;
  return async (work) => {
    // A request that ends hands its place on, so the count stays as it is for one that waited.
    if (going >= most) await new Promise<void>((start) => waiting.push(start));
    else going++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else going--;
    }
  };
}
