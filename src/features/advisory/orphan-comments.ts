import type { BotComment, Context } from '../../engine/context.ts';
import { renderOrphan } from '../case-issue/other-text.ts';

/** Drafts whose repo the analysis names no more. */
export function orphanComments({ stored, observed, config }: Context): readonly BotComment[] {
  return stored.orphans
    .filter(({ ghsa }) => ghsa !== stored.source.ghsa)
    .map((orphan) => ({
      key: `stray/${orphan.ghsa}`,
      at: observed.now,
      body: renderOrphan(orphan, stored, config.server),
    }));
}
