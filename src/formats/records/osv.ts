import * as v from 'valibot';
import { cleanVersion } from '../versions/ranges.ts';
import { ecosystemFromOsv } from './ecosystem-names.ts';

const jsonObject = v.record(v.string(), v.unknown());
const text = v.string();
/** OSV allows null where a list is empty, and published records use it. */
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.nullable(v.array(item)), []);

const eventSchema = v.object({
  introduced: v.optional(text),
  fixed: v.optional(text),
  last_affected: v.optional(text),
  limit: v.optional(text),
});

const rangeSchema = v.object({
  type: text,
  events: v.array(eventSchema),
  database_specific: v.optional(v.nullable(jsonObject)),
});

const affectedSchema = v.object({
  package: v.optional(v.nullable(v.object({ ecosystem: text, name: text }))),
  ranges: list(rangeSchema),
  versions: list(text),
  ecosystem_specific: v.optional(v.nullable(jsonObject)),
  database_specific: v.optional(v.nullable(jsonObject)),
});

const recordSchema = v.object({
  id: text,
  modified: v.optional(v.nullable(text)),
  published: v.optional(v.nullable(text)),
  withdrawn: v.optional(v.nullable(text)),
  aliases: list(text),
  summary: v.optional(v.nullable(text)),
  details: v.optional(v.nullable(text)),
  severity: list(v.object({ type: text, score: text })),
  affected: list(affectedSchema),
  references: list(v.object({ type: text, url: text })),
  credits: list(v.object({ name: text, contact: list(text), type: v.optional(v.nullable(text)) })),
  database_specific: v.optional(v.nullable(jsonObject)),
});

/** An OSV record as far as it is read here, checked in form. */
export type OsvRecord = v.InferOutput<typeof recordSchema>;
export type OsvAffected = v.InferOutput<typeof affectedSchema>;
export type OsvRange = v.InferOutput<typeof rangeSchema>;

export type OsvResult =
  | { readonly kind: 'ok'; readonly record: OsvRecord }
  | { readonly kind: 'bad'; readonly reason: string };

const MAX_CHARACTERS = 5_000_000;
const MAX_ENTRIES = 500;
/** GitHub's own examples use letters that real ids never have; both are taken. */
const GHSA = /^GHSA(-[0-9a-z]{4}){3}$/i;

/**
 * Reads an OSV record, or says in one sentence why it cannot be used: a case needs a GHSA id of its own, a package
 * and a text, and a withdrawn record has nothing to disclose.
 */
export function parseOsv(source: string): OsvResult {
  if (source.length > MAX_CHARACTERS) {
    return bad(`It has ${source.length} characters; an OSV record has at most ${MAX_CHARACTERS}.`);
  }
  const json = readJson(source);
  if (json.kind === 'bad') return json;
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    return bad('It is no OSV record: a JSON object is expected.');
  }
  const parsed = v.safeParse(recordSchema, json.value, { abortEarly: true });
  if (!parsed.success) return bad(explainIssue(parsed.issues[0]));
  return refuse(parsed.output) ?? { kind: 'ok', record: parsed.output };
}

function readJson(source: string): { kind: 'ok'; value: unknown } | { kind: 'bad'; reason: string } {
  try {
    return { kind: 'ok', value: JSON.parse(source.replace(/^\ufeff/, '')) };
  } catch {
    return { kind: 'bad', reason: 'It is not JSON.' };
  }
}

function explainIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? '';
  if (path === 'id') return 'It is no OSV record: it has no id.';
  return `It is no OSV record: ${path === '' ? 'the whole' : path} is ${issue.received}, expected ${issue.expected ?? 'something else'}.`;
}

function refuse(record: OsvRecord): OsvResult | undefined {
  if (!GHSA.test(record.id)) {
    return bad(
      `Its id ${shorten(record.id)} is no GHSA id: it plays any advisory of GitHub's database, as OSV, and no other record.`,
    );
  }
  if (record.withdrawn) return bad(`${record.id} was withdrawn on ${shorten(record.withdrawn)}.`);
  const affected = record.affected ?? [];
  if (affected.length > MAX_ENTRIES)
    return bad(`${record.id} names more than ${MAX_ENTRIES} affected packages.`);
  if (!affected.some((one) => (one.package?.name ?? '').trim() !== '')) {
    return bad(`${record.id} names no affected package.`);
  }
  const odd = affected.flatMap(findOddVersions)[0];
  if (odd !== undefined) return bad(`A range of ${record.id} names ${shorten(odd)}, which is no version.`);
  if (affected.flatMap((one) => one.ranges ?? []).some(neverBegins)) {
    return bad(`A range of ${record.id} has no introduced version, so nobody knows what it affects.`);
  }
  if ((record.details ?? '').length > 65_535) {
    return bad(`The details of ${record.id} are longer than the 65,535 characters that an advisory holds.`);
  }
  if (!(record.summary ?? '').trim() && !(record.details ?? '').trim()) {
    return bad(`${record.id} has neither a summary nor details.`);
  }
  return undefined;
}

/** Versions of a range that cannot be compared (`0` and `*` have a meaning of their own; commits are not read). */
function findOddVersions({ package: one, ranges = [] }: OsvAffected): string[] {
  const ecosystem = ecosystemFromOsv(one?.ecosystem ?? '');
  return (ranges ?? [])
    .filter(({ type }) => type !== 'GIT')
    .flatMap(({ events }) => events.flatMap((event) => Object.values(event)))
    .filter((version) => version !== undefined)
    .filter(
      (version) => version !== '*' && cleanVersion(version, ecosystem) !== version.replace(/^[vV](?=\d)/, ''),
    );
}

/** OSV demands where a range begins; commits are not read. */
function neverBegins({ type, events }: OsvRange): boolean {
  return type !== 'GIT' && !events.some(({ introduced }) => introduced !== undefined);
}

function bad(reason: string): { kind: 'bad'; reason: string } {
  return { kind: 'bad', reason };
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
