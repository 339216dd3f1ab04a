import { receiptOf } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';
import { renderReporterFacts } from './reporter-facts.ts';

/** When the report came, where it is, and what it is about. */
export function reportRecord({ stored, config }: Context): readonly string[] {
  const { url, repo, ghsa } = stored.source;
  const lines = [`- Received: ${renderTime(receiptOf(stored))}`];
  if (url)
    lines.push(`- Report: ${ghsa ? `${ghsa} ${renderAdvisoryUrl(config.server, repo!, ghsa)}` : 'form'}`);
  if (stored.packages.length > 0)
    lines.push(
      `- Packages: ${stored.packages.map((each) => renderPlain(`${each.name} (${each.ecosystem})`)).join(', ')}`,
    );
  lines.push(...renderReporterFacts(stored));
  return lines;
}
