import type { Feature } from '../../engine/context.ts';
import { noteHolds } from './note-holds.ts';

/** The security release and its gate (node W). */
export const RELEASE: Feature = {
  name: 'release',
  rules: [{ step: 'follow-up', rule: noteHolds }],
};
