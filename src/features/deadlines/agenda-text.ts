import { renderCodeSpan } from '../../text/defuse.ts';
import type { BoardRow } from './overview-row.ts';

/** A point of the agenda: what is talked about, and which cases it is about. */
interface Point {
  readonly title: string;
  readonly isMeant: (row: BoardRow) => boolean;
  /** What is said of a case beside its number. */
  readonly says?: (row: BoardRow) => string;
}

/** In the order in which a meeting should take them: what hurts somebody outside comes first. */
const POINTS: readonly Point[] = [
  { title: 'Overdue: who does it today?', isMeant: (row) => row.isOverdue },
  { title: 'Nobody coordinates: who takes it?', isMeant: (row) => row.people.length === 0 },
  {
    title: 'Not acknowledged: who tells the reporter that we have the report?',
    isMeant: ({ state }) => state === 'received',
  },
  {
    title: 'No analysis: who assesses it?',
    isMeant: ({ state, hasAnalysis }) => state === 'assessing' && !hasAnalysis,
    says: ({ analyst }) => (analyst === null ? '' : ` (${renderCodeSpan(analyst)})`),
  },
  {
    title: 'Verdict: is it a vulnerability?',
    isMeant: ({ state, hasAnalysis }) => state === 'assessing' && hasAnalysis,
  },
  {
    title: 'Waits for a confirmation: who reads it and confirms?',
    isMeant: ({ requests }) => requests > 0,
  },
  {
    title: 'Planned releases: is everything ready?',
    isMeant: ({ releaseDay }) => releaseDay !== null,
    says: ({ releaseDay }) => ` on ${releaseDay}`,
  },
  {
    title: 'Fixes in work: what holds them up?',
    isMeant: ({ waitsFor }) => waitsFor === 'maintainers',
  },
  {
    title: 'Waits for somebody outside: do we ask again?',
    isMeant: ({ waitsFor }) => waitsFor === 'reporter' || waitsFor === 'CNA',
    says: ({ waitsFor }) => ` (${waitsFor})`,
  },
];

/**
 * The agenda of the triage meeting: questions that somebody has to answer, each with its cases.
 *
 * @param rows in the order in which they are listed
 * @param most how many cases a point names
 */
export function renderAgenda(rows: readonly BoardRow[], hasPolicy: boolean, most: number): readonly string[] {
  const points = POINTS.flatMap(({ title, isMeant, says = () => '' }) => {
    const meant = rows.filter(isMeant);
    if (meant.length === 0) return [];
    const more = meant.length > most ? `, and ${meant.length - most} more` : '';
    const named = meant.slice(0, most).map((row) => `#${row.issue}${says(row)}`);
    return [`${title} ${named.join(', ')}${more}`];
  });
  const all = hasPolicy ? [...points, 'The public policy promises more than our clocks: see below.'] : points;
  if (all.length === 0) return [];
  return ['', '### Agenda of the triage meeting', '', ...all.map((point, index) => `${index + 1}. ${point}`)];
}
