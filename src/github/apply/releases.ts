import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import type { Room } from '../room.ts';
import type { OperationOf } from './operation-of.ts';

/** Answers our own protection rule for a run that waits. One that waits no more (422) is done. */
export async function letThrough(room: Room, operation: OperationOf<'let-through'>): Promise<Outcome> {
  const { status } = await room.client.rest({
    call: 'let-through',
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
  return { kind: status === 422 ? 'already' : 'done' };
}
