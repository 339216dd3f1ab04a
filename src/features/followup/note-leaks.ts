import { isDisclosed, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';

/** Keeps what the sweep saw of the case in public: told once, and never looked for again. */
export function noteLeaks({ stored, observed }: Context): StoredCase | undefined {
  if (isDisclosed(stored)) return undefined;
  const known = stored.leaks ?? [];
  const fresh = (observed.traces ?? []).filter(({ key }) => !known.some((each) => each.key === key));
  if (fresh.length === 0) return undefined;
  return { ...stored, leaks: [...known, ...fresh.map((trace) => ({ ...trace, at: observed.now }))] };
}
