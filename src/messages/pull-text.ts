import type { AdvisoryFacts } from '../advisory/facts.ts';
import { renderPlain } from '../text/defuse.ts';

/** Text of the pull request that carries a blog post: what it covers, and what the person who merges looks at. */
export function renderPullText(title: string, advisories: readonly AdvisoryFacts[]): string {
  return [
    `${renderPlain(title)}: the post for these published advisories.`,
    '',
    ...advisories.map((each) => `- [${each.ghsa}](${each.url})${each.cve ? ` (${each.cve})` : ''}`),
    '',
    'Please read it against the advisories before merging. It was generated from them; edits are welcome.',
  ].join('\n');
}
