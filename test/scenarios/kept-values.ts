/**
 * Values written down and read again with all that counts for a recording: maps, sets, what is `undefined`, what is the
 * same object in several places, and what is frozen, which `cloneState` shares instead of copying it.
 */

/** A reference to a node is a number; a number is wrapped in a list, `undefined` is an empty one. */
type Slot = number | string | boolean | null | readonly [] | readonly [number | string];
type Node = readonly [kind: keyof typeof EMPTY, isFrozen: 0 | 1, ...slots: Slot[]];

const EMPTY = {
  object: (): object => ({}),
  list: (): object => [],
  map: (): object => new Map(),
  set: (): object => new Set(),
  bytes: (base64: Slot): object => Buffer.from(String(base64), 'base64'),
} as const;

/** JSON. Throws on what it could not bring back, such as functions and instances of classes. */
export function writeValue(value: unknown): string {
  const nodes: Node[] = [];
  const known = new Map<object, number>();
  const slotOf = (each: unknown): Slot => {
    if (each === undefined) return [];
    if (typeof each === 'number') return [Number.isFinite(each) ? each : String(each)];
    if (each === null || typeof each === 'string' || typeof each === 'boolean') return each;
    if (typeof each !== 'object') throw new Error(`A ${typeof each} cannot be kept.`);
    const found = known.get(each);
    if (found !== undefined) return found;
    const index = nodes.length;
    known.set(each, index);
    nodes.push(['list', 0]);
    nodes[index] = nodeOf(each, slotOf);
    return index;
  };
  slotOf(value);
  return JSON.stringify(nodes);
}

function nodeOf(value: object, slotOf: (each: unknown) => Slot): Node {
  const isFrozen = Object.isFrozen(value) ? 1 : 0;
  if (Array.isArray(value)) return ['list', isFrozen, ...value.map(slotOf)];
  if (value instanceof Map) return ['map', isFrozen, ...[...value].flat(1).map(slotOf)];
  if (value instanceof Set) return ['set', isFrozen, ...[...value].map(slotOf)];
  if (value instanceof Uint8Array) return ['bytes', 0, Buffer.from(value).toString('base64')];
  const kind = value.constructor?.name ?? 'Object';
  if (kind !== 'Object') throw new Error(`A ${kind} cannot be kept.`);
  return ['object', isFrozen, ...Object.entries(value).flat(1).map(slotOf)];
}

export function readValue(text: string): unknown {
  const nodes = JSON.parse(text) as readonly Node[];
  const values = nodes.map(([kind, , first = null]) => EMPTY[kind](first));
  const partOf = (slot: Slot): unknown => {
    if (typeof slot === 'number') return values[slot];
    if (!Array.isArray(slot)) return slot;
    return slot.length === 0 ? undefined : Number(slot[0]);
  };
  nodes.forEach(([kind, , ...slots], index) => {
    if (kind !== 'bytes') fill(values[index]!, slots.map(partOf));
  });
  nodes.forEach(([, isFrozen], index) => {
    if (isFrozen) Object.freeze(values[index]);
  });
  return values[0];
}

function fill(value: object, parts: readonly unknown[]): void {
  if (Array.isArray(value)) for (const part of parts) value.push(part);
  else if (value instanceof Set) for (const part of parts) value.add(part);
  else
    for (let index = 0; index < parts.length; index += 2) {
      const [key, item] = [parts[index], parts[index + 1]];
      if (value instanceof Map) value.set(key, item);
      else Object.assign(value, { [String(key)]: item });
    }
}
