import { withMarker } from '../../case/marker.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { mentionAll } from '../../text/mention.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';
import { DISMISSALS } from '../assessment/dismissals.ts';
import { renderDue } from '../deadlines/reminder-text.ts';
import { PIECES } from './completeness.ts';
import type { ListNews } from './list-reminders.ts';

/** One report of a list. */
interface ListedReport {
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
  /** The address of the GitHub that the reports are on. */
  readonly server: string;
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
        ? 'These reports and drafts are older than the process, and none is a case yet. Please decide on each of them. The bot reminds the team here until then.'
        : `One reporter sent more than ${facts.mostPerDay} reports within a day, so these wait in a queue. The deadlines run for them too. The bot reminds the team here.`,
      '',
      ...reports.map((each) => renderReport(each, facts.server)),
      '',
      waiting === 0 ? 'All of them are cases now.' : 'Write one of these in a comment, one line per report:',
      ...(waiting === 0 ? [] : ['', ...renderForms(facts.isDayOne)]),
    ].join('\n'),
    facts.key,
  );
}

function renderReport(
  { ghsa, repo, summary, state, reporter, receivedAt, evidence, ...rest }: ListedReport,
  server: string,
): string {
  const who = reporter ? `, by ${renderCodeSpan(reporter.login)}` : '';
  const done = rest.case === null ? '[ ]' : '[x]';
  const looks = rest.grave === true && rest.case === null ? ', **looks serious**' : '';
  const became = rest.case === null ? '' : `: case #${rest.case}`;
  return `- ${done} [${ghsa}](${renderAdvisoryUrl(server, repo, ghsa)}) on ${renderPlain(repo)}, ${state}, ${renderTime(receivedAt)}${who}${looks}, ${evidence} of ${PIECES.length} pieces of evidence: ${renderCodeSpan(summary)}${became}`;
}

/** A reminder in a list: a new comment with mentions, since edits notify nobody. Team surface. */
export const renderListNews = (
  { waiting, grave, due }: Pick<ListNews, 'waiting' | 'grave' | 'due'>,
  people: readonly { readonly login: string }[],
  zone: string,
): string =>
  [
    `${mentionAll(people)} ${waiting === 1 ? '1 report waits here and is' : `${waiting} reports wait here and are`} no case yet. Please decide by **${renderDue(due, zone)}**, when the first answer to a reporter is due.`.trim(),
    ...(grave.length === 0
      ? []
      : [`Look at ${grave.join(', ')} first: ${grave.length === 1 ? 'it looks' : 'they look'} serious.`]),
    'Write `/set-state` or `/dismiss` as shown above.',
  ].join(' ');

function renderForms(isDayOne: boolean): readonly string[] {
  return [
    isDayOne
      ? '- `/set-state GHSA-… STATE YYYY-MM-DD`: open a case in that state (`received`, `assessing`, `patching`, …), received on that day. Without a day: today'
      : '- `/set-state GHSA-… received`: open a case',
    `- \`/dismiss GHSA-… REASON because …\`: open a case and dismiss it. The reporter is told and can appeal. Reasons: ${Object.keys(DISMISSALS).join(', ')}`,
    '- write `all` instead of `GHSA-…` for all that wait',
  ];
}
