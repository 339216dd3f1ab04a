/**
 * Every message that the process owes a reporter, in the order in which they come, and what may are in the
 * organisation's own words for it. `embargo` goes to whoever is let in.
 */
export const MESSAGES = {
  acknowledgement: { title: 'that we have the report', values: ['answerBy'] },
  questions: { title: 'what we need to know', values: ['missing'] },
  dismissal: { title: 'that and why the report is dismissed', values: ['reason', 'because', 'appealDays'] },
  accepted: { title: 'that it is a vulnerability', values: [] },
  cve: { title: 'the CVE id', values: ['cve'] },
  'fix-ready': { title: 'that there is a patch to test', values: [] },
  'release-date': { title: 'the day of the release', values: ['patched', 'date'] },
  thanks: { title: 'thanks, before it is published', values: [] },
  embargo: { title: 'what the embargo asks of somebody who was let in', values: [] },
} as const satisfies Record<string, { readonly title: string; readonly values: readonly string[] }>;
export type MessageKey = keyof typeof MESSAGES;
export const MESSAGE_KEYS = Object.keys(MESSAGES) as readonly MessageKey[];
