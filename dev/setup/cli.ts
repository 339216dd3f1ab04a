import '../command-line/check-addresses.ts';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathOf } from '../../src/github/client.ts';
import { GitHubError } from '../../src/github/error.ts';
import { createTransport, type Transport } from '../../src/github/transport.ts';
import { readServer } from '../../src/text/server.ts';
import { BadUsage, parseCommandLine, runTool, type Tool } from '../command-line/command-line.ts';
import { applySetup } from './apply-setup.ts';
import { hintOwner, hintReportForm, listByHand, sayLast } from './by-hand.ts';
import { checkToken } from './check-token.ts';
import { renderUses } from './files.ts';
import { readPlace } from './place.ts';
import { planSetup } from './plan-setup.ts';
import { triageOf, type Wish } from './wish.ts';

const TOOL: Tool = {
  name: 'setup',
  command: 'npm run setup --',
  help: `Sets up the process in an organisation. Without --apply it only shows what it would create.

  npm run setup -- --owner ORG --team SLUG --repos A,B [--apply]

--owner   the organisation.
--team    slug of the triage team in it.
--repos   project repos, with commas; all for every public one.
--triage  name of the private triage repo (default: security-triage).
--app     slug of the GitHub App (default: ORG-security-process).
--uses    OWNER/NAME@COMMIT of these actions, or OWNER/NAME@vX.Y.Z, whose commit is then looked up
          (default: the commit of this checkout and its remote "origin").
--environment  name of an environment that holds the secret, for jobs of the default branch alone; private
          repos have environments from GitHub Team on (default: a secret of the repo).
--public-app   let the link register an App that other owners can install too, for a team of several.
--report-form  add a form for private reports to the owner's repo ".github", made from the
          configuration: public, and for every repo of the owner. One that is there stays.
--apply   create it. Without this flag nothing is written.

GITHUB_TOKEN (or GH_TOKEN) holds the token of an owner, such as from \`gh auth token\`.
GITHUB_API_URL and GITHUB_SERVER_URL name another GitHub. Running it again creates what is missing, updates
the version in the workflow, and keeps every other edit.
Exit code: 0 done or shown, 1 something was refused, 2 bad usage.`,
};

interface Options {
  readonly wish: Wish;
  readonly token: string;
  readonly apply: boolean;
}

const FLAGS = {
  owner: { type: 'string' },
  team: { type: 'string' },
  repos: { type: 'string' },
  triage: { type: 'string', default: 'security-triage' },
  app: { type: 'string' },
  uses: { type: 'string' },
  environment: { type: 'string' },
  'public-app': { type: 'boolean', default: false },
  'report-form': { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
} as const;

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** The commit of this checkout, and the repo on GitHub that it came from. */
function readUses(given: string | undefined): Wish['uses'] {
  // A clone of a folder has an origin that looks the same at its end.
  const remote =
    /^(?:https:\/\/(?:[^/@]+@)?|ssh:\/\/git@|git@)[\w.-]+(?::\d+)?[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      git('config', '--get', 'remote.origin.url'),
    )?.[1];
  const written = given ?? `${remote ?? ''}@${git('rev-parse', 'HEAD')}`;
  const [, repo, commit] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40}|v\d+\.\d+\.\d+)$/.exec(written) ?? [];
  if (repo && commit && !/^0+$/.test(commit)) return { repo, commit };
  if (given !== undefined)
    throw new BadUsage('--uses takes OWNER/NAME@COMMIT with all 40 characters, or OWNER/NAME@vX.Y.Z');
  throw new BadUsage('this checkout has no remote "origin" on GitHub: give --uses OWNER/NAME@COMMIT');
}

/** With or without the owner in front, and with blanks after the commas. */
function readRepos(owner: string, given: string): readonly string[] {
  const names = given.split(/[,\s]+/).filter((name) => name !== '');
  if (names.length === 0) throw new BadUsage('--repos is missing: names with commas, or all');
  const prefix = `${owner}/`.toLowerCase();
  const bare = names.map((name) =>
    name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name,
  );
  const wrong = bare.find((name) => !/^[\w.-]+$/.test(name));
  if (wrong !== undefined)
    throw new BadUsage(`--repos takes names of repos of ${owner}, with commas: '${wrong}'`);
  return bare;
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS }, ({ values }): Options => {
  const { owner = '', team = '', repos = '', triage, environment, apply } = values;
  const named = { owner, team, triage, ...(environment === undefined ? {} : { environment }) };
  for (const [flag, value] of Object.entries(named))
    if (!/^[\w.-]+$/.test(value))
      throw new BadUsage(
        `--${flag} ${value === '' ? 'is missing' : `takes one name, without owner: '${value}'`}`,
      );
  const names = readRepos(owner, repos);
  const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
  if (!token) throw new BadUsage('GITHUB_TOKEN is not set; try GITHUB_TOKEN=$(gh auth token)');
  const app = values.app ?? `${owner}-security-process`.toLowerCase();
  const uses = readUses(values.uses);
  return {
    wish: {
      owner,
      team,
      repos: names.join() === 'all' ? 'all' : names,
      triage,
      app,
      uses,
      environment: values.environment ?? null,
      publicApp: values['public-app'],
      reportForm: values['report-form'],
    },
    token,
    apply,
  };
});

/** The commit that is to run, which its repo must have: of a version that is named by its tag, the one behind it. */
async function findCommit(
  transport: Transport,
  token: string,
  { repo, commit: ref }: Wish['uses'],
): Promise<Wish['uses']> {
  const answer = await transport.send(token, {
    call: 'read-visibility',
    repo,
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { ...pathOf(repo), ref },
    kind: 'read',
    repeatable: true,
  });
  const { sha } = (answer.data ?? {}) as { readonly sha?: unknown };
  const isVersion = ref.startsWith('v');
  if (answer.status === 200 && typeof sha === 'string')
    return { repo, commit: sha, ...(isVersion ? { version: ref } : {}) };
  throw new BadUsage(
    `${repo} has no ${isVersion ? 'version' : 'commit'} ${ref} that can be seen (${answer.status}): push it there, or name what the workflows are to run, OWNER/NAME@COMMIT, as --uses (of the action: uses). Nothing was made`,
  );
}

/** The organisation as GitHub writes it: it stands in files and links. */
async function findOwner(transport: Transport, token: string, owner: string): Promise<string> {
  const answer = await transport.send(token, {
    call: 'read-visibility',
    repo: owner,
    route: 'GET /orgs/{org}',
    parameters: { org: owner },
    kind: 'read',
    repeatable: true,
  });
  const { login } = (answer.data ?? {}) as { readonly login?: unknown };
  if (answer.status === 200 && typeof login === 'string') return login;
  throw new BadUsage(
    `${owner} cannot be seen: there is no such organisation, or the token is not of one of its owners. Nothing was made`,
  );
}

async function run(options: Options): Promise<number> {
  try {
    return await setUp(options);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    throw new BadUsage(
      error.status === 0
        ? 'GitHub gave no answer. Look at the network, and at GITHUB_API_URL if that is set; then run this again, which goes on where it stopped'
        : error.message,
    );
  }
}

async function setUp({ wish: named, token, apply }: Options): Promise<number> {
  const transport = createTransport({
    userAgent: 'security-process setup',
    sleep: async (ms) => void (await sleep(ms)),
    log: () => undefined,
  });
  await checkToken(transport, token);
  const asked = { ...named, uses: await findCommit(transport, token, named.uses) };
  const wish = { ...asked, owner: await findOwner(transport, token, named.owner) };
  const place = await readPlace(transport, token, wish);
  if (place.triage.kind === 'refused') throw new BadUsage(`${place.triage.says} ${place.triage.advice}`);
  if (place.triage.kind === 'seen' && place.triage.value !== 'private') {
    console.error(
      `setup: ${triageOf(wish)} is ${place.triage.value}. Make it private first; nothing was made.`,
    );
    return 1;
  }
  for (const [repo, seen] of place.reporting)
    if (seen.kind !== 'seen')
      throw new BadUsage(
        `${repo} cannot be seen${seen.kind === 'refused' ? `: ${seen.says}` : ''}: there is no such repo, or it is private. Nothing was made`,
      );
  const steps = planSetup(wish, place);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(`The workflows run ${renderUses(wish)}.`);
  let refused = 0;
  if (!apply) {
    say(steps.length === 0 ? 'Everything is there that this command makes.' : 'With --apply this would:');
    for (const { says } of steps) say(`  ${says}`);
  } else {
    for (const done of await applySetup(transport, token, steps)) {
      const isMade = done.kind === 'made';
      if (!isMade) refused += 1;
      say(`  ${isMade ? 'done   ' : 'REFUSED'}  ${done.step.says}`);
      if (!isMade) say(`           ${done.why} ${done.step.otherwise}`);
    }
    if (steps.length === 0) say('Everything is there that this command makes.');
  }
  const web = readServer(process.env.GITHUB_SERVER_URL);
  const byHand = listByHand(wish, place, web);
  if (byHand.length > 0) say('\nOnly you can do this:');
  byHand.forEach((item, index) => {
    say(`  ${index + 1}. ${item}`);
  });
  for (const hint of [...hintOwner(wish, place), ...hintReportForm(wish, place)]) say(`\n${hint}`);
  say(`\n${sayLast(wish, process.env.GITHUB_ACTIONS === 'true')}`);
  return refused > 0 ? 1 : 0;
}

process.exitCode = await runTool(TOOL, line, run);
