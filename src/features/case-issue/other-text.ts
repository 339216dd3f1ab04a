import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { mentionAll, renderMention } from '../../text/mention.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';
import type { TextProblem } from '../../text/yaml.ts';

/** Nobody coordinates the case: said at once, then daily, to everybody who could. */
export const renderNoCoordinator = (people: readonly { readonly login: string }[]): string =>
  `${mentionAll(people)} Nobody coordinates this case, so nobody answers the reporter. Please assign yourself today to take it.`.trim();

/** Every problem of an analysis at once: where, what stands there, what was expected. */
export function renderAnalysisProblems(
  author: string | null,
  problems: readonly TextProblem[],
  url: string,
  isSet = false,
): string {
  const what = isSet
    ? 'Noted. The analysis is not complete yet. Please correct or add these now, with `/set KEY VALUE`:'
    : `The [analysis](${url}) has mistakes. Please edit it now. The bot checks it again at once:`;
  return [
    `${author ? `${renderMention(author)} ` : ''}${what}`,
    '',
    ...problems.map((problem) => {
      const place = [
        ...(problem.line > 0 ? [`line ${problem.line}`] : []),
        ...(problem.path === '' ? [] : [renderCodeSpan(problem.path)]),
      ];
      const where = place.join(', ') || 'the whole analysis';
      const hint = problem.suggestion ? ` ${renderSuggestion(problem.suggestion)}` : '';
      return `- ${where}: found ${renderCodeSpan(problem.found)}, expected ${renderPlain(problem.expected)}.${hint}`;
    }),
  ].join('\n');
}

/** A suggestion that is a sentence stays one; a value is offered as a question. */
function renderSuggestion(suggestion: string): string {
  const meant = /^Did you mean (.+)\?$/s.exec(suggestion)?.[1];
  if (meant !== undefined) return `Did you mean ${renderCodeSpan(meant)}?`;
  return /^[A-Z].*\s.*[.?]$/s.test(suggestion)
    ? renderPlain(suggestion)
    : `Did you mean ${renderCodeSpan(suggestion)}?`;
}

/** Answers a person who closed or changed the case issue by hand. */
export function renderReopened(login: string | null): string {
  return `${login ? `${renderMention(login)} ` : ''}The case is not done, so the bot opened its issue again. The bot closes it at the end. To stop now, dismiss the report: \`/dismiss REASON because …\`.`;
}

/** A run ended in the middle of a CVE request: nobody can see whether it went out, and twice would be one too many. */
export function renderUnsureCve(stored: StoredCase, server: string): string {
  const links = stored.advisories
    .map((advisory) => renderAdvisoryUrl(server, advisory.repo, advisory.ghsa))
    .join(' ');
  const people = stored.coordinators.map((person) => `@${person.login} `).join('');
  return `${people}A run stopped while it requested the CVE id, and the bot cannot see whether the request was sent. Please look now at ${links}. If no CVE was requested there, request it by hand. The bot does not ask again.`;
}

/** Answers a person who opened the issue of a case that is over. */
export function renderReclosed(login: string | null): string {
  return `${login ? `${renderMention(login)} ` : ''}This case is over, so the bot closed its issue again. To look at a dismissed report again, set \`case/assessing\`. For something new, open a new report.`;
}

/** A draft that the analysis has no use for any more; only a person closes it. */
export function renderOrphan(
  { repo, ghsa }: { readonly repo: string; readonly ghsa: string },
  stored: StoredCase,
  server: string,
): string {
  const people = stored.coordinators.map((person) => `${renderMention(person.login)} `).join('');
  return `${people}The analysis no longer names ${renderPlain(repo)}. So [${ghsa}](${renderAdvisoryUrl(server, repo, ghsa)}) is no longer part of this case and is not published with it. If nobody needs it, please close it there before the release.`;
}
