import { isFixedInPublic } from '../../case/lane-history.ts';
import type { PublicTraces } from '../../case/ports.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { digestOf } from '../../engine/context.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { digestLines } from '../../text/patch-lines.ts';

/** What of a case must not be seen in public, as far as it has to be known for looking. */
export interface WatchedCase {
  readonly number: number;
  /** CVE and GHSA ids, in capitals. */
  readonly ids: readonly string[];
  /** Digests of telling lines of its patch, by repo and path. */
  readonly lines: readonly {
    readonly repo: string;
    readonly path: string;
    readonly telling: readonly string[];
  }[];
  /** Keys of traces that were told already. */
  readonly told: readonly string[];
}

/** Something of a case that was seen in public. Team surface. */
export interface Trace {
  /** The same thing at the same place has the same key. */
  readonly key: string;
  readonly what: 'id' | 'patch' | 'cut';
  /** An address, a branch, or the repo of which not all was looked at. */
  readonly where: string;
}

/** Ids may be public once the gate has passed; lines of the patch once it is released, so from then on nobody looks. */
const IDS = statesFrom('valid', 'releasing');
const LINES: readonly StateId[] = IDS.filter((state) => state !== 'releasing');

/** What has to be looked for of a case, or undefined where nothing is. */
export function watchedOf(stored: StoredCase): WatchedCase | undefined {
  const state = stateOf(stored);
  if (!IDS.includes(state) || stored.flags.includes('public')) return undefined;
  const ids = [stored.cve.id, stored.source.ghsa, ...stored.advisories.map(({ ghsa }) => ghsa)];
  return {
    number: stored.number,
    ids: [...new Set(ids.flatMap((id) => (id === null ? [] : [id.toUpperCase()])))],
    told: (stored.leaks ?? []).map(({ key }) => key),
    lines: LINES.includes(state) && !isFixedInPublic(stored) ? linesOf(stored) : [],
  };
}

/** Telling lines of the patch; one without a repo is that of the only one, or of none. */
function linesOf(stored: StoredCase): WatchedCase['lines'] {
  const repos = [...new Set((stored.analysis?.facts.packages ?? []).map((each) => each.repo))];
  return (stored.patches ?? []).flatMap((patch) => {
    const repo = patch.repo ?? (repos.length === 1 ? repos[0]! : null);
    if (repo === null) return [];
    return patch.files.flatMap(({ path, telling }) =>
      telling.length === 0 ? [] : [{ repo, path, telling }],
    );
  });
}

const isOf =
  (repo: string) =>
  (line: { readonly repo: string }): boolean =>
    line.repo.toLowerCase() === repo.toLowerCase();

/** Files of one repo that patches on record change: no other repo is asked for them. */
export const pathsIn = (repo: string, cases: readonly Pick<WatchedCase, 'lines'>[]): readonly string[] => [
  ...new Set(cases.flatMap(({ lines }) => lines.filter(isOf(repo)).map(({ path }) => path))),
];

/** Compares what a repo shows with what must not be seen. Ids and lines never leave for this. */
export function findTraces(watched: WatchedCase, repo: string, traces: PublicTraces): readonly Trace[] {
  const ids = traces.places
    .filter(({ text }) => namesAny(text, watched.ids))
    .map(({ where }) => traceOf('id', repo, where));
  const own = watched.lines.filter(isOf(repo));
  const lines = traces.files
    .filter(({ path, text }) => carriesLines(own, path, text))
    .map(({ where }) => traceOf('patch', repo, where));
  const cut = traces.isCut && own.length > 0 ? [traceOf('cut', repo, repo)] : [];
  const all = [...ids, ...lines, ...cut];
  return all.filter(({ key }, index) => all.findIndex((each) => each.key === key) === index);
}

const traceOf = (what: Trace['what'], repo: string, where: string): Trace => ({
  key: digestOf({ what, repo, where }),
  what,
  where: what === 'patch' && !where.includes('://') ? `${repo}, branch ${where}` : where,
});

function namesAny(text: string, ids: readonly string[]): boolean {
  const capitals = text.toUpperCase();
  return ids.some((id) => {
    const at = capitals.indexOf(id);
    return at >= 0 && !/[0-9A-Z]/.test(capitals.charAt(at + id.length));
  });
}

/** Two telling lines of a file, or the only one: a single line among many may be anybody's. */
function carriesLines(lines: WatchedCase['lines'], path: string, text: string): boolean {
  const telling = new Set(lines.filter((each) => each.path === path).flatMap((each) => each.telling));
  if (telling.size === 0) return false;
  const present = digestLines(text);
  const hits = [...telling].filter((line) => present.has(line)).length;
  return hits >= Math.min(2, telling.size);
}
