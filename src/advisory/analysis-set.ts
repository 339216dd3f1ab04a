import { renderYaml, type TextProblem } from '../text/yaml.ts';
import { type AnalysisContext, type AnalysisResult, parseAnalysisYaml } from './analysis.ts';
import { toPlain } from './analysis-render.ts';
import type { Analysis } from './facts.ts';
import type { SetField } from './set-keys.ts';

type Draft = Readonly<Record<string, unknown>>;

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
 * set; their line is 0, since nobody wrote the text that they stand in.
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
  return { ...result, notes, problems: result.problems.map(nameKey) };
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
    case 'package': {
      const colon = /^([a-z]+):(.+)$/.exec(value);
      return setPackage(draft, {
        ecosystem: colon?.[1] ?? 'npm',
        name: colon?.[2]?.trim() ?? unquote(value),
      });
    }
    case 'repo':
      return setPackage(draft, { repo: unquote(value) });
    case 'affected':
      return setPackage(draft, { affected: value.split(/\s*;\s*|\s+and\s+/i).map(unquote) });
    case 'patched':
      return setPackage(draft, { patched: split(value) });
    case 'functions':
      return setPackage(draft, { functions: split(value) });
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
    default:
      return { ...draft, [key]: value };
  }
}

/** Changes the one package of the case, whose ranges may stand in several entries. Of several, none is guessed. */
function setPackage(draft: Draft, change: Readonly<Record<string, unknown>>): Draft {
  const entries = draft.packages as readonly Readonly<Record<string, unknown>>[];
  const subjects = new Set(
    entries.map(({ ecosystem, name, repo }) => JSON.stringify([ecosystem, name, repo])),
  );
  if (subjects.size > 1)
    return { ...draft, packages: [...entries, 'several packages: post the whole block'] };
  const merged = {
    ...entries[0],
    affected: entries.flatMap(({ affected }) => affected ?? []),
    patched: entries.flatMap(({ patched }) => patched ?? []),
  };
  return { ...draft, packages: [{ ...merged, ...change }] };
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

/** `packages[0].affected[1]` → `affected`: what to write behind `/set`. */
function nameKey(problem: TextProblem): TextProblem {
  const inside = /^packages\[\d+\]\.(\w+)/.exec(problem.path)?.[1];
  const top = /^\w+/.exec(problem.path)?.[0] ?? '';
  const path = inside === 'name' || inside === 'ecosystem' || top === 'packages' ? 'package' : top;
  return { ...problem, line: 0, path: inside && inside !== 'name' && inside !== 'ecosystem' ? inside : path };
}
