import type { Operation } from '../../case/operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { publicConstant } from '../../text/embargo.ts';
import {
  PLACEHOLDER_BODY,
  placeholderTitle,
  REMOVED_BODY,
  REMOVED_TITLE,
} from '../../text/public-constants.ts';
import { pathOfCopy } from './copy-path.ts';
import { channelOf, contactOf, isPlaceholderDue } from './placeholder.ts';
import { planRemoval } from './removal-operations.ts';
import { isTransferable, isUnclear } from './takedown-requests.ts';

/**
 * Takes down premature disclosures (nodes F to I). An issue of the triage repo's owner is transferred on the
 * word of the command; anything else is emptied after a confirmation, once title and text are in the store. The rest is
 * saved when nobody new can see it, and only then deleted.
 */
export function planPrivacy(context: Context): readonly Operation[] {
  return context.stored.takedowns.flatMap((item) =>
    item.takenDown
      ? [...planRemoval(context, item), ...planPlaceholder(context, item)]
      : planTakedown(context, item),
  );
}

type Item = Context['stored']['takedowns'][number];

function planTakedown(context: Context, item: Item): readonly Operation[] {
  const read = context.observed.threads[item.url];
  if (read?.kind !== 'found' || item.way === 'quiet') return [];
  const { thread } = read;
  const isFree = isTransferable(context, item) && !isUnclear(item);
  if (!isFree && !isCleared(context, `privatize/${item.url}`, isUnclear(item) ? undefined : 'privatize'))
    return [];
  if (isTransferable(context, item)) {
    return [
      {
        kind: 'transfer-issue',
        url: item.url,
        repo: item.repo,
        number: item.number,
        id: thread.id,
        surface: 'team',
        why: 'A team member asked for the takedown.',
      },
    ];
  }
  if (!item.saved) return [];
  return [
    {
      kind: item.kind === 'pull' ? 'quiet-pull' : 'quiet-issue',
      url: item.url,
      copy: `${pathOfCopy(context.stored.number, item)}.json`,
      repo: item.repo,
      number: item.number,
      title: publicConstant(REMOVED_TITLE),
      body: publicConstant(REMOVED_BODY),
      surface: 'public',
      why: 'The takedown was confirmed, and its copy is in the store.',
    },
  ];
}

function planPlaceholder(context: Context, item: Item): readonly Operation[] {
  const channel = channelOf(item, context.config.privatize);
  if (channel === null || !isPlaceholderDue(item) || !isCleared(context, `placeholder/${item.url}`, 'post'))
    return [];
  return [
    {
      kind: 'create-placeholder',
      key: `placeholder/${item.url}`,
      url: item.url,
      repo: item.repo,
      title: publicConstant(placeholderTitle(item.kind, item.number)),
      body: publicConstant(PLACEHOLDER_BODY(item.author?.login ?? null, contactOf(channel))),
      surface: 'public',
      why: 'The public placeholder was confirmed.',
    },
  ];
}
