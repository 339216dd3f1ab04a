/** The sandbox of prove-fix against code that goes for the job: with root, or with sudo, on Linux. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { createSandbox, type Sandbox } from '../../src/channels/sandbox.ts';
import { quoteForShell } from '../../src/features/release/sandbox-view.ts';

const SPY = join(PROJECT_ROOT, 'test/channels/spy.cjs');
const SOCKET = `socket-of-${process.pid}`;

/** Told apart from those of other suites. */
const SECONDS = String(100_000 + process.pid);

const job = mkdtempSync(join(tmpdir(), 'job-of-sandbox-'));
const places = {
  GITHUB_WORKSPACE: join(job, 'work'),
  RUNNER_TEMP: join(job, 'temp'),
  GITHUB_ENV: join(job, 'temp/env'),
  GITHUB_OUTPUT: join(job, 'temp/output'),
  GITHUB_PATH: join(job, 'temp/path'),
  GITHUB_STATE: join(job, 'temp/state'),
};
const environment = {
  ...places,
  PATH: process.env.PATH,
  HOME: job,
  GITHUB_TOKEN: 'canary-token',
  ACTIONS_RUNTIME_TOKEN: 'canary-token',
  ACTIONS_CACHE_URL: 'https://canary.example.org',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary-token',
  HTTPS_PROXY: 'http://canary:pass@proxy.example.org',
};
const servers = [createServer(), createServer()];
let sandbox: Sandbox;
let target: string;

beforeAll(async () => {
  mkdirSync(join(job, 'work/.git/hooks'), { recursive: true });
  mkdirSync(join(job, 'temp'));
  const config = join(job, 'work/.git/config');
  for (const file of [config, ...Object.values(places).slice(2)]) writeFileSync(file, 'canary\n');
  const [service, socket] = servers;
  await new Promise<void>((done) => service!.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => socket!.listen(`\0${SOCKET}`, done));
  const { port } = service!.address() as { port: number };
  const paths = [...Object.values(places), config];
  target = quoteForShell(
    JSON.stringify({
      paths,
      port,
      socket: SOCKET,
      pid: process.pid,
      sleep: { seconds: SECONDS, stdio: 'inherit' },
    }),
  );
  sandbox = createSandbox(environment);
});

afterAll(() => {
  sandbox.close();
  for (const server of servers) server.close();
  rmSync(job, { recursive: true, force: true });
});

let folders = 0;
function makeFolder(): string {
  const folder = join(sandbox.root, `test-${folders++}`);
  mkdirSync(folder);
  cpSync(SPY, join(folder, 'spy.cjs'));
  return folder;
}
const run = (command: string, { network = false, timeoutMs = 30_000, folder = makeFolder() } = {}) =>
  sandbox.run({ command, folder, timeoutMs, network });
const findsOf = (output: string): readonly string[] =>
  JSON.parse(/^found (.*)$/m.exec(output)?.[1] ?? '["nothing was tried"]');
const countSleepers = () =>
  spawnSync('pgrep', ['-fc', `[s]leep ${SECONDS}`], { encoding: 'utf8' }).stdout.trim();
const node = `'${process.execPath}'`;

describe('code in the sandbox', () => {
  it('reaches nothing of the job, and leaves nothing running', async () => {
    expect(await sandbox.check()).toBeNull();
    const ended = await run(`${node} spy.cjs ${target}`);
    expect([findsOf(ended.stdout), ended.stderr, ended.exitCode]).toEqual([[], '', 0]);
    expect(countSleepers()).toBe('0');
    expect(readFileSync(places.GITHUB_OUTPUT, 'utf8')).toBe('canary\n');
  });

  it('reaches the network of the machine only where packages are fetched, and nothing else of the job there', async () => {
    const ended = await run(`${node} spy.cjs ${target}`, { network: true });
    const network = [
      'a service of the job',
      'a socket without a file',
      'variables of its own',
      'variables of a process',
      'reads /sandbox/start',
    ];
    expect(findsOf(ended.stdout).filter((each) => !network.includes(each))).toEqual([]);
    // The proxy that the packages come through is handed on for that, and for that alone.
    expect((await run('env', { network: true })).stdout.match(/^.*canary.*$/gm)).toEqual([
      `HTTPS_PROXY=${environment.HTTPS_PROXY}`,
    ]);
    expect((await run('env')).stdout).not.toContain('canary');
  });

  it('is ended with everything that it started when its time is up', async () => {
    const ended = await run(`sleep ${SECONDS} & setsid sleep ${SECONDS} & sleep ${SECONDS}`, {
      timeoutMs: 1500,
    });
    expect([ended.timedOut, ended.exitCode, countSleepers()]).toEqual([true, null, '0']);
  });

  it('keeps its folder between two commands, and no home and no other file', async () => {
    const folder = makeFolder();
    await run('echo kept >kept; echo gone >"$HOME/gone"; echo gone >/tmp/gone; echo gone >/dev/shm/gone', {
      folder,
    });
    const { stdout } = await run('cat kept; ls -A "$HOME" /tmp /dev/shm | grep gone', { folder });
    expect(stdout).toBe('kept\n');
  });

  it('that floods its output is kept to the end of it', async () => {
    const { stdout, exitCode } = await run("head -c 100000000 /dev/zero | tr '\\0' x; echo the end; exit 3");
    expect([stdout.length, stdout.endsWith('x\nthe end\n'.slice(2)), exitCode]).toEqual([
      16 * 1024 * 1024,
      true,
      3,
    ]);
  });

  it('tells by its exit code what came of it, also where a signal ended it', async () => {
    const codes = [];
    for (const command of ['exit 7', 'kill -9 $$', 'no-such-program'])
      codes.push((await run(command)).exitCode);
    expect(codes).toEqual([7, 137, 127]);
  });
});

describe('the spy', () => {
  it('finds all of it where nothing is kept apart, so that it would find a hole', () => {
    const folder = mkdtempSync(join(job, 'work', 'open-'));
    cpSync(SPY, join(folder, 'spy.cjs'));
    const options = { cwd: folder, env: environment, encoding: 'utf8' } as const;
    const finds = findsOf(
      execFileSync('/bin/sh', ['-c', `${node} spy.cjs ${target}; pkill -f '[s]leep ${SECONDS}'`], options),
    );
    const kinds = [
      'variables of its own',
      'variables of a process',
      'a signal to the job',
      'a checkout',
      'the job process',
    ];
    expect(finds).toEqual(
      expect.arrayContaining([...kinds, 'a socket without a file', `writes ${places.GITHUB_OUTPUT}`]),
    );
    expect(finds).toContain('a service of the job');
  });
});

describe('where code cannot be kept apart', () => {
  const refusedWith = async (variables: Readonly<Record<string, string>>) => {
    const other = createSandbox({ ...environment, ...variables });
    try {
      return await other.check();
    } finally {
      other.close();
    }
  };

  it('it says what is missing and what to do', async () => {
    // As where `sudo` wants a password, or a container may make no namespaces.
    const programs = join(job, 'programs');
    mkdirSync(programs);
    for (const name of ['env', 'sudo'])
      writeFileSync(
        join(programs, name),
        '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2; exit 1\n',
        {
          mode: 0o755,
        },
      );
    expect(await refusedWith({ PATH: programs })).toMatch(
      /cannot be isolated from this job: unshare failed: Operation not permitted\. It was not run\. Run the job on Linux/,
    );
  });

  it('it says so where something of the job lies among the programs of the machine', async () => {
    expect(existsSync('/usr/lib')).toBe(true);
    expect(await refusedWith({ RUNNER_TEMP: '/usr/lib' })).toContain('reaches /usr/lib');
  });
});
