import { startOfDay } from '../../process/calendar.ts';
import { parseDay } from '../../process/release-day.ts';
import { linesOf } from '../../text/markdown.ts';
import { parseThreadUrl } from '../../text/thread-url.ts';

/** Headings of our issue forms: GitHub renders each field of a form as `### label` and its value. */
export const FORM_FIELDS = {
  report: 'The report',
  package: 'Package',
  repository: 'Repository',
  versions: 'Affected versions',
  reporter: 'Reporter',
  channel: 'Where it came from',
  received: 'Received',
  url: 'Address of the public issue or pull request',
} as const;
export type FormField = keyof typeof FORM_FIELDS;
export type FormFields = Readonly<Partial<Record<FormField, string>>>;

/** The fields of one line that follow the report in the form "Report from elsewhere", in its order. */
const BEHIND_REPORT = ['package', 'repository', 'versions', 'reporter', 'channel', 'received'] as const;

const headingOf = (field: FormField): string => `### ${FORM_FIELDS[field]}`;

/**
 * The fields of a form as they came. Empty ones (`_No response_`) are left out; nothing is trusted for its form.
 *
 * A report is somebody else's text and may hold whatever looks like a field. So it is known by where it stands: it goes
 * from the form's first line to the fields behind it, and these are read from the end of the body, each of one line, in
 * the order of the form, up to the first thing that is none of them. Only the form for public threads, which begins with
 * its address, has an address. A body that begins in another way is no form of ours, and all of it is the report.
 */
export function readForm(body: string): FormFields {
  const lines = linesOf(body.trimEnd());
  const first = lines.findIndex((line) => line.trim() !== '');
  const begins = lines[first]?.trim();
  if (begins === headingOf('url')) return withoutEmpty({ url: readPublic(lines.slice(first + 1)) });
  if (begins !== headingOf('report')) return {};
  const { fields, end } = readBehind(lines, first);
  return withoutEmpty({ ...fields, report: lines.slice(first + 1, end).join('\n') });
}

/** The first line with words; what follows is nobody's field. */
const readPublic = (lines: readonly string[]): string => lines.find((line) => line.trim() !== '') ?? '';

/** The fields behind the report, from the last one up, and the line at which the first of them begins. */
function readBehind(
  lines: readonly string[],
  first: number,
): { readonly fields: FormFields; readonly end: number } {
  const fields: Partial<Record<FormField, string>> = {};
  let end = lines.length;
  let next: number = BEHIND_REPORT.length;
  for (let pair = pairBefore(lines, end); pair && pair.at > first; pair = pairBefore(lines, end)) {
    const { heading, value, at } = pair;
    const index = BEHIND_REPORT.findIndex((field) => headingOf(field) === heading);
    // A field that an organisation added is passed over; one out of order is the report's.
    const isOurs = Object.values(FORM_FIELDS).some((label) => `### ${label}` === heading);
    if (isOurs && (index < 0 || index >= next)) break;
    if (index >= 0) {
      fields[BEHIND_REPORT[index]!] = value;
      next = index;
      if (index === 0) return { fields, end: at };
    }
    end = at;
  }
  return { fields, end };
}

/** A heading and its value of one line, as GitHub renders a field of one line, right before the end. */
function pairBefore(
  lines: readonly string[],
  end: number,
): { readonly heading: string; readonly value: string; readonly at: number } | undefined {
  const filled = lastFilled(lines, end);
  const above = lastFilled(lines, filled);
  const heading = lines[above]?.trim() ?? '';
  const value = lines[filled]?.trim() ?? '';
  return above >= 0 && heading.startsWith('### ') && !value.startsWith('### ')
    ? { heading, value, at: above }
    : undefined;
}

/** The last line before `end` that has words, -1 where there is none. */
function lastFilled(lines: readonly string[], end: number): number {
  let at = end - 1;
  while (at >= 0 && lines[at]?.trim() === '') at -= 1;
  return Math.max(at, -1);
}

const withoutEmpty = (fields: FormFields): FormFields =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([field, value]) => [field, value.trim()] as const)
      .filter(([, value]) => value !== '' && value !== '_No response_'),
  );

/** The public thread that the form "public by mistake" names. */
export function readFormThread(fields: FormFields): string | undefined {
  const url = fields.url?.split(/\s+/)[0];
  return url && parseThreadUrl(url) ? url.replace(/[?#].*$/, '') : undefined;
}

/** `owner/name`, where the field holds that. */
export function readFormRepo(fields: FormFields): string | null {
  const text = fields.repository?.replace(/^https?:\/\/[\w.:-]+\//, '').replace(/\/+$/, '') ?? '';
  return /^[\w.-]{1,39}\/[\w.-]{1,100}$/.test(text) ? text : null;
}

/** A day of receipt that is earlier than the issue itself; UTC, start of that day. */
export function readFormReceipt(fields: FormFields, openedAt: string, zone: string): string | null {
  const text = fields.received ?? '';
  if (parseDay(text) === undefined) return null;
  const at = startOfDay(zone, text);
  return Date.parse(at) < Date.parse(openedAt) ? at : null;
}
