/** After each test file: which behaviour of GitHub that nobody has verified it leaned on. Read by the reporter. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unverifiedLeanedOn } from '../dev/embedded-github/overlay.ts';

afterAll(() => {
  const folder = process.env.TEST_NOTES;
  const entries = unverifiedLeanedOn().map(({ id, what, source }) => ({ id, what, source }));
  if (folder === undefined || entries.length === 0) return;
  const file = expect.getState().testPath ?? '';
  writeFileSync(
    join(folder, `unverified.${encodeURIComponent(file).slice(-200)}.json`),
    JSON.stringify({ file, entries }),
  );
});
