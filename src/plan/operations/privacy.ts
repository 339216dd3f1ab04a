import type { Operation } from '../../case/operation.ts';
import {
  PLACEHOLDER_BODY,
  PULL_REMOVED_BODY,
  PULL_REMOVED_TITLE,
  placeholderTitle,
} from '../../messages/public-constants.ts';
import { publicConstant } from '../../text/embargo.ts';
import type { Context } from '../context.ts';
import { isCleared } from '../rules/raise-asks.ts';

/**
 * Puts premature disclosures out of sight (nodes F to I). An issue of the triage repo's owner is transferred on the
 * word of the command; a pull request is emptied after a confirmation, once its copy is in the store.
 */
export function planPrivacy(context: Context): readonly Operation[] {
  const { stored, scope } = context;
  if (!scope.has('privatize') || stored.flags.includes('manual')) return [];
  return stored.privatized.flatMap((item) =>
    item.outOfSight ? planPlaceholder(context, item) : planOutOfSight(context, item),
  );
}

type Item = Context['stored']['privatized'][number];

function planOutOfSight(context: Context, item: Item): readonly Operation[] {
  const read = context.observed.threads[item.url];
  if (read?.kind !== 'found') return [];
  const { thread } = read;
  if (item.kind === 'issue' && isSameOwner(context, item.repo)) {
    return [
      {
        kind: 'transfer-issue',
        url: item.url,
        repo: item.repo,
        number: item.number,
        id: thread.id,
        surface: 'team',
        why: 'A team member asked to privatize it.',
      },
    ];
  }
  if (item.kind !== 'pull' || !item.saved || !isCleared(context, `privatize/${item.url}`, 'privatize'))
    return [];
  return [
    {
      kind: 'quiet-pull',
      url: item.url,
      repo: item.repo,
      number: item.number,
      title: publicConstant(PULL_REMOVED_TITLE),
      body: publicConstant(PULL_REMOVED_BODY),
      surface: 'public',
      why: 'Its removal from sight was confirmed, and its copy is in the store.',
    },
  ];
}

function planPlaceholder(context: Context, item: Item): readonly Operation[] {
  if (item.placeholder !== null || !isCleared(context, `placeholder/${item.url}`, 'post')) return [];
  return [
    {
      kind: 'create-placeholder',
      key: `placeholder/${item.url}`,
      url: item.url,
      repo: item.repo,
      title: publicConstant(placeholderTitle(item.kind, item.number)),
      body: publicConstant(PLACEHOLDER_BODY(item.author?.login ?? null)),
      surface: 'public',
      why: 'The public placeholder was confirmed.',
    },
  ];
}

export function isSameOwner({ observed }: Pick<Context, 'observed'>, repo: string): boolean {
  return repo.split('/')[0]!.toLowerCase() === observed.repo.name.split('/')[0]!.toLowerCase();
}
