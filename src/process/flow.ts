import { FLAGS, STATES, type StateId } from './table.ts';

/** One node of the specification's flowchart. */
export interface FlowNode {
  readonly id: string;
  readonly text: string;
  readonly shape: 'box' | 'question';
}

/** One arrow of the specification's flowchart. */
export interface FlowArrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

const node = (id: string, text: string, shape: FlowNode['shape'] = 'box'): FlowNode => ({ id, text, shape });
const arrow = (from: string, to: string, label?: string): FlowArrow => ({
  from,
  to,
  ...(label ? { label } : {}),
});

/** The specification's flowchart, from which the diagrams are drawn. */
export const FLOW_NODES: readonly FlowNode[] = [
  node('A', 'Report received'),
  node('B', 'Coordinator assigned'),
  node('E', 'Premature disclosure?', 'question'),
  node('F', 'Privatize'),
  node('G', 'Related PRs and issues'),
  node('H', 'Removal asked of GitHub'),
  node('I', 'Public placeholder'),
  node('J', 'Acknowledged within 5 days'),
  node('K', 'Case in the triage repo'),
  node('L', 'Assess'),
  node('M', 'Enough information?', 'question'),
  node('N', 'Ask for more'),
  node('O', 'Valid?', 'question'),
  node('X', 'Dismissed'),
  node('Y', 'Told within 10 days'),
  node('Q', 'Advisory'),
  node('Q1', 'CVSS'),
  node('Q2', 'CVE requested'),
  node('R', 'Patch required?', 'question'),
  node('T', 'Patch'),
  node('U', 'Test'),
  node('V', 'Regression tests'),
  node('W', 'Security release'),
  node('Z', 'Public disclosure'),
  node('Z1', 'Community told'),
  node('Z2', 'Blog post'),
  node('Z3', 'Social media'),
];

export const FLOW_ARROWS: readonly FlowArrow[] = [
  arrow('A', 'B'),
  arrow('B', 'E'),
  arrow('E', 'J', 'No'),
  arrow('E', 'F', 'Yes'),
  arrow('F', 'G'),
  arrow('G', 'H'),
  arrow('H', 'I'),
  arrow('I', 'J'),
  arrow('J', 'K'),
  arrow('K', 'L'),
  arrow('L', 'M'),
  arrow('M', 'N', 'No'),
  arrow('N', 'L'),
  arrow('M', 'O', 'Yes'),
  arrow('O', 'X', 'No'),
  arrow('X', 'Y'),
  arrow('O', 'Q', 'Yes'),
  arrow('Q', 'Q1'),
  arrow('Q1', 'Q2'),
  arrow('Q2', 'R'),
  arrow('R', 'Z', 'No'),
  arrow('R', 'T', 'Yes'),
  arrow('T', 'U'),
  arrow('U', 'V'),
  arrow('V', 'W'),
  arrow('W', 'Z'),
  arrow('Z', 'Z1'),
  arrow('Z1', 'Z2'),
  arrow('Z1', 'Z3'),
];

/** Moves of ours that no arrow of the specification stands for, each with its reason. */
export const MOVES_BEYOND_THE_FLOWCHART: Readonly<Record<string, string>> = {
  'received > invalid': 'A report that is plainly none (spam, empty) may be dismissed before it is assessed.',
  'needs-info > invalid': 'The reporter stays silent, or the answer shows that there is nothing.',
  'invalid > closed': 'The end: the flowchart stops at Y, the case issue must be closed.',
  'invalid > assessing': 'Appeal within the window.',
  'valid > assessing': 'Doubt after the verdict.',
  'cve-requested > assessing': 'Doubt after the verdict.',
  'cve-requested > invalid': 'The verdict was wrong.',
  'patching > assessing': 'The patch shows that the assessment was wrong.',
  'patching > disclosing': 'Two people decide not to patch after all; a workaround is published.',
  'testing > patching': 'The test shows that the patch is not enough.',
  'regression-tests > patching': 'The regression test shows that the patch is not enough.',
  'releasing > patching': 'The release shows that the patch is not enough.',
  'disclosing > releasing': 'Something is wrong with the release; nothing is public yet.',
  'disclosing > patching': 'Something is wrong with the patch; nothing is public yet.',
  'announcing > closed': 'The end: the flowchart stops at Z2 and Z3, the case issue must be closed.',
  'closed > assessing': 'Appeal of a dismissal; never of a disclosed case.',
};

/** Draws the flowchart as mermaid, with the way gone and the present nodes marked. Only words of ours get in. */
export function renderFlow(gone: readonly StateId[], present: StateId | null, premature: boolean): string {
  const presentNodes = present ? STATES[present].nodes : [];
  const goneNodes = new Set(
    gone.filter((state) => state !== present).flatMap((state) => [...STATES[state].nodes]),
  );
  if (premature) for (const id of FLAGS.premature.nodes) goneNodes.add(id);
  const lines = ['flowchart TD'];
  for (const { id, text, shape } of FLOW_NODES)
    lines.push(shape === 'box' ? `  ${id}["${text}"]` : `  ${id}{"${text}"}`);
  for (const { from, to, label } of FLOW_ARROWS)
    lines.push(label ? `  ${from} -->|${label}| ${to}` : `  ${from} --> ${to}`);
  const goneList = [...goneNodes].filter((id) => !presentNodes.includes(id));
  if (goneList.length + presentNodes.length > 0)
    lines.push(
      '  classDef gone fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
      '  classDef present fill:#ddf4ff,stroke:#0969da,stroke-width:3px,color:#1f2328',
    );
  if (goneList.length > 0) lines.push(`  class ${goneList.join(',')} gone`);
  if (presentNodes.length > 0) lines.push(`  class ${presentNodes.join(',')} present`);
  return lines.join('\n');
}
