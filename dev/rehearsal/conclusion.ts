import { CLOCK_TITLES } from '../../src/features/deadlines/reminder-text.ts';
import type { ClockName } from '../../src/process/clocks.ts';
import type { Paint } from '../command-line/colours.ts';
import { writeSpan } from './page/times.ts';
import type { Report } from './report.ts';

/** Where the results are: the address of the page, the path of the report. */
export interface ResultFiles {
  readonly page: string;
  readonly report: string;
}

/** What a rehearsal came to, as lines for the terminal. */
export function renderConclusion(report: Report, files: ResultFiles, paint: Paint): readonly string[] {
  const good = (text: string): string => paint(['green', 'bold'], text);
  const bad = (text: string): string => paint(['red', 'bold'], text);
  const row = (name: string, value: string): string => `  ${paint('dim', name.padEnd(10))} ${value}`;
  const leaks = report.leaks.length;
  return [
    ...describeThreads(report).map((line) => row('Thread', good(line))),
    ...(isAboutThread(report) ? [] : report.cases.map((one) => row('Case', describeCase(one, good, bad)))),
    ...describePromises(report).map(({ met, text }) => row('Promise', met ? good(text) : bad(text))),
    row('Leaks', leaks === 0 ? good('none') : bad(String(leaks))),
    row(
      'Effort',
      `${report.runs.length} runs, ${report.requests.total} requests, ${(report.durationMs / 1000).toFixed(1)} s`,
    ),
    row('Page', paint('underline', files.page)),
    row('Report', files.report),
  ];
}

const isAboutThread = ({ privatized, leftAlone }: Report): boolean =>
  privatized !== undefined || leftAlone !== undefined;

/** A rehearsal of a thread ends when it is taken down, or left alone because nobody confirmed; its case goes on. */
function describeThreads({ privatized = [], leftAlone = [] }: Report): readonly string[] {
  return [
    ...privatized.map(({ url, removed, left }) => {
      const rest = left.length === 0 ? 'nothing left' : `${left.length} left, each named in the report`;
      return `${url} was taken down: ${removed.length} removed, ${rest}`;
    }),
    ...leftAlone.map(({ url }) => `${url} is left alone, since nobody confirmed`),
  ];
}

function describeCase(
  { number, states, cve, advisory }: Report['cases'][number],
  good: (text: string) => string,
  bad: (text: string) => string,
): string {
  const labels = states.map(({ label }) => label);
  const last = labels.at(-1) ?? 'no state';
  if (last !== 'case/closed') return bad(`#${number} is not closed: ${last}`);
  const span = writeSpan(Date.parse(states.at(-1)?.at ?? '') - Date.parse(states[0]?.at ?? ''));
  if (labels.at(-2) === 'case/invalid')
    return good(`#${number} dismissed and closed, ${span} after the report`);
  const severity = (advisory as { readonly severity?: string | null } | null)?.severity ?? null;
  const named = [cve ?? 'no CVE id', ...(severity === null ? [] : [severity])].join(', ');
  return `${good(`#${number} disclosed and closed`)}, ${span} after the report (${named})`;
}

/** What was kept or missed; what is open, or did not apply, is on the page. */
function describePromises({ cases }: Report): readonly { readonly met: boolean; readonly text: string }[] {
  return cases.flatMap(({ number, deadlines }) =>
    deadlines.flatMap(({ name, due, met }) =>
      met === null
        ? []
        : [
            {
              met,
              text: `#${number} ${CLOCK_TITLES[name as ClockName] ?? name} by ${due.slice(0, 10)}: ${met ? 'kept' : 'missed'}`,
            },
          ],
    ),
  );
}
