import type { Feature } from '../../engine/context.ts';

/** The CVE id (node Q2). */
export const CVE: Feature = {
  name: 'cve',
};
