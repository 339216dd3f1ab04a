import type { BotComment, Context } from '../../engine/context.ts';
import { renderStray } from '../case-issue/other-text.ts';

/** Drafts whose repo the analysis names no more. */
export function orphanComments({ stored, observed }: Context): readonly BotComment[] {
  return stored.strays
    .filter(({ ghsa }) => ghsa !== stored.source.ghsa)
    .map((stray) => ({ key: `stray/${stray.ghsa}`, at: observed.now, body: renderStray(stray, stored) }));
}
