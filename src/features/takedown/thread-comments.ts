import type { BotComment, Context } from '../../engine/context.ts';
import { lacksChannel, renderNoChannel } from './placeholder.ts';
import { renderPrivatized, renderQuiet } from './thread-text.ts';

/** What became of every public thread of the case; one comment each, kept up to date while it goes on. */
export function threadComments({ stored, observed, config }: Context): readonly BotComment[] {
  return stored.privatized.flatMap((item): readonly BotComment[] => {
    if (item.outOfSight) {
      const read = observed.wholes?.[item.url];
      const unread = read?.kind === 'refused' && !item.copy ? read.why : null;
      const body = renderPrivatized(item, { config: config.privatize, unread });
      const at = item.goneAt ?? item.at;
      return [
        { key: `privatized/${item.url}`, at: item.at, body, edit: true },
        ...(lacksChannel(item, config.privatize)
          ? [{ key: `no-channel/${item.url}`, at, body: renderNoChannel(item) }]
          : []),
      ];
    }
    if (item.way !== 'quiet') return [];
    return [{ key: `quiet/${item.url}`, at: item.at, body: renderQuiet(item) }];
  });
}
