import { renderPostSeverity } from '../../../formats/cvss/severity.ts';
import type { AdvisoryFacts, AffectedRange } from '../../../formats/records/facts.ts';
import { isAffected } from '../../../formats/versions/ranges.ts';
import { compareVersions } from '../../../formats/versions/version-order.ts';
import { DAY_MS } from '../../../process/durations.ts';
import type { PostInput } from './post-input.ts';
import { isUnbounded } from './version-ranges.ts';

/** Mistakes that real posts went out with, or nearly. */
type PostProblemKind =
  | 'no-advisory'
  | 'no-package'
  | 'no-severity'
  | 'severity-differs'
  | 'not-public'
  | 'wrong-link'
  | 'same-cve-twice'
  | 'no-upper-bound'
  | 'patched-inside-affected'
  | 'not-a-version'
  | 'not-released'
  | 'release-is-affected'
  | 'release-of-no-advisory'
  | 'no-patch'
  | 'no-cve'
  | 'dated-before-publication'
  | 'late';

/** One thing that would be wrong, or look wrong, in the post. */
export interface PostProblem {
  readonly kind: PostProblemKind;
  /** `refuse`: the post would say something false. `warn`: a person should look. */
  readonly level: 'refuse' | 'warn';
  /** The advisory it is about, or null. */
  readonly ghsa: string | null;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
}

/** Days between an advisory's publication and its post, after which somebody is told. */
const LATE_DAYS = 7;

/**
 * What is wrong with a post before it is written, as far as the advisories and releases themselves tell. All
 * at once, in the order of the advisories; empty when all is well.
 */
export function findPostProblems(input: PostInput): readonly PostProblem[] {
  if (input.advisories.length === 0) {
    return [
      { kind: 'no-advisory', level: 'refuse', ghsa: null, message: 'There is no advisory to write about.' },
    ];
  }
  return [
    ...input.advisories.flatMap((advisory) => findAdvisoryProblems(advisory, input)),
    ...findRepeatedCves(input.advisories),
    ...findReleaseProblems(input),
  ];
}

function findAdvisoryProblems(advisory: AdvisoryFacts, input: PostInput): readonly PostProblem[] {
  const problem = problemOf(advisory.ghsa);
  return [
    ...findStateProblems(advisory, input.date),
    ...findSeverityProblems(advisory),
    ...(advisory.ranges.length === 0
      ? [
          problem(
            'no-package',
            'refuse',
            'It names no package and no affected version. Add them to the advisory.',
          ),
        ]
      : []),
    ...(advisory.cve === null
      ? [problem('no-cve', 'warn', 'It has no CVE id; the post will name it by its GHSA id.')]
      : []),
    ...advisory.ranges.flatMap((range) => findRangeProblems(advisory, range)),
  ];
}

function findStateProblems(advisory: AdvisoryFacts, date: string): readonly PostProblem[] {
  const problem = problemOf(advisory.ghsa);
  const found: PostProblem[] = [];
  if (advisory.state === 'withdrawn' || advisory.state === 'closed') {
    found.push(problem('not-public', 'refuse', `It is ${advisory.state}. Take it out of the announcement.`));
  }
  if (!advisory.url.toLowerCase().includes(`/${advisory.repo}/`.toLowerCase())) {
    found.push(
      problem(
        'wrong-link',
        'refuse',
        `Its address ${advisory.url} is not in ${advisory.repo}. Correct one of them.`,
      ),
    );
  }
  if (advisory.publishedAt === null) return found;
  const days = (Date.parse(date) - Date.parse(advisory.publishedAt.slice(0, 10))) / DAY_MS;
  if (days < 0) {
    found.push(
      problem(
        'dated-before-publication',
        'warn',
        'It was published after the date of the post. Date the post anew.',
      ),
    );
  }
  if (days > LATE_DAYS) {
    found.push(problem('late', 'warn', `It has been public for ${days} days. Announce it soon.`));
  }
  return found;
}

function findSeverityProblems(advisory: AdvisoryFacts): readonly PostProblem[] {
  const problem = problemOf(advisory.ghsa);
  const { severity } = advisory;
  if (severity === null) {
    return [
      problem(
        'no-severity',
        'refuse',
        'It has no severity. Add a CVSS vector or a severity to the advisory.',
      ),
    ];
  }
  const scored = advisory.cvss.map((each) => each.severity);
  if (scored.length === 0 || scored.includes(severity)) return [];
  const scores = advisory.cvss.map((each) => `${each.severity} (${each.vector})`).join(', ');
  return [
    problem(
      'severity-differs',
      'refuse',
      `It says ${renderPostSeverity(severity)}, but its score says ${scores}. Correct one of them.`,
    ),
  ];
}

function findRangeProblems(advisory: AdvisoryFacts, range: AffectedRange): readonly PostProblem[] {
  const problem = problemOf(advisory.ghsa);
  const what = `${range.name} ${range.affected}`;
  if (range.patched === null) {
    return [problem('no-patch', 'warn', `${what} has no patched version; the post will say so.`)];
  }
  const { patched } = range;
  if (!/^v?\d/.test(patched.trim())) {
    return [
      problem(
        'not-a-version',
        'refuse',
        `The patched version of ${what} is written "${patched}". Write the version alone.`,
      ),
    ];
  }
  const found: PostProblem[] = [];
  if (isUnbounded(range.affected)) {
    found.push(
      problem(
        'no-upper-bound',
        'refuse',
        `${what} has no end: read literally, the patched ${patched} is affected too. Write ", < ${patched}" after it.`,
      ),
    );
  }
  const inside = advisory.ranges.find(
    (other) =>
      isSamePackage(other, range) &&
      !isUnbounded(other.affected) &&
      isAffected(other.affected, patched, other.ecosystem) === true,
  );
  if (inside) {
    found.push(
      problem(
        'patched-inside-affected',
        'refuse',
        `The patched ${range.name} ${patched} lies in the affected range ${inside.affected}. Correct the range.`,
      ),
    );
  }
  return found;
}

function findRepeatedCves(advisories: readonly AdvisoryFacts[]): readonly PostProblem[] {
  const seen = new Map<string, string>();
  return advisories.flatMap((advisory) => {
    if (advisory.cve === null) return [];
    const other = seen.get(advisory.cve);
    seen.set(advisory.cve, advisory.ghsa);
    if (other === undefined || other === advisory.ghsa) return [];
    return [
      problemOf(advisory.ghsa)(
        'same-cve-twice',
        'refuse',
        `${advisory.cve} is also the CVE of ${other}. Find out whose it is.`,
      ),
    ];
  });
}

function findReleaseProblems(input: PostInput): readonly PostProblem[] {
  const ranges = input.advisories.flatMap((advisory) =>
    advisory.ranges.map((range) => ({ advisory, range })),
  );
  const missing = ranges.flatMap(({ advisory, range }) => {
    const releases = input.releases.filter((release) => release.package === range.name);
    if (range.patched === null || releases.length === 0) return [];
    if (releases.some((release) => isEnough(release.version, range))) return [];
    const have = releases.map((release) => release.version).join(', ');
    return [
      problemOf(advisory.ghsa)(
        'not-released',
        'refuse',
        `${range.name} ${range.patched} is named as patched, but what was released is ${have}.`,
      ),
    ];
  });
  const wrong = input.releases.flatMap((release): readonly PostProblem[] => {
    const own = ranges.filter(({ range }) => range.name === release.package);
    const what = `${release.package} ${release.version}`;
    if (own.length === 0) {
      return [
        problemOf(null)(
          'release-of-no-advisory',
          'warn',
          `${what} was released, but no advisory names the package.`,
        ),
      ];
    }
    return own
      .filter(({ range }) => isAffected(range.affected, release.version, range.ecosystem) === true)
      .map(({ advisory, range }) =>
        problemOf(advisory.ghsa)(
          'release-is-affected',
          'refuse',
          `The release ${what} lies in the affected range ${range.affected}.`,
        ),
      );
  });
  return [...missing, ...wrong];
}

/** The patched version itself, or a later one of the same major version. */
function isEnough(version: string, range: AffectedRange): boolean {
  const patched = range.patched?.replace(/^v/, '') ?? '';
  const released = version.replace(/^v/, '');
  if (released === patched) return true;
  return (
    released.split('.')[0] === patched.split('.')[0] &&
    (compareVersions(released, patched, range.ecosystem) ?? 0) > 0
  );
}

function isSamePackage(a: AffectedRange, b: AffectedRange): boolean {
  return a.ecosystem === b.ecosystem && a.name === b.name;
}

function problemOf(
  ghsa: string | null,
): (kind: PostProblemKind, level: PostProblem['level'], message: string) => PostProblem {
  return (kind, level, message) => ({
    kind,
    level,
    ghsa,
    message: ghsa === null ? message : `${ghsa}: ${message}`,
  });
}
