/** Limits of what one request may ask for: of GraphQL, counted while it is carried out; of lists of files. */
import type { World } from '../world.ts';
import { type Setting, type Unkindness, unkindly } from './unkindness.ts';

/** Aliases, and issues and pull requests in lists, that one request is answered with. */
const usualMost = 75;

/** One request's account. */
export interface Budget {
  readonly world: World;
  readonly name: 'graphql-resource-limits' | 'graphql-bad-gateway';
  readonly setting: Setting;
  /** Left of what may be answered. */
  left: number;
}

export function budgetOf(world: World): Budget | null {
  for (const name of ['graphql-resource-limits', 'graphql-bad-gateway'] as const) {
    const setting = unkindly(world, name);
    if (setting) return { world, name, setting, left: setting.most ?? usualMost };
  }
  return null;
}

export const resourceLimit = 'Resource limits for this query exceeded.';

export const limits: readonly Unkindness[] = [
  {
    name: 'graphql-resource-limits',
    what: `Above ${usualMost} aliases, issues and pull requests in one request (\`most\`) the rest is null, each with an error RESOURCE_LIMITS_EXCEEDED; mutations beyond are not carried out.`,
    source:
      'GitHub changelog 2025-09-01; one client measured 76 aliased mutations, another 50 issues and 50 pull requests; what is counted is not documented',
    status: 'verified',
    most: usualMost,
  },
  {
    name: 'graphql-bad-gateway',
    what: `Above the same number the whole answer is a 502 (\`status\`: 504) without JSON; mutations up to there have been carried out.`,
    source: 'GitHub Docs, troubleshooting GraphQL: timeouts answer 502 and 504',
    status: 'verified',
    most: usualMost,
  },
  {
    name: 'cut-trees',
    what: `A tree with everything below it shows ${usualMost} entries (\`most\`) and says \`truncated\`.`,
    source:
      'GitHub Docs, REST, Get a tree: at most 100,000 entries and 7 MB, `truncated` where there are more',
    status: 'verified',
    most: usualMost,
  },
];

/** Entries of a tree that one answer shows. */
export const mostOfTree = (world: World): number => {
  const setting = unkindly(world, 'cut-trees');
  return setting ? (setting.most ?? usualMost) : 100_000;
};
