import type { Operation } from '../case/operation.ts';
import { labelName } from '../engine/context.ts';
import { LABELS } from '../process/labels.ts';
import { ProcessError } from './error.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/** The labels of the process that the repo does not have; undefined where nothing is missing, or nobody could look. */
export function planMissingLabels({ read, config }: Pick<Sweep, 'read' | 'config'>): Operation | undefined {
  if (read.repo.labels === null) return undefined;
  const present = new Set(read.repo.labels.map(({ name }) => name.toLowerCase()));
  const labels = LABELS.map((label) => ({
    name: labelName(config, label.id),
    description: label.description,
    colour: label.colour,
  }));
  // GitHub leaves a form's label out where the repo does not have it.
  const form = {
    name: config.intake.formLabel,
    description: 'A report that came in by one of our forms. The form sets this.',
    colour: 'd4c5f9',
  };
  const missing = [...labels, form].filter((label) => !present.has(label.name.toLowerCase()));
  if (missing.length === 0) return undefined;
  return {
    kind: 'create-labels',
    labels: missing,
    surface: 'team',
    why: 'The process needs these labels.',
  };
}

export async function makeMissingLabels(sweep: Sweep, done: PlannedOperation[]): Promise<void> {
  const { ports, read, madeLabels } = sweep;
  const operation = planMissingLabels(sweep);
  if (operation === undefined) return;
  const outcome = await ports.github.apply(operation, {
    caseNumber: null,
    storeHead: read.storeHead,
    self: read.self,
  });
  if (outcome.kind === 'done')
    for (const [name, id] of outcome.result?.labels ?? []) madeLabels.set(name, id);
  done.push(describeOperation(operation));
}

/** GitHub leaves the label of a form out where the repo has none of that name: no sweep sees such an issue. */
export const findUnseenForms = ({ config, madeLabels, memory }: Sweep): readonly ProcessError[] =>
  memory.listed !== null && madeLabels.has(config.intake.formLabel)
    ? [
        new ProcessError(
          'bad-setup',
          `The label ${config.intake.formLabel} was gone, and the bot made it again. Forms that came in meanwhile have no label, so that nobody took them in: look through the open issues without a label, and set it on each that is a report.`,
        ),
      ]
    : [];
