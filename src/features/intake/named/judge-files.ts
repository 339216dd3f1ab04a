import type { LookUpAnswers, NamedThing, TreeEntry, UncheckedReason } from '../../../case/named.ts';
import { type Asking, notThere, type Outcome, there, unchecked } from './asking.ts';
import { findPlace, isIgnored, isMade, type Place, stemOf } from './places.ts';
import { DEFAULT_TREE, fileAtRoot, type Tree, type Trees } from './versions-of-report.ts';

type NamedPath = Extract<NamedThing, { kind: 'path' }>;
type NamedFunction = Extract<NamedThing, { kind: 'function' }>;
type TreeAnswer = LookUpAnswers['tree'];

/** A file in one of the trees. */
interface Found {
  readonly tree: Tree;
  readonly entry: TreeEntry;
}

/** What the trees have of a path: where it is, or why that it is nowhere cannot be told from them. */
type Search =
  | { readonly kind: 'found'; readonly found: readonly Found[]; readonly gap: UncheckedReason | null }
  | { readonly kind: 'unsure'; readonly outcome: Outcome }
  | { readonly kind: 'nowhere' };

function search(path: string, { trees, gap }: Trees, asking: Asking): Search {
  const found: Found[] = [];
  let unsure: Outcome | undefined = gap === null ? undefined : unchecked(gap);
  for (const tree of trees) {
    const answer = asking.ask<'tree'>({ kind: 'tree', at: tree.at });
    if (answer === null) {
      unsure ??= unchecked(asking.whyNot({ kind: 'tree', at: tree.at }), tree.label);
      continue;
    }
    const place = findPlace(answer.entries, path);
    if (place.kind === 'file') found.push({ tree, entry: place.entry });
    else unsure ??= whyOpenIn(place, answer, tree);
  }
  if (found.length > 0) return { kind: 'found', found, gap: unsure?.why ?? null };
  return unsure === undefined ? { kind: 'nowhere' } : { kind: 'unsure', outcome: unsure };
}

/** Why a tree that does not have a path is no evidence that there is none. */
function whyOpenIn(
  place: Exclude<Place, { kind: 'file' }>,
  answer: TreeAnswer,
  tree: Tree,
): Outcome | undefined {
  switch (place.kind) {
    case 'other':
      return unchecked('other-place', ...(place.path === null ? [] : [`${place.path} at ${tree.label}`]));
    case 'made':
      return unchecked('generated', tree.label);
    case 'module':
      return unchecked('submodule', tree.label);
    case 'none':
      return answer.isWhole ? undefined : unchecked('cut-list', tree.label);
  }
}

/**
 * Whether a file is there. That it is not is told only where every version that the report names was read whole, the
 * default branch has nothing like it, git does not ignore it, and no commit ever touched it.
 */
export function judgePath(thing: NamedPath, trees: Trees, asking: Asking): Outcome {
  const searched = search(thing.path, trees, asking);
  if (searched.kind === 'found') return judgeLine(thing, searched.found, trees, asking);
  if (searched.kind === 'unsure') return searched.outcome;
  if (!thing.isFirm) return unchecked('not-firm');
  return (
    whyOpenOnDefault(thing.path, asking) ??
    whyOpenByHistory(thing.path, asking) ??
    notThere(...trees.trees.map(({ label }) => label))
  );
}

function whyOpenOnDefault(path: string, asking: Asking): Outcome | undefined {
  const lookUp = { kind: 'tree', at: DEFAULT_TREE.at } as const;
  const tree = asking.ask<'tree'>(lookUp);
  if (tree === null) return unchecked(asking.whyNot(lookUp), DEFAULT_TREE.label);
  const place = findPlace(tree.entries, path);
  if (place.kind === 'file') return unchecked('other-time', `${place.entry.path} at ${DEFAULT_TREE.label}`);
  const open = whyOpenIn(place, tree, DEFAULT_TREE);
  if (open) return open;
  const folders = path.split('/').slice(0, -1);
  const isBelowRules = folders.some((_, at) =>
    tree.entries.some((entry) => entry.path === `${folders.slice(0, at + 1).join('/')}/.gitignore`),
  );
  const rules = fileAtRoot(tree, /^\.gitignore$/, asking);
  if (rules === null) return unchecked('not-readable', '.gitignore');
  return isBelowRules || (rules !== undefined && isIgnored(rules, path))
    ? unchecked('generated', '.gitignore')
    : undefined;
}

function whyOpenByHistory(path: string, asking: Asking): Outcome | undefined {
  const lookUp = { kind: 'history', path } as const;
  const history = asking.ask<'history'>(lookUp);
  if (history === null) return unchecked(asking.whyNot(lookUp));
  return history.isTouched ? unchecked('other-time') : undefined;
}

/** Whether the file has as many lines. Only a version that the report names tells that it has fewer. */
function judgeLine(
  { path, line, isFirm }: NamedPath,
  found: readonly Found[],
  trees: Trees,
  asking: Asking,
): Outcome {
  const [first] = found;
  const where = found.map(({ entry, tree }) => `${entry.path} at ${tree.label}`);
  if (line === null || !first) return there(...where);
  const shas = [...new Set(found.map(({ entry }) => entry.sha))];
  const texts = shas.map((sha) => asking.ask<'file'>({ kind: 'file', sha })?.text ?? null);
  const counts = texts.map((text) => (text === null ? null : text.replace(/\r?\n$/, '').split('\n').length));
  if (counts.some((count) => count !== null && count >= line)) return there(...where);
  const longest = Math.max(...counts.map((count) => count ?? 0));
  const isSure =
    isFirm &&
    trees.isNamed &&
    trees.gap === null &&
    found.length === trees.trees.length &&
    counts.every((count) => count !== null) &&
    found.every(({ entry }) => entry.path === path);
  if (isSure) return notThere(`${first.entry.path} has ${longest} lines at ${first.tree.label}`);
  return counts.includes(null)
    ? unchecked(asking.whyNot({ kind: 'file', sha: shas[counts.indexOf(null)]! }), ...where)
    : unchecked('other-time', ...where);
}

/**
 * Whether a name occurs in the file. That it does not is told only of source that people write, at every version that the
 * report names and on the default branch, where nothing like the name is in it, and no other file has it: all are read.
 */
export function judgeFunction(thing: NamedFunction, trees: Trees, asking: Asking): Outcome {
  const searched = search(thing.path, trees, asking);
  if (searched.kind === 'unsure') return searched.outcome;
  if (searched.kind === 'nowhere') return unchecked('other-place');
  const word = wordOf(thing.name);
  const texts = searched.found.map((each) => ({ ...each, text: textOf(each.entry, asking) }));
  const has = texts.filter(({ text }) => text.kind === 'text' && word.test(text.text));
  if (has.length > 0) return there(...has.map(({ entry, tree }) => `${entry.path} at ${tree.label}`));
  for (const { text, entry } of texts) {
    if (text.kind !== 'text') return unchecked(text.why, entry.path);
    const open = whyOpenInText(text.text, thing.name);
    if (open) return unchecked(open, entry.path);
    if (entry.path !== thing.path) return unchecked('other-place', entry.path);
  }
  if (searched.gap !== null) return unchecked(searched.gap);
  if (!thing.isFirm) return unchecked('not-firm');
  if (isMade(thing.path)) return unchecked('generated', thing.path);
  return (
    whyOpenElsewhere(thing, searched.found, asking) ??
    notThere(...searched.found.map(({ entry, tree }) => `${entry.path} at ${tree.label}`))
  );
}

const wordOf = (name: string): RegExp => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);

/** Longer files are made, or too much to read. */
const MOST_BYTES = 400_000;

type Text =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly why: UncheckedReason };

function textOf({ sha, size }: TreeEntry, asking: Asking): Text {
  if (size > MOST_BYTES) return { kind: 'none', why: 'no-text' };
  const answer = asking.ask<'file'>({ kind: 'file', sha });
  if (answer === null) return { kind: 'none', why: asking.whyNot({ kind: 'file', sha }) };
  return answer.text === null ? { kind: 'none', why: 'no-text' } : { kind: 'text', text: answer.text };
}

/** Why a name that is not in a text may be there all the same. */
function whyOpenInText(text: string, name: string): UncheckedReason | undefined {
  if (/^version https:\/\/git-lfs/.test(text)) return 'no-text';
  if (/@generated|do not edit|sourceMappingURL|autogenerated|auto-generated/i.test(text)) return 'generated';
  if (text.split('\n').some((line) => line.length > 1_000)) return 'generated';
  if (hasLike(text, name)) return 'other-name';
  return MAKES_NAMES.test(text) ? 'other-name' : undefined;
}

/** The name in whatever letters, with whatever signs in it or around it. */
const hasLike = (text: string, name: string): boolean => plain(text).includes(plain(name));
const plain = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Code that hands on what another file has, or that puts names together. */
const MAKES_NAMES =
  /export\s+\*|module\.exports\s*=\s*require|__exportStar|import\s+\*|#\s*include|#\s*define|\bProxy\(|defineProperty|method_missing|define_method|__getattr__|setattr\(|__call\b|\]\s*=\s*(async\s+)?(function|\()|\bmixin\b|\binclude\s+[A-Z]|\beval\(|new Function\(/;

/** The default branch has it, a file is named like it, or another file has it. */
function whyOpenElsewhere(
  thing: NamedFunction,
  found: readonly Found[],
  asking: Asking,
): Outcome | undefined {
  const lookUp = { kind: 'tree', at: DEFAULT_TREE.at } as const;
  const tree = asking.ask<'tree'>(lookUp);
  if (tree === null) return unchecked(asking.whyNot(lookUp), DEFAULT_TREE.label);
  const now = findPlace(tree.entries, thing.path);
  if (now.kind !== 'file') return unchecked('other-time', DEFAULT_TREE.label);
  const named = tree.entries.find(
    ({ path, kind }) =>
      kind === 'file' && stemOf(path.slice(path.lastIndexOf('/') + 1)) === stemOf(thing.name),
  );
  if (named) return unchecked('other-place', `${named.path} at ${DEFAULT_TREE.label}`);
  const text = textOf(now.entry, asking);
  if (text.kind === 'none') return unchecked(text.why, DEFAULT_TREE.label);
  if (hasLike(text.text, thing.name))
    return unchecked('other-time', `${thing.path} at ${DEFAULT_TREE.label}`);
  const read = found.map(({ tree: { at } }) => asking.ask<'tree'>({ kind: 'tree', at }));
  return whyOpenInOthers(thing, [tree, ...read.filter((each) => each !== null)], asking);
}

/** Other source in the same language, to which the function may have been moved. Where it is too much to read, nobody knows. */
function whyOpenInOthers(
  { path, name }: NamedFunction,
  trees: readonly TreeAnswer[],
  asking: Asking,
): Outcome | undefined {
  const language = languageOf(path);
  const files = trees.flatMap(({ entries }) =>
    entries.filter(
      (entry) =>
        (entry.kind === 'link' || (entry.kind === 'file' && languageOf(entry.path) === language)) &&
        entry.path !== path &&
        !/(^|\/)(tests?|__tests__|spec|specs)\//.test(entry.path),
    ),
  );
  const others = new Map(files.map((entry) => [entry.sha, entry]));
  const isReadable = trees.every(({ isWhole }) => isWhole) && files.every(({ kind }) => kind === 'file');
  if (!isReadable || others.size > MOST_OTHERS) return unchecked('not-in-file', path);
  for (const entry of others.values()) {
    const text = textOf(entry, asking);
    if (text.kind === 'none') return unchecked('not-in-file', path);
    if (hasLike(text.text, name)) return unchecked('other-place', entry.path);
  }
  return undefined;
}

/** Endings that one language has. */
const LANGUAGES = [
  ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte', 'coffee'],
  ['c', 'h', 'cc', 'cpp', 'cxx', 'hpp', 'hh', 'm', 'mm'],
  ['py', 'pyx', 'pyi'],
  ['java', 'kt', 'kts', 'scala', 'groovy'],
];

function languageOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return LANGUAGES.find((endings) => endings.includes(ending))?.[0] ?? ending;
}

/** Other files that are read for one function. */
const MOST_OTHERS = 6;
