import type { Analysis } from '../../formats/records/facts.ts';
import { renderYaml, type TextProblem } from '../../text/yaml.ts';
import { type AnalysisContext, type AnalysisResult, parseAnalysisYaml } from './analysis.ts';
import { toPlain } from './analysis-render.ts';
import type { SetField } from './set-keys.ts';
import { type DraftEntry, numberOfEntry, readPlace, setOnPackage } from './set-package.ts';

type Draft = Readonly<Record<string, unknown>>;
type PackageKey = 'package' | 'repo' | 'affected' | 'patched' | 'functions';

/** What is known before the first `/set`: the analysis that counts, or what the report brings. */
export type SetBase =
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | {
      readonly kind: 'report';
      readonly package: {
        readonly ecosystem: string;
        readonly name: string;
        readonly repo: string | null;
      } | null;
      readonly summary: string | null;
      readonly description: string | null;
    };

/**
 * The analysis after these fields were set, oldest first, checked as a block is. Problems name the key that has to be
 * set; their line is 0, since nobody wrote the text that they are in.
 */
export function setFields(
  base: SetBase,
  fields: readonly SetField[],
  context: AnalysisContext,
): Exclude<AnalysisResult, { kind: 'none' }> {
  const draft = fields.reduce(setField, startDraft(base));
  const result = parseAnalysisYaml(renderYaml({ analysis: draft }), context);
  if (result.kind === 'none') throw new Error('A text that begins with the key analysis holds one.');
  const notes = result.notes.map((note) => note.replace(/^Line \d+: /, ''));
  if (result.kind === 'ok') return { ...result, notes };
  return { ...result, notes, problems: result.problems.map((problem) => nameKey(problem, draft)) };
}

function startDraft(base: SetBase): Draft {
  if (base.kind === 'analysis') return toPlain(base.analysis);
  const { package: one, summary, description } = base;
  return {
    packages: [
      { ecosystem: one?.ecosystem ?? 'npm', name: one?.name ?? '', ...(one?.repo ? { repo: one.repo } : {}) },
    ],
    ...(summary === null ? {} : { summary }),
    ...(description === null ? {} : { description }),
  };
}

function setField(draft: Draft, { key, value }: SetField): Draft {
  switch (key) {
    case 'package':
    case 'repo':
    case 'affected':
    case 'patched':
    case 'functions':
      return setPackageField(draft, key, value);
    case 'cvss':
      return { ...without(draft, 'severity'), cvss: split(value) };
    case 'severity':
      return { ...without(draft, 'cvss'), severity: unquote(value) };
    case 'cwe':
      return { ...draft, cwe: /\d/.test(value) ? split(value) : [value] };
    case 'references':
      return { ...draft, references: split(value) };
    case 'confirmed': {
      const [yes = '', ...how] = value.split(/\s+/);
      return { ...draft, confirmed: how.length === 0 ? { yes } : { yes, how: how.join(' ') } };
    }
    case 'credits':
      return { ...draft, credits: value.split(',').map(readCredit) };
    case 'summary':
    case 'description':
    case 'impact':
    case 'rootCause':
    case 'workarounds':
    case 'inThreatModel':
    case 'patchNeeded':
      return { ...draft, [key]: value };
  }
}

/** The fields of a package; `2: VALUE` or `NAME: VALUE` says which one, where there are several. */
function setPackageField(draft: Draft, key: PackageKey, text: string): Draft {
  const entries = draft.packages as readonly DraftEntry[];
  // What is wrong with an earlier line stands among the entries as a text; nothing is set beside it.
  if (entries.some((entry) => typeof entry !== 'object')) return draft;
  const { number, value } = readPlace(entries, text);
  return { ...draft, packages: setOnPackage(entries, number, readPackageField(key, value)) };
}

function readPackageField(key: PackageKey, value: string): DraftEntry {
  switch (key) {
    case 'package': {
      const colon = /^([a-z]+):(.+)$/.exec(value);
      return { ecosystem: colon?.[1] ?? 'npm', name: colon?.[2]?.trim() ?? unquote(value) };
    }
    case 'repo':
      return { repo: unquote(value) };
    case 'affected':
      return { affected: value.split(/\s*;\s*/).map(unquote) };
    case 'patched':
      return { patched: split(value) };
    case 'functions':
      return { functions: split(value) };
  }
}

function readCredit(text: string): object {
  const [login = '', type = 'reporter'] = text.trim().replace(/[()]/g, ' ').split(/\s+/);
  return { login: login.replace(/^@/, ''), type };
}

const split = (value: string): string[] =>
  value
    .split(/[\s,;]+/)
    .map(unquote)
    .filter((word) => word !== '');

/** Without the quotes that people copy along, straight or curly. */
const unquote = (text: string): string =>
  text.trim().replace(/^["'\u2018-\u201f](.*)["'\u2018-\u201f]$/, '$1');

function without(draft: Draft, key: string): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key));
}

/** `packages[0].affected[1]` → `affected`, or `affected 2:` of several: what to write behind `/set`. */
function nameKey(problem: TextProblem, draft: Draft): TextProblem {
  const [, index, field] = /^packages\[(\d+)\](?:\.(\w+))?/.exec(problem.path) ?? [];
  const top = /^\w+/.exec(problem.path)?.[0] ?? '';
  if (top !== 'packages') return { ...problem, line: 0, path: top };
  const key = field === undefined || field === 'name' || field === 'ecosystem' ? 'package' : field;
  const entries = (draft.packages as readonly unknown[]).filter((entry) => typeof entry === 'object');
  const number = index === undefined ? null : numberOfEntry(entries as readonly DraftEntry[], Number(index));
  return { ...problem, line: 0, path: number === null ? key : `${key} ${number}:` };
}
