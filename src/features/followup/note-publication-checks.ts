import { SIGHT_NAMES } from '../../case/publication-check.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { openSights } from './publication-checks.ts';

/** Writes down what the looks of this run brought: found is found, the rest is looked for again. */
export function noteSights({ stored, config, observed }: Context): StoredCase | undefined {
  const open = openSights(config, stored);
  for (const name of SIGHT_NAMES) {
    const sighting = observed.sightings?.[name];
    const known = stored.seen?.find((each) => each.name === name);
    if (!sighting || !open.includes(name) || known?.lookedAt === observed.now) continue;
    const entry = {
      name,
      lookedAt: observed.now,
      times: (known?.times ?? 0) + 1,
      foundAt: sighting.kind === 'found' ? observed.now : null,
      result: sighting.kind,
      what: sighting.kind === 'found' ? [] : [...sighting.what],
    };
    return { ...stored, seen: [...(stored.seen ?? []).filter((each) => each !== known), entry] };
  }
  return undefined;
}
