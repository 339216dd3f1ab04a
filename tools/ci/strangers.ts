/**
 * The embedded GitHub under strangers: `node tools/ci/strangers.ts`. What octokit once recorded of GitHub is asked of it
 * again, and two clients that know nothing of this project work with it. Exit 1 where anything differs.
 */
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { workWithGithubApi, workWithOctonode } from './strangers/clients.ts';
import { listStatuses, REFUSED, REPLAYED, replay } from './strangers/replay-fixtures.ts';
import { FIXTURE_SEED } from './strangers/world.ts';

takeNothing({
  name: 'strangers',
  command: 'node tools/ci/strangers.ts',
  help: 'Tries the embedded GitHub with what others recorded, and with their clients; exit 1 where anything differs. Takes no arguments.',
});

let passed = 0;
let failed = 0;

async function check(name: string, run: () => Promise<readonly string[]>): Promise<void> {
  const problems = await run().catch((error: unknown) => [
    error instanceof Error ? error.message : String(error),
  ]);
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? 'ok' : 'NOT OK'}  ${name}`);
  for (const problem of problems) console.log(`        ${problem}`);
}

for (const name of REPLAYED) await check(`octokit's recording ${name}`, () => replay(name));
for (const name of REFUSED)
  await check(`octokit's recording ${name}: not modelled, and it says so`, async () => {
    const statuses = await listStatuses(name);
    return statuses.every((status) => status >= 400) ? [] : [`answered with ${statuses.join(', ')}`];
  });
for (const [name, work] of [
  ['github-api', workWithGithubApi],
  ['octonode', workWithOctonode],
] as const)
  await check(`client ${name}`, async () => {
    const github = await startEmbeddedGitHub({ seed: FIXTURE_SEED });
    try {
      await work(github);
      return [...github.drifts, ...github.unmodelled];
    } finally {
      await github.close();
    }
  });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
