import { parseThreadUrl } from '../../engine/read-commands.ts';
import { startOfDay } from '../../process/calendar.ts';
import { parseDay } from '../../process/release-day.ts';

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

/** The fields of a form as they came. Empty ones (`_No response_`) are left out; nothing is trusted for its form. */
export function readForm(body: string): Readonly<Partial<Record<FormField, string>>> {
  const fields: Partial<Record<FormField, string>> = {};
  const headings = new Map(
    Object.entries(FORM_FIELDS).map(([field, label]) => [`### ${label}`, field as FormField]),
  );
  let current: FormField | undefined;
  for (const line of body.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = headings.get(line.trim());
    if (heading && !(heading in fields)) {
      current = heading;
      fields[heading] = '';
    } else if (current) {
      fields[current] += `${line}\n`;
    }
  }
  return Object.fromEntries(
    Object.entries(fields)
      .map(([field, value]) => [field, value.trim()] as const)
      .filter(([, value]) => value !== '' && value !== '_No response_'),
  );
}

/** The public thread that the form "public by mistake" names. */
export function readFormThread(fields: Readonly<Partial<Record<FormField, string>>>): string | undefined {
  const url = fields.url?.split(/\s+/)[0];
  return url && parseThreadUrl(url) ? url.replace(/[?#].*$/, '') : undefined;
}

/** `owner/name`, where the field holds that. */
export function readFormRepo(fields: Readonly<Partial<Record<FormField, string>>>): string | null {
  const text = fields.repository?.replace(/^https?:\/\/[\w.:-]+\//, '').replace(/\/+$/, '') ?? '';
  return /^[\w.-]+\/[\w.-]+$/.test(text) ? text : null;
}

/** A day of receipt that is earlier than the issue itself; UTC, start of that day. */
export function readFormReceipt(
  fields: Readonly<Partial<Record<FormField, string>>>,
  openedAt: string,
  zone: string,
): string | null {
  const text = fields.received ?? '';
  if (parseDay(text) === undefined) return null;
  const at = startOfDay(zone, text);
  return Date.parse(at) < Date.parse(openedAt) ? at : null;
}
