import type { Actor } from '../case/observed.ts';
import type { StoredCase, StoredPrivatized } from '../case/stored-case.ts';
import type { Clock } from '../process/clocks.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../text/defuse.ts';
import type { TextProblem } from '../text/yaml.ts';
import { renderAdvisoryUrl, renderTime } from './entry-words.ts';

/** A reminder: a new comment with a mention, since edits notify nobody. Escalated ones mention the whole team. */
export function renderReminder(
  clock: Clock,
  escalate: boolean,
  coordinators: StoredCase['coordinators'],
  team: readonly Actor[],
): string {
  const people = escalate || coordinators.length === 0 ? team : coordinators;
  const mentions = people.map((person) => `@${person.login}`).join(' ');
  const what =
    clock.name === 'acknowledge'
      ? 'the reporter waits for an acknowledgement'
      : 'the reporter waits to hear what we think of the report';
  const when = escalate
    ? `It was due **${renderTime(clock.due)}**`
    : `It is due **${renderTime(clock.due)}**`;
  return `${mentions} ${what}. ${when}. What to do stands in the first line of the case record.`.trim();
}

/** Every problem of an analysis at once: where, what stands there, what was expected. */
export function renderAnalysisProblems(
  author: string | null,
  problems: readonly TextProblem[],
  url: string,
): string {
  return [
    `${author ? `@${author} ` : ''}the [analysis](${url}) cannot be used yet. Edit it; it is checked again at once.`,
    '',
    ...problems.map((problem) => {
      const where =
        problem.path === ''
          ? `line ${problem.line}`
          : `line ${problem.line}, ${renderCodeSpan(problem.path)}`;
      const hint = problem.suggestion ? ` Try ${renderCodeSpan(problem.suggestion)}.` : '';
      return `- ${where}: found ${renderCodeSpan(problem.found)}, expected ${renderPlain(problem.expected)}.${hint}`;
    }),
  ].join('\n');
}

/** What GitHub refused to the bot becomes a task for a person: what, where, and why. */
export function renderTask(what: string, where: string, permission: string | null): string {
  const why = permission
    ? ` GitHub refuses it to the bot (missing: ${permission}).`
    : ' GitHub refuses it to the bot.';
  return `Please do this by hand, somebody with the rights: ${what} ${where}.${why} The case goes on by itself when that is seen to be done.`;
}

/** What privatizing a thread achieved and what it left, with a ticket for GitHub Support (nodes G and H). */
export function renderPrivatized(item: StoredPrivatized, owner: string): string {
  if (item.kind === 'issue') {
    return [
      `${renderCodeSpan(item.url)} is out of sight${item.movedTo === null ? '' : `: it is #${item.movedTo} here now`}. Its author and everybody outside the team see it no more.`,
      '',
      'What may have leaked before that cannot be called back: mails to watchers, copies, search engines. Look for issues and pull requests that quote or link it.',
    ].join('\n');
  }
  return [
    `${renderCodeSpan(item.url)} was emptied, closed and locked; the copy is in the store. Its commits, the edit history and forks are still reachable. A ticket for [GitHub Support](https://support.github.com), to be sent by an owner of ${renderPlain(owner)}:`,
    '',
    renderFenced(
      [
        `Please delete the pull request ${item.url} together with its edit history and cached views.`,
        `We ask for it as the organisation ${owner}, which owns the repository: it discloses an unfixed vulnerability and puts our users at risk.`,
      ].join('\n'),
    ),
    '',
    'Support is known to decline where no secret is involved. The case does not wait for it, and no clock stops.',
  ].join('\n');
}

/** Answers a person who closed or changed the case issue by hand. */
export function renderReopened(login: string | null): string {
  return `${login ? `@${login} ` : ''}the case is not done, so its issue is open again. Dismiss it with \`/dismiss REASON because …\`, or go on; it is closed by itself at the end.`;
}

/** A run ended in the middle of a CVE request: nobody can see whether it went out, and twice would be one too many. */
export function renderUnsureCve(stored: StoredCase): string {
  const links = stored.advisories
    .map((advisory) => renderAdvisoryUrl(advisory.repo, advisory.ghsa))
    .join(' ');
  const people = stored.coordinators.map((person) => `@${person.login} `).join('');
  return `${people}a run ended while it asked GitHub for the CVE id, and it cannot be seen whether the request went out. Please look at ${links}: if no CVE was requested there, request it by hand. The bot will not ask again.`;
}
