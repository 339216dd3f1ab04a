/** Versions of CVSS that can be read. GitHub's advisories take 3.0, 3.1 and 4.0. */
export type CvssVersion = '3.0' | '3.1' | '4.0';

/** A vector taken apart: every metric that was written, by its abbreviation. */
export interface CvssMetrics {
  readonly version: CvssVersion;
  readonly metrics: ReadonlyMap<string, string>;
}

export type CvssMetricsResult =
  | ({ readonly kind: 'ok' } & CvssMetrics)
  | { readonly kind: 'bad'; readonly reason: string };

interface Grammar {
  /** Metric → values; in the order of the specification. */
  readonly metrics: ReadonlyMap<string, readonly string[]>;
  readonly mandatory: readonly string[];
  /** Version 4.0 fixes the order, version 3 leaves it free. */
  readonly ordered: boolean;
}

const METRICS_3 =
  'AV:NALP AC:LH PR:NLH UI:NR S:UC C:HLN I:HLN A:HLN E:XUPFH RL:XOTWU RC:XURC CR:XLMH IR:XLMH AR:XLMH ' +
  'MAV:XNALP MAC:XLH MPR:XNLH MUI:XNR MS:XUC MC:XNLH MI:XNLH MA:XNLH';

const METRICS_4 =
  'AV:NALP AC:LH AT:NP PR:NLH UI:NPA VC:HLN VI:HLN VA:HLN SC:HLN SI:HLN SA:HLN E:XAPU CR:XHML IR:XHML AR:XHML ' +
  'MAV:XNALP MAC:XLH MAT:XNP MPR:XNLH MUI:XNPA MVC:XNLH MVI:XNLH MVA:XNLH MSC:XNLH MSI:XNLHS MSA:XNLHS ' +
  'S:XNP AU:XNY R:XAUI V:XDC RE:XLMH';

const GRAMMAR_3: Grammar = { ...readTable(METRICS_3, 8), ordered: false };
const TABLE_4 = readTable(METRICS_4, 11);
const GRAMMAR_4: Grammar = {
  metrics: new Map([...TABLE_4.metrics, ['U', ['X', 'Clear', 'Green', 'Amber', 'Red']]]),
  mandatory: TABLE_4.mandatory,
  ordered: true,
};

/**
 * Takes a vector apart by FIRST's grammar (the patterns of its JSON schemas for 3.0, 3.1 and 4.0), and refuses
 * what those let pass for version 3: a metric given twice, a mandatory one left out, and `PR:U` of the 3.0 schema,
 * which the specification does not know.
 */
export function parseCvssMetrics(vector: string): CvssMetricsResult {
  if (vector.length > 400) return bad('it is longer than any CVSS vector');
  const [prefix = '', ...parts] = vector.split('/');
  const version = /^CVSS:(3\.0|3\.1|4\.0)$/.exec(prefix)?.[1] as CvssVersion | undefined;
  if (version === undefined) return bad(explainPrefix(vector, prefix));
  const grammar = version === '4.0' ? GRAMMAR_4 : GRAMMAR_3;
  const metrics = new Map<string, string>();
  for (const part of parts) {
    const problem = explainPart(part, version, grammar, metrics);
    if (problem !== undefined) return bad(problem);
    const colon = part.indexOf(':');
    metrics.set(part.slice(0, colon), part.slice(colon + 1));
  }
  const missing = grammar.mandatory.filter((metric) => !metrics.has(metric));
  if (missing.length > 0) {
    return bad(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; CVSS ${version} needs it`,
    );
  }
  return { kind: 'ok', version, metrics };
}

/**
 * The vector that was probably meant: without odd spaces, brackets and a score around it, in capital letters, in the
 * order of version 4.0. Undefined where that is no vector either, or the vector is fine.
 */
export function suggestCvss(text: string): string | undefined {
  if (text.length > 400) return undefined;
  const bare = text
    .replace(/\s+/g, '')
    .replace(/^.*?(?=cvss:\d)/i, '')
    .replace(/[)\]/.,;]+$/, '')
    .split('/')
    .map((part) => (/^U:/i.test(part) ? part : part.toUpperCase()));
  const [prefix = '', ...parts] = bare;
  const order = [...GRAMMAR_4.metrics.keys()];
  const rank = (part: string) => order.indexOf(part.split(':')[0]!);
  const sorted = prefix === 'CVSS:4.0' ? parts.toSorted((a, b) => rank(a) - rank(b)) : parts;
  const candidate = [prefix, ...sorted].join('/');
  return candidate !== text && parseCvssMetrics(candidate).kind === 'ok' ? candidate : undefined;
}

function bad(reason: string): CvssMetricsResult {
  return { kind: 'bad', reason };
}

function readTable(table: string, mandatory: number): Omit<Grammar, 'ordered'> {
  const metrics = new Map(
    table.split(' ').map((entry) => {
      const [metric = '', values = ''] = entry.split(':');
      return [metric, [...values]] as const;
    }),
  );
  return { metrics, mandatory: [...metrics.keys()].slice(0, mandatory) };
}

function explainPrefix(vector: string, prefix: string): string {
  if (vector === '') return 'it is empty';
  if (/^CVSS:\d+(\.\d+)?$/.test(prefix)) return `version ${prefix.slice(5)} is not one of 3.0, 3.1 and 4.0`;
  if (/CVSS:\d/.test(vector))
    return 'it must begin with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/, with nothing before';
  return 'it does not begin with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/ in capital letters';
}

function explainPart(
  part: string,
  version: CvssVersion,
  grammar: Grammar,
  seen: ReadonlyMap<string, string>,
): string | undefined {
  const shown = JSON.stringify(part.slice(0, 20));
  if (part === '') return 'there is a slash too many';
  const colon = part.indexOf(':');
  if (colon < 0) return `${shown} is not a metric with its value, such as AV:N`;
  const metric = part.slice(0, colon);
  const value = part.slice(colon + 1);
  const values = grammar.metrics.get(metric);
  if (values === undefined) return `${shown}: CVSS ${version} has no metric of that name`;
  if (!values.includes(value)) return `${shown}: ${metric} is one of ${values.join(', ')}`;
  if (seen.has(metric)) return `${metric} is given twice`;
  if (!grammar.ordered) return undefined;
  const order = [...grammar.metrics.keys()];
  const last = [...seen.keys()].at(-1);
  if (last !== undefined && order.indexOf(metric) < order.indexOf(last)) {
    return `${metric} stands after ${last}; CVSS ${version} fixes the order: ${metric} comes first`;
  }
  return undefined;
}
