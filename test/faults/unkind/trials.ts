/** What is played alone: every unkindness, and those of its forms that do other harm. */
import type { Unkind } from '../../../dev/embedded-github/index.ts';
import { readUnkind, unkindnessNames } from '../../../dev/embedded-github/unkindness/table.ts';
import { PROJECT } from '../../scenarios/stage.ts';
import type { Wish } from './play.ts';

/** Forms of an unkindness beside the plain one. */
const FORMS: Readonly<Record<string, Wish>> = {
  'push-protection, UNPROCESSABLE': { unkind: [{ name: 'push-protection', type: 'UNPROCESSABLE' }] },
  'push-protection, FORBIDDEN': { unkind: [{ name: 'push-protection', type: 'FORBIDDEN' }] },
  'push-protection, no type': { unkind: [{ name: 'push-protection', type: '' }] },
  'ruleset-refuses-commits, UNPROCESSABLE': {
    unkind: [{ name: 'ruleset-refuses-commits', type: 'UNPROCESSABLE' }],
  },
  'ruleset-refuses-refs, before the first sweep': { unkind: ['ruleset-refuses-refs'], atFirst: true },
  'orphan-refs-need-workflows, before the first sweep': {
    unkind: ['orphan-refs-need-workflows'],
    atFirst: true,
  },
  'graphql-resource-limits, 12': { unkind: [{ name: 'graphql-resource-limits', most: 12 }] },
  'graphql-bad-gateway, 12': { unkind: [{ name: 'graphql-bad-gateway', most: 12 }] },
  'advisories-refused, 404': { unkind: [{ name: 'advisories-refused', status: 404 }] },
  'advisories-refused, one repo': { unkind: [`advisories-refused@${PROJECT}`] },
  'reporting-off, everywhere': { unkind: ['reporting-off@expressjs'], mustBeRed: true },
  'repos-renamed, the project': { unkind: [`repos-renamed@${PROJECT}`] },
  'queue-of-100, 1': { unkind: [{ name: 'queue-of-100', most: 1 }] },
};

const plain = (name: string): Wish => ({
  unkind: [name],
  ...(name === 'editor-gone' ? { forged: true } : {}),
});

export const TRIALS: Readonly<Record<string, Wish>> = {
  ...Object.fromEntries(unkindnessNames.map((name) => [name, plain(name)])),
  ...FORMS,
};

export const namesOf = ({ unkind }: { readonly unkind: readonly Unkind[] }): readonly string[] =>
  unkind.map((one) => readUnkind(one).name);
