import type { Feature } from '../../engine/context.ts';
import { noteReadBack } from './advisory-drift.ts';
import { dropStrays, takeStraysBack } from './drop-orphans.ts';
import {
  adoptReportedAdvisory,
  closeReportAsk,
  noteAdvisories,
  noteDrafts,
  notePartlyPublished,
} from './note-advisories.ts';

/** Draft advisories that say what the analysis says (nodes Q and Q1). */
export const ADVISORY: Feature = {
  name: 'advisory',
  rules: [
    { step: 'advisories', rule: dropStrays },
    { step: 'advisories', rule: takeStraysBack },
    { step: 'advisories', rule: adoptReportedAdvisory },
    { step: 'advisories', rule: noteAdvisories },
    { step: 'advisories', rule: noteDrafts },
    { step: 'advisories', rule: noteReadBack },
    { step: 'advisories', rule: notePartlyPublished },
    { step: 'done-requests', rule: closeReportAsk },
  ],
};
