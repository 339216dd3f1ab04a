import type { Context } from '../../engine/context.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';

/** The case's advisories. */
export const advisoryRecord = ({ stored, config }: Context): readonly string[] =>
  stored.advisories.map(
    ({ repo, ghsa, publishedAt }) =>
      `- Advisory: [${ghsa}](${renderAdvisoryUrl(config.server, repo, ghsa)}) on ${repo}${publishedAt ? `, published ${renderTime(publishedAt)}` : ''}`,
  );
