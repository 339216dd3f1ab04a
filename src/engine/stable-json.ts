/** A key that every object of JavaScript lists before all others, by its number and not by its signs. */
const NUMBER = /^(?:0|[1-9]\d*)$/;

/**
 * JSON without blanks, with the keys of every object in the order of their code units, and without what is undefined: the
 * same data has the same text. The engine's own `JSON.stringify` writes it, from a copy in order.
 */
export function stableJson(value: unknown): string {
  const ordered = inOrder(value);
  return ordered === UNORDERABLE ? byHand(value) : (JSON.stringify(ordered) ?? 'null');
}

const UNORDERABLE = Symbol('unorderable');

/** The same data with its keys in order; what is in order already is not copied. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return listInOrder(value);
  const keys = Object.keys(value);
  const from = value as Readonly<Record<string, unknown>>;
  const to: Record<string, unknown> = {};
  let isSame = true;
  let last = '';
  for (const key of keys) {
    if (NUMBER.test(key) || key === '__proto__') return UNORDERABLE;
    if (key < last) isSame = false;
    last = key;
  }
  for (const key of isSame ? keys : keys.sort()) {
    const item = inOrder(from[key]);
    if (item === UNORDERABLE) return item;
    if (item !== from[key]) isSame = false;
    to[key] = item;
  }
  return isSame ? value : to;
}

function listInOrder(list: readonly unknown[]): unknown {
  const items = list.map(inOrder);
  if (items.includes(UNORDERABLE)) return UNORDERABLE;
  return items.some((item, index) => item !== list[index]) ? items : list;
}

function byHand(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(byHand).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${byHand(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
