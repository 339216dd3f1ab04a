import { type StoredCase, stateOf } from '../case/stored-case.ts';
import type { CaseAccount } from './account.ts';
import type { Context } from './feature.ts';

/** The case as a run leaves it. */
export function accountOf(context: Context): CaseAccount {
  const { stored, features } = context;
  const turns = features.flatMap(({ turn }) => turn?.(context) ?? []);
  return { number: stored.number, repos: reposOf(stored), state: stateOf(stored), turn: turns.join(' ') };
}

function reposOf(stored: StoredCase): readonly string[] {
  const named = [
    stored.source.repo,
    ...stored.advisories.map(({ repo }) => repo),
    ...stored.packages.map(({ repo }) => repo),
  ];
  return [...new Set(named.filter((repo) => repo !== null))];
}
