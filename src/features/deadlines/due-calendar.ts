import { type CalendarEvent, renderCalendar } from '../../formats/icalendar.ts';
import { type BoardRow, byDue, turnOf } from './overview-row.ts';
import { CLOCK_TITLES } from './reminder-text.ts';

/**
 * A calendar of every open promise and every planned release day; undefined where there is none. Calendars travel to
 * phones and to companies that host them: numbers of cases are in it, no project, severity or title.
 *
 * @param repo `owner/name` of the triage repo, which is on the GitHub at `server`
 */
export function renderDueCalendar(
  rows: readonly BoardRow[],
  repo: string,
  server: string,
): string | undefined {
  const events = rows.toSorted(byDue).flatMap((row) => eventsOf(row, repo, server));
  return renderCalendar(`Security reports: ${repo}`, events);
}

function eventsOf(row: BoardRow, repo: string, server: string): readonly CalendarEvent[] {
  const { issue, changedAt, dues, releaseDay } = row;
  const url = `${server}/${repo}/issues/${issue}`;
  const uidOf = (name: string): string => `${issue}-${name}@${repo.replace('/', '.')}`;
  const common = { stamp: changedAt, url };
  return [
    ...dues.map(
      ({ name, at }): CalendarEvent => ({
        ...common,
        uid: uidOf(name),
        at: { kind: 'moment', time: at },
        summary: `#${issue}: ${CLOCK_TITLES[name]}`,
        description: `Due for case #${issue}. Turn of: ${turnOf(row)}. What to do: ${url}`,
      }),
    ),
    ...(releaseDay === null
      ? []
      : [
          {
            ...common,
            uid: uidOf('release'),
            at: { kind: 'day', day: releaseDay },
            summary: `#${issue}: planned release`,
            description: `The release of case #${issue} is planned for this day: ${url}`,
          } satisfies CalendarEvent,
        ]),
  ];
}
