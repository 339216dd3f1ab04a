import type { NamedContext, NamedQuery, NamedThing } from '../../../case/named.ts';
import { findPaths } from './find-paths.ts';
import { isOfAnother, isOurName, isStated } from './firm.ts';
import { readSentences, type Sentence } from './sentences.ts';

/** So many are looked up; of the others it is told how many there are. */
const MOST_NAMED = 24;

/** What a report names of the project, versions first: it is at those that the rest is looked up. */
export function findNamed(report: string, context: NamedContext): NamedQuery {
  const sentences = readSentences(report);
  const each = <T extends NamedThing>(
    find: (sentence: Sentence, index: number, context: NamedContext) => T | undefined,
  ): readonly T[] =>
    sentences.flatMap((sentence) =>
      sentence.words.flatMap((_, index) => find(sentence, index, context) ?? []),
    );
  const saysOther = sentences.some((sentence) => namesOtherVersion(sentence, context));
  const all = joinSame([
    ...each((sentence, index) => findVersion(sentence, index, context, saysOther)),
    ...findPaths(sentences, context),
    ...each(findCommit),
    ...sentences.flatMap(({ urls }) => urls.flatMap((url) => findLinkedCommit(url, context))),
    ...findAdvisories(sentences, context),
    ...each(findPackage),
  ]);
  return { context, things: all.slice(0, MOST_NAMED), left: Math.max(0, all.length - MOST_NAMED) };
}

/** The same thing once. It is firm where every mention is. */
function joinSame(things: readonly NamedThing[]): readonly NamedThing[] {
  const joined = new Map<string, NamedThing>();
  for (const thing of things) {
    const key = identityOf(thing);
    const known = joined.get(key);
    joined.set(key, known ? joinTwo(known, thing) : thing);
  }
  return [...joined.values()];
}

function identityOf(thing: NamedThing): string {
  switch (thing.kind) {
    case 'path':
      return `path ${thing.ref ?? ''} ${thing.path}:${thing.line ?? ''}`;
    case 'function':
      return `function ${thing.ref ?? ''} ${thing.path} ${thing.name}`;
    case 'version':
      return `version ${thing.version}`;
    case 'commit':
      return `commit ${thing.sha}`;
    case 'advisory':
      return `advisory ${thing.id}`;
    case 'package':
      return `package ${thing.name}`;
  }
}

function joinTwo(one: NamedThing, other: NamedThing): NamedThing {
  const isFirm = !('isFirm' in one && !one.isFirm) && !('isFirm' in other && !other.isFirm);
  if (one.kind === 'version' && other.kind === 'version')
    return { ...one, isRef: one.isRef || other.isRef, isFirm };
  return 'isFirm' in one ? { ...one, isFirm } : one;
}

const VERSION = /^(?:([@\w/.-]*\w)@)?(<=?|>=?|=+|\^|~)?v?(\d{1,4}\.\d{1,4}(?:\.\d{1,5})?(?:-[\w.]{1,20})?)$/;
/** Behind these, a version is the first without the flaw, or one that is still to come. */
const BEFORE_IT =
  /\b(fix(ed)?|patch(ed)?|upgrad\w+|updat\w+|until|before|prior|below|unaffected|than|next|upcoming|future|resolved)\b(\s\S+){0,3}$/i;
/** Words between a name and its version, and those that a version may follow without a name. */
const AROUND =
  /^(in|of|on|with|at|from|since|through|to|and|or|the|latest|current|affected|vulnerable|tested|using|is|are|against|up|version|versions|release|releases|all|as|also|including|package|npm)$/i;

/** A version of the project: behind its name, or behind the word, or in the field that asks for versions. */
function findVersion(
  { words, isPlain, isOfVersions }: Sentence,
  index: number,
  context: NamedContext,
  saysOther: boolean,
): Extract<NamedThing, { kind: 'version' }> | undefined {
  const [, name, sign = '', version] = VERSION.exec(words[index]!.text) ?? [];
  if (version === undefined) return undefined;
  if (name !== undefined && !isOurName(name, context)) return undefined;
  let at = index - 1;
  let saysVersion = false;
  while (
    at >= 0 &&
    (AROUND.test(words[at]!.text) || VERSION.test(words[at]!.text) || isSign(words[at]!.text))
  ) {
    saysVersion ||= /^(versions?|releases?)$/i.test(words[at]!.text);
    at -= 1;
  }
  const owner = words[at]?.text;
  const isOurs = name !== undefined || (owner !== undefined && isOurName(owner, context));
  const isNobodys = owner === undefined || /^\W*$/.test(owner) || /^[\w$.]+\(\)$/.test(owner);
  if (!isOurs && !(isNobodys && (saysVersion || isOfVersions))) return undefined;
  if (isOfAnother(words, index, context)) return undefined;
  const before = words.slice(0, index).map(({ text }) => text);
  const signs = sign + (isSign(before.at(-1) ?? '') ? before.at(-1) : '');
  const isEnd = /<(?!=)/.test(signs) || BEFORE_IT.test(before.join(' '));
  return {
    kind: 'version',
    version,
    isRef: !isEnd,
    // A version without a name may be that of another package, if the report tells of one.
    isFirm:
      isPlain &&
      !isEnd &&
      signs === '' &&
      version.split('.').length >= 3 &&
      (isOurs || isOfVersions || !saysOther),
  };
}

/** A package that is not ours, with its version. What it runs on is none. */
const namesOtherVersion = ({ words }: Sentence, context: NamedContext): boolean =>
  words.some(({ text }, index) => {
    const [, named] = VERSION.exec(text) ?? [];
    const name = named ?? (VERSION.test(text) ? words[index - 1]?.text : undefined);
    return (
      name !== undefined &&
      /^[@a-z][\w./-]*$/.test(name) &&
      !isOurName(name, context) &&
      !AROUND.test(name) &&
      !BEFORE_IT.test(name) &&
      !/^(v|node(\.?js)?|npm|yarn|pnpm|os|ubuntu|debian|macos|windows|docker|chrome|firefox|cvss)$/i.test(
        name,
      )
    );
  });

const isSign = (word: string): boolean => /^(<=?|>=?|=+|\^|~|-)$/.test(word);

const BEHIND_COMMIT = /^(commits?|revision|rev|sha|changeset)$/i;

function findCommit(
  sentence: Sentence,
  index: number,
  context: NamedContext,
): Extract<NamedThing, { kind: 'commit' }> | undefined {
  const { words } = sentence;
  const sha = /^[0-9a-f]{7,40}$/.exec(words[index]!.text)?.[0];
  if (sha === undefined || !/\d/.test(sha) || !/[a-f]/.test(sha)) return undefined;
  if (!BEHIND_COMMIT.test(words[index - 1]?.text ?? '')) return undefined;
  const lead = words[index - 2]?.text;
  const isAlone =
    lead === undefined || /^(in|by|at|of|since|with|from|the|this|to|on|and|after|introduced)$/i.test(lead);
  return {
    kind: 'commit',
    sha,
    isFirm: sha.length === 40 && isAlone && isStated(sentence, index - 1, context),
  };
}

function findLinkedCommit(
  url: string,
  context: NamedContext,
): readonly Extract<NamedThing, { kind: 'commit' }>[] {
  const [, repo = '', sha = ''] =
    /^https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/commits?\/([0-9a-f]{7,40})(?![\w])/.exec(url) ?? [];
  return repo.toLowerCase() === context.repo.toLowerCase() ? [{ kind: 'commit', sha, isFirm: false }] : [];
}

function findAdvisories(
  sentences: readonly Sentence[],
  { ghsa }: NamedContext,
): readonly Extract<NamedThing, { kind: 'advisory' }>[] {
  const texts = sentences.flatMap(({ words, urls }) => [...words.map(({ text }) => text), ...urls]);
  return texts
    .flatMap((text) => text.match(/\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b|\bCVE-\d{4}-\d{4,7}\b/gi) ?? [])
    .map((id) => (/^CVE/i.test(id) ? id.toUpperCase() : `GHSA${id.slice(4).toLowerCase()}`))
    .filter((id) => id.toLowerCase() !== ghsa?.toLowerCase())
    .map((id) => ({ kind: 'advisory', id }) as const);
}

/** A dependency that the report names as one. */
function findPackage(
  { words }: Sentence,
  index: number,
  context: NamedContext,
): Extract<NamedThing, { kind: 'package' }> | undefined {
  const { text, isCode } = words[index]!;
  const name = /^(?:@[a-z0-9-][\w.-]{0,60}\/)?[a-z0-9][\w.-]{0,60}$/.exec(text)?.[0];
  const [before, after] = [words[index - 1]?.text ?? '', words[index + 1]?.text ?? ''];
  const isNamed =
    isCode && (/^(dependency|dependencies)$/i.test(before) || /^(dependency|dependencies)$/i.test(after));
  return isNamed && name && !isOurName(name, context) ? { kind: 'package', name } : undefined;
}
