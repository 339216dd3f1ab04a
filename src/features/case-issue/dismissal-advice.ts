import type { StoredCase } from '../../case/stored-case.ts';
import { renderFenced } from '../../text/defuse.ts';
import type { Dismissal } from '../assessment/dismissals.ts';

/** What a reason asks for beside the reply. */
export function renderAdvice(reason: Dismissal, stored: StoredCase): readonly string[] {
  switch (reason) {
    case 'withdrawn':
      return ['A report can be right although its reporter took it back. If so, set `case/assessing`.', ''];
    case 'duplicate-of':
      return ['The reply does not mention the other case. Add this reporter to the credits there.', ''];
    case 'ordinary-bug':
    case 'hardening':
      return renderWayToPublic(stored);
    case 'upstream':
      return [
        'Ask the reporter before you forward anything. If the reporter agrees, send this to the maintainers of that package, by their private channel:',
        '',
        renderFenced(
          [
            `We received a report of a possible vulnerability in your package. It was found in ${stored.packages.map(({ name }) => name).join(', ') || 'one of our projects'}, which uses it.`,
            'The reporter agreed that we forward it to you.',
            'Where should we send it? Please keep it private until there is a fix.',
          ].join('\n'),
        ),
        '',
      ];
    case 'not-a-vulnerability':
    case 'not-reproducible':
    case 'insufficient-information':
    case 'out-of-scope':
    case 'known-issue':
    case 'unsupported':
    case 'spam':
      return [];
  }
}

/** How such a report leaves the private way; before the reply, which then names the public issue. */
const renderWayToPublic = ({ source }: StoredCase): readonly string[] => [
  'It may go on in public, before you send that reply:',
  '',
  source.ghsa
    ? '1. `/send consent` asks the reporter whether, and how to be named.'
    : '1. Ask the reporter whether, and how to be named: `/draft consent` shows a text.',
  '2. Record the answer: `/consent yes as @LOGIN`, `/consent yes as NAME`, `/consent yes` (not named), or `/consent no`.',
  '3. `/public-issue TITLE`, with the text in a fence of the same comment: neutral, and nothing from the report. Two members confirm it.',
  '4. The reply then says where it is.',
  '',
];
