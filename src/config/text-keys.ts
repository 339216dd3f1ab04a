import * as v from 'valibot';
import { findNearestWord } from '../text/nearest-word.ts';
import { LABEL_NAME } from './names.ts';
import { checked, isMapping, oneOf, type Reads, type Refuse, recordOf, says, text } from './readers.ts';

/**
 * Renames of labels: canonical id to the name in use. A name may be used once, whatever its case, the names
 * of labels that are not renamed included.
 */
export function labelRenames(known: readonly string[]) {
  return v.pipe(
    recordOf(labelId(known), text(LABEL_NAME), 'a mapping of label id to name'),
    checked((renames, refuse) => refuseSameNames(renames, known, refuse)),
  );
}

function refuseSameNames(renames: unknown, known: readonly string[], refuse: Refuse): void {
  if (!isMapping(renames)) return;
  const names = new Map(known.map((id) => [id, Object.hasOwn(renames, id) ? renames[id] : id]));
  for (const [id, name] of Object.entries(renames)) {
    const other = [...names].find(([otherId, used]) => otherId !== id && isSameName(used, name))?.[0];
    if (other === undefined) continue;
    refuse([id], { found: `"${name}", the name of ${other}`, expected: 'a name of its own' });
  }
}

function labelId(known: readonly string[]): Reads<string> {
  return v.custom<string>(
    (id) => known.some((label) => label === id),
    ({ input }) => {
      const meant = findNearestWord(String(input), known);
      return says({
        found: 'a label that the process does not have',
        expected: 'the id of a label, such as case/received',
        suggestion: meant === undefined ? undefined : `Did you mean ${meant}?`,
      });
    },
  );
}

function isSameName(left: unknown, right: unknown): boolean {
  return typeof left === 'string' && typeof right === 'string' && left.toLowerCase() === right.toLowerCase();
}

const TEXT_KEY = {
  expected: 'the key of a text, in small letters, digits and hyphens',
  accepts: (word: string) => /^[a-z][a-z\d]*(?:[-./][a-z\d]+)*$/.test(word),
};

const OWN_WORDS = {
  expected: 'text of 1 to 20000 characters',
  accepts: (written: string) => written.trim() !== '' && written.length <= 20_000,
};

/** The organisation's own words by the key of the text they replace. `known` undefined: any well-formed key. */
export const templates = (known: readonly string[] | undefined): Reads<Readonly<Record<string, string>>> =>
  recordOf<string, string>(
    known ? oneOf(known) : text(TEXT_KEY),
    text(OWN_WORDS),
    'a mapping of key to text',
  );
