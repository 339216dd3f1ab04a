import type { NamedContext } from '../../../case/named.ts';
import type { Sentence, Word } from './sentences.ts';

/** Whether a word is the name of the repo or of one of its packages. */
export function isOurName(word: string, { repo, packages }: NamedContext): boolean {
  const name = word.toLowerCase().replace(/\(\)$/, '');
  const own = [repo, repo.split('/')[1] ?? '', ...packages].map((each) => each.toLowerCase());
  return own.includes(name) || own.includes(name.replace(/\.js$/, ''));
}

/** Words before a name by which it may be something that does not exist yet, or that is the reporter's own. */
const PROPOSES =
  /\b(should|could|would|might|may|add(s|ed|ing)?|creat\w+|sav(e|es|ed|ing)|writ(e|es|ing|ten)|introduc(e|ing)|propos\w+|suggest\w*|recommend\w*|new|instead|renam\w+|replac\w+|mov(e|es|ed|ing)|put|paste|upload\w*|attach\w*|generat\w+|buil[dt]\w*|compil\w+|bundl\w+|transpil\w+|poc|proof|payload|exploit|my|our|own|your|application|app|script|harness|fork|example|for instance|e\.g|such as|like|called|named|dependency|dependencies|upstream|third-party|transitive|vendored|library|fix(es|ed)?|patch(es|ed)?|formerly|previously|used to|you|users|consumers?|downstream|typical\w*|projects?|suppose|assume|imagine|consider|node(js)?|deno|bun|v8|chrome|browsers?|openssl|python|ruby|rails|django|spring|kernel|core)\b/i;
const DENIES =
  /\b(no|without|lacks?|lacking|missing|absent|not (have|contain|define|include|exist|call|use)\w*)(\s+\S+){0,4}\s*$/i;
const TAKEN_BACK =
  /^\W*(\S+\W+)?(should|could|would|must|may|might|is missing|(is|was|has been|were|are|got) (\w+ )?(removed|renamed|moved|replaced|generated|built|compiled|added|deleted)|(does not|doesn['’]t|no longer|did not) exist|to be|no longer|as a new)\b/i;
/** Words that may follow `in` behind a name without naming something else. */
const NO_OTHER =
  /^(the|a|an|this|that|these|its|our|version|versions|v?\d[\w.]*|function|method|class|line|lines|repo|repository|project|package|order|which|particular|main|master|all|both|latest|release|releases|source|sources|codebase|module|file|files|general|fact|case|turn|place|production|memory|practice|detail|question|commit|[\w$.]+\(\)|[\w@./+-]+\/[\w.-]+)$/i;

/**
 * Whether the sentence says of the word at `index` that it is there in the project, and of nothing else: only then may it
 * be told that it is not. What is proposed, denied, of another package, or of the reporter's own test is left open.
 */
export function isStated({ words, isPlain }: Sentence, index: number, context: NamedContext): boolean {
  if (!isPlain) return false;
  const before = join(words.slice(0, index));
  const after = join(words.slice(index + 1, index + 9));
  if (PROPOSES.test(before) || DENIES.test(before.slice(-60)) || TAKEN_BACK.test(after)) return false;
  return !namesAnother(words, index, context);
}

/** Another package or repo in the same sentence to which the name may belong. */
function namesAnother(words: readonly Word[], index: number, context: NamedContext): boolean {
  const previous = words[index - 1];
  const isForeign = (word: Word | undefined): boolean =>
    word !== undefined && !isOurName(word.text, context) && !NO_OTHER.test(word.text);
  if (previous && isForeign(previous)) {
    if (previous.isOwner || previous.isCode) return true;
    if (previous.leadsOn && /^[a-z@][\w./-]*$/.test(previous.text) && !COMMON_LEADS.test(previous.text))
      return true;
  }
  const slug = words.find(
    ({ text }, at) =>
      at !== index && /^[\w-]+\/[\w-]+(@\w+)?$/.test(text) && !isOurName(text.replace(/@.*$/, ''), context),
  );
  if (slug) return true;
  return isOfAnother(words, index, context);
}

/** Behind the word it is said to be of something that is not ours: "of qs", "in the express package". */
export function isOfAnother(words: readonly Word[], index: number, context: NamedContext): boolean {
  const isForeign = (word: Word | undefined): boolean =>
    word !== undefined && !isOurName(word.text, context) && !NO_OTHER.test(word.text);
  const [link, name, further] = words.slice(index + 1);
  if (!link || !/^(in|of|from|by|at)$/i.test(link.text)) return false;
  return isForeign(/^(the|a|an|our|its)$/i.test(name?.text ?? '') ? further : name);
}

/** Words before a colon that announce something: "the affected file: …". */
const COMMON_LEADS =
  /^(files?|paths?|locations?|functions?|code|sources?|sink|affected|vulnerable|where|here|following|lines?|components?|modules?|cause|places?|is|are|in|at|see|details?|summary|methods?|handlers?|versions?)$/i;

const join = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');
