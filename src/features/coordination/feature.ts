import { finishRequest } from '../../engine/approvals.ts';
import type { Feature } from '../../engine/context.ts';
import { COORDINATION_APPROVALS, noteInvited } from './access.ts';
import { planAccess } from './access-operations.ts';
import { renderRoles } from './case-roles.ts';
import { COORDINATION_COMMANDS } from './commands.ts';
import { isCoordinatorDue, isInvitationDue } from './coordination-due.ts';
import { dropLeavers, findCoordinator, noteAssignments } from './note-people.ts';
import { calledComments, peopleComments } from './people-comments.ts';
import { peopleReads } from './people-reads.ts';
import { renderRoster } from './people-text.ts';
import { noteTeamIn, planTeamAccess, teamElsewhereComments } from './team-access.ts';

/** Who coordinates, who sees a case, who is called (node B). */
export const COORDINATION: Feature = {
  name: 'coordination',
  commands: COORDINATION_COMMANDS,
  rules: [
    { step: 'people', rule: noteAssignments },
    { step: 'people', rule: dropLeavers },
    { step: 'follow-up', rule: findCoordinator },
  ],
  approvals: COORDINATION_APPROVALS,
  operations: [
    { actions: ['ack-timer'], phase: 'outside', outward: true, plan: planTeamAccess },
    { actions: ['ack-timer'], phase: 'outside', outward: true, plan: planAccess },
  ],
  creations: [
    { kind: 'team', record: ({ stored }, ghsa) => noteTeamIn(stored, ghsa) },
    { kind: 'access', record: (context, _subject, _result, key) => finishRequest(context, key) },
    {
      kind: 'invite',
      record: (context, subject, _result, key) =>
        finishRequest({ ...context, stored: noteInvited(context, subject) }, key),
    },
  ],
  comments: [
    { kinds: ['leaver', 'stranger'], wanted: peopleComments, passing: ['stranger'] },
    { kinds: ['called'], wanted: calledComments, passing: ['called'] },
    { kinds: ['grant'], wanted: teamElsewhereComments },
  ],
  due: [{ find: isCoordinatorDue }, { find: isInvitationDue }],
  record: ({ stored }) => [...renderRoles(stored), ...renderRoster(stored.roster ?? [])],
  reads: peopleReads,
};
