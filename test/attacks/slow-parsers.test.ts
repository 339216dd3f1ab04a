/** Hostile text of 64 kB, as big as GitHub lets anybody write: every reader is done with it before anybody notices. */
import { listReaders } from './hostile-text.ts';

/** Milliseconds of this process: five times what any reader takes where nothing else runs. */
const MOST_MS = 1_000;

describe.each(listReaders())('%s', (_name, read, texts) => {
  it('takes little time for hostile text', () => {
    for (const [what, text] of texts) {
      const before = process.cpuUsage();
      try {
        read(text);
      } catch {
        // What it makes of it is tested where it is; here only time counts.
      }
      const { user, system } = process.cpuUsage(before);
      const ms = (user + system) / 1000;
      if (ms > MOST_MS) throw new Error(`${ms} ms for ${what}`);
    }
  });
});
