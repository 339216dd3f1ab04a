/** Hostile text of 64 kB, as big as GitHub lets anybody write: every reader is done with it before anybody notices. */

import { processorMs, SOON_MS } from '../processor-time.ts';
import { listReaders } from './hostile-text.ts';

describe.each(listReaders())('%s', (_name, read, texts) => {
  it('takes little time for hostile text', () => {
    for (const [what, text] of texts) {
      const ms = processorMs(() => {
        try {
          read(text);
        } catch {
          // What it makes of it is tested where it is; here only time counts.
        }
      });
      if (ms > SOON_MS) throw new Error(`${ms} ms for ${what}`);
    }
  });
});
