/** The rehearsals whose runs are disturbed. */
import type { RecordingWish } from '../scenarios/recording.ts';

export const VARIANTS = {
  standard: {},
  premature: { course: { premature: true } },
  'needs-info': { course: { needsInfo: true } },
  invalid: { course: { ending: 'invalid' } },
  'no-patch': { course: { ending: 'no-patch' } },
  chain: { chain: true },
  'chain, premature': { chain: true, course: { premature: true } },
} as const satisfies Readonly<Record<string, RecordingWish>>;

export type VariantName = keyof typeof VARIANTS;
export const VARIANT_NAMES = Object.keys(VARIANTS) as readonly VariantName[];
