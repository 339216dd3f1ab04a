import type { Course } from '../arguments.ts';
import { type CaseScript, listFixes } from '../case-script.ts';
import type { StoryStep } from '../story.ts';
import { DISMISSAL, planVerdict, QUESTION_AND_ANSWER } from './assessment.ts';
import { DISCLOSURE } from './disclosure.ts';
import { CVE_ANSWER, NO_PATCH, planRemedy } from './remedy.ts';
import { ACKNOWLEDGEMENT, PREMATURE_OPENING, PRIVATE_OPENING } from './report.ts';

/** What people do from the first report to the last post, in order. */
export function planStory(course: Course, script: CaseScript): readonly StoryStep[] {
  // Where the record knows no fix, nobody can release one.
  const ending =
    course.ending === 'released' && listFixes(script.facts).length === 0 ? 'no-patch' : course.ending;
  return [
    ...(course.premature ? PREMATURE_OPENING : PRIVATE_OPENING),
    ...ACKNOWLEDGEMENT,
    ...(course.needsInfo ? QUESTION_AND_ANSWER : []),
    ...planEnding(ending, script),
  ];
}

function planEnding(ending: Course['ending'], script: CaseScript): readonly StoryStep[] {
  switch (ending) {
    case 'invalid':
      return DISMISSAL;
    case 'no-patch':
      return [...planVerdict(ending), ...CVE_ANSWER, ...NO_PATCH, ...DISCLOSURE];
    case 'released':
      return [...planVerdict(ending), ...CVE_ANSWER, ...planRemedy(script), ...DISCLOSURE];
  }
}
