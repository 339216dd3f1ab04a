/**
 * Where GitHub does more, or other, than it publishes: what the embedded GitHub adds to the published schemas
 * and rules, each entry with its source and whether anybody has seen GitHub do it (`verified`) or we only
 * expect it (`unverified`). Whatever leans on an unverified entry is recorded, so that a test report can list
 * it: those are the first suspects when the real thing behaves otherwise.
 */
import { overlayEntries } from './overlay-entries.ts';
import type { OverlayEntry, RestCall, RestExtract } from './overlay-entry.ts';

export type { OverlayEntry, RestCall, RestExtract, RestOperation } from './overlay-entry.ts';

/** The published extract with every entry's change. */
export function extendExtract(rest: RestExtract): RestExtract {
  return overlayEntries.reduce((extended, entry) => entry.extend?.(extended) ?? extended, rest);
}

let tell: (entry: OverlayEntry) => void = () => undefined;

/** Has every use of an unverified entry told, by any embedded GitHub of this process: for the report of a test run. */
export function tellLeanedOn(listener: (entry: OverlayEntry) => void): void {
  tell = listener;
}

/** Remembers which overlay entries were leaned on. One per embedded GitHub. */
export interface OverlayUse {
  /** Records an entry by id; an unknown id is a mistake in the embedded GitHub and throws. */
  use(id: string): void;
  /** Records the entries that this request leans on. */
  useOf(call: RestCall): void;
  /** Ids of the unverified entries used so far, sorted. */
  usedUnverified(): string[];
}

export function createOverlayUse(entries: readonly OverlayEntry[] = overlayEntries): OverlayUse {
  const used = new Set<OverlayEntry>();
  const note = (entry: OverlayEntry): void => {
    used.add(entry);
    if (entry.status === 'unverified') tell(entry);
  };
  return {
    use: (id) => {
      const entry = entries.find((one) => one.id === id);
      if (entry === undefined)
        throw new Error(`the overlay has no entry '${id}': add it to overlay.ts with its source`);
      note(entry);
    },
    useOf: (call) => {
      for (const entry of entries) if (entry.usedBy?.(call)) note(entry);
    },
    usedUnverified: () =>
      [...used]
        .filter((entry) => entry.status === 'unverified')
        .map((entry) => entry.id)
        .sort(),
  };
}
