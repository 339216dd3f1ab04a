import * as v from 'valibot';
import { ACTIONS, type ActionName } from '../process/table.ts';
import { parseYaml, renderYaml } from '../text/yaml.ts';

/** `sweep.yml` of the store: how far the lists were read, and claims on issues that are being made. */
const schema = v.object({
  version: v.literal(1),
  /** Newest update of an advisory that was seen, for sweeps that no other line is about; lists are left there. */
  watermark: v.nullable(v.string()),
  /** The same by action: where each runs alone, none may take from another what it has not looked at. */
  watermarks: v.optional(v.record(v.string(), v.string()), {}),
  /** Digest of the owners and repos that the lists were about, and the day of the last whole listing (UTC). */
  listed: v.optional(v.nullable(v.object({ of: v.string(), day: v.string() })), null),
  claims: v.array(v.object({ key: v.string(), run: v.string(), at: v.string() })),
});
export type SweepMemory = v.InferOutput<typeof schema>;

export const PATH_OF_SWEEP = 'sweep.yml';
const EMPTY: SweepMemory = { version: 1, watermark: null, watermarks: {}, listed: null, claims: [] };

/** The memory of the sweep; one that cannot be read is begun anew, since it holds nothing that lists do not show. */
export function parseSweepMemory(text: string | null): SweepMemory {
  if (text === null) return EMPTY;
  const document = parseYaml(text, { maxLength: 1_000_000 });
  if (document.kind === 'bad') return EMPTY;
  const parsed = v.safeParse(schema, document.value);
  return parsed.success ? parsed.output : EMPTY;
}

export const renderSweepMemory = (memory: SweepMemory): string => renderYaml(memory);

/** Up to when sweeps of this scope have seen all changes, ISO UTC; null before the first. */
export function watermarkOf(memory: SweepMemory, scope: ReadonlySet<ActionName>): string | null {
  return isWhole(scope) ? memory.watermark : (memory.watermarks[nameOf(scope)] ?? null);
}

export function withWatermark(memory: SweepMemory, scope: ReadonlySet<ActionName>, at: string): SweepMemory {
  if (isWhole(scope)) return { ...memory, watermark: at };
  return { ...memory, watermarks: { ...memory.watermarks, [nameOf(scope)]: at } };
}

const isWhole = (scope: ReadonlySet<ActionName>): boolean => ACTIONS.every((name) => scope.has(name));
const nameOf = (scope: ReadonlySet<ActionName>): string => [...scope].sort().join('+');
