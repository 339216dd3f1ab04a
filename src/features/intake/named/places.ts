import type { TreeEntry } from '../../../case/named.ts';

/** Folders and names of what a build makes, or of what others wrote: not in the tree, or not ours, and in packages all the same. */
const MADE_FOLDER =
  /^(dist|build|builds|out|output|target|obj|es|esm|cjs|umd|gen|generated|__generated__|autogen|codegen|coverage|vendor|vendored|third[_-]?party|external|externals|extern|subprojects|node_modules|bower_components|site-packages|deps|release|releases|debug|compiled|min|wwwroot|lib64|\.next|\.nuxt)$/i;
const MADE_NAME =
  /(\.min\.|[.-]bundle\.|\.d\.[mc]?ts$|_pb2(_grpc)?\.py$|\.pb\.|\.g\.|[._]generated?\.|[._-]gen\.|^zz_|\.tab\.[ch]|^lex\.|^y\.tab|^moc_|^bindata\.|^config\.h$|^_?version\.\w+$|[._-]mocks?\.|^mock_|_string\.go$|\.designer\.|^parser\.out|[._-]umd\.|[._-]esm\.|[._-]cjs\.)/i;
/** First folders that are often made from another one. */
const OFTEN_MADE =
  /^(lib|libs|types|typings|js|css|include|esnext|commonjs|modules?|packages?|public|static|assets)$/i;

/** First folders of sources, which are no names of packages. */
const ROOTS =
  /^(src|lib|libs|app|apps|source|sources|packages|test|tests|spec|internal|cmd|scripts|tools|examples?|server|client|web|api|plugins|modules|core|crates|main)$/i;

/** Whether a path is, by its name, not what somebody wrote in this repo. */
export function isMade(path: string): boolean {
  const steps = path.split('/');
  const name = steps.at(-1) ?? '';
  return steps.slice(0, -1).some((step) => MADE_FOLDER.test(step)) || MADE_NAME.test(name);
}

/** What is in a tree of a path that is not there as it was named. */
export type Place =
  | { readonly kind: 'file'; readonly entry: TreeEntry }
  /** It may be this one, under another name or in another folder. */
  | { readonly kind: 'other'; readonly path: string | null }
  | { readonly kind: 'made' }
  | { readonly kind: 'module' }
  | { readonly kind: 'none' };

/** Looks for a path in a tree that is whole, or as far as it is there. */
export function findPlace(entries: readonly TreeEntry[], path: string): Place {
  const exact = entries.find((entry) => entry.path === path);
  if (exact?.kind === 'file') return { kind: 'file', entry: exact };
  if (exact) return exact.kind === 'module' ? { kind: 'module' } : { kind: 'other', path: exact.path };
  const above = entries.find(
    ({ path: other, kind }) => (kind === 'module' || kind === 'link') && path.startsWith(`${other}/`),
  );
  if (above) return { kind: 'module' };
  const files = entries.filter(({ kind }) => kind === 'file' || kind === 'link');
  const deeper = files.filter((entry) => entry.path.endsWith(`/${path}`));
  const [only] = deeper;
  if (only && deeper.length === 1 && only.kind === 'file') return { kind: 'file', entry: only };
  if (only) return { kind: 'other', path: null };
  const shorter = files.find((entry) => entry.path.includes('/') && path.endsWith(`/${entry.path}`));
  if (shorter) return { kind: 'other', path: shorter.path };
  const alike = findAlike(files, path);
  if (alike) return { kind: 'other', path: alike };
  const [root = ''] = path.split('/');
  const isUnknownRoot = path.includes('/') && !entries.some((entry) => entry.path.startsWith(`${root}/`));
  if (isMade(path) || (isUnknownRoot && OFTEN_MADE.test(root))) return { kind: 'made' };
  // `qs/lib/parse.js`: the first folder may be the name of another package.
  return isUnknownRoot && !ROOTS.test(root) ? { kind: 'other', path: null } : { kind: 'none' };
}

/**
 * A file that the reporter may mean: of the same name in another folder, with another ending, in other letters, or that
 * is the template of it. Names of one word or two signs are everywhere (`index`), and still may be meant.
 */
function findAlike(files: readonly TreeEntry[], path: string): string | undefined {
  const name = nameOf(path);
  const stem = stemOf(name);
  const folder = path.slice(0, -name.length).toLowerCase();
  const alike = files.find((entry) => nameOf(entry.path).toLowerCase() === name.toLowerCase());
  if (alike) return alike.path;
  const sameStem = files.find((entry) => stemOf(nameOf(entry.path)) === stem);
  if (sameStem) return sameStem.path;
  // `lib/router.js` that became `lib/router/index.js`, and the other way round.
  const inside = `${path.replace(/\.\w+$/, '')}/`.toLowerCase();
  return files.find(
    (entry) =>
      entry.path.toLowerCase().includes(inside) ||
      (stem === 'index' && folder !== '' && entry.path.toLowerCase().startsWith(`${folder.slice(0, -1)}.`)) ||
      isNear(stemOf(nameOf(entry.path)), stem),
  )?.path;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Without endings and signs, so that `body_parser.ts`, `bodyParser.js` and `body-parser.test.js` meet. */
export const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^[._]+/, '')
    .replace(/\..*$/, '')
    .replace(/[^a-z0-9]/g, '');

/** One is the other with something before or behind it, or both differ in one sign: a slip, or a plural. */
function isNear(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 5) return false;
  if (one === other || one === `${other}s` || other === `${one}s`) return true;
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < Math.min(one.length, other.length) && one[from] === other[from]) from += 1;
  const [restOne, restOther] = [one.slice(from), other.slice(from)];
  return (
    restOne.slice(1) === restOther.slice(1) ||
    restOne.slice(1) === restOther ||
    restOne === restOther.slice(1)
  );
}

/** Whether a path is ignored by git, by the lines of `.gitignore`: more is taken as ignored than git would. */
export function isIgnored(gitignore: string, path: string): boolean {
  const steps = path.split('/');
  return gitignore.split('\n').some((line) => {
    const rule = line.trim().replace(/^!/, '');
    if (rule === '' || rule.startsWith('#')) return false;
    const parts = rule.split('/').filter((part) => part !== '' && part !== '**');
    const first = parts[0];
    if (first === undefined) return false;
    return steps.some((_, from) => parts.every((part, at) => matches(part, steps[from + at] ?? '')));
  });
}

/** `*` stands for anything; whatever else a pattern may have counts as anything too. */
function matches(pattern: string, step: string): boolean {
  const pieces = pattern.toLowerCase().split(/[*?[\]{}]+/);
  if (pieces.length === 1) return pieces[0] === step.toLowerCase();
  let at = 0;
  return pieces.every((piece) => {
    const found = step.toLowerCase().indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
}
