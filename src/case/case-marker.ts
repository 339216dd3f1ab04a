import type { StoredCase } from './stored-case.ts';

/** Marker of a case issue that the bot wrote: its source, or its case where it was made again. */
export const caseMarker = (stored: StoredCase): string =>
  stored.issue === stored.number && (stored.source.ghsa ?? stored.source.url)
    ? `source/${stored.source.ghsa ?? stored.source.url}`
    : `case/${stored.number}`;
