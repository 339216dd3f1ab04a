import type { SweepMemory } from '../case/sweep-memory.ts';
import { digestOf } from '../engine/context.ts';
import { renderDueCalendar } from '../features/deadlines/due-calendar.ts';
import type { Sweep } from './sweep-store.ts';

/** Files that the sweep keeps beside the cases, for the team: each by its path in the store. */
export const CALENDAR_FILE = 'overview/due.ics';

/** Path to new text, or null where there is nothing to show any more; with what to remember of them. */
export interface KeptFiles {
  readonly files: Readonly<Record<string, string | null>>;
  /** Digest by path, of every file that is there afterwards. */
  readonly digests: SweepMemory['files'];
}

/** The address of a file of the store, as the team opens it. */
export const addressOf = (repo: string, path: string): string =>
  `https://github.com/${repo}/blob/security-process/${path}`;

/** What differs from the files that the store has; nothing where nothing changed. They go with the sweep's own commit. */
export function planFiles(
  sweep: Pick<Sweep, 'config' | 'rows' | 'read'>,
  { files: known }: Pick<SweepMemory, 'files'>,
): KeptFiles {
  const wanted = renderFiles(sweep);
  const digests = Object.fromEntries(Object.entries(wanted).map(([path, text]) => [path, digestOf(text)]));
  const changed = Object.entries(wanted).filter(([path]) => known[path] !== digests[path]);
  const gone = Object.keys(known).filter((path) => !Object.hasOwn(wanted, path));
  return {
    files: { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((path) => [path, null])) },
    digests,
  };
}

function renderFiles({
  config,
  rows,
  read,
}: Pick<Sweep, 'config' | 'rows' | 'read'>): Readonly<Record<string, string>> {
  if (!config.board) return {};
  const calendar = renderDueCalendar(rows, read.repo.name);
  return calendar === undefined ? {} : { [CALENDAR_FILE]: calendar };
}
