import { flatten } from '../../text/defuse.ts';
import type { CopiedPiece, ThreadCopy } from './thread-copy.ts';

/** Who said what in a thread, in few words: what people look at before it becomes public again. */
export interface PreviewLine {
  readonly by: string | null;
  readonly words: string;
}

/** Lines that are kept: the case file is read in every run. */
const MOST = 200;
const WORDS = 60;

/** The first words of the opening and of each piece, oldest first. */
export const renderPreview = ({ author, body, pieces }: ThreadCopy): readonly PreviewLine[] =>
  [{ author, body }, ...pieces].slice(0, MOST).map(renderLine);

const renderLine = ({ author, body }: Pick<CopiedPiece, 'author' | 'body'>): PreviewLine => {
  const words = flatten(body).trim();
  const shown = words.length > WORDS ? `${words.slice(0, WORDS).toWellFormed()}…` : words;
  return { by: author?.login ?? null, words: shown };
};
