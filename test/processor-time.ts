/**
 * Time for tests of hostile text. Of the processor, not of the clock: a machine that is slow or busy with other things
 * must not fail a test. What grows with the square of the longest text takes more.
 */

/** Several times what any reader takes on a slow machine. */
export const SOON_MS = 5_000;

/** Milliseconds that this thread worked, whatever other threads and processes did meanwhile. */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
