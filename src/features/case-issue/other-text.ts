import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { mentionAll, renderMention } from '../../text/mention.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';
import type { TextProblem } from '../../text/yaml.ts';

/** Nobody coordinates the case: said at once, then daily, to everybody who could. */
export const renderNoCoordinator = (people: readonly { readonly login: string }[]): string =>
  `${mentionAll(people)} nobody coordinates this case, so nobody answers the reporter. Assign yourself to take it.`.trim();

/** Every problem of an analysis at once: where, what stands there, what was expected. */
export function renderAnalysisProblems(
  author: string | null,
  problems: readonly TextProblem[],
  url: string,
  isSet = false,
): string {
  const what = isSet
    ? 'noted. The analysis cannot be used yet; say what is missing or wrong with `/set KEY VALUE`.'
    : `the [analysis](${url}) cannot be used yet. Edit it; it is checked again at once.`;
  return [
    `${author ? `${renderMention(author)} ` : ''}${what}`,
    '',
    ...problems.map((problem) => {
      const place = [
        ...(problem.line > 0 ? [`line ${problem.line}`] : []),
        ...(problem.path === '' ? [] : [renderCodeSpan(problem.path)]),
      ];
      const where = place.join(', ') || 'the whole';
      const hint = problem.suggestion ? ` Try ${renderCodeSpan(problem.suggestion)}.` : '';
      return `- ${where}: found ${renderCodeSpan(problem.found)}, expected ${renderPlain(problem.expected)}.${hint}`;
    }),
  ].join('\n');
}

/** Answers a person who closed or changed the case issue by hand. */
export function renderReopened(login: string | null): string {
  return `${login ? `${renderMention(login)} ` : ''}the case is not done, so its issue is open again. Dismiss it with \`/dismiss REASON because …\`, or go on; it is closed by itself at the end.`;
}

/** A run ended in the middle of a CVE request: nobody can see whether it went out, and twice would be one too many. */
export function renderUnsureCve(stored: StoredCase): string {
  const links = stored.advisories
    .map((advisory) => renderAdvisoryUrl(advisory.repo, advisory.ghsa))
    .join(' ');
  const people = stored.coordinators.map((person) => `@${person.login} `).join('');
  return `${people}a run ended while it asked GitHub for the CVE id, and it cannot be seen whether the request went out. Please look at ${links}: if no CVE was requested there, request it by hand. The bot will not ask again.`;
}

/** Answers a person who opened the issue of a case that is over. */
export function renderReclosed(login: string | null): string {
  return `${login ? `${renderMention(login)} ` : ''}this case is over, so its issue is closed again. A dismissed report is looked at again with \`case/assessing\`; what is disclosed stays so, and something new is a new report.`;
}

/** A draft that the analysis has no use for any more; only a person closes it. */
export function renderOrphan(
  { repo, ghsa }: { readonly repo: string; readonly ghsa: string },
  stored: StoredCase,
): string {
  const people = stored.coordinators.map((person) => `${renderMention(person.login)} `).join('');
  return `${people}the analysis no longer names ${renderPlain(repo)}, so [${ghsa}](${renderAdvisoryUrl(repo, ghsa)}) is no longer this case's and is not published with it. Please close it there if nobody needs it.`;
}
