import type { SweepMemory } from '../case/sweep-memory.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { comparePromises, findPromises } from '../config/policy-promises.ts';
import type { PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/** Whether the public policy is to be read: once a day, and at once where another one is configured. */
export function isPolicyDue(
  { config, options }: Pick<Sweep, 'config' | 'options'>,
  { policy }: SweepMemory,
  now: string,
): boolean {
  if (!options.scope.has('ack-timer')) return false;
  if (config.policy === null) return policy !== null;
  return policy?.day !== now.slice(0, 10) || policy.of !== nameOf(config.policy);
}

const nameOf = ({ repo, path }: NonNullable<Sweep['config']['policy']>): string => `${repo}/${path}`;

/** The memory with what the policy promises beyond the clocks. One request. */
export async function comparePolicy(
  { ports, config }: Pick<Sweep, 'ports' | 'config'>,
  read: SweepRead,
  memory: SweepMemory,
  done: PlannedOperation[],
): Promise<SweepMemory> {
  if (config.policy === null) return { ...memory, policy: null };
  const { repo, path } = config.policy;
  const text = await ports.github.readPolicy(repo, path);
  const findings =
    text === null
      ? [`The policy ${path} of ${repo} could not be read.`]
      : comparePromises(findPromises(text), config.clocks);
  done.push(...findings.map((why) => ({ kind: 'policy', key: null, why })));
  return {
    ...memory,
    policy: { of: nameOf(config.policy), day: read.now.slice(0, 10), findings: [...findings] },
  };
}
