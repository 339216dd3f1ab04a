import type { StoredTakedown } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { lacksChannel, renderNoChannel } from './placeholder.ts';
import { renderQuiet, renderTakedowns, renderUnseen } from './thread-text.ts';

/** Kind of the comment on a thread that is to be taken down and was never found. */
export const UNSEEN = 'unseen';

/** What became of every public thread of the case; one comment each, kept up to date while it goes on. */
export function threadComments({ stored, observed, config }: Context): readonly BotComment[] {
  return stored.takedowns.flatMap((item): readonly BotComment[] => {
    if (item.takenDown) {
      const read = observed.wholes?.[item.url];
      const unread = read?.kind === 'refused' && !item.copy ? read.why : null;
      const body = renderTakedowns(item, { config: config.privatize, unread });
      const at = item.goneAt ?? item.at;
      return [
        { key: `privatized/${item.url}`, at: item.at, body, edit: true },
        ...(lacksChannel(item, config.privatize)
          ? [{ key: `no-channel/${item.url}`, at, body: renderNoChannel(item) }]
          : []),
      ];
    }
    if (item.way !== 'quiet') return tellUnseen(item, observed);
    return [{ key: `quiet/${item.url}`, at: item.at, body: renderQuiet(item) }];
  });
}

/** Nothing was found where people said that a thread is: nobody may take that for having been taken down. */
function tellUnseen(item: StoredTakedown, observed: Context['observed']): readonly BotComment[] {
  const read = observed.threads[item.url];
  const isUnseen = read?.kind === 'refused' || (read?.kind === 'gone' && !item.saved);
  if (!isUnseen) return [];
  const why = read.kind === 'refused' ? read.why : null;
  return [{ key: `${UNSEEN}/${item.url}`, at: item.at, body: renderUnseen(item, why) }];
}
