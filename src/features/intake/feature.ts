import type { Feature } from '../../engine/context.ts';
import { entryComments, reportComments } from '../case-issue/entry-comments.ts';
import { namedReads, noteNamed } from './named/note-named.ts';
import { reportRecord } from './report-record.ts';
import { noteUrgent } from './says-urgent.ts';

/** Reports become cases (nodes A and K). */
export const INTAKE: Feature = {
  name: 'intake',
  rules: [
    { step: 'people', rule: noteUrgent },
    { step: 'looks', rule: noteNamed },
  ],
  reads: namedReads,
  comments: [
    { kinds: ['report'], wanted: reportComments },
    { kinds: ['entry'], wanted: entryComments, afterClosing: true },
  ],
  record: reportRecord,
};
