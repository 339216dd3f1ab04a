import { quoteForShell } from '../release/sandbox-view.ts';
import { isRunnable, looksLikeTest } from './judge-proof.ts';

/** One release line as it is asked for: refs, not yet commits. */
export interface AskedLine {
  readonly line: string;
  readonly base: string;
  readonly fixed: string;
}

export type AskedLines =
  | { readonly kind: 'ok'; readonly lines: readonly AskedLine[] }
  | { readonly kind: 'bad'; readonly why: string };

/** Names of branches, tags and commits as git takes them, less what a command line could take for something else. */
const REF = /^(?!-)[\w./+@-]{1,200}$/;

/** `NAME BASE FIXED` on every line; or one base and one fixed ref, for a project with one line. */
export function parseAskedLines(asked: {
  readonly lines: string;
  readonly base: string;
  readonly fixed: string;
}): AskedLines {
  const rows = asked.lines
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
  if (rows.length > 0 && (asked.base !== '' || asked.fixed !== ''))
    return bad('Give either lines, or base and fixed, not both.');
  const lines =
    rows.length > 0
      ? rows
          .map((row) => row.split(/\s+/))
          .map(([line = '', base = '', fixed = '', more]) => ({
            line,
            base,
            fixed: more === undefined ? fixed : '',
          }))
      : [{ line: '', base: asked.base.trim(), fixed: asked.fixed.trim() }];
  if (lines.length > 20) return bad('At most 20 release lines in one run.');
  const wrong = lines.find(
    ({ line, base, fixed }) => !REF.test(base) || !REF.test(fixed) || !/^[\w.+-]{0,40}$/.test(line),
  );
  if (wrong)
    return bad(
      rows.length > 0
        ? `The line ${rows[lines.indexOf(wrong)]} of the input lines is not NAME BASE FIXED, three words with spaces between them.`
        : 'The inputs base and fixed are not both a branch, a tag or a commit.',
    );
  return { kind: 'ok', lines };
}

const bad = (why: string): AskedLines => ({ kind: 'bad', why });

export interface TestChoice<File> {
  /** Laid over the vulnerable code. */
  readonly over: readonly File[];
  /** Handed to the test command in the place of `{tests}`. */
  readonly toRun: readonly string[];
}

/**
 * The tests of a fix: those named (files, or folders with a slash at their end), or what the fix changed and looks like a
 * test. Only what differs between the two commits is laid over.
 */
export function chooseTests<File extends { readonly path: string; readonly isGone: boolean }>(
  changes: readonly File[],
  named: readonly string[],
): TestChoice<File> {
  const isNamed = (path: string) =>
    named.some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each));
  const over = changes.filter(({ path }) => (named.length > 0 ? isNamed(path) : looksLikeTest(path)));
  const toRun = over.filter(({ path, isGone }) => !isGone && isRunnable(path)).map(({ path }) => path);
  return { over, toRun };
}

/** The command with the files in the place of `{tests}`, each quoted for the shell. */
export function fillCommand(command: string, files: readonly string[]): string {
  const quoted = files.map(quoteForShell).join(' ');
  return command.replaceAll('{tests}', () => quoted);
}
