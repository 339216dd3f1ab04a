import { withMarker } from '../../case/marker.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderFenced } from '../../text/defuse.ts';

/** GitHub's limit for the body of an issue or comment, with room for what stands around the report. */
const MOST_REPORT_CHARACTERS = 60_000;

/** Neutral title of a case: what it is about by name, never what is wrong with it. */
export function renderCaseTitle(repo: string | null, id: string | null): string {
  const about = repo === null ? 'Security report' : `Security report for ${repo}`;
  return id === null ? about : `${about} (${id})`;
}

/** Body of a case issue that the bot wrote: where the report came from and its words, shown but not rendered. */
export function renderCaseBody(
  stored: Pick<StoredCase, 'source' | 'reporter' | 'receivedAt' | 'follows'>,
  report: string,
  marker: string,
): string {
  const { source, reporter } = stored;
  const who = reporter?.login
    ? renderCodeSpan(reporter.login)
    : reporter?.name
      ? renderCodeSpan(reporter.name)
      : stored.follows
        ? renderCodeSpan(stored.follows.by.login)
        : 'unknown';
  const where =
    source.ghsa && source.repo && source.url
      ? `[${source.ghsa}](${source.url}) on ${source.repo}`
      : (source.url ?? (stored.follows ? `the team, on the fix of case #${stored.follows.case}` : 'a form'));
  const [shown = ''] = splitReport(report);
  const body = [
    `Received ${stored.receivedAt.slice(0, 16).replace('T', ' ')} UTC from ${who}, by ${where}.`,
    '',
    'The report, unchanged:',
    '',
    renderFenced(shown),
    ...renderUnread(source.unread ?? []),
    ...(shown === report ? [] : ['', `It goes on in the comments: ${report.length} characters in all.`]),
  ].join('\n');
  return withMarker(body, marker);
}

const MOST_UNREAD = 20;

/** What of the advisory the bot could not read: people look there themselves. */
function renderUnread(parts: readonly string[]): readonly string[] {
  if (parts.length === 0) return [];
  const named = parts.slice(0, MOST_UNREAD).map(renderCodeSpan).join(', ');
  const more = parts.length > MOST_UNREAD ? ` and ${parts.length - MOST_UNREAD} more` : '';
  return ['', `The bot could not read these parts of the advisory: ${named}${more}. Please read them there.`];
}

/** The rest of a report that is too long for the body, in pieces that fit a comment. */
export function renderReportRest(report: string): readonly string[] {
  const [, ...rest] = splitReport(report);
  return rest.map((piece) => ['The report, continued:', '', renderFenced(piece)].join('\n'));
}

/**
 * A report in pieces that fit an issue or a comment, however many backticks are in it: the fence around a piece is longer
 * than any run of them, twice.
 */
function splitReport(report: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < report.length; ) {
    let length = Math.min(report.length - from, MOST_REPORT_CHARACTERS);
    while (renderFenced(report.slice(from, from + length)).length > MOST_REPORT_CHARACTERS + FENCES)
      length = Math.floor(length / 2);
    pieces.push(report.slice(from, from + length).toWellFormed());
    from += length;
  }
  return pieces;
}

/** What ordinary fences add. */
const FENCES = 100;
