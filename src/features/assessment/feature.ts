import type { Feature } from '../../engine/context.ts';
import { noteAnalysis } from './note-analysis.ts';

/** The analysis, more information, the verdict (nodes L to O, X and Y). */
export const ASSESSMENT: Feature = {
  name: 'assessment',
  rules: [{ step: 'analysis', rule: noteAnalysis }],
};
