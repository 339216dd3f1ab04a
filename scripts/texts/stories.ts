import { ASSESSMENT, DEADLINES, MESSAGES } from './assessment-stories.ts';
import { AFTERWARDS, PEOPLE_AND_ISSUE, TAKEDOWN } from './other-stories.ts';
import { REMEDY } from './remedy-stories.ts';
import { REPORTS } from './report-stories.ts';
import type { Story } from './story.ts';

/** All of them, in the order in which their texts are shown. */
export const STORIES: readonly Story[] = [
  ...ASSESSMENT,
  ...REPORTS,
  ...REMEDY,
  ...AFTERWARDS,
  ...PEOPLE_AND_ISSUE,
  ...TAKEDOWN,
  ...MESSAGES,
  ...DEADLINES,
];
