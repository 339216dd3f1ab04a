import * as v from 'valibot';
import { findNearestWord } from '../text/nearest-word.ts';
import { LABEL_NAME } from './names.ts';
import { isMapping, pathTo, type Reads, recordOf, says, text } from './written-values.ts';

/**
 * Renames of labels: canonical id to the name in use. A name may be used once, whatever its case, the names
 * of labels that are not renamed included.
 */
export function labelRenames(known: readonly string[]): Reads<Record<string, string>> {
  return v.pipe(
    recordOf(labelId(known), text(LABEL_NAME), 'a mapping of label id to name'),
    v.rawCheck(({ dataset, addIssue }) => {
      const { value: renames } = dataset;
      if (!isMapping(renames)) return;
      const names = new Map(known.map((id) => [id, Object.hasOwn(renames, id) ? renames[id] : id]));
      for (const [id, name] of Object.entries(renames)) {
        const other = [...names].find(([otherId, used]) => otherId !== id && isSameName(used, name))?.[0];
        if (other === undefined) continue;
        addIssue({
          message: says({ found: `"${name}", the name of ${other}`, expected: 'a name of its own' }),
          path: [pathTo(renames, id)],
        });
      }
    }),
  );
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
