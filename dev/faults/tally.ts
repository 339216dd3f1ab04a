/** What came of many trials: a table by fault and action, and everything that went wrong. */
import type { FaultKind } from './kinds.ts';
import type { Verdict } from './torture.ts';

interface Tally {
  readonly tried: number;
  readonly lost: number;
  readonly doubled: number;
  readonly leaked: number;
  readonly unclear: number;
}

const NONE: Tally = { tried: 0, lost: 0, doubled: 0, leaked: 0, unclear: 0 };

export const isBad = (verdict: Verdict): boolean =>
  verdict.lost !== null ||
  verdict.doubled.length > 0 ||
  verdict.leaked.length > 0 ||
  verdict.unclear !== null;

function tallyVerdicts(verdicts: readonly Verdict[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const verdict of verdicts)
    for (const key of [
      keyOfCell(verdict.kind, verdict.action),
      keyOfCell(verdict.kind, 'all'),
      keyOfCell('all', 'all'),
    ])
      tallies.set(key, add(tallies.get(key) ?? NONE, verdict));
  return tallies;
}

const keyOfCell = (kind: FaultKind | 'all', action: string): string => `${kind} | ${action}`;

function add(tally: Tally, verdict: Verdict): Tally {
  return {
    tried: tally.tried + 1,
    lost: tally.lost + Number(verdict.lost !== null),
    doubled: tally.doubled + Number(verdict.doubled.length > 0),
    leaked: tally.leaked + Number(verdict.leaked.length > 0),
    unclear: tally.unclear + Number(verdict.unclear !== null),
  };
}

/** Markdown. */
export function renderTable(verdicts: readonly Verdict[]): string {
  const rows = [...tallyVerdicts(verdicts)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '| fault | action | tried | lost | doubled | leaked | unclear |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ([key, tally]) =>
        `| ${key} | ${tally.tried} | ${tally.lost} | ${tally.doubled} | ${tally.leaked} | ${tally.unclear} |`,
    ),
  ].join('\n');
}

/** One paragraph for each kind of failure: the first of it, and how many there are. */
export function renderFailures(verdicts: readonly Verdict[]): string {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts.filter(isBad)) {
    const key = `${verdict.kind} at ${verdict.operation} (${verdict.action}, ${verdict.event}, then ${verdict.again})`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups]
    .map(([key, group]) => {
      const [first] = group;
      const lines = [first?.lost, ...(first?.doubled ?? []), ...(first?.leaked ?? []), first?.unclear];
      const told = lines.filter((line) => line !== null && line !== undefined).map((line) => `    ${line}`);
      return [`${group.length} × ${key}, first at request ${first?.at}:`, ...told].join('\n');
    })
    .join('\n');
}
