/**
 * What differs between two runs of the same thing, or with every object that is made before: ids, hashes, addresses of
 * this machine. Each is called by the order in which it is first met, so that it can still be told from the next one.
 * Times stay (they are of the simulated clock), and so do counts of requests.
 */

/** Kinds of ids, the longer ones first: what one has taken, no other sees. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['sha256', /\b[0-9a-f]{64}\b/g],
  ['sha', /\b[0-9a-f]{40}\b/g],
  // The embedded GitHub counts its objects from 100,000,000 on, our runner its runs from 8 or 9 billion on.
  ['id', /\b1\d{8}\b/g],
  ['run', /\b[89]0\d{8}\b/g],
  ['digest', /\b(?=[0-9a-f]*\d)[0-9a-f]{10,39}\b/g],
  ['node', /\b[A-Z]{1,4}_[A-Za-z0-9_-]{6,}/g],
  // Generated ones come from the count of objects, and the CVE's from the advisory's.
  ['ghsa', /\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b/g],
  ['cve', /\bCVE-\d{4}-\d{4,}\b/g],
  ['bluesky', /(?<=\/post\/)[2-7a-z]{13}\b/g],
];

/** Durations, which are of this machine and not of the simulated clock. */
const DURATIONS: ReadonlySet<string> = new Set(['ms', 'durationMs', 'msToOutOfSight']);

/** A value of JSON without its durations. */
export function withoutDurations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDurations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !DURATIONS.has(key))
      .map(([key, each]) => [key, withoutDurations(each)]),
  );
}

/** `<sha 1>`, `<sha 2>`, … in the place of ids. */
export function normalise(text: string): string {
  const addresses = text.replace(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/g, 'http://this-machine');
  return KINDS.reduce((left, [kind, pattern]) => {
    const met = new Map<string, number>();
    return left.replace(pattern, (id) => {
      const number = met.get(id) ?? met.size + 1;
      met.set(id, number);
      return `<${kind} ${number}>`;
    });
  }, addresses);
}
