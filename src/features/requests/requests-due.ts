import { type KnownLabels, labelOfEvent } from '../../case/known-labels.ts';
import { eventOfComment, type ObservedIssue } from '../../case/observed.ts';
import { readComment } from '../../engine/command.ts';
import { isJudged, labelId, type SeenCase } from '../../engine/context.ts';
import { LABEL_IDS, stateOfLabel } from '../../process/labels.ts';
import { wantedLabels } from '../case-issue/issue-operations.ts';

/** A label or a comment that no run has judged yet, or labels that do not show what the store says. */
export function isRequestDue(glance: SeenCase): string | undefined {
  if (hasLabelWork(glance)) return 'labels';
  return hasCommands(glance) ? 'comments' : undefined;
}

const hasCommands = ({ features, stored, issue, self }: SeenCase): boolean =>
  issue.comments.some(
    (comment) =>
      comment.author?.id !== self.id &&
      !isJudged(stored, eventOfComment(comment)) &&
      readComment(features, comment.body).length > 0,
  );

function hasLabelWork({ stored, issue, config, self, labels }: SeenCase): boolean {
  const present = issue.labels
    .map((name) => labelId(config, name, LABEL_IDS))
    .filter((id) => id !== undefined);
  const wanted = wantedLabels({ stored });
  if (wanted.some((id) => !present.includes(id))) return true;
  if (present.some((id) => !wanted.includes(id))) return true;
  return issue.events.some(
    (event) =>
      event.kind !== 'transferred' &&
      event.actor?.id !== self.id &&
      isRequest(event, labels) &&
      !isJudged(stored, event.id),
  );
}

function isRequest(event: ObservedIssue['events'][number], labels: KnownLabels): boolean {
  if (event.kind === 'assigned' || event.kind === 'unassigned') return true;
  if (event.kind !== 'labeled') return false;
  const id = labelOfEvent(labels, event);
  return id !== undefined && (stateOfLabel(id) !== undefined || id === 'confirm' || id.startsWith('flag/'));
}
