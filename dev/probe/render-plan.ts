/** What a probe would do, before it does anything. Pure. */
import { describeFor, nameFor, ROLES } from './places.ts';
import { QUESTIONS } from './questions/index.ts';
import { findObstacle, type Looked, type ProbeOptions } from './run-probe.ts';

const WITHIN = [
  'in the private one: a branch security-process, issues, a label',
  'in the public one: an issue that moves to the private one, draft advisories with a comment, perhaps a temporary private fork, an environment, a workflow, a tag',
];

export function renderPlan(options: ProbeOptions, looked: Looked): string {
  const { org } = options;
  const asked = QUESTIONS.map((question) => ({ question, why: findObstacle(question, options, looked) }));
  const tried = asked.filter(({ why }) => why === null);
  const lines = [
    `With --go this would, in ${org}:`,
    ...looked.leftovers.map(({ name }) => `  delete ${name}, which an earlier probe has left`),
    ...ROLES.map(
      (role) => `  make ${org}/${nameFor('<run>', role)}, ${role === 'triage' ? 'private' : 'public'}`,
    ),
    ...WITHIN.map((each) => `    ${each}`),
    `  try ${tried.length} of ${asked.length} behaviours, as the App and with your token`,
    '  delete both repos, with everything in them',
    ...asked.flatMap(({ question: { id, irreversible }, why }) =>
      why === null && irreversible ? [`  ${id}: CANNOT BE TAKEN BACK`] : [],
    ),
    '',
    `Each repo is described as: ${describeFor('<run>')}`,
    'No other repo is written to.',
    ...looked.recent.map(
      ({ name }) =>
        `${name} stays: it is of a probe that may be at work. A quarter of an hour old, it is deleted.`,
    ),
    ...(looked.foreign.length > 0
      ? [`${org} has ${looked.foreign.length} other repos. They are left alone.`]
      : []),
    '',
    'Not tried:',
    ...asked.flatMap(({ question: { id }, why }) => (why === null ? [] : [`  ${id}: ${why}`])),
  ];
  return `${lines.join('\n')}\n`;
}
