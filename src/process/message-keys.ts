/**
 * Every message to a reporter, in the order in which they come, and the values that the organisation's own words for it
 * may use. `embargo` goes to people who were invited.
 */
export const MESSAGES = {
  acknowledgement: { title: 'that we have the report', values: ['answerBy', 'break'] },
  questions: { title: 'what we need to know', values: ['missing'] },
  consent: { title: 'that it may become a public issue, and asks for consent', values: [] },
  dismissal: { title: 'why the report is dismissed', values: ['reason', 'because', 'appealDays'] },
  merged: { title: 'that we know of the flaw already and go on with it', values: [] },
  accepted: { title: 'that it is a vulnerability', values: [] },
  'public-fix': { title: 'that it may be fixed in public, and asks for consent', values: [] },
  cve: { title: 'the CVE id', values: ['cve'] },
  'fix-ready': { title: 'that there is a patch to test', values: [] },
  'release-date': { title: 'the day of the release', values: ['patched', 'date'] },
  thanks: { title: 'that it is about to be published, and thanks', values: [] },
  status: { title: 'where it stands', values: ['state', 'next'] },
  embargo: { title: 'what the embargo means for somebody who was invited', values: [] },
} as const satisfies Record<string, { readonly title: string; readonly values: readonly string[] }>;
export type MessageKey = keyof typeof MESSAGES;
export const MESSAGE_KEYS = Object.keys(MESSAGES) as readonly MessageKey[];
