/** The rehearsals whose runs are disturbed. */
import type { RecordingWish } from '../../test/scenarios/recording.ts';
import { PLAY_NAMES, type PlayName, planPlay } from './thread-plays.ts';

export const VARIANTS = {
  standard: {},
  premature: { course: { premature: true } },
  'needs-info': { course: { needsInfo: true } },
  invalid: { course: { ending: 'invalid' } },
  'no-patch': { course: { ending: 'no-patch' } },
  chain: { chain: true },
  'chain, premature': { chain: true, course: { premature: true } },
} as const satisfies Readonly<Record<string, RecordingWish>>;

export type CourseName = keyof typeof VARIANTS;
export type VariantName = CourseName | PlayName | `chain, ${PlayName}`;
export const COURSE_NAMES = Object.keys(VARIANTS) as readonly CourseName[];
export const VARIANT_NAMES: readonly VariantName[] = [
  ...COURSE_NAMES,
  ...PLAY_NAMES,
  ...PLAY_NAMES.map((name) => `chain, ${name}` as const),
];

/** What is recorded for a variant: a course of the built-in case, or a public thread. */
export async function wishOf(variant: VariantName): Promise<RecordingWish> {
  if (variant in VARIANTS) return VARIANTS[variant as CourseName];
  const chain = variant.startsWith('chain, ');
  return { chain, play: await planPlay(variant.replace('chain, ', '') as PlayName) };
}
