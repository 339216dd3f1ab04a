/** Every command line refuses what it does not know; one reader reads them all, so `npm test` tries a few. */
import { itDeep, sampleOf, tellPlayed } from '../deep.ts';
import { run, runWith, TRIED } from './command-lines.ts';

const tried = sampleOf(TRIED, 6);
afterAll(() => tellPlayed('command lines with a flag that they do not know', tried.length));

it.each(tried)('%s refuses a flag that it does not know, in one line and with exit 2', (path) => {
  const { status, stdout, stderr } = run(path, '--no-such-flag');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^[\w: GitHub-]+: Unknown option '--no-such-flag'\. See (npm|node) [^\n]* --help\.\n$/,
  );
});

it('scripts/simulate.ts refuses an unkindness that there is not, in one line', () => {
  const { status, stderr } = run('scripts/simulate.ts', '--unkind', '10');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      "simulate: --unkind takes a name of docs/unkindnesses.md, not '10'. See npm run simulate -- --help.\n",
  });
});

it.each(['dev/doctor/cli.ts', 'dev/setup/cli.ts', 'dev/probe/cli.ts'])(
  '%s refuses an address of GitHub that is none, in one line',
  (path) => {
    const pages = runWith({ GITHUB_API_URL: 'https://github.com/' }, path, '--help');
    expect(pages).toMatchObject({ status: 2, stderr: expect.stringContaining('https://api.github.com') });
    const wrong = runWith({ GITHUB_API_URL: 'no-address' }, path, '--help');
    expect(wrong).toMatchObject({
      status: 2,
      stderr: "GITHUB_API_URL is no address that begins with https://: 'no-address'.\n",
    });
  },
);

// It asks again for some seconds first.
itDeep('dev/setup/cli.ts tells in one line of a GitHub that gives no answer', () => {
  const given = ['--owner', 'o', '--team', 't', '--repos', 'r', '--uses', 'o/security-process@v1.0.0'];
  const nowhere = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_TOKEN: 'x' };
  const { status, stderr } = runWith(nowhere, 'dev/setup/cli.ts', ...given);
  expect({ status, lines: stderr.match(/^setup: GitHub gave no answer\..*\n$/)?.length }).toEqual({
    status: 2,
    lines: 1,
  });
});
