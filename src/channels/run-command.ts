import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a command of the project ended. Its words are read, never shown. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test may see of the job: programs, words, certificates, and where packages come from. */
const HANDED_ON =
  /^(?:path|lang|lc_\w+|tz|shell|(?:https?_|no_)?proxy|node_extra_ca_certs|npm_config_registry)$/i;

const MOST_OUTPUT = 16 * 1024 * 1024;

/**
 * Runs one command line of the project in a folder, by the shell, with a home of its own that is gone afterwards: it
 * shares no cache, and sees neither inputs nor tokens of the job. Everything that it started is ended with it.
 */
export async function runCommand(command: string, folder: string, timeoutMs: number): Promise<Ended> {
  const home = mkdtempSync(join(tmpdir(), 'prove-home-'));
  const handed = Object.entries(process.env).filter(([name]) => HANDED_ON.test(name));
  const env = {
    ...Object.fromEntries(handed),
    HOME: home,
    TMPDIR: home,
    CI: 'true',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    npm_config_update_notifier: 'false',
  };
  try {
    return await waitFor(command, folder, env, timeoutMs);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function waitFor(
  command: string,
  cwd: string,
  env: Record<string, string | undefined>,
  timeoutMs: number,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(command, { cwd, env, shell: true, detached: true, stdio: [...stdio] });
    let timedOut = false;
    const endAll = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Already over.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      endAll();
    }, timeoutMs);
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        // The end counts: that is where runners sum up.
        said[name] = (said[name] + text).slice(-MOST_OUTPUT);
      });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    // What a test left running holds the streams open, and would hold up the job.
    child.on('exit', endAll);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode: timedOut ? null : exitCode, timedOut, ...said });
    });
  });
}
