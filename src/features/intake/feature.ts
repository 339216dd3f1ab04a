import type { Feature } from '../../engine/context.ts';

/** Reports become cases (nodes A and K). */
export const INTAKE: Feature = {
  name: 'intake',
};
