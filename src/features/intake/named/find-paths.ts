import type { NamedContext, NamedThing } from '../../../case/named.ts';
import { isOurName, isStated } from './firm.ts';
import type { Sentence, Word } from './sentences.ts';

type NamedPath = Extract<NamedThing, { kind: 'path' }>;
type NamedFunction = Extract<NamedThing, { kind: 'function' }>;

/** Endings of source code: what a report names of a project. Texts and settings may be anybody's. */
const SOURCE =
  'js|mjs|cjs|jsx|ts|mts|cts|tsx|py|pyx|rb|go|rs|java|kt|kts|scala|c|h|cc|cpp|cxx|hpp|hh|cs|php|pl|pm|ex|exs|erl|hs|ml|clj|swift|mm|sh|bash|ps1|lua|vue|svelte|sql|zig|dart|groovy|coffee|rake';
const PATH = new RegExp(`^([\\w@+./\\\\-]{1,180}\\.(?:${SOURCE}))(?!\\w)(.*)$`, 'i');
const LINE = /^[:#]L?(\d{1,6})(?:[-:–]L?\d{1,6})*$/;
const MEMBER = /^(?:#|::?)([A-Za-z_$][\w$]*)(?:\(\))?$/;
const FUNCTION = /^[A-Za-z_$][\w$]*(?:(?:\.|::|#)[A-Za-z_$][\w$]*){0,5}(\(\))?$/;

/** First folders, and names without folder, that reporters give to their own files. */
const OWN_FOLDER =
  /^(pocs?|exploits?|repro\w*|demos?|attack\w*|evil|victim|test-?app|my-?\w*|your-?\w*|app|tmp|temp|uploads?|public|static|assets|views|routes|path|project|home|workspace)$/i;
const OWN_FILE =
  /^(pocs?|exploits?|tests?|servers?|clients?|apps?|index|main|repro\w*|attack\w*|evil|malicious|payload|scripts?|demo|example|foo|bar|a|b|x|run|node|express|next|vue|react|nest|nuxt|socket|three|moment)[\w-]*\.\w+$/i;

/** Files that the sentences name, and functions that they say to be in one. */
export function findPaths(
  sentences: readonly Sentence[],
  context: NamedContext,
): readonly (NamedPath | NamedFunction)[] {
  return sentences.flatMap((sentence) => [
    ...sentence.words.flatMap((word, index) => findPath(sentence, word, index, context)),
    ...sentence.urls.flatMap((url) => findLinkedPath(url, sentence, context)),
  ]);
}

function findPath(
  sentence: Sentence,
  word: Word,
  index: number,
  context: NamedContext,
): readonly (NamedPath | NamedFunction)[] {
  const read = readPath(word.text, context);
  if (!read) return [];
  const { path, rest, isInstalled } = read;
  const isBare = !path.includes('/');
  const line = LINE.exec(rest)?.[1];
  if (isBare && ((!word.isCode && line === undefined) || OWN_FILE.test(path))) return [];
  const isFirm =
    !isBare &&
    !isInstalled &&
    !OWN_FOLDER.test(path.split('/')[0] ?? '') &&
    isStated(sentence, index, context);
  const named: NamedPath = {
    kind: 'path',
    path,
    line: line === undefined ? null : Number(line),
    ref: null,
    isFirm,
  };
  const member = MEMBER.exec(rest)?.[1];
  if (rest !== '' && line === undefined && member === undefined) return [];
  const name = member ?? functionBefore(sentence.words, index) ?? functionBehind(sentence.words, index);
  return name === undefined ? [named] : [named, ...toFunction(name, named)];
}

/** A path from the root of the repo, as it may be sent to GitHub: no root of a disk, no way up, no address. */
function readPath(
  word: string,
  context: NamedContext,
): { readonly path: string; readonly rest: string; readonly isInstalled: boolean } | undefined {
  const [, found = '', rest = ''] = PATH.exec(word) ?? [];
  if (found === '') return undefined;
  const path = found.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const installed = path.lastIndexOf('node_modules/');
  if (installed >= 0) {
    const inside = path.slice(installed + 'node_modules/'.length);
    const own = context.packages.find((name) => inside.startsWith(`${name}/`));
    return own === undefined ? undefined : { path: inside.slice(own.length + 1), rest, isInstalled: true };
  }
  const steps = path.split('/');
  const isPlace = steps.every((step) => step !== '' && !/^\.+$/.test(step));
  const isAddress = /\.(com|org|net|io|dev|edu|gov|test|local)$/i.test(steps.length > 1 ? steps[0]! : '');
  return isPlace && !isAddress ? { path, rest, isInstalled: false } : undefined;
}

/** Words between a function and the file that it is said to be in. */
const LINKS = /^(in|of|from|inside|within|at|under)$/i;
const FILLERS =
  /^(the|file|files|function|method|helper|routine|handler|module|source|defined|located|implemented|found)$/i;

/** `parse()` in the file `lib/parse.js`; `parse()` (lib/parse.js). */
function functionBefore(words: readonly Word[], index: number): string | undefined {
  let isLinked = words[index]?.isAside === true;
  for (let at = index - 1; at >= Math.max(0, index - 5); at -= 1) {
    const word = words[at]!;
    if (LINKS.test(word.text)) isLinked = true;
    else if (!FILLERS.test(word.text)) return isLinked ? nameOf(word) : undefined;
  }
  return undefined;
}

/** `lib/parse.js`: the function `parse()`; `lib/parse.js` -> `parse()`; `lib/parse.js`'s `parse()`. */
function functionBehind(words: readonly Word[], index: number): string | undefined {
  let at = index + 1;
  const isArrow = /^(?:->?|)$/.test(words[at]?.text ?? 'none');
  if (!words[index]?.leadsOn && !words[index]?.isOwner && !isArrow) return undefined;
  if (isArrow) at += 1;
  while (at < index + 4 && FILLERS.test(words[at]?.text ?? '')) at += 1;
  const word = words[at];
  return word && nameOf(word);
}

/** A word that is a call, or code that can be one. */
function nameOf({ text, isCode }: Word): string | undefined {
  const call = FUNCTION.exec(text);
  return call && (call[1] !== undefined || isCode) && !PATH.test(text) ? text.replace('()', '') : undefined;
}

/** What is said of a member of something may be made by a loop over names; a short word may be anything. */
function toFunction(name: string, path: NamedPath): readonly NamedFunction[] {
  const own = name.split(/\.|::|#/).at(-1) ?? '';
  if (own.length < 3) return [];
  const isTelling = own.length >= 6 && /[a-z][A-Z]|[a-z]_[a-z]/.test(own);
  return [
    {
      kind: 'function',
      name: own,
      path: path.path,
      ref: path.ref,
      isFirm: path.isFirm && own === name && isTelling,
    },
  ];
}

/** A file of the repo by its address on GitHub: of a tag, a commit or a branch. */
function findLinkedPath(url: string, sentence: Sentence, context: NamedContext): readonly NamedPath[] {
  const [, repo = '', ref = '', place = '', line] =
    /^https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/(?:blob|blame|raw)\/([\w.+-]{1,100})\/([^?#]{1,180})(?:\?[^#]*)?(?:#L(\d{1,6}).*)?$/.exec(
      url.replace(/[.,;:]+$/, ''),
    ) ?? [];
  if (repo.toLowerCase() !== context.repo.toLowerCase() || !isOurName(repo, context)) return [];
  const read = readPath(place, context);
  if (read?.rest !== '' || read.isInstalled) return [];
  return [
    {
      kind: 'path',
      path: read.path,
      line: line === undefined ? null : Number(line),
      ref,
      isFirm: sentence.isPlain && read.path.includes('/'),
    },
  ];
}
