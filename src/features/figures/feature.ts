import type { Feature } from '../../engine/context.ts';

/** How long things take, and how much there is of them: computed from the stored cases, with no part in any of them. */
export const FIGURES: Feature = { name: 'figures' };
