import { PUBLICATION_CHECK_NAMES } from '../../case/publication-check.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { openPublicationChecks } from './publication-checks.ts';

/** Writes down what the looks of this run brought: found is found, the rest is looked for again. */
export function notePublicationChecks({ stored, config, observed }: Context): StoredCase | undefined {
  const open = openPublicationChecks(config, stored);
  for (const name of PUBLICATION_CHECK_NAMES) {
    const check = observed.publicationChecks?.[name];
    const known = stored.seen?.find((each) => each.name === name);
    if (!check || !open.includes(name) || known?.lookedAt === observed.now) continue;
    const entry = {
      name,
      lookedAt: observed.now,
      times: (known?.times ?? 0) + 1,
      foundAt: check.kind === 'found' ? observed.now : null,
      result: check.kind,
      what: check.kind === 'found' ? [] : [...check.what],
    };
    return { ...stored, seen: [...(stored.seen ?? []).filter((each) => each !== known), entry] };
  }
  return undefined;
}
