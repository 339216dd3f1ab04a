import { SEVERITIES } from '../../formats/cvss/severity.ts';
import { type AdvisoryFacts, type Analysis, CREDIT_TYPES, type Credit } from '../../formats/records/facts.ts';
import { renderYaml } from '../../text/yaml.ts';
import { groupAffected } from './analysis-packages.ts';

/** What is known before anybody has looked: the reported advisory, and the packages that the case names. */
export interface FormPrefill {
  readonly reported?: AdvisoryFacts | null | undefined;
  readonly packages?: readonly {
    readonly ecosystem: string;
    readonly name: string;
    readonly repo: string | null;
  }[];
  readonly summary?: string;
  /** The analysis of the flaw whose fix left something open: its ranges have to be widened by what is patched. */
  readonly earlier?: Pick<Analysis, 'packages' | 'cvss' | 'severity' | 'cwe' | 'summary'> | undefined;
}

/** What the form says about its fields, as comments. */
const HINTS = {
  versions:
    "Affected versions, in GitHub's syntax or the ecosystem's own. Add one patched version per range when there is one.",
  vector: `A vector, or a list of a 3.1 and a 4.0 one. Without a vector, write severity instead: ${SEVERITIES.join(', ')}.`,
  severity: `One of ${SEVERITIES.join(', ')}. Better: cvss with a vector instead.`,
  advisory:
    "Title and text of the advisory, in your own words: impact, patches, workarounds. It is published, so leave out the reporter's proof of concept and steps.",
  posts: 'As far as known. The posts use these.',
  confirmed: 'Did you reproduce it yourself, and how?',
  promise: 'Does it break a promise of the project (true or false)?',
  credits: `By login, or by name. Types: ${CREDIT_TYPES.join(', ')}.`,
} as const;

/** The comments of the form, which nobody who fills it in wrote. */
export const FORM_COMMENTS: ReadonlySet<string> = new Set(
  Object.values(HINTS).map((hint) => comment(hint).trim()),
);

/**
 * The analysis form as YAML without a fence, prefilled from the report. The reporter's title is in it as a quoted value,
 * verbatim; the text is not, since a proof of concept or steps in it would be published. What is left empty is reported as
 * missing when the form comes back.
 */
export function renderAnalysisForm(prefill: FormPrefill): string {
  const { earlier } = prefill;
  const reported = prefill.reported ?? earlier;
  const vectors = reported?.cvss.map(({ vector }) => vector) ?? [];
  const parts = [
    comment(HINTS.versions),
    field('packages', prefillPackages(prefill)),
    vectors.length > 0 || reported?.severity == null
      ? comment(HINTS.vector) + field('cvss', vectors.length > 1 ? vectors : (vectors[0] ?? null))
      : comment(HINTS.severity) + field('severity', reported.severity),
    field('cwe', reported?.cwe ?? []),
    comment(HINTS.advisory),
    field(
      'summary',
      prefill.reported?.summary ?? prefill.summary ?? (earlier ? `Incomplete fix: ${earlier.summary}` : null),
    ),
    field('description', null),
    comment(HINTS.posts),
    ...['impact', 'rootCause', 'workarounds'].map((key) => field(key, null)),
    field('references', []),
    comment(HINTS.confirmed),
    '  confirmed: { yes: false, how: }\n',
    comment(HINTS.promise),
    field('inThreatModel', null),
    comment(HINTS.credits),
    field('credits', prefill.reported?.credits ?? ([] satisfies Credit[])),
    field('patchNeeded', true),
  ];
  return `analysis:\n${parts.join('')}`;
}

function prefillPackages({ reported, packages = [], earlier }: FormPrefill): object[] {
  if (!reported && earlier) return earlier.packages.map((one) => ({ ...one, patched: [] }));
  if (reported && reported.ranges.length > 0) {
    const ranges = reported.ranges.map((range) => ({ ...range, repo: reported.repo }));
    return groupAffected(ranges).map((one) => ({
      ...one,
      affected: one.affected.filter((range) => range !== ''),
    }));
  }
  const known =
    packages.length > 0 ? packages : [{ ecosystem: 'npm', name: null, repo: reported?.repo ?? null }];
  return known.map(({ ecosystem, name, repo }) => ({
    ecosystem,
    name: name ?? '',
    repo: repo ?? reported?.repo ?? '',
    affected: [],
    patched: [],
    functions: [],
  }));
}

function comment(text: string): string {
  return `  # ${text}\n`;
}

/** One key with its value, indented below `analysis`; where nothing is known, the place to fill it in. */
function field(key: string, value: unknown): string {
  if (value === null) return `  ${key}:\n`;
  return renderYaml({ [key]: value }).replace(/^(?=.)/gm, '  ');
}
