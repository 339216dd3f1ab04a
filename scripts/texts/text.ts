/** One text as people read it, with what it is an example of. */
export interface Text {
  /** Chapter of `docs/texts.md`. */
  readonly chapter: Chapter;
  /** Kind of a comment or approval, or the list that it is from: every kind has an example. */
  readonly kind: string;
  /** When it is read, in a few words. */
  readonly title: string;
  readonly body: string;
}

export const CHAPTERS = [
  'Case record',
  'Comments on a case',
  'Approval requests',
  'Answers',
  'Reminders',
  'Messages to the reporter',
  'Posts',
  'Manual fallbacks',
  'Lists and overview',
  'Errors and advice',
  'Labels',
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** A text without the marks by which the bot finds its comments. */
export const makeText = (chapter: Chapter, kind: string, title: string, body: string): Text => ({
  chapter,
  kind,
  title,
  body: body.replace(/<!--.*?-->/gs, '').trim(),
});
