import type { Feature } from '../../engine/context.ts';
import { CVE_APPROVALS } from './approvals.ts';
import { CVE_COMMANDS } from './commands.ts';
import { CVE_CREATIONS } from './creations.ts';
import { lateCveComments, unsureCveComments } from './cve-comments.ts';
import { isCveDue } from './cve-due.ts';
import { planCveRequest } from './cve-operations.ts';
import { cveReads } from './cve-reads.ts';
import { cveRecord } from './cve-record.ts';
import { handoverComments } from './handover-comments.ts';
import { noteCveWords } from './note-cve-words.ts';

/** The CVE id (node Q2). */
export const CVE: Feature = {
  name: 'cve',
  commands: CVE_COMMANDS,
  rules: [{ step: 'follow-up', rule: noteCveWords }],
  approvals: CVE_APPROVALS,
  operations: [{ actions: ['advisory-draft'], phase: 'outside', outward: true, plan: planCveRequest }],
  creations: CVE_CREATIONS,
  comments: [
    { kinds: ['cve-unsure'], wanted: unsureCveComments },
    { kinds: ['remind'], wanted: lateCveComments },
    { kinds: ['handover'], wanted: handoverComments },
  ],
  reads: cveReads,
  due: [{ find: isCveDue }],
  record: cveRecord,
};
