import * as v from 'valibot';
import { parseYaml, renderYaml } from '../text/yaml.ts';

/** `sweep.yml` of the store: how far the lists were read, and claims on issues that are being made. */
const schema = v.object({
  version: v.literal(1),
  /** Newest update of an advisory that was seen; lists are left there. */
  watermark: v.nullable(v.string()),
  claims: v.array(v.object({ key: v.string(), run: v.string(), at: v.string() })),
});
export type SweepMemory = v.InferOutput<typeof schema>;

export const PATH_OF_SWEEP = 'sweep.yml';
const EMPTY: SweepMemory = { version: 1, watermark: null, claims: [] };

/** The memory of the sweep; one that cannot be read is begun anew, since it holds nothing that lists do not show. */
export function parseSweepMemory(text: string | null): SweepMemory {
  if (text === null) return EMPTY;
  const document = parseYaml(text, { maxLength: 1_000_000 });
  if (document.kind === 'bad') return EMPTY;
  const parsed = v.safeParse(schema, document.value);
  return parsed.success ? parsed.output : EMPTY;
}

export const renderSweepMemory = (memory: SweepMemory): string => renderYaml(memory);
