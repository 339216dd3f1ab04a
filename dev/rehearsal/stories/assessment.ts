import { analysisFromOsv, renderAnalysis } from '../../../src/features/assessment/analysis-from-osv.ts';
import type { Course } from '../arguments.ts';
import { inState, isAsked, type Scene, type StoryStep, say, sayToReporter, setLabel } from '../story.ts';

/** Nodes L, M, N: once, the report does not hold enough. */
export const QUESTION_AND_ANSWER: readonly StoryStep[] = [
  {
    name: 'ask-for-more',
    who: 'analyst',
    nodes: ['L', 'M', 'N'],
    says: 'needs more information',
    after: 4,
    when: inState('case/assessing'),
    async does(scene) {
      await sayToReporter(scene, 'analyst', 'Which versions did you try, and how did you install them?');
      await setLabel(scene, 'analyst', 'case/needs-info');
    },
  },
  {
    name: 'answer',
    who: 'reporter',
    nodes: ['N'],
    says: 'answers the questions',
    after: 26,
    when: inState('case/needs-info'),
    does: (scene) =>
      sayToReporter(
        scene,
        'reporter',
        `A fresh installation; the log is below.\n\n    ${scene.script.canaries.talk}\n`,
      ),
  },
  {
    name: 'resume',
    who: 'member',
    nodes: ['N', 'L'],
    says: 'takes the answer over and has the assessment go on',
    after: 3,
    when: inState('case/needs-info'),
    async does(scene) {
      await say(scene, 'member', `The reporter answered in the advisory. Log: ${scene.script.canaries.talk}`);
      await setLabel(scene, 'member', 'case/assessing');
    },
  },
];

/** Nodes L, M, O, Q: the analyst's report, and the verdict. */
export function planVerdict(ending: Course['ending']): readonly StoryStep[] {
  return [
    {
      name: 'analyse',
      who: 'analyst',
      nodes: ['L', 'M'],
      says: 'posts the analysis',
      after: 20,
      when: inState('case/assessing'),
      does: (scene) => say(scene, 'analyst', renderReport(scene, ending)),
    },
    {
      name: 'accept',
      who: 'coordinator',
      nodes: ['O', 'Q', 'Q1'],
      says: 'finds the vulnerability valid',
      after: 2,
      when: inState('case/assessing'),
      async does(scene) {
        scene.expectAdvisory();
        await setLabel(scene, 'coordinator', 'case/valid');
      },
    },
  ];
}

function renderReport({ script }: Scene, ending: Course['ending']): string {
  const analysis = analysisFromOsv(script.facts);
  const told = {
    ...analysis,
    confirmed: { yes: true, how: `Reproduced with the reporter's script (${script.canaries.analysis}).` },
    ...(ending === 'no-patch'
      ? {
          patchNeeded: false,
          workarounds:
            'Keep untrusted input away from the affected function, or limit it in front of the application.',
        }
      : {}),
  };
  return `My report:\n\n${renderAnalysis(told)}`;
}

/** Nodes O, X, Y: dismissed with a reason, told to the reporter, closed when the time for an appeal is over. */
export const DISMISSAL: readonly StoryStep[] = [
  {
    name: 'dismiss',
    who: 'analyst',
    nodes: ['O', 'X'],
    says: 'dismisses the report, with a reason',
    after: 20,
    when: inState('case/assessing'),
    does: (scene) =>
      say(
        scene,
        'analyst',
        `/dismiss out-of-scope because the caller controls the input (seen with ${scene.script.canaries.analysis})`,
      ),
  },
  {
    name: 'reply',
    who: 'coordinator',
    nodes: ['Y'],
    says: 'tells the reporter, and ticks it off',
    after: 4,
    when: inState('case/invalid'),
    async does(scene) {
      await sayToReporter(
        scene,
        'coordinator',
        'Thank you. We do not see a vulnerability here, since the caller controls the input.',
      );
      await say(scene, 'coordinator', 'The reporter was answered.\n\n/replied');
    },
  },
  {
    name: 'confirm-closing',
    who: 'member',
    nodes: ['X'],
    says: 'confirms that the report may be closed',
    after: 2,
    when: (scene) => inState('case/invalid')(scene) && isAsked(scene, /appeal is over/i),
    does: (scene) => say(scene, 'member', '/confirm'),
  },
];
