import {
  CORE_SCHEMA,
  constructFromEvents,
  dump,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { findComments, findDuplicateKey, isFolded } from './yaml-losses.ts';

/** Where a value is in a document: keys and indexes from the root. */
export type YamlPath = readonly (string | number)[];

/** One thing wrong with a file or a block that a person wrote. Lines count from 1. */
export interface TextProblem {
  readonly path: string;
  readonly line: number;
  readonly found: string;
  readonly expected: string;
  readonly suggestion?: string;
}

export interface YamlDocument {
  readonly kind: 'ok';
  readonly value: unknown;
  /** Line (from 1) of the value at the path, or of the nearest parent that exists. */
  lineOf(path: YamlPath): number;
  /** The scalar as it was written (`1.10` stays `1.10`), where the path names a scalar. */
  rawOf(path: YamlPath): string | undefined;
  /** What is no part of any value: comments and directives, in order. */
  leftOut(): readonly LeftOut[];
  /** Paths of the values whose line breaks became spaces without a `>`. */
  folded(): readonly YamlPath[];
}

/** A comment or directive of a document. */
interface LeftOut {
  readonly line: number;
  /** As it was written, with its `#`. */
  readonly text: string;
  /** Path of the unquoted value that ends where this begins; undefined for a comment with a line of its own. */
  readonly behind: YamlPath | undefined;
}

export type YamlResult = YamlDocument | { readonly kind: 'bad'; readonly problem: TextProblem };

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads one YAML document that a person wrote, keeping where everything stands.
 * Aliases, custom tags, prototype keys, several documents and deep nesting are refused: none is needed, and
 * each is a known way to make a reader work too long or read something else than the writer sees.
 */
export function parseYaml(source: string, options: { maxLength?: number } = {}): YamlResult {
  const maxLength = options.maxLength ?? 262_144;
  if (source.length > maxLength) {
    return bad(1, `${source.length} characters`, `at most ${maxLength} characters`);
  }
  try {
    const events = parseEvents(source, { maxDepth: 24 });
    const refusal = findRefusal(source, events);
    if (refusal) return refusal;
    const twice = findDuplicateKey(source, events);
    if (twice) {
      const found = `the key ${twice.key}, duplicated: it stands on line ${lineAt(source, twice.first)} too`;
      return bad(lineAt(source, twice.second), found, 'every key once');
    }
    const documents = constructFromEvents(events, { source, schema: CORE_SCHEMA, maxAliases: 0 });
    if (documents.length > 1) return bad(1, `${documents.length} documents`, 'one document');
    return readable(source, events, documents[0] ?? null);
  } catch (error) {
    if (!(error instanceof YAMLException)) return bad(1, 'text that cannot be read', 'YAML');
    return bad((error.mark?.line ?? 0) + 1, error.reason, 'YAML');
  }
}

/** Writes data as YAML: stable key order as given, no anchors, no line folding. */
export function renderYaml(value: unknown): string {
  return dump(value, { noRefs: true, lineWidth: -1 });
}

/** `packages[0].name`: how a path is shown to people. */
export function renderPath(path: YamlPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function bad(line: number, found: string, expected: string): YamlResult {
  return { kind: 'bad', problem: { path: '', line, found, expected } };
}

function findRefusal(source: string, events: readonly Event[]): YamlResult | undefined {
  for (const event of events) {
    if (event.type === EVENT_ID.ALIAS)
      return bad(lineAt(source, event.anchorStart), 'an alias (*)', 'the value itself');
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) continue;
    if (event.anchorStart >= 0)
      return bad(lineAt(source, event.anchorStart), 'an anchor (&)', 'the value itself');
    if (event.tagStart >= 0) return bad(lineAt(source, event.tagStart), 'a tag (!)', 'a plain value');
  }
  return undefined;
}

interface Mark {
  readonly offset: number;
  readonly raw?: string;
  /** Offset behind a scalar. */
  readonly end?: number;
  readonly isFolded?: boolean;
}

interface Frame {
  readonly path: YamlPath;
  readonly kind: 'document' | 'sequence' | 'mapping';
  count: number;
  key: string | undefined;
}

function readable(source: string, events: readonly Event[], value: unknown): YamlResult {
  const forbidden = findForbiddenKey(source, events);
  if (forbidden) return bad(lineAt(source, forbidden.offset), `the key ${forbidden.key}`, 'another key');
  // Asked for only where something has to be shown to a person: the sweep reads thousands of files that are fine.
  let known: ReadonlyMap<string, Mark> | undefined;
  const marks = (): ReadonlyMap<string, Mark> => {
    known ??= collectMarks(source, events);
    return known;
  };
  let lines: readonly number[] | undefined;
  return {
    kind: 'ok',
    value,
    lineOf: (path) => {
      lines ??= startsOfLines(source);
      for (let length = path.length; length >= 0; length--) {
        const mark = marks().get(JSON.stringify(path.slice(0, length)));
        if (mark) return lineAmong(lines, mark.offset);
      }
      return 1;
    },
    rawOf: (path) => marks().get(JSON.stringify(path))?.raw,
    leftOut: () => {
      const comments = findComments(source, events);
      if (comments.length === 0) return [];
      const starts = startsOfLines(source);
      const paths = new Map(
        [...marks()].flatMap(([path, { end }]) => (end === undefined ? [] : [[end, path] as const])),
      );
      return comments.map(({ offset, text, cutsAt }) => {
        const path = cutsAt === undefined ? undefined : paths.get(cutsAt);
        return {
          line: lineAmong(starts, offset),
          text,
          behind: path === undefined ? undefined : (JSON.parse(path) as YamlPath),
        };
      });
    },
    folded: () => {
      const folded = [...marks()].filter(([, mark]) => mark.isFolded === true);
      return folded.map(([path]) => JSON.parse(path) as YamlPath);
    },
  };
}

/** The first key of any mapping that is forbidden. */
function findForbiddenKey(
  source: string,
  events: readonly Event[],
): { readonly key: string; readonly offset: number } | undefined {
  // One entry per open collection: whether a key comes next in it; null where it has no keys.
  const expectsKey: (boolean | null)[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      expectsKey.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.ALIAS) {
      if (event.type === EVENT_ID.DOCUMENT) expectsKey.push(null);
      continue;
    }
    const depth = expectsKey.length - 1;
    const isKey = expectsKey[depth] === true;
    if (expectsKey[depth] !== null) expectsKey[depth] = !isKey;
    if (event.type !== EVENT_ID.SCALAR) {
      expectsKey.push(event.type === EVENT_ID.MAPPING ? true : null);
      continue;
    }
    if (!isKey) continue;
    const key = getScalarValue(source, event);
    if (FORBIDDEN_KEYS.has(key)) return { key, offset: event.valueStart };
  }
  return undefined;
}

function collectMarks(source: string, events: readonly Event[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const frames: Frame[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      frames.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      frames.push({ path: [], kind: 'document', count: 0, key: undefined });
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) continue;
    const frame = frames.at(-1);
    const isScalar = event.type === EVENT_ID.SCALAR;
    const offset = isScalar ? event.valueStart : event.start;
    const raw = isScalar ? getScalarValue(source, event) : undefined;
    if (frame?.kind === 'mapping' && frame.key === undefined) {
      frame.key = raw ?? '';
      const path = [...frame.path, frame.key];
      marks.set(JSON.stringify(path), { offset });
      if (!isScalar)
        frames.push({
          path,
          kind: event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence',
          count: 0,
          key: undefined,
        });
      continue;
    }
    const path = childPath(frame);
    const existing = marks.get(JSON.stringify(path));
    marks.set(JSON.stringify(path), {
      offset: existing?.offset ?? offset,
      ...(raw === undefined ? {} : { raw }),
      ...(isScalar ? { end: event.valueEnd, isFolded: isFolded(source, event) } : {}),
    });
    if (!isScalar) {
      frames.push({
        path,
        kind: event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence',
        count: 0,
        key: undefined,
      });
    }
  }
  return marks;
}

function childPath(frame: Frame | undefined): YamlPath {
  if (!frame || frame.kind === 'document') return [];
  if (frame.kind === 'sequence') return [...frame.path, frame.count++];
  const path = [...frame.path, frame.key ?? ''];
  frame.key = undefined;
  return path;
}

/** Offsets at which lines begin, so that a line is found without reading the text again. */
function startsOfLines(source: string): readonly number[] {
  const starts = [0];
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** Line (from 1) of an offset, given where lines begin. */
function lineAmong(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function lineAt(source: string, offset: number): number {
  return lineAmong(startsOfLines(source), offset);
}
