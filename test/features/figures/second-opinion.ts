import type { StoredCase } from '../../../src/case/stored-case.ts';

/**
 * The same figures computed in another way, from the raw case file: day by day instead of by lists of intervals, by
 * counting instead of by sorting. It shares no code with `src/features/figures`.
 */

const DAY = 86_400_000;
const DECIDED = new Set(
  'invalid valid cve-requested patching testing regression-tests releasing disclosing announcing'.split(' '),
);
const BACK = new Set(['received', 'acknowledged', 'assessing', 'needs-info']);

/** Which moves count: an undo strikes out the last one by a person, and all that came after it. */
function standing({ moves }: StoredCase) {
  const struck = new Set<number>();
  moves.forEach((move, index) => {
    if (move.why !== 'undo') return;
    for (let back = index - 1; back >= 0; back--) {
      const other = moves[back]!;
      if (struck.has(back) || other.why === 'undo' || other.by.role === 'bot') continue;
      for (let each = back; each < index; each++) struck.add(each);
      return;
    }
  });
  return moves.filter((_, index) => !struck.has(index));
}

interface Opinion {
  readonly received: number;
  readonly days: Readonly<Record<string, number | undefined>>;
  readonly outcome: string;
}

export function opinionOf(stored: StoredCase): Opinion {
  const received = Date.parse(stored.receivedAt);
  const seen: Record<string, number> = {};
  let outcome = 'undecided';
  const note = (what: string, at: string): void => {
    const time = Date.parse(at);
    if (seen[what] === undefined || time < seen[what]) seen[what] = time;
  };
  for (const { to, at } of standing(stored)) {
    if (to === 'acknowledged') note('first-answer', at);
    if (DECIDED.has(to)) note('verdict', at);
    if (to === 'testing' || to === 'regression-tests' || to === 'releasing') note('fix', at);
    if (to === 'invalid') outcome = 'invalid';
    else if (DECIDED.has(to)) outcome = 'valid';
    else if (BACK.has(to)) outcome = 'undecided';
  }
  for (const { kind, at } of stored.evidence) if (kind === 'reply') note('first-answer', at);
  const published = stored.advisories.map(({ publishedAt }) => publishedAt);
  if (published.length > 0 && !published.includes(null))
    seen.disclosure = Math.max(...published.map((at) => Date.parse(at ?? '')));
  if (outcome === 'invalid' && stored.decisions.some(({ reason }) => reason === 'duplicate-of'))
    outcome = 'duplicate';
  const days = Object.entries(seen).map(([what, at]) => [what, (at - received) / DAY]);
  return { received, days: Object.fromEntries(days), outcome };
}

/** The value below which a share of a sample lies, found on the line through its points. */
export function valueAt(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  if (values.length === 1) return values[0]!;
  const rest = [...values];
  const points: { share: number; value: number }[] = [];
  while (rest.length > 0) {
    const least = Math.min(...rest);
    rest.splice(rest.indexOf(least), 1);
    points.push({ share: points.length / (values.length - 1), value: least });
  }
  const after = points.find((point) => point.share >= share - 1e-12)!;
  const before = points.findLast((point) => point.share <= share + 1e-12)!;
  if (after.share === before.share) return after.value;
  return (
    before.value + ((share - before.share) / (after.share - before.share)) * (after.value - before.value)
  );
}

/** How many were open at the last moment of a month, by walking through every move of every case. */
export function openAfter(cases: readonly StoredCase[], month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const end = Date.UTC(year, number, 1);
  return cases.filter((stored) => {
    if (Date.parse(stored.receivedAt) >= end) return false;
    const past = stored.moves.filter(({ at }) => Date.parse(at) < end);
    return past.at(-1)?.to !== 'closed';
  }).length;
}
