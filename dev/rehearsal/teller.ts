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
  return async () => {
    const moves: StoredMove[] = [];
    for (const { stored } of await readStoredCases(owner, triage)) {
      for (const move of stored.moves.slice(movesTold.get(stored.number) ?? 0)) {
        progress.tellMove(stored, move);
        moves.push(move);
      }
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
