import type { Feature } from '../../engine/context.ts';
import { dropLeavers, findCoordinator, noteAssignments } from './note-people.ts';

/** Who coordinates, who sees a case, who is called (node B). */
export const COORDINATION: Feature = {
  name: 'coordination',
  rules: [
    { step: 'people', rule: noteAssignments },
    { step: 'people', rule: dropLeavers },
    { step: 'follow-up', rule: findCoordinator },
  ],
};
