import type { Feature } from '../../engine/context.ts';
import { nameThreads } from './name-threads.ts';
import { noteLooks, noteRemovals, noteThreads, noteWholes } from './note-threads.ts';
import { takeRelated } from './take-related.ts';

/** A premature disclosure is taken out of sight (nodes E to I). */
export const TAKEDOWN: Feature = {
  name: 'takedown',
  rules: [
    { step: 'looks', rule: noteThreads },
    { step: 'looks', rule: noteWholes },
    { step: 'looks', rule: noteLooks },
    { step: 'follow-up', rule: nameThreads },
    { step: 'follow-up', rule: takeRelated },
    { step: 'follow-up', rule: noteRemovals },
  ],
};
