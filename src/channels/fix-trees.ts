import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One file of a difference between two commits. */
interface ChangedFile {
  readonly path: string;
  readonly isGone: boolean;
}

/** Reads of a git checkout, and trees taken out of it. Nothing in it is changed, and nothing of it is run. */
export interface FixTrees {
  /** The whole commit that a branch, tag or commit names, or null. */
  readCommit(ref: string): Promise<string | null>;
  /** Whether a branch of the remote or a tag contains the commit: anyone who can read the repo can read it. */
  isOnBranchOrTag(commit: string): Promise<boolean>;
  readChanges(from: string, to: string): Promise<readonly ChangedFile[]>;
  /** Git's ids of the files of a commit by path; only those asked for. */
  readBlobs(commit: string, paths: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Whether a word is in a file of the commit, tests apart. */
  hasWord(commit: string, word: string, except: readonly string[]): Promise<boolean>;
  /**
   * The files of a commit in a folder of their own, without history; with some of them as another commit has them. Git
   * writes them, and only inside of that folder: a symbolic link in the tree leads nothing out of it.
   */
  takeOut(
    commit: string,
    over?: { readonly from: string; readonly files: readonly ChangedFile[] },
  ): Promise<string>;
}

const MOST_OUTPUT = 64 * 1024 * 1024;

/** `checkout` is a full clone (every branch and tag fetched); trees are put below `root`, whose owner removes them. */
export function createFixTrees(checkout: string, root: string): FixTrees {
  let taken = 0;
  const git = async (args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') => {
    // Hooks of the checkout are code too.
    const all = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-C', checkout, ...args];
    const running = run('git', all, { env: { ...gitEnvironment(), ...env }, maxBuffer: MOST_OUTPUT });
    running.child.stdin?.on('error', () => {}).end(input);
    return (await running).stdout;
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
    takeOut: async (commit, over) => {
      mkdirSync(join(root, 'trees'), { recursive: true });
      const folder = join(root, 'trees', String(taken++));
      const index = { GIT_INDEX_FILE: `${folder}.index` };
      await git(['read-tree', commit], index);
      if (over) await git(['update-index', '-z', '--index-info'], index, await describeOver(git, over));
      await git(['checkout-index', '--all', `--prefix=${folder}/`], index);
      return folder;
    },
  };
}

type Over = NonNullable<Parameters<FixTrees['takeOut']>[1]>;

/** Lines of `git update-index --index-info`: what goes first, then what comes, as mode, id and path. */
async function describeOver(git: (args: readonly string[]) => Promise<string>, { from, files }: Over) {
  const there = files.filter(({ isGone }) => !isGone).map(({ path }) => path);
  const gone = files.filter(({ isGone }) => isGone).map(({ path }) => path);
  const removed = gone.map((path) => `0 ${'0'.repeat(from.length)}\t${path}\0`).join('');
  return there.length === 0 ? removed : removed + (await git(['ls-tree', '-r', '-z', from, '--', ...there]));
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

/** Git needs its program and its own settings; nothing of the job reaches it. Where LFS asks is the tree's word. */
function gitEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return {
    PATH,
    HOME,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LFS_SKIP_SMUDGE: '1',
  };
}
