import { caseMarker } from '../../case/case-marker.ts';
import { membersOf } from '../../case/observed.ts';
import type { Operation } from '../../case/operation.ts';
import { stateOf } from '../../case/stored-case.ts';
import { type Context, labelId, labelName } from '../../engine/context.ts';
import { LABEL_IDS, labelOfFlag, labelOfState, stateOfLabel } from '../../process/labels.ts';
import type { FlagId } from '../../process/table.ts';
import { isGivenAway, peopleWithRole } from '../coordination/case-roles.ts';
import { openRequests } from '../requests/next-request.ts';
import { renderCaseBody } from './case-body.ts';

/** Canonical ids of the labels that the case issue has to carry. */
export function wantedLabels({ stored }: Pick<Context, 'stored'>): readonly string[] {
  const severity = stored.analysis?.facts.severity;
  return [
    labelOfState(stateOf(stored)),
    ...stored.flags.map((flag) => labelOfFlag(flag as FlagId)),
    ...(severity ? [`severity/${severity}`] : []),
  ];
}

/**
 * Makes the labels of the case issue say what the store says: what is missing is added before anything is removed.
 * While a request is open (unknown membership, or another action's to judge) labels of states are left alone.
 */
export function planLabels(context: Context): readonly Operation[] {
  const { observed, config } = context;
  if (!observed.issue) return [];
  const issue = observed.issue.number;
  const wanted = wantedLabels(context);
  const present = observed.issue.labels
    .map((name) => ({ name, id: labelId(config, name, LABEL_IDS) }))
    .filter((label): label is { name: string; id: string } => label.id !== undefined);
  const open = new Set(openRequests(context).map((request) => request.label));
  // Nothing is judged while the team cannot be read: what was set stays, what was taken off stays off.
  const isJudging = observed.team.kind === 'known';
  const missing =
    isJudging || open.size === 0 ? wanted.filter((id) => !present.some((label) => label.id === id)) : [];
  const surplus = isJudging ? present.filter(({ id }) => !wanted.includes(id) && !open.has(id)) : [];
  const operations: Operation[] = [];
  if (missing.length > 0) {
    const labels = missing.map((id) => labelName(config, id));
    operations.push({
      kind: 'add-labels',
      issue,
      labels,
      surface: 'team',
      why: `The case is ${missing.join(', ')}.`,
    });
  }
  for (const { name, id } of surplus) {
    const why = stateOfLabel(id) ? 'The case is in another state.' : 'The case does not have it.';
    operations.push({ kind: 'remove-label', issue, label: name, surface: 'team', why });
  }
  return operations;
}

/**
 * Whoever has a role is assigned; who is in no team, or gave the case or their role away, is taken off. Other members stay: an assignment
 * that was not judged yet is a request.
 */
export function planAssignees({ observed, stored }: Context): readonly Operation[] {
  const { issue, team } = observed;
  if (!issue || stateOf(stored) === 'closed') return [];
  const number = issue.number;
  const people = peopleWithRole(stored);
  const missing = people.filter((person) => !issue.assignees.some((assignee) => assignee.id === person.id));
  const surplus = issue.assignees.filter(
    ({ id }) =>
      team.kind === 'known' &&
      id !== observed.self.id &&
      people.every((person) => person.id !== id) &&
      (team.members.every((member) => member.id !== id) || isGivenAway(stored, id)),
  );
  const operations: Operation[] = [];
  if (missing.length > 0) {
    // Under the login that they have now: another account may have taken the one from before.
    const now = membersOf(team);
    const logins = missing.map(({ id, login }) => now.find((each) => each.id === id)?.login ?? login);
    operations.push({
      kind: 'assign',
      issue: number,
      logins,
      surface: 'team',
      why: 'They have a role in this case.',
    });
  }
  if (surplus.length > 0) {
    const logins = surplus.map((person) => person.login);
    operations.push({
      kind: 'unassign',
      issue: number,
      logins,
      surface: 'team',
      why: 'They have no role in it.',
    });
  }
  return operations;
}

/** The issue is open until the case is closed, has its neutral title, and (where the bot wrote it) its text. */
export function planIssue({ observed, stored }: Context): readonly Operation[] {
  const { issue } = observed;
  if (!issue) return [];
  const change: { title?: string; body?: string; state?: 'open' | 'closed' } = {};
  const state = stateOf(stored) === 'closed' ? 'closed' : 'open';
  if (issue.state !== state) change.state = state;
  if (issue.title !== stored.title) change.title = stored.title;
  if (issue.author?.id === observed.self.id && observed.report !== null) {
    const body = renderCaseBody(stored, observed.report, caseMarker(stored));
    if (issue.body.replaceAll('\r\n', '\n') !== body) change.body = body;
  }
  if (Object.keys(change).length === 0) return [];
  return [
    {
      kind: 'edit-issue',
      issue: issue.number,
      ...change,
      surface: 'team',
      why: `The issue's ${Object.keys(change).join(', ')} follows the store.`,
    },
  ];
}

/** An issue that was deleted is made again from the store (design, section 3, rule 7); created under a claim. */
export function planIssueAgain(context: Context): readonly Operation[] {
  const { observed, stored, config } = context;
  if (observed.issue || stateOf(stored) === 'closed') return [];
  const body = renderCaseBody(stored, observed.report ?? '', `case/${stored.number}`);
  const labels = wantedLabels(context).map((id) => labelName(config, id));
  return [
    {
      kind: 'create-case-issue',
      key: `case/${stored.number}`,
      title: stored.title,
      body,
      labels,
      surface: 'team',
      why: 'The issue of the case is gone.',
    },
  ];
}
