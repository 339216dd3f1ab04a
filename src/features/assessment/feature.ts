import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Feature, Known } from '../../engine/context.ts';
import { analysisComments, analysisProblemComments } from './analysis-comments.ts';
import { isAnalysisDue, isVerdictDue } from './analysis-due.ts';
import { renderAnalysisFacts } from './analysis-text.ts';
import { collisionComments } from './collision.ts';
import { ASSESSMENT_COMMANDS, citationReads } from './commands.ts';
import { dismissalComments } from './dismissal-comments.ts';
import {
  filesOfMerge,
  isMergeDue,
  leaveMerge,
  MERGE,
  mergeReads,
  noteProgress,
  tellMerged,
} from './merge.ts';
import { mergedProgressComments, mergedReportComments, renderMergeFacts } from './merge-text.ts';
import { creditMergedReports, noteAnalysis } from './note-analysis.ts';
import { areVersionsDue, noteVersions } from './note-versions.ts';
import { precedentReads } from './precedents.ts';
import {
  PUBLIC_ISSUE_APPROVAL,
  PUBLIC_ISSUE_CREATION,
  planPublicIssue,
  publicIssueComments,
  renderPublicIssueFacts,
} from './public-issue.ts';
import { PUBLIC_ISSUE_COMMANDS } from './public-issue-commands.ts';
import { laneComments } from './public-lane.ts';
import { ASSESSMENT_APPROVALS } from './report-closing.ts';

/** Cases that merges and precedents name are read together. */
function assessmentReads(known: Known): Partial<WantedReads> {
  const others = [mergeReads(known), precedentReads(known)].flatMap((each) => each.others ?? []);
  return { ...citationReads(known), others };
}

/** The analysis, more information, the verdict (nodes L to O, X and Y). */
export const ASSESSMENT: Feature = {
  name: 'assessment',
  commands: [...ASSESSMENT_COMMANDS, MERGE, ...PUBLIC_ISSUE_COMMANDS],
  rules: [
    { step: 'analysis', rule: noteAnalysis },
    { step: 'analysis', rule: creditMergedReports },
    { step: 'analysis', rule: noteVersions },
    { step: 'follow-up', rule: tellMerged },
    { step: 'follow-up', rule: noteProgress },
    { step: 'follow-up', rule: leaveMerge },
  ],
  reads: assessmentReads,
  files: filesOfMerge,
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
    { kinds: ['public-lane-raised', 'public-lane-void'], wanted: laneComments },
    { kinds: ['merged-report'], wanted: mergedReportComments },
    { kinds: ['merged-progress'], wanted: mergedProgressComments },
    { kinds: ['collision'], wanted: collisionComments },
  ],
  due: [
    { find: isMergeDue, afterClosing: true },
    { find: isAnalysisDue, afterClosing: true },
    { find: isVerdictDue },
    { find: areVersionsDue },
  ],
  guards: ({ stored }) => (stored.analysis ? ['analysis'] : []),
  record: ({ stored }) => [
    ...(stored.analysis ? renderAnalysisFacts(stored.analysis) : []),
    ...renderPublicIssueFacts(stored),
    ...renderMergeFacts(stored),
  ],
};
