import { advisoriesComplete } from '../../case/decisions.ts';
import type { Feature } from '../../engine/context.ts';
import { noteReadBack } from './advisory-drift.ts';
import { planAdvisories, planReportClosing } from './advisory-operations.ts';
import { advisoryReads, isAdvisoryChanged } from './advisory-reads.ts';
import { advisoryRecord } from './advisory-record.ts';
import { ADVISORY_COMMANDS } from './commands.ts';
import { ADVISORY_CREATIONS } from './creations.ts';
import { dropOrphans, takeOrphansBack } from './drop-orphans.ts';
import {
  adoptReportedAdvisory,
  closeReportRequest,
  noteAdvisories,
  noteDrafts,
  notePartlyPublished,
} from './note-advisories.ts';
import { orphanComments } from './orphan-comments.ts';

/** Draft advisories that say what the analysis says (nodes Q and Q1). */
export const ADVISORY: Feature = {
  name: 'advisory',
  commands: ADVISORY_COMMANDS,
  rules: [
    { step: 'advisories', rule: dropOrphans },
    { step: 'advisories', rule: takeOrphansBack },
    { step: 'advisories', rule: adoptReportedAdvisory },
    { step: 'advisories', rule: noteAdvisories },
    { step: 'advisories', rule: noteDrafts },
    { step: 'advisories', rule: noteReadBack },
    { step: 'advisories', rule: notePartlyPublished },
    { step: 'done-requests', rule: closeReportRequest },
  ],
  operations: [
    {
      actions: ['advisory-draft', 'release-gate', 'announce'],
      phase: 'outside',
      outward: true,
      plan: planAdvisories,
    },
    { actions: ['ack-timer'], phase: 'outside', outward: true, plan: planReportClosing },
  ],
  creations: ADVISORY_CREATIONS,
  comments: [{ kinds: ['stray'], wanted: orphanComments }],
  reads: advisoryReads,
  due: [{ find: isAdvisoryChanged }],
  guards: ({ stored }) => (advisoriesComplete(stored) ? ['advisory'] : []),
  record: advisoryRecord,
};
