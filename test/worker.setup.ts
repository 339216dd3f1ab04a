/**
 * Once for each worker of a test run: throws of the dice that are the same in every run, notes of which behaviour of
 * GitHub that nobody has verified a suite leaned on (read by the reporter), and an end for tests that hang.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { tellLeanedOn } from '../dev/embedded-github/overlay.ts';

/** FC_SEED looks at other throws. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20260302) });

const currentTest = () => {
  const { testPath = '', currentTestName = '' } = expect.getState();
  return { file: testPath, name: currentTestName };
};

const told = new Set<string>();
tellLeanedOn(({ id, what, source }) => {
  const folder = process.env.TEST_NOTES;
  const { file } = currentTest();
  const name = `unverified.${id}.${encodeURIComponent(file).slice(-150)}.json`;
  if (folder === undefined || told.has(name)) return;
  told.add(name);
  writeFileSync(join(folder, name), JSON.stringify({ file, entries: [{ id, what, source }] }));
});

/** Longer than any test takes, in depth and on a slow machine. */
const LONGEST_MINUTES = 20;
let current = '';
let minutes = 0;
setInterval(() => {
  const { file, name } = currentTest();
  minutes = current === `${file} ${name}` ? minutes + 1 : 0;
  current = `${file} ${name}`;
  // Fails the suite, and the next one gets a worker of its own.
  if (minutes >= LONGEST_MINUTES) throw new Error(`hangs for ${minutes} minutes: ${name}`);
}, 60_000).unref();
