import type { Feature } from '../../engine/context.ts';
import { analysisComments, analysisProblemComments } from './analysis-comments.ts';
import { isAnalysisDue, isVerdictDue } from './analysis-due.ts';
import { renderAnalysisFacts } from './analysis-text.ts';
import { ASSESSMENT_COMMANDS } from './commands.ts';
import { dismissalComments } from './dismissal-comments.ts';
import { noteAnalysis } from './note-analysis.ts';
import {
  PUBLIC_ISSUE_APPROVAL,
  PUBLIC_ISSUE_CREATION,
  planPublicIssue,
  publicIssueComments,
  renderPublicIssueFacts,
} from './public-issue.ts';
import { PUBLIC_ISSUE_COMMANDS } from './public-issue-commands.ts';
import { ASSESSMENT_APPROVALS } from './report-closing.ts';

/** The analysis, more information, the verdict (nodes L to O, X and Y). */
export const ASSESSMENT: Feature = {
  name: 'assessment',
  commands: [...ASSESSMENT_COMMANDS, ...PUBLIC_ISSUE_COMMANDS],
  rules: [{ step: 'analysis', rule: noteAnalysis }],
  approvals: [...ASSESSMENT_APPROVALS, PUBLIC_ISSUE_APPROVAL],
  operations: [{ actions: ['ack-timer'], phase: 'outside', outward: true, plan: planPublicIssue }],
  creations: [PUBLIC_ISSUE_CREATION],
  comments: [
    {
      kinds: ['analysis-problems'],
      wanted: analysisProblemComments,
      afterClosing: true,
      passing: ['analysis-problems'],
      // The analysis that has them may be further up than a run reads.
      isKept: ({ analysis, observed }) => analysis.kind === 'none' && observed.issue?.commentsCut === true,
    },
    { kinds: ['analysis-notes', 'confirm-again', 'drift'], wanted: analysisComments, passing: ['drift'] },
    { kinds: ['dismissal'], wanted: dismissalComments },
    { kinds: ['public-issue'], wanted: publicIssueComments, afterClosing: true },
  ],
  due: [{ find: isAnalysisDue, afterClosing: true }, { find: isVerdictDue }],
  guards: ({ stored }) => (stored.analysis ? ['analysis'] : []),
  record: ({ stored }) => [
    ...(stored.analysis ? renderAnalysisFacts(stored.analysis) : []),
    ...renderPublicIssueFacts(stored),
  ],
};
