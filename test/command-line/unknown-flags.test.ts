/** Every command line refuses what it does not know; one reader reads them all, so `npm test` tries a few. */
import { sampleOf, tellPlayed } from '../deep.ts';
import { run, TRIED } from './command-lines.ts';

const tried = sampleOf(TRIED, 6);
afterAll(() => tellPlayed('command lines with a flag that they do not know', tried.length));

it.each(tried)('%s refuses a flag that it does not know, in one line and with exit 2', (path) => {
  const { status, stdout, stderr } = run(path, '--no-such-flag');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^[\w: GitHub-]+: Unknown option '--no-such-flag'\. See (npm|node) [^\n]* --help\.\n$/,
  );
});
