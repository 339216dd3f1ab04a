import type { BotComment, Context } from '../../engine/context.ts';
import { renderMirror } from './mirror-text.ts';
import { mirrorsOf } from './mirrors.ts';

/** A mirror that others can read, where more than our workflow is enabled, or that could not be looked at. */
export function mirrorComments({ stored, config }: Context): readonly BotComment[] {
  const present = mirrorsOf(stored, config);
  return (stored.mirrors ?? [])
    .filter(({ mirror }) => present.some((each) => each.mirror === mirror))
    .filter(({ isPrivate, others }) => isPrivate !== true || others.length > 0)
    .map((each) => ({
      key: `mirror/${each.mirror}`,
      at: each.at,
      edit: true,
      body: renderMirror(each, config, stored.coordinators),
    }));
}
