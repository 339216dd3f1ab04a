import { openChannels } from '../../case/channels.ts';
import { withMarker } from '../../case/marker.ts';
import type { Operation } from '../../case/operation.ts';
import { stateOf } from '../../case/stored-case.ts';
import { isOurRequest } from '../../engine/approvals.ts';
import { type Context, digestOf, labelName } from '../../engine/context.ts';
import { markedComments } from '../../engine/plan-comments.ts';
import { STATES } from '../../process/table.ts';
import { deadlineRecord } from '../deadlines/deadline-record.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { openPublicationChecks } from '../followup/publication-checks.ts';
import { gateFactsOf } from '../release/gate-facts.ts';
import { judgeGate } from '../release/judge-gate.ts';
import { isPending } from '../requests/move-by-itself.ts';
import { type RecordFacts, readRecordMemory, renderRecord, renderTurn } from './record.ts';

/**
 * Whether whatever is due in words can be said by this run. The digest in the record tells the sweep that nothing is
 * due any more; an action that runs alone must not say so in the place of another.
 */
function saysAll(context: Context): boolean {
  const { stored, scope } = context;
  const open = stored.approvalRequests.filter((approvalRequest) => approvalRequest.doneAt === null);
  return scope.has(STATES[stateOf(stored)].action) && open.every(({ key }) => isOurRequest(context, key));
}

/** The case record: one comment, edited in place. */
export function planRecord(context: Context): readonly Operation[] {
  const { observed } = context;
  if (!observed.issue) return [];
  const issue = observed.issue.number;
  const present = markedComments(context).find(({ key }) => key === 'record');
  const body = renderRecord(factsOf(context, present?.comment.body ?? ''));
  if (!present)
    return [
      { kind: 'comment', issue, key: 'record', body, surface: 'team', why: 'The case has no record yet.' },
    ];
  if (present.comment.body === withMarker(body, 'record')) return [];
  return [
    {
      kind: 'edit-comment',
      issue,
      comment: present.comment.id,
      key: 'record',
      body,
      surface: 'team',
      why: 'The case record changed.',
    },
  ];
}

/** The first line of the record, for anyone who asks elsewhere. */
export const turnInWords = (context: Context): string => renderTurn(factsOf(context, ''));

/** @param present text of the record that is there */
function factsOf(context: Context, present: string): RecordFacts {
  const { observed, stored, config } = context;
  const state = stateOf(stored);
  return {
    stored,
    clocks: deadlinesOf(stored, config, observed.now),
    now: observed.now,
    zone: config.clocks.calendar.zone,
    labelOf: (id) => labelName(config, `case/${id}`),
    findings: state === 'releasing' ? judgeGate(gateFactsOf(context)).findings : [],
    channels: [...openChannels(config, stored), ...openPublicationChecks(config, stored)],
    pending: isPending(stored),
    lines: [...deadlineRecord(context), ...context.features.flatMap(({ record }) => record?.(context) ?? [])],
    memory: saysAll(context)
      ? { digest: digestOf(stored), revision: stored.revision ?? 0 }
      : readRecordMemory(present),
  };
}
