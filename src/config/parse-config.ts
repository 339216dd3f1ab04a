import * as v from 'valibot';
import { parseYaml, renderPath, type YamlDocument, type YamlPath } from '../text/yaml.ts';
import { assembleConfig, type Config, configSchema, type KnownWords } from './config.ts';
import { type ConfigProblem, type ConfigWarning, renderFound, renderPlainly } from './config-problem.ts';
import { findConfigWarnings } from './config-warnings.ts';
import { isMapping, readExpectation } from './readers.ts';

export const CONFIG_FILE = '.github/security-process.yml';

export type ParsedConfig =
  | { readonly kind: 'ok'; readonly config: Config; readonly warnings: readonly ConfigWarning[] }
  | { readonly kind: 'bad'; readonly problems: readonly ConfigProblem[] };

/** A file longer than this, or with more problems, was not written by a person. */
const MAX_LENGTH = 65_536;
const MAX_PROBLEMS = 200;

/**
 * Reads `.github/security-process.yml`. Never throws: what is wrong comes back as problems, all at once, in
 * the order of their lines. `text` is null where the file does not exist.
 */
export function parseConfig(
  text: string | null,
  known: KnownWords,
  file: string = CONFIG_FILE,
): ParsedConfig {
  if (text === null) return bad([missingFile(file)]);
  const document = parseYaml(text, { maxLength: MAX_LENGTH });
  if (document.kind === 'bad') {
    const { path, ...problem } = document.problem;
    return bad([{ file, key: path, ...problem, found: renderPlainly(problem.found, 200) }]);
  }
  const result = v.safeParse(configSchema(known), asWritten(document));
  if (!result.success)
    return bad(result.issues.slice(0, MAX_PROBLEMS).map((issue) => toProblem(issue, document, file)));
  const config = assembleConfig(result.output);
  const warnings = findConfigWarnings(config, findOwnersPath(document.value)).map(({ path, message }) => ({
    file,
    line: document.lineOf(path),
    key: renderPath(path),
    message,
  }));
  return { kind: 'ok', config, warnings };
}

function bad(problems: readonly ConfigProblem[]): ParsedConfig {
  return { kind: 'bad', problems: problems.toSorted(compareProblems) };
}

function compareProblems(left: ConfigProblem, right: ConfigProblem): number {
  return left.line - right.line || (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
}

function missingFile(file: string): ConfigProblem {
  return {
    file,
    line: 1,
    key: '',
    found: 'no such file',
    expected: 'a file with at least owner and team',
    suggestion: 'Make one with the lines "owner: your-organisation" and "team: your-team".',
  };
}

/** Where owners stand one by one: under their index in a list, under their login in a mapping. */
function findOwnersPath(file: unknown): ((index: number) => YamlPath) | undefined {
  if (!isMapping(file) || file.owners === undefined) return undefined;
  const logins = isMapping(file.owners) ? Object.keys(file.owners) : undefined;
  return (index) => ['owners', logins?.[index] ?? index];
}

/** Numbers that YAML would change (`1.10`, `0x10`, `1e3`) as the text that is in the file. */
function asWritten(document: YamlDocument): unknown {
  const visit = (value: unknown, path: YamlPath): unknown => {
    if (typeof value === 'number' || typeof value === 'bigint') {
      const raw = document.rawOf(path);
      return raw === undefined || raw === String(value) ? value : raw;
    }
    if (Array.isArray(value)) return value.map((item, index) => visit(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key])]));
  };
  return visit(document.value ?? {}, []);
}

type Issue = v.BaseIssue<unknown>;

function toProblem(issue: Issue, document: YamlDocument, file: string): ConfigProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const { found, expected, suggestion } = readExpectation(issue.message);
  return {
    file,
    line: document.lineOf(path),
    key: renderPlainly(renderPath(path), 120),
    found: renderPlainly(found ?? renderFound(issue.input), 200),
    expected,
    ...(suggestion === undefined ? {} : { suggestion: renderPlainly(suggestion, 300) }),
  };
}
