/** Report forms with the kinds of fields that published ones have; the labels are theirs, the rest is not. */
import type { FormField } from '../../../dev/embedded-github/state/report-form.ts';

const area = (label: string, render?: string): FormField => ({
  label,
  required: true,
  type: 'textarea',
  ...(render ? { render } : {}),
});
const input = (label: string): FormField => ({ label, required: false, type: 'input' });
const dropdown = (label: string): FormField => ({ label, required: true, type: 'dropdown' });
const boxes = (label: string, ...of: readonly string[]): FormField => ({
  label,
  required: true,
  type: 'checkboxes',
  boxes: of,
});

export const READ_POLICY = 'I have read the security policy and judged this report by it.';
export const VERIFIED =
  'I have verified everything in this report, including any content produced by an LLM.';
export const NO_AI_OR_TOLD = 'I did not use AI to write this report, or I name the tool and model below.';
export const ON_LATEST = 'The problem reproduces on the latest release.';

export const FORMS = {
  /** A script that exits with 1 or 0, a dropdown of several versions, a checklist at the end. */
  python: [
    area('Summary'),
    area('Threat model'),
    area('Proof of concept'),
    dropdown('CPython versions tested on:'),
    area('Suggested fix'),
    boxes('Before submitting', READ_POLICY, VERIFIED),
  ],
  /** A checklist first, and a field for AI. */
  brew: [
    boxes('Verification', READ_POLICY, NO_AI_OR_TOLD),
    area('Summary'),
    area('Details'),
    area('Proof of concept'),
    area('Impact'),
    area('Proposed mitigations'),
    area('AI disclosure'),
  ],
  renovate: [
    area('Summary'),
    area('Details'),
    area('Proof of Concept (PoC)'),
    area('Impact'),
    area('AI tool information'),
  ],
  /** Long labels that name several things. */
  trivy: [
    area('Summary'),
    area('Affected version and environment'),
    area('Attacker control and prerequisites'),
    area('Concrete attack scenario'),
    area('Security boundary and new attacker capabilities'),
    dropdown('Verification status'),
    area('Proof of concept, observed results, and impact'),
    area('Related advisories and previous reports'),
    area('Additional technical details'),
  ],
  /** A field whose answer becomes code as a whole. */
  rest: [area('Summary'), area('Details'), area('Proof of concept', 'python'), area('Impact')],
  /** GitHub's own. */
  usual: [area('Summary'), area('Details'), area('PoC'), area('Impact')],
  /** More dropdowns and inputs. */
  env: [
    area('Summary'),
    dropdown('Affected area'),
    area('Attacker-controlled input'),
    area('Details'),
    area('Proof of concept', 'shell'),
    area('Impact'),
    input('Versions tested'),
    area('Known mitigation'),
    boxes('Latest release', ON_LATEST),
  ],
} as const satisfies Record<string, readonly FormField[]>;
export type FormName = keyof typeof FORMS;
