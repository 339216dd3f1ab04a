import type { Operation } from '../../case/operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { correctionsOf } from './corrections.ts';

/**
 * Writes into a published advisory what a second member confirmed: the fields that differ and no others. Its digest is
 * left alone, since that tells what was written before the disclosure.
 */
export function planCorrections(context: Context): readonly Operation[] {
  return correctionsOf(context)
    .filter(({ ghsa }) => isCleared(context, `correct/${ghsa}`))
    .map(({ repo, ghsa, input, fields }) => ({
      kind: 'update-advisory' as const,
      repo,
      ghsa,
      fields: Object.fromEntries(fields.map(({ field }) => [field, input[field]])),
      surface: 'public' as const,
      why: `The correction of ${ghsa} was confirmed.`,
    }));
}
