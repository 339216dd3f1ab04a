const PEP440 =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?(?:[-_.]?dev[-_.]?(\d*))?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i;

const PHASES: Readonly<Record<string, number>> = {
  a: 1,
  alpha: 1,
  b: 2,
  beta: 2,
  c: 3,
  rc: 3,
  pre: 3,
  preview: 3,
};
const LAST = Number.MAX_SAFE_INTEGER;

interface PythonVersion {
  readonly epoch: string;
  readonly release: readonly string[];
  /** Phase (dev alone 0, a 1, b 2, rc 3, release 4), its number, post (-1 for none), dev (last for none). */
  readonly rest: readonly number[];
}

/**
 * Which of two Python versions comes first by PEP 440, local parts (`+x`) left out; undefined where one does not follow
 * it. Negative where `left` does, 0 for equals.
 */
export function comparePythonVersions(left: string, right: string): number | undefined {
  const a = readVersion(left);
  const b = readVersion(right);
  if (a === undefined || b === undefined) return undefined;
  const order = compareLists([a.epoch], [b.epoch]) || compareLists(a.release, b.release);
  if (order !== 0) return order;
  const index = a.rest.findIndex((part, place) => part !== b.rest[place]);
  return index < 0 ? 0 : a.rest[index]! - b.rest[index]!;
}

function readVersion(text: string): PythonVersion | undefined {
  const match = PEP440.exec(text.trim());
  if (!match) return undefined;
  const [, epoch = '0', release = '0', phase, phaseNumber, hyphen, post, dev] = match;
  const hasPost = hyphen !== undefined || post !== undefined;
  const rank = phase !== undefined ? PHASES[phase.toLowerCase()]! : dev !== undefined && !hasPost ? 0 : 4;
  const rest = [
    rank,
    Number(phaseNumber || 0),
    hasPost ? Number(hyphen ?? (post || 0)) : -1,
    dev === undefined ? LAST : Number(dev || 0),
  ];
  return { epoch, release: release.split('.'), rest };
}

/** Numbers by value, however long; missing ones are 0. */
function compareLists(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [a, b] = [left[index] ?? '0', right[index] ?? '0'].map((each) => each.replace(/^0+(?=\d)/, '')) as [
      string,
      string,
    ];
    const order = a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
    if (order !== 0) return order;
  }
  return 0;
}
