import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import { ProcessError } from './error.ts';
import type { CreateIssue } from './open-cases.ts';
import type { Store, Sweep } from './sweep-store.ts';

/**
 * The memory without claims of dead runs on what nobody will open any more: a report that was published or withdrawn
 * before it became a case. Their issues are looked for once, and one that is there is told of. None is dropped by a sweep
 * that has not seen every list, since what was claimed may be there.
 */
export async function dropClaims(
  sweep: Sweep,
  keys: readonly string[],
  memory: SweepMemory,
  store: Store,
): Promise<SweepMemory | 'conflict'> {
  const orphans = await findOrphans(sweep, keys, memory);
  if (orphans.length === 0) return memory;
  const numbers: number[] = [];
  for (const { key, at } of orphans) {
    const found = await sweep.ports.github.findDone(issueOf(key), at);
    if ((found?.kind === 'done' || found?.kind === 'already') && found.result?.number !== undefined)
      numbers.push(found.result.number);
  }
  const kept = { ...memory, claims: memory.claims.filter((claim) => !orphans.includes(claim)) };
  const files = { [PATH_OF_SWEEP]: renderSweepMemory(kept) };
  if (!(await store.commit('Drop claims of runs that died', files))) return 'conflict';
  if (numbers.length > 0) sweep.errors.push(explainIssues(numbers));
  return kept;
}

async function findOrphans(
  { ports, broken, refused, unreadable, errors }: Sweep,
  keys: readonly string[],
  { claims, lists }: SweepMemory,
): Promise<SweepMemory['claims']> {
  if (broken.length + refused.length + unreadable.length + errors.length > 0) return [];
  const wanted = new Set([...keys, ...lists.map(({ key }) => key)]);
  const unwanted = claims.filter(({ key }) => !wanted.has(key));
  if (unwanted.length === 0) return [];
  const own = ports.run.split('/')[0];
  const runs = await ports.github.readRuns(unwanted.map(({ run }) => run));
  return unwanted.filter(({ run }) => run.split('/')[0] === own || runs[run] === 'dead');
}

/** Only its key is looked for. */
const issueOf = (key: string): CreateIssue => ({
  kind: 'create-case-issue',
  key,
  title: '',
  body: '',
  labels: [],
  surface: 'team',
  why: 'A run that died may have opened it.',
});

function explainIssues(numbers: readonly number[]): ProcessError {
  const issues = numbers.map((number) => `#${number}`).join(', ');
  return new ProcessError(
    'bad-store',
    `A run stopped after it opened ${issues} for a report that no longer waits, so it is no case. Read it and close it by hand. This is said once.`,
  );
}
