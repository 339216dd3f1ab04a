import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { waitsOn } from '../reads/read-waiting.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

/**
 * Answers our own protection rule for a run that waits. GitHub says the same (422) of one that waits no more, and of an
 * environment without a rule of ours; the second would wait for ever, so it is looked at.
 */
export async function approveDeployment(
  session: Session,
  operation: OperationOf<'approve-deployment'>,
): Promise<Outcome> {
  const { status } = await session.client.rest({
    call: 'approve-deployment',
    target: targetOf(operation.repo),
    route: 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule',
    parameters: {
      ...pathOf(operation.repo),
      run_id: operation.run,
      environment_name: operation.environment,
      state: 'approved',
      comment: operation.comment,
    },
    expect: [422],
    repeatable: true,
  });
  if (status !== 422) return { kind: 'done' };
  if (!(await waitsOn(session, operation.repo, operation.run, operation.environment)))
    return { kind: 'already' };
  const why = `GitHub takes no answer for run ${operation.run} of ${operation.repo}, which still waits on ${operation.environment}.`;
  return { kind: 'refused', status, permission: null, why };
}
