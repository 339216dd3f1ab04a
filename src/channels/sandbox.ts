import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  chooseShown,
  environmentInside,
  isOfJob,
  neededBy,
  pathsNamedIn,
  placesOfJob,
  renderProbe,
  renderStartScript,
} from '../features/release/sandbox-view.ts';
import { SETUP } from './sandbox-setup.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How a command of the project ended. Its words are read, never shown. */
interface Ended {
  /** Why the sandbox could not be built, in words of the machine's own programs: nothing was run. Null where it was. */
  readonly failure: string | null;
  /** Null where it was ended because its time was up. */
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

interface SandboxCommand {
  readonly command: string;
  /** A folder below the sandbox's own; it belongs to the code from then on. */
  readonly folder: string;
  readonly timeoutMs: number;
  /** That of the machine, to fetch packages; otherwise a loopback of its own and nothing else. */
  readonly network: boolean;
}

/** A place on Linux in which code runs that reaches nothing of this job. */
export interface Sandbox {
  /** Where folders that are run in must be. Read by nobody else. */
  readonly root: string;
  /** Null where code can be kept apart here, found out by trying; else why it cannot, and what to do. */
  check(): Promise<string | null>;
  run(command: SandboxCommand): Promise<Ended>;
  /** Removes everything that was made, no matter whom it belongs to. */
  close(): void;
}

const WHAT_TO_DO =
  'It was not run. Run the job on Linux where `sudo` asks for no password (`runs-on: ubuntu-latest`), without `container:`.';
/** The probe is a few lines of shell. */
const PROBE_MS = 30_000;
/** The end of the output counts: that is where runners sum up. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/** `environment` is that of the job: what is in it decides what is hidden, and next to nothing of it is handed on. */
export function createSandbox(environment: Environment): Sandbox {
  const root = mkdtempSync(join(tmpdir(), 'prove-fix-'));
  const real = mapValues(environment, (value) => (existsSync(value) ? realpathSync(value) : value));
  let runs = 0;
  const run = async (wanted: SandboxCommand): Promise<Ended> => {
    const scratch = join(root, `run-${runs++}`);
    mkdirSync(scratch);
    const extra = wanted.network ? [environment.NODE_EXTRA_CA_CERTS ?? ''] : [];
    const programs = [...listPrograms(environment, wanted.command), ...extra];
    const shown = chooseShown(programs.filter(existsSync), environment).filter(
      // By whatever links a path leads into the job.
      (path) => !isOfJob(realpathSync(path), real),
    );
    const inside = environmentInside(environment, { network: wanted.network, shown });
    writeFileSync(join(scratch, 'start'), renderStartScript(wanted.command, inside));
    const place = [scratch, realpathSync(wanted.folder), wanted.network ? 'yes' : 'no', ...shown];
    const line = [...asRoot(), ...isolate(wanted), 'prove-fix', ...place];
    const ended = await waitFor(line, environment.PATH, wanted.timeoutMs);
    const isBuilt = readReady(scratch);
    remove(scratch);
    // Until it is built only programs of the machine have spoken, nothing of the project.
    return isBuilt || ended.timedOut ? ended : { ...ended, failure: firstLine(ended.stderr) };
  };
  return {
    root,
    check: () => check(run, root, placesOfJob(environment)),
    run,
    close: () => remove(root),
  };
}

async function check(run: Sandbox['run'], root: string, places: readonly string[]): Promise<string | null> {
  if (process.platform !== 'linux')
    return `The code of a fix can be isolated from its job on Linux only. ${WHAT_TO_DO}`;
  const folder = join(root, 'probe');
  mkdirSync(folder);
  const probe = { command: renderProbe(places), folder, timeoutMs: PROBE_MS, network: false };
  const { stdout, timedOut, failure } = await run(probe);
  if (failure === null && stdout.trim() === 'apart') return null;
  const found = timedOut ? 'the trial took too long' : `code in it reaches ${firstLine(stdout)}`;
  return `The code of the fix cannot be isolated from this job: ${failure ?? found}. ${WHAT_TO_DO}`;
}

const asRoot = (): readonly string[] => (process.getuid?.() === 0 ? [] : ['sudo', '-n', '--']);

/** Time is up for all of it at once: with its first process the kernel ends every other one of the namespace. */
function isolate({ timeoutMs, network }: SandboxCommand): readonly string[] {
  return [
    ...['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C'],
    ...['timeout', '--signal=KILL', `${timeoutMs / 1000}s`],
    ...[
      'unshare',
      '--mount',
      '--propagation=private',
      '--pid',
      '--fork',
      '--kill-child=KILL',
      '--ipc',
      '--uts',
    ],
    ...(network ? [] : ['--net']),
    ...['bash', '-c', SETUP],
  ];
}

/** The tool cache, every Node on the path, and what the command names by an absolute path. */
function listPrograms(environment: Environment, command: string): readonly string[] {
  const nodes = (environment.PATH ?? '').split(':').filter((folder) => existsSync(join(folder, 'node')));
  const packages = nodes.map((folder) => join(dirname(folder), 'lib/node_modules'));
  const named = pathsNamedIn(command).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  return [environment.RUNNER_TOOL_CACHE ?? '', ...nodes, ...packages, ...named.map(neededBy)];
}

function waitFor(line: readonly string[], path = '', timeoutMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    const started = performance.now();
    const [program = '', ...args] = line;
    // In a session of its own: no terminal that it could write into.
    const options = { cwd: '/', detached: true, env: { PATH: path } };
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: keepEnd(child.stdout), stderr: keepEnd(child.stderr) };
    child.on('error', () => {
      const failure = `${program} cannot be started`;
      resolve({ failure, exitCode: null, timedOut: false, stdout: '', stderr: failure });
    });
    child.on('close', (code) => {
      const timedOut = (code === null || code === 137) && performance.now() - started >= timeoutMs;
      const exitCode = timedOut ? null : code;
      resolve({ failure: null, exitCode, timedOut, stdout: said.stdout(), stderr: said.stderr() });
    });
  });
}

/** The last part of what is printed, however much it is. */
function keepEnd(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size - (chunks[0]?.length ?? 0) >= MOST_OUTPUT) size -= chunks.shift()?.length ?? 0;
  });
  return () => Buffer.concat(chunks).subarray(-MOST_OUTPUT).toString('utf8');
}

function readReady(scratch: string): boolean {
  try {
    return readFileSync(join(scratch, 'ready'), 'utf8') === 'ready\n';
  } catch {
    return false;
  }
}

/** What the code made belongs to another user. */
function remove(folder: string): void {
  const line = ['rm', '-rf', '--one-file-system', '--', folder];
  const [program = '', ...args] = [...asRoot(), ...line];
  const { status } = spawnSync(program, args, { stdio: 'ignore' });
  if (status !== 0) rmSync(folder, { recursive: true, force: true });
}

const mapValues = (environment: Environment, change: (value: string) => string): Environment =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, change(value ?? '')]));

const firstLine = (text: string): string =>
  (text.split('\n').find((line) => line.trim() !== '') ?? 'no reason given').trim().slice(0, 200);
