import type { SweepMemory } from '../case/sweep-memory.ts';
import type { Config } from '../config/config.ts';
import { digestOf } from '../engine/context.ts';
import { renderDueCalendar } from '../features/deadlines/due-calendar.ts';
import { renderFigureFiles, renderPublicFiles } from '../features/figures/figure-files.ts';
import { publicQuarters } from '../features/figures/public-figures.ts';
import type { CaseOptions } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/** Files that the sweep keeps beside the cases, for the team: each by its path in the store. */
export const CALENDAR_FILE = 'overview/due.ics';
const FIGURES_FOLDER = 'figures/';
export const FIGURES_PAGE = `${FIGURES_FOLDER}figures.md`;

type Remembered = Pick<SweepMemory, 'files' | 'figuresOf' | 'publicQuarters'>;
type Looked = Pick<Sweep, 'config' | 'rows' | 'read' | 'facts' | 'broken'>;

/** Path to new text, or null where there is nothing to show any more; and what to remember of them. */
export interface KeptFiles {
  readonly files: Readonly<Record<string, string | null>>;
  readonly remembered: Remembered;
}

/** The address of a file of the store, as the team opens it. */
export const addressOf = (server: string, repo: string, path: string): string =>
  `${server}/${repo}/blob/security-process/${path}`;

/** The day and kind of the figures that are due: once a day, UTC; undefined where they are made, or not wanted. */
export function figuresDue(
  { figures }: Pick<Config, 'figures'>,
  { scope, dryRun }: Pick<CaseOptions, 'scope' | 'dryRun'>,
  { figuresOf }: Pick<SweepMemory, 'figuresOf'>,
  now: string,
): string | undefined {
  const wanted = `${now.slice(0, 10)} ${figures}`;
  const isOurs = figures !== 'none' && scope.has('ack-timer') && !dryRun;
  return isOurs && figuresOf !== wanted ? wanted : undefined;
}

/** What differs from the files that the store has; nothing where nothing changed. They go with the sweep's own commit. */
export function planFiles(sweep: Looked & Pick<Sweep, 'options'>, memory: Remembered): KeptFiles {
  const due = figuresDue(sweep.config, sweep.options, memory, sweep.read.now);
  const made = due === undefined || sweep.facts === null ? undefined : makeFigures(sweep, memory, due);
  const isKept = (path: string): boolean =>
    made === undefined && sweep.config.figures !== 'none' && path.startsWith(FIGURES_FOLDER);
  const kept = Object.entries(memory.files).filter(([path]) => isKept(path));
  const wanted = { ...calendarFile(sweep), ...made?.files };
  const digests = Object.fromEntries(Object.entries(wanted).map(([path, text]) => [path, digestOf(text)]));
  const changed = Object.entries(wanted).filter(([path]) => memory.files[path] !== digests[path]);
  const gone = Object.keys(memory.files).filter((path) => !Object.hasOwn(wanted, path) && !isKept(path));
  return {
    files: { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((path) => [path, null])) },
    remembered: {
      files: { ...Object.fromEntries(kept), ...digests },
      figuresOf: made ? made.of : memory.figuresOf,
      publicQuarters: made ? made.quarters : memory.publicQuarters,
    },
  };
}

function calendarFile({ config, rows, read }: Looked): Readonly<Record<string, string>> {
  if (!config.board) return {};
  const calendar = renderDueCalendar(rows, read.repo.name, config.server);
  return calendar === undefined ? {} : { [CALENDAR_FILE]: calendar };
}

function makeFigures(
  { config, facts, read, broken }: Looked,
  { publicQuarters: known }: Remembered,
  of: string,
) {
  const all = facts ?? [];
  const isPublic = config.figures === 'public';
  // A quarter is never computed again, so it waits until every case can be read.
  const isWhole = isPublic && broken.length === 0;
  const quarters = isWhole ? publicQuarters(all, known, read.now) : known;
  const files = {
    ...renderFigureFiles(all, read.now, broken.length),
    ...(isPublic ? renderPublicFiles(quarters) : {}),
  };
  const named = Object.entries(files).map(([name, text]) => [`${FIGURES_FOLDER}${name}`, text] as const);
  return { of, quarters: [...quarters], files: Object.fromEntries(named) };
}
