import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { isSameList, lookedAtMirrors } from './mirrors.ts';

/** Keeps what the sweep saw of the private mirrors of the case's repos. */
export function noteMirrors({ stored, observed, config }: Context): StoredCase | undefined {
  if (observed.mirrors.kind !== 'read') return undefined;
  const next = lookedAtMirrors(stored, config, observed.mirrors.value, observed.now);
  return isSameList(stored.mirrors ?? [], next) ? undefined : { ...stored, mirrors: next };
}
