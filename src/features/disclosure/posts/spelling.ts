import { EXPRESS_KINDS } from './express-kinds.ts';

/** Words of code and of package names that a spelling check of technical prose knows. */
const KNOWN = new Set(
  [
    'abort accept alert alpha array async auth authorization await babel basic beta body boolean braces built buffer busboy cache',
    'callback charset client close cluster code config constructor content cookie core cors crash crypto csrf data decode',
    'decoded default define depth destroy disposition domain drain emit encode encoded error errors etag evaluate event events',
    'exception exec exit export express extended false fetch field file files filter finish form format fresh function',
    'handle handler hash header headers helper host hostname http https import index input install json length limit line link',
    'listener location lock login logout match memory message method module multer name names node null number object open option',
    'options origin output package param params parse parsed parser password path pipe plugin pool port prefix preset',
    'process promise prototype provider proxy public query read redirect regex regexp render replace request require response',
    'route router runtime script secure semver send serialize server session signal socket split static status stream',
    'string sync test text time timeout token transform traverse tree true truthy type uncaught undefined undici unpipe',
    'byte bytes case change check child chunk chunks class clone color compare compile condition connect connection constant',
    'context control convert copy count create current date delete detect disable document double duplicate element empty',
    'enable engine entries entry equal escape execute exist expire extend extension fail flag flags flush folder force global',
    'group groups guard head hidden history hook identifier image initial inner insert instance integer invalid item items',
    'keep keys kind label last layer layout leak level library list load lock loop manager mapping merge middle minimum mode',
    'model move multiple native nested network next normal normalize numeric object online operator order outer override page',
    'parent part partial patch pattern peer pending permission plain point policy post previous print priority private property',
    'queue quote random range ranges record reference reject release reload remote remove reset resolve resource restore result',
    'resume retry return reverse root rule safe sample save scan schema scope search second secret section select self separator',
    'sequence service shape share short sign signed single size skip slash slice sort source space special stack standard start',
    'state step stop storage store strict style subject submit success suffix support switch symbol system table target task',
    'template title toggle tool total trace track trailing transaction trigger trim trust unit universal unique unsafe until',
    'valid validate validator variable vector verify view virtual visible wait watch wildcard word worker wrap wrapper zero',
    'update upload urls user username users value values vary version with write',
  ].flatMap((line) => line.split(' ')),
);
for (const word of Object.keys(EXPRESS_KINDS).flatMap(splitWords)) KNOWN.add(word);
// The one name of them that English does not know.
KNOWN.delete('typer');

/**
 * Words that a post has to tell a spelling check about: parts of identifiers in code, and of package names, that are no
 * words. Prose is left to the check: what is misspelt in an advisory should be seen by a person.
 */
export function listOddWords(body: string, packages: readonly string[]): readonly string[] {
  const codes = [...body.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/g)].map(([, , code = '']) => code);
  const words = [...codes, ...packages].flatMap(splitWords);
  return [...new Set(words)].filter((word) => !KNOWN.has(word)).toSorted();
}

/** `PolyfillProvider2` → `polyfill`, `provider`; what is shorter than four letters is never checked. */
function splitWords(text: string): readonly string[] {
  const parts =
    text.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ').match(/[\p{L}']+/gu) ?? [];
  return parts
    .map((part) => part.replaceAll("'", '').toLowerCase())
    .filter((part) => /^[a-z]{4,40}$/.test(part));
}
