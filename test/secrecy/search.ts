/** Looks for a secret in a text however it is written there: plain, in any case, escaped or encoded, several times over. */

/** Ways in which a text may be an encoding of another. Each gives the decoded text. */
const DECODERS: readonly ((text: string) => string)[] = [decodePercent, decodeHtml, decodeJson, decodeMail];
/** How often one encoding may stand inside another. */
const DEPTH = 3;

export function holdsSecret(text: string, secret: string): boolean {
  const wanted = fold(secret);
  const seen = new Set<string>();
  let layer = [text];
  for (let depth = 0; depth <= DEPTH; depth++) {
    for (const each of layer) if (fold(each).includes(wanted) || holdsBase64(each, wanted)) return true;
    layer = layer
      .flatMap((each) => DECODERS.map((decode) => decode(each)))
      .filter((each) => {
        if (seen.has(each) || each === text) return false;
        seen.add(each);
        return true;
      });
  }
  return false;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

function decodePercent(text: string): string {
  return text
    .replace(/\+/g, ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decodeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

function decodeJson(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(["\\/])/g, '$1');
}

/** Lines of a mail that were broken to be short enough, words in headers, and quoted-printable. */
function decodeMail(text: string): string {
  return text
    .replace(/\?=\s+=\?[^\s?]+\?[QB]\?/gi, '')
    .replace(/=?\r?\n[ \t]?/g, '')
    .replace(/(?:=[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
    .replace(/(=\?[^\s?]+\?Q\?[^?]*)\?=/gi, (word) => word.replaceAll('_', ' '));
}

/** Runs of base64 (both alphabets), read from each of the four places at which a group may begin. */
function holdsBase64(text: string, wanted: string): boolean {
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}/g))
    for (let offset = 0; offset < 4; offset++)
      if (fold(Buffer.from(run.slice(offset), 'base64').toString('utf8')).includes(wanted)) return true;
  return false;
}
