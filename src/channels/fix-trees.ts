import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One file of a difference between two commits. */
export interface ChangedFile {
  readonly path: string;
  readonly isGone: boolean;
}

/** Reads of a git checkout, and trees taken out of it. Nothing in it is changed, and nothing of it is run. */
export interface FixTrees {
  /** The whole commit that a branch, tag or commit names, or null. */
  readCommit(ref: string): Promise<string | null>;
  /** Whether a branch of the remote or a tag contains the commit: whoever can read the repo can read it. */
  isOnBranchOrTag(commit: string): Promise<boolean>;
  readChanges(from: string, to: string): Promise<readonly ChangedFile[]>;
  /** Git's ids of the files of a commit by path; only those asked for. */
  readBlobs(commit: string, paths: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Whether a word stands in a file of the commit, tests apart. */
  hasWord(commit: string, word: string, except: readonly string[]): Promise<boolean>;
  /** The files of a commit in a folder of their own, without history. */
  takeOut(commit: string): Promise<string>;
  /** Copies files from one such folder into another; those that the first does not have are removed. */
  layOver(from: string, to: string, files: readonly ChangedFile[]): void;
  /** Removes every folder that was made. */
  close(): void;
}

const MOST_OUTPUT = 64 * 1024 * 1024;

/** `checkout` is a full clone (every branch and tag fetched). */
export function createFixTrees(checkout: string): FixTrees {
  const root = mkdtempSync(join(tmpdir(), 'prove-fix-'));
  let taken = 0;
  const git = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    // Hooks of the checkout are code too.
    const all = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-C', checkout, ...args];
    const { stdout } = await run('git', all, {
      env: { ...gitEnvironment(), ...env },
      maxBuffer: MOST_OUTPUT,
    });
    return stdout;
  };
  const tryGit = (args: readonly string[]) => git(args).catch(() => null);
  return {
    readCommit: (ref) => readCommit(tryGit, ref),
    isOnBranchOrTag: async (commit) => {
      const args = ['for-each-ref', '--count=1', '--contains', commit, 'refs/remotes/origin', 'refs/tags'];
      return ((await tryGit(args)) ?? '').trim() !== '';
    },
    readChanges: async (from, to) =>
      parseChanges(await git(['diff', '--name-status', '--no-renames', '-z', from, to])),
    readBlobs: async (commit, paths) =>
      paths.length === 0 ? {} : parseTree(await git(['ls-tree', '-r', '-z', commit, '--', ...paths])),
    hasWord: async (commit, word, except) => {
      const places = except.map((path) => `:(exclude,literal)${path}`);
      const args = ['grep', '--quiet', '--fixed-strings', '--word-regexp', '-e', word, commit, '--', '.'];
      return (await tryGit([...args, ...places])) !== null;
    },
    takeOut: async (commit) => {
      const folder = join(root, String(taken++));
      const index = { GIT_INDEX_FILE: `${folder}.index` };
      await git(['read-tree', commit], index);
      await git(['checkout-index', '--all', `--prefix=${folder}/`], index);
      return folder;
    },
    layOver: (from, to, files) => {
      for (const { path, isGone } of files) {
        rmSync(join(to, path), { recursive: true, force: true });
        if (isGone) continue;
        mkdirSync(dirname(join(to, path)), { recursive: true });
        cpSync(join(from, path), join(to, path), { recursive: true, verbatimSymlinks: true });
      }
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

type TryGit = (args: readonly string[]) => Promise<string | null>;

async function readCommit(tryGit: TryGit, ref: string): Promise<string | null> {
  if (ref === '' || ref.startsWith('-')) return null;
  // A branch means what the remote has of it; the checkout's own copy may be older.
  for (const name of [`refs/remotes/origin/${ref}`, `refs/tags/${ref}`, ref]) {
    const found = await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    if (found !== null) return found.trim();
  }
  return null;
}

function parseChanges(text: string): readonly ChangedFile[] {
  const fields = text.split('\0');
  const changes: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2)
    changes.push({ path: fields[at + 1] ?? '', isGone: fields[at] === 'D' });
  return changes;
}

function parseTree(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split('\0').flatMap((line) => {
      const [, id, path] = /^\d+ \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return id !== undefined && path !== undefined ? [[path, id]] : [];
    }),
  );
}

/** Git needs its program and its own settings; nothing of the job reaches it. */
function gitEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}
