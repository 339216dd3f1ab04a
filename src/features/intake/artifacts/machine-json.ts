import * as v from 'valibot';
import { isJsonObject } from '../../../text/lenient-json.ts';

/** A document for machines that a report brings along, by the few fields that people look for. */
export type MachineDocument =
  | {
      readonly kind: 'sarif';
      /** The tool that wrote it; null for results without their frame. */
      readonly tool: string | null;
      readonly results: number;
      /** `path:line` of each result, once. */
      readonly places: readonly string[];
      /** What the tool says of its results, and its rules. */
      readonly words: readonly string[];
      /** Fingerprints by which the tool knows a result again. */
      readonly fingerprints: readonly string[];
    }
  | {
      readonly kind: 'osv';
      readonly id: string;
      readonly packages: readonly string[];
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'csaf';
      readonly id: string | null;
      readonly publisher: string | null;
      readonly title: string | null;
      readonly vulnerabilities: readonly string[];
      readonly words: readonly string[];
    };

/** So many documents of one block are told of, results of one document are read, and levels of a bundle are opened. */
const MOST_DOCUMENTS = 20;
const MOST_RESULTS = 500;
const MOST_LEVELS = 8;

/** Sources: SARIF 2.1.0 §3.13; OSV schema 1.7; CSAF 2.0 §3.2. Only what tells them apart is asked for. */
const run = v.object({ tool: v.object({ driver: v.object({ name: v.string() }) }) });
const SARIF = v.object({ runs: v.pipe(v.array(run), v.minLength(1)) });
const RESULT = v.object({ ruleId: v.string(), message: v.object({}), locations: v.array(v.object({})) });
const affected = v.union([
  v.object({ package: v.object({ name: v.string() }) }),
  v.object({ ranges: v.array(v.object({})) }),
]);
const OSV = v.union([
  v.object({ id: v.string(), affected: v.pipe(v.array(affected), v.minLength(1)) }),
  v.object({ id: v.string(), schema_version: v.string(), modified: v.string() }),
]);
const CSAF = v.object({
  document: v.object({ csaf_version: v.string(), tracking: v.optional(v.object({})) }),
});

/**
 * The SARIF, OSV and CSAF documents in a JSON value: it is one, or a list or bundle of them. Empty for any other JSON.
 * Nothing in it is trusted: everything is read as text, and what is not as the schema has it is left out.
 */
export function readMachineDocuments(value: unknown): readonly MachineDocument[] {
  return readLevel(value, MOST_LEVELS).slice(0, MOST_DOCUMENTS);
}

function readLevel(value: unknown, levels: number): readonly MachineDocument[] {
  const own = readDocument(value);
  if (own.length > 0 || levels === 0) return own;
  const inner = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  // Results without their frame are one thing.
  if (inner.length > 0 && inner.every((each) => v.is(RESULT, each))) return [readResults(null, inner)];
  return inner
    .slice(0, MOST_RESULTS)
    .filter((each) => typeof each === 'object' && each !== null)
    .flatMap((each) => readLevel(each, levels - 1))
    .slice(0, MOST_DOCUMENTS);
}

function readDocument(value: unknown): readonly MachineDocument[] {
  if (v.is(SARIF, value))
    return (value.runs as readonly JsonObject[]).map(({ tool, results, artifacts }) =>
      readResults(textOf(objectOf(objectOf(tool).driver).name), listOf(results), objectsOf(artifacts)),
    );
  if (v.is(RESULT, value)) return [readResults(null, [value])];
  if (v.is(CSAF, value)) return [readCsaf(value as unknown as JsonObject)];
  return v.is(OSV, value) ? [readOsv(value as unknown as JsonObject)] : [];
}

type JsonObject = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objectsOf = (value: unknown): readonly JsonObject[] => listOf(value).filter(isJsonObject);
const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, MOST_CHARACTERS) : null;
const textsOf = (...values: readonly unknown[]): readonly string[] =>
  values.flatMap((each) => textOf(each) ?? []);
const MOST_CHARACTERS = 20_000;

function readResults(
  tool: string | null,
  all: readonly unknown[],
  files: readonly JsonObject[] = [],
): MachineDocument {
  const results = objectsOf(all).slice(0, MOST_RESULTS);
  return {
    kind: 'sarif',
    tool,
    results: all.length,
    places: [
      ...new Set(
        results.flatMap(({ locations }) => objectsOf(locations).flatMap((each) => placeOf(each, files))),
      ),
    ],
    words: results.flatMap(({ ruleId, message }) =>
      textsOf(ruleId, objectOf(message).text, objectOf(message).markdown),
    ),
    fingerprints: results.flatMap(fingerprintsOf),
  };
}

/** A file may be named by its place in the list of the run's files (SARIF §3.4.5). */
function placeOf(
  { physicalLocation, logicalLocations }: JsonObject,
  files: readonly JsonObject[],
): readonly string[] {
  const { artifactLocation, region } = objectOf(physicalLocation);
  const { uri, index } = objectOf(artifactLocation);
  const path = textOf(uri) ?? textOf(objectOf(files[Number(index)]?.location).uri);
  const { startLine } = objectOf(region);
  if (path !== null) return [Number.isInteger(startLine) ? `${path}:${startLine}` : path];
  return objectsOf(logicalLocations)
    .flatMap(({ fullyQualifiedName, name }) => textsOf(fullyQualifiedName ?? name))
    .slice(0, 1);
}

/** SARIF §3.27.16 and 17: what stays the same from one run to another. The id of a single run's result does not. */
function fingerprintsOf(result: JsonObject): readonly string[] {
  const rule = textOf(result.ruleId) ?? '';
  const prints = [result.fingerprints, result.partialFingerprints].flatMap((each) =>
    Object.entries(objectOf(each)).flatMap(([name, print]) =>
      typeof print === 'string' && print.length >= LEAST_OF_A_PRINT && !/\s/.test(print)
        ? [`${rule} ${name} ${print}`]
        : [],
    ),
  );
  const { correlationGuid } = result;
  return [...prints, ...textsOf(correlationGuid)].map((each) => each.slice(0, 300));
}

/** A shorter fingerprint tells nothing apart, and words are none: Semgrep writes `requires login` for all of them. */
const LEAST_OF_A_PRINT = 8;

function readOsv({ id, affected: all, summary, details }: JsonObject): MachineDocument {
  const packages = objectsOf(all).flatMap((each) => {
    const { ecosystem, name } = objectOf(each.package);
    return textsOf(name).map((own) => [...textsOf(ecosystem), own].join(' '));
  });
  return {
    kind: 'osv',
    id: textOf(id) ?? '',
    packages: [...new Set(packages)],
    words: textsOf(summary, details),
  };
}

function readCsaf({ document, vulnerabilities }: JsonObject): MachineDocument {
  const { title, publisher, tracking, notes } = objectOf(document);
  const all = objectsOf(vulnerabilities);
  const told = [...objectsOf(notes), ...all.flatMap((each) => objectsOf(each.notes))];
  return {
    kind: 'csaf',
    id: textOf(objectOf(tracking).id),
    publisher: textOf(objectOf(publisher).name),
    title: textOf(title),
    vulnerabilities: all.map(
      ({ cve, ids, title: own }) =>
        textOf(cve) ??
        objectsOf(ids).flatMap(({ text }) => textsOf(text))[0] ??
        textOf(own) ??
        'without a name',
    ),
    words: textsOf(title, ...told.map(({ text }) => text)),
  };
}

/** Words that are in such a document and hardly anywhere else: for JSON that does not parse. */
const TELLING: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['SARIF', /"(?:physicalLocation|artifactLocation|partialFingerprints)"|sarif-schema|"runs"\s*:\s*\[/],
  ['CSAF', /"(?:csaf_version|product_tree)"/],
  ['OSV', /"(?:schema_version|last_affected|database_specific)"|"affected"\s*:\s*\[/],
];

/** Which of the documents a text looks like, whether it can be read or not. */
export const guessDocument = (text: string): string | undefined =>
  TELLING.find(([, pattern]) => pattern.test(text))?.[0];
