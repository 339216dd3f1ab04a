import { withMarker } from '../../case/marker.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { mentionAll } from '../../text/mention.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';
import { DISMISSALS } from '../assessment/dismissals.ts';
import { renderDue } from '../deadlines/reminder-text.ts';
import { PIECES } from './completeness.ts';
import type { ListNews } from './list-reminders.ts';

/** One report of a list. */
export interface ListedReport {
  readonly ghsa: string;
  readonly repo: string;
  readonly summary: string;
  readonly state: string;
  readonly reporter: { readonly login: string } | null;
  readonly receivedAt: string;
  /** Pieces of evidence that were seen in it. */
  readonly evidence: number;
  /** Its words or its evidence make it look grave. */
  readonly grave?: boolean | undefined;
  /** The case that it became, or null while it waits. */
  readonly case: number | null;
}

export interface ListFacts {
  readonly key: string;
  readonly isDayOne: boolean;
  readonly reports: readonly ListedReport[];
  readonly mostPerDay: number;
}

export const renderListTitle = ({ isDayOne }: Pick<ListFacts, 'isDayOne'>): string =>
  isDayOne ? 'Reports from before the process' : 'Many reports by one reporter';

/** The body of a list: what waits, most evidence first, and what to write. It mentions nobody; {@link renderListNews} does. Team surface. */
export function renderListBody(facts: ListFacts): string {
  const reports = facts.isDayOne
    ? facts.reports
    : facts.reports.toSorted(
        (a, b) =>
          Number(b.grave ?? false) - Number(a.grave ?? false) ||
          b.evidence - a.evidence ||
          a.ghsa.localeCompare(b.ghsa),
      );
  const waiting = reports.filter((each) => each.case === null).length;
  return withMarker(
    [
      facts.isDayOne
        ? 'These reports and drafts were there before the process. None of them is a case yet. Each needs a word of yours: the team is reminded here until it has one.'
        : `One reporter sent more than ${facts.mostPerDay} reports within a day. These were kept back. The promises to the reporter hold for them too: the team is reminded here as in a case.`,
      '',
      ...reports.map((each) => renderReport(each)),
      '',
      waiting === 0
        ? 'All of them are cases now.'
        : 'Write one of these in a comment, a line for each report; it is done at once, or by the next sweep:',
      ...(waiting === 0 ? [] : ['', ...renderForms(facts.isDayOne)]),
    ].join('\n'),
    facts.key,
  );
}

function renderReport({
  ghsa,
  repo,
  summary,
  state,
  reporter,
  receivedAt,
  evidence,
  ...rest
}: ListedReport): string {
  const who = reporter ? `, by ${renderCodeSpan(reporter.login)}` : '';
  const done = rest.case === null ? '[ ]' : '[x]';
  const looks = rest.grave === true && rest.case === null ? ', **looks grave**' : '';
  const became = rest.case === null ? '' : `: case #${rest.case}`;
  return `- ${done} [${ghsa}](${renderAdvisoryUrl(repo, ghsa)}) on ${renderPlain(repo)}, ${state}, ${renderTime(receivedAt)}${who}${looks}, ${evidence} of ${PIECES.length} pieces of evidence: ${renderCodeSpan(summary)}${became}`;
}

/** A reminder in a list: a new comment with mentions, since edits notify nobody. Team surface. */
export const renderListNews = (
  { waiting, grave, due }: Pick<ListNews, 'waiting' | 'grave' | 'due'>,
  people: readonly { readonly login: string }[],
  zone: string,
): string =>
  [
    `${mentionAll(people)} ${waiting === 1 ? 'a report waits' : `${waiting} reports wait`} here for somebody's word, and none of them is a case yet. The first promise to a reporter ends **${renderDue(due, zone)}**.`.trim(),
    ...(grave.length === 0 ? [] : [`Look at ${grave.join(', ')} first: words or evidence in it look grave.`]),
    'What to write stands above.',
  ].join(' ');

function renderForms(isDayOne: boolean): readonly string[] {
  return [
    isDayOne
      ? '- `/set-state GHSA-… STATE YYYY-MM-DD`: a case in that state (`received`, `assessing`, `patching`, …), received on that day; without a day, today'
      : '- `/set-state GHSA-… received`: a case like any other',
    `- \`/dismiss GHSA-… REASON because …\`: a case that is dismissed (${Object.keys(DISMISSALS).join(', ')}); the reporter is told and may appeal`,
    '- `all` in place of `GHSA-…` means all that wait',
  ];
}
