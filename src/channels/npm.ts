import { spawn as spawnProcess } from 'node:child_process';
import { createTurns } from './few-at-once.ts';

/** What npm has of a package. */
export type PublishedPackage =
  | {
      readonly kind: 'published';
      /** In npm's order. */
      readonly versions: readonly string[];
      /** When each version was published, ISO UTC; a registry that keeps no times leaves this empty. */
      readonly times: Readonly<Record<string, string>>;
      /** Versions that were published once and cannot be had any more; left out where there are none. */
      readonly removed?: readonly string[];
      /** Versions by tag (`latest`). */
      readonly tags: Readonly<Record<string, string>>;
    }
  /** No such package or version, or none that we may see: registries answer both alike. */
  | { readonly kind: 'absent' }
  /** Not known. `reason` names neither host nor package, so that it may be in any log. */
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface NpmReader {
  /** What is published of a package; with `version`, `absent` where that very version is not. */
  readPublished(packageName: string, version?: string): Promise<PublishedPackage>;
}

export interface NpmReaderOptions {
  readonly spawn?: typeof spawnProcess;
  /** Where npm's own configuration comes from; of it, only what npm needs is handed on. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until npm is given up. */
  readonly timeoutMs?: number;
}

/** Each is a program of its own; a case may name dozens of packages. */
const MOST_AT_ONCE = 4;

/**
 * Reads npm through the `npm` program, and so through the organisation's own registry, proxy and credentials.
 * Needs `npm` on the path.
 */
export function createNpmReader(options: NpmReaderOptions = {}): NpmReader {
  const { spawn = spawnProcess, environment = process.env, timeoutMs = 60_000 } = options;
  const env = pickEnvironment(environment);
  const inTurn = createTurns(MOST_AT_ONCE);
  return {
    async readPublished(packageName, version) {
      if (!isPackageName(packageName)) return unreachable('this is not a package name of npm');
      const args = ['view', '--json', '--', packageName, 'versions', 'time', 'dist-tags'];
      const answer = await inTurn(() => readOutput(spawn, args, env, timeoutMs));
      if (answer.kind === 'failed') return unreachable(answer.reason);
      const published = parseView(answer.output);
      if (published.kind === 'published' && version !== undefined && !published.versions.includes(version)) {
        return { kind: 'absent' };
      }
      return published;
    },
  };
}

/**
 * npm's rules for names, those of old packages included, less what its command line would take for something
 * else: options (`-x`), files (`x.tgz`), addresses and repos (`a/b`).
 */
export function isPackageName(name: string): boolean {
  if (name.length > 214 || /\.(?:tgz|tar|tar\.gz)$/i.test(name)) return false;
  const [scope, bare, ...more] = name.startsWith('@') ? name.slice(1).split('/') : [undefined, name];
  if (more.length > 0 || bare === undefined) return false;
  return isNamePart(bare) && (scope === undefined || isNamePart(scope));
}

function isNamePart(part: string): boolean {
  return /^[a-z\d~!'()*][\w.~!'()*-]*$/i.test(part);
}

/**
 * What `npm view --json` printed, read. A single version is printed as text instead of a list.
 * A failure is printed as `{"error": {"code": …}}`.
 */
export function parseView(output: string): PublishedPackage {
  const view = parseObject(output);
  if (view === undefined) return unreachable('npm gave an answer that cannot be read');
  const error = view.error;
  if (isObject(error)) {
    if (error.code === 'E404') return { kind: 'absent' };
    const code = String(error.code);
    return unreachable(/^[A-Z][A-Z\d_]{1,40}$/.test(code) ? `npm failed with ${code}` : 'npm failed');
  }
  const versions = [view.versions].flat().filter((version) => typeof version === 'string');
  if (versions.length === 0) return unreachable('npm gave an answer without versions');
  return {
    kind: 'published',
    versions,
    times: pickTimes(view.time, versions),
    ...pickRemoved(view.time, versions),
    tags: pickTags(view['dist-tags']),
  };
}

function pickTimes(times: unknown, versions: readonly string[]): Readonly<Record<string, string>> {
  if (!isObject(times)) return {};
  return Object.fromEntries(
    versions.flatMap((version) => {
      const time = Date.parse(String(Object.hasOwn(times, version) ? times[version] : ''));
      return Number.isNaN(time) ? [] : [[version, new Date(time).toISOString()]];
    }),
  );
}

/** The registry keeps the time of what was taken down. */
function pickRemoved(times: unknown, versions: readonly string[]): { readonly removed?: readonly string[] } {
  const removed = Object.entries(isObject(times) ? times : {}).flatMap(([key, time]) =>
    /^\d/.test(key) && typeof time === 'string' && !versions.includes(key) ? [key] : [],
  );
  return removed.length === 0 ? {} : { removed };
}

function pickTags(tags: unknown): Readonly<Record<string, string>> {
  if (!isObject(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).filter((tag): tag is [string, string] => typeof tag[1] === 'string'),
  );
}

function unreachable(reason: string): PublishedPackage {
  return { kind: 'unreachable', reason };
}

function parseObject(output: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(output);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What npm may see of our environment: its settings and the way out. Never the inputs of the action. */
const HANDED_ON =
  /^(?:path|home|userprofile|appdata|localappdata|systemroot|comspec|pathext|tmpdir|temp|tmp|prefix|lang|lc_all|(?:https?_|no_|all_)?proxy|node_extra_ca_certs|ssl_cert_(?:file|dir)|node_auth_token|npm_token|npm_config_.+)$/i;

/** Quiet, and soon done: npm waits ten seconds before it tries again if nobody says otherwise. */
const DEFAULTS = {
  npm_config_update_notifier: 'false',
  npm_config_logs_max: '0',
  npm_config_loglevel: 'error',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
};

function pickEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const picked = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && HANDED_ON.test(entry[0]),
  );
  return { ...DEFAULTS, ...Object.fromEntries(picked) };
}

type Answer =
  | { readonly kind: 'printed'; readonly output: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** The longest answer that is read, in characters; the largest packages have a hundredth of it. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** What npm printed in a folder, or undefined where it could not be run to an end. */
export async function runNpm(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  const answer = await readOutput(spawnProcess, args, pickEnvironment(environment), 60_000, cwd);
  return answer.kind === 'printed' ? answer.output : undefined;
}

/** What npm printed, however it ended; a failure too is printed. */
function readOutput(
  spawn: typeof spawnProcess,
  args: readonly string[],
  env: Record<string, string>,
  timeoutMs: number,
  cwd?: string,
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      env,
      shell: false,
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    const stop = (reason: string) => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      finish({ kind: 'failed', reason });
    };
    const timer = setTimeout(
      () => stop(`npm gave no answer in ${Math.round(timeoutMs / 1000)} s`),
      timeoutMs,
    );
    const finish = (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > MAX_OUTPUT) stop('npm gave an answer that is too long');
    });
    child.on('error', () => finish({ kind: 'failed', reason: 'npm could not be started' }));
    child.on('close', () => finish({ kind: 'printed', output }));
  });
}
