import { withMarker } from '../../case/marker.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';
import { DISMISSALS } from '../assessment/dismissals.ts';
import { PIECES } from './completeness.ts';

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

/** The body of a list: what waits, most evidence first, and what to write. It mentions nobody. Team surface. */
export function renderListBody(facts: ListFacts): string {
  const reports = facts.isDayOne
    ? facts.reports
    : facts.reports.toSorted((a, b) => b.evidence - a.evidence || a.ghsa.localeCompare(b.ghsa));
  const waiting = reports.filter((each) => each.case === null).length;
  return withMarker(
    [
      facts.isDayOne
        ? 'These reports and drafts were there before the process. None of them is a case yet: no clock runs for them, and nobody was told.'
        : `One reporter sent more than ${facts.mostPerDay} reports within a day. These were kept back; nobody was told of each. The promises to the reporter hold for them too.`,
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
  const became = rest.case === null ? '' : `: case #${rest.case}`;
  return `- ${done} [${ghsa}](${renderAdvisoryUrl(repo, ghsa)}) on ${renderPlain(repo)}, ${state}, ${renderTime(receivedAt)}${who}, ${evidence} of ${PIECES.length} pieces of evidence: ${renderCodeSpan(summary)}${became}`;
}

function renderForms(isDayOne: boolean): readonly string[] {
  return [
    isDayOne
      ? '- `/set-state GHSA-… STATE YYYY-MM-DD`: a case in that state (`received`, `assessing`, `patching`, …), received on that day; without a day, today'
      : '- `/set-state GHSA-… received`: a case like any other',
    `- \`/dismiss GHSA-… REASON because …\`: a case that is dismissed (${Object.keys(DISMISSALS).join(', ')}); the reporter is told and may appeal`,
    '- `all` in place of `GHSA-…` means all that wait',
  ];
}
