import type { Feature } from '../engine/context.ts';
import { ACKNOWLEDGEMENT } from './acknowledgement/feature.ts';
import { ADVISORY } from './advisory/feature.ts';
import { ASSESSMENT } from './assessment/feature.ts';
import { CASE_ISSUE } from './case-issue/feature.ts';
import { COORDINATION } from './coordination/feature.ts';
import { CVE } from './cve/feature.ts';
import { DEADLINES } from './deadlines/feature.ts';
import { DISCLOSURE } from './disclosure/feature.ts';
import { FIGURES } from './figures/feature.ts';
import { FOLLOWUP } from './followup/feature.ts';
import { INTAKE } from './intake/feature.ts';
import { RELEASE } from './release/feature.ts';
import { REMEDIATION } from './remediation/feature.ts';
import { REQUESTS } from './requests/feature.ts';
import { TAKEDOWN } from './takedown/feature.ts';

/** Every part of the process, in the order of the flowchart; the last four go across it. */
export const FEATURES: readonly Feature[] = [
  INTAKE,
  COORDINATION,
  TAKEDOWN,
  ACKNOWLEDGEMENT,
  ASSESSMENT,
  ADVISORY,
  CVE,
  REMEDIATION,
  RELEASE,
  DISCLOSURE,
  FOLLOWUP,
  REQUESTS,
  DEADLINES,
  CASE_ISSUE,
  FIGURES,
];
