import { parseStoredCase, pathOfCase, type StoredCase } from '../../src/case/stored-case.ts';
import type { World } from './world.ts';

/** Reading YAML is most of the time of a story; the same text is read once. */
const readBefore = new Map<string, StoredCase>();

export function storedOf(world: World): StoredCase {
  const text = world.files[pathOfCase(world.number)] ?? '';
  const known = readBefore.get(text);
  if (known) return known;
  const parsed = parseStoredCase(text);
  if (parsed.kind === 'bad') throw new Error(`The store cannot be read: ${parsed.reason}`);
  if (readBefore.size > 2_000) readBefore.clear();
  readBefore.set(text, parsed.stored);
  return parsed.stored;
}
