import type { StoredCase, StoredMove } from '../../src/case/stored-case.ts';
import { FLAGS } from '../../src/process/table.ts';
import type { Person } from './person.ts';
import type { Progress } from './progress.ts';
import { readStoredCases } from './store-reader.ts';

/**
 * Tells what became of the cases since it was asked last, as the store has it: moves, and what was taken out of
 * public sight. Gives the moves.
 */
export function createTeller(
  owner: Person,
  triage: string,
  progress: Progress,
  now: () => Date,
): () => Promise<readonly StoredMove[]> {
  const movesTold = new Map<number, number>();
  const newsTold = new Set<string>();
  const tellCoordinators = createCoordinatorTeller(progress, now);
  return async () => {
    const moves: StoredMove[] = [];
    for (const { stored } of await readStoredCases(owner, triage)) {
      for (const move of stored.moves.slice(movesTold.get(stored.number) ?? 0)) {
        progress.tellMove(stored, move);
        moves.push(move);
      }
      tellCoordinators(stored);
      movesTold.set(stored.number, stored.moves.length);
      for (const { nodes, says } of listPrivacyNews(stored)) {
        if (newsTold.has(`${stored.number} ${says}`)) continue;
        newsTold.add(`${stored.number} ${says}`);
        progress.tellStep(now().toISOString(), stored.issue, nodes, 'the bot', says);
      }
    }
    return moves;
  };
}

/** Why the first coordinator of a case was assigned: in a rehearsal a form is always “public by mistake”. */
export const whyFirst = ({ source }: Pick<StoredCase, 'source'>): string =>
  source.kind === 'advisory' ? 'next in the rota' : 'filled in the form';

/** Says who was assigned, and why. */
function createCoordinatorTeller(progress: Progress, now: () => Date): (stored: StoredCase) => void {
  const known = new Map<number, readonly number[]>();
  return ({ number, issue, source, coordinators }) => {
    const before = known.get(number);
    for (const { login } of coordinators.filter((each) => !before?.includes(each.id))) {
      progress.tellAssigned(
        now().toISOString(),
        issue,
        login,
        before ? 'by hand, on the issue' : whyFirst({ source }),
      );
    }
    known.set(
      number,
      coordinators.map(({ id }) => id),
    );
  };
}

/** Nodes F to I run beside the states. */
function listPrivacyNews(stored: StoredCase): readonly { nodes: readonly string[]; says: string }[] {
  const [, privatize = 'F', related = 'G', , placeholder = 'I'] = FLAGS.premature.nodes;
  return stored.takedowns.flatMap((item) => {
    const place = `${item.repo}#${item.number}`;
    return [
      ...(item.takenDown ? [{ nodes: [privatize, related], says: `has ${place} out of public sight` }] : []),
      ...(item.placeholder === null
        ? []
        : [{ nodes: [placeholder], says: `has a neutral placeholder for ${place} in public` }]),
    ];
  });
}
