import { readOutline } from './markdown.ts';

/** A fenced block of a comment. */
export interface Fenced {
  /** What stands behind the marks: a language, and perhaps more. */
  readonly info: string;
  readonly text: string;
  /** Line of the comment, from 1, on which the text begins: the one after the fence. */
  readonly firstLine: number;
  /** Line that closes it, or that ends it where none does. */
  readonly lastLine: number;
  /** Not even in a list. */
  readonly isTop: boolean;
}

/**
 * The fenced blocks of a comment, in order, by CommonMark: its writer's own. Blocks in a quotation, in a footnote, in HTML
 * or inside of another fence are none: nobody would take them for that.
 */
export function readFences(comment: string): readonly Fenced[] {
  if (!/`{3}|~{3}/.test(comment)) return [];
  return readOutline(comment)
    .blocks.filter(
      ({ kind, isFenced, place }) => kind === 'code' && isFenced && (place === 'top' || place === 'list'),
    )
    .map(({ info, text, firstLine, lastLine, place }) => ({
      info,
      text,
      firstLine: firstLine + 1,
      lastLine,
      isTop: place === 'top',
    }));
}
