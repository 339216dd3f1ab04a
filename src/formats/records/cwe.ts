import { countSlips } from '../../text/nearest-word.ts';

export type CweResult =
  | { readonly kind: 'ok'; readonly id: string; readonly changed: boolean }
  | { readonly kind: 'bad'; readonly suggestion?: string };

/**
 * The id of a weakness by form: `CWE-405`. Other case is repaired (`changed`); a bare number, or an id with its
 * name behind, is refused with what was probably meant. Whether MITRE's list has the id is told by {@link CweList}.
 */
export function parseCwe(text: string): CweResult {
  const id = text.trim();
  if (/^CWE-[1-9]\d{0,4}$/.test(id)) return { kind: 'ok', id, changed: id !== text };
  const loose = /^CWE-[1-9]\d{0,4}$/i.exec(id);
  if (loose) return { kind: 'ok', id: id.toUpperCase(), changed: true };
  const several = id.match(/CWE-[1-9]\d*/gi) ?? [];
  if (several.length > 1) return { kind: 'bad', suggestion: `a list: [${several.join(', ').toUpperCase()}]` };
  const number = /^(?:CWE)?\s*[-_: ]?\s*0*([1-9]\d{0,4})\b(?!\.\d)/i.exec(id)?.[1];
  return number === undefined ? { kind: 'bad' } : { kind: 'bad', suggestion: `CWE-${number}` };
}

/** How MITRE wants an entry to be used for the cause of a vulnerability. Categories and views are prohibited. */
type CweUsage = 'allowed' | 'review' | 'discouraged' | 'prohibited' | 'deprecated';

interface CweEntry {
  /** `CWE-79`. */
  readonly id: string;
  readonly name: string;
  readonly usage: CweUsage;
}

/** MITRE's list, of one version. */
export interface CweList {
  /** `4.15`. */
  readonly version: string;
  find(id: string): CweEntry | undefined;
  /** The entry whose name fits the words best, of those that may be used. */
  suggest(words: string): CweEntry | undefined;
  /** Entries that may be used and whose number is most like this one, the most like first: for a slip of the finger. */
  nearest(id: string): readonly CweEntry[];
}

let loaded: Promise<CweList> | undefined;

/** Loads the list, once: a file of its own in the bundle, so that only those pay who name a weakness. */
export function loadCweList(): Promise<CweList> {
  loaded ??= indexList();
  return loaded;
}

/** Its lines are `id|usage|name`, without the id where it is the next one, and without the usage where it is `allowed`. */
async function indexList(): Promise<CweList> {
  const { default: data } = await import('./cwe-list.json', { with: { type: 'json' } });
  const entries = new Map<string, CweEntry>();
  let last = 0;
  for (const line of data.entries) {
    const [number = '', usage = '', name = ''] = line.split('|');
    last = number === '' ? last + 1 : Number(number);
    const id = `CWE-${last}`;
    entries.set(id, { id, name, usage: (usage || 'allowed') as CweUsage });
  }
  return {
    version: data.version,
    find: (id) => entries.get(id),
    suggest: (words) => suggestByName(words, [...entries.values()]),
    nearest: (id) => findNearest(id, [...entries.values()]),
  };
}

/**
 * What to say about the use of an entry, or undefined where there is nothing to say. The nearest ones to an id that does
 * not exist are looked for unless that is switched off.
 */
export function explainUsage(id: string, list: CweList, withNearest = true): string | undefined {
  const entry = list.find(id);
  if (entry === undefined) return explainUnknown(id, list, withNearest);
  const named = `${id} (${entry.name})`;
  switch (entry.usage) {
    case 'allowed':
    case 'review':
      return undefined;
    case 'discouraged':
      return `MITRE discourages ${named}: it is too general. A more exact one says more.`;
    case 'prohibited':
      return `MITRE does not want ${named} to be used for a vulnerability: it is a heading. Use an entry below it.`;
    case 'deprecated':
      return `MITRE has deprecated ${named}. Its page tells what to use in its place.`;
  }
}

function explainUnknown(id: string, list: CweList, withNearest: boolean): string {
  const said = `${id} is not in MITRE's list (version ${list.version}): unknown. Check the number, if it is not a newer one.`;
  if (!withNearest) return said;
  const near = list.nearest(id).map((entry) => `${entry.id} (${entry.name})`);
  return `${said} Nearest: ${near.join(', ')}.`;
}

const MOST_NEAR = 3;

function findNearest(id: string, entries: readonly CweEntry[]): readonly CweEntry[] {
  const digits = id.replace(/\D/g, '').slice(0, 8);
  return entries
    .filter(({ usage }) => usage !== 'prohibited' && usage !== 'deprecated')
    .map((entry) => {
      const own = entry.id.slice('CWE-'.length);
      return { entry, slips: countSlips(digits, own), far: Math.abs(Number(digits) - Number(own)) };
    })
    .toSorted((a, b) => a.slips - b.slips || a.far - b.far)
    .slice(0, MOST_NEAR)
    .map(({ entry }) => entry);
}

/** Well-known short names that are no part of MITRE's. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  xss: 'CWE-79',
  redos: 'CWE-1333',
  csrf: 'CWE-352',
  ssrf: 'CWE-918',
  sqli: 'CWE-89',
  xxe: 'CWE-611',
  dos: 'CWE-400',
};

const SMALL_WORDS = new Set(['of', 'in', 'the', 'a', 'an', 'to', 'or', 'and', 'for', 'with', 'by', 'cwe']);

function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];
  return words.slice(0, 20).filter((word) => !SMALL_WORDS.has(word));
}

/** The entry that holds most of the words; of equals the one with the shortest name. None below half of the words. */
function suggestByName(text: string, entries: readonly CweEntry[]): CweEntry | undefined {
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  const short = words.map((word) => (Object.hasOwn(SHORT_NAMES, word) ? SHORT_NAMES[word] : undefined));
  const shortId = short.find((id) => id !== undefined);
  if (shortId !== undefined) return entries.find(({ id }) => id === shortId);
  let best: { entry: CweEntry; score: number } | undefined;
  for (const entry of entries) {
    if (entry.usage === 'prohibited' || entry.usage === 'deprecated') continue;
    const name = new Set(wordsOf(entry.name));
    const hits = words.filter((word) => name.has(word)).length;
    if (hits * 2 < words.length || hits === 0) continue;
    // MITRE puts the name that people use in quotes behind its own: ('Path Traversal').
    const known = /\('(.+)'\)/.exec(entry.name)?.[1];
    const isKnownAs = known !== undefined && wordsOf(known).join(' ') === words.join(' ');
    const score = hits + (isKnownAs ? 1 : 0) - entry.name.length / 10_000;
    if (best === undefined || score > best.score) best = { entry, score };
  }
  return best?.entry;
}
