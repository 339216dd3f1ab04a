import { readFields } from '../report-fields.ts';

/** A word of a sentence, without the marks around it. */
export interface Word {
  /** `lib/parse.js:12`, `parse()`. The arguments of a call are left out. */
  readonly text: string;
  /** It stands in a code span. */
  readonly isCode: boolean;
  /** A colon follows, and what it announces. */
  readonly leadsOn: boolean;
  /** What follows belongs to it: `lib/parse.js`'s `parse()`. */
  readonly isOwner: boolean;
  /** It stands behind an opening bracket. */
  readonly isAside: boolean;
}

/** A sentence of the report's prose. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly urls: readonly string[];
  /** It tells of the project as it is: no quotation, no code, no field about a fix or other reports. */
  readonly isPlain: boolean;
  /** It stands in a field that asks for versions. */
  readonly isOfVersions: boolean;
}

/** Enough for every report; what stands further down is not looked up. */
const MOST_CHARACTERS = 65_536;
const LONGEST_WORD = 200;

/** The sentences outside of code. Code is the reporter's own, so that the names in it are nobody's statement about ours. */
export function readSentences(report: string): readonly Sentence[] {
  return readFields(report.slice(0, MOST_CHARACTERS)).flatMap(({ about, wants, label, lines }) => {
    if (about === 'ai' || about === 'scope') return [];
    const isOfVersions = wants.includes('versions');
    return [...(label === null ? [] : [label]), ...lines].flatMap((line) => {
      const isPlain = about !== 'aside' && !/^\s*>/.test(line) && !/^(?:\t| {4})\s*(?![\s\-*+\d])/.test(line);
      return splitSentences(line).map((sentence) => ({ ...sentence, isPlain, isOfVersions }));
    });
  });
}

function splitSentences(line: string): readonly Pick<Sentence, 'words' | 'urls'>[] {
  return line.split(/(?<=[.!?;])\s+/).map((part) => {
    const urls = part.match(/https?:\/\/[^\s<>"'`)\]]{1,500}/g) ?? [];
    const text = part
      .replace(/https?:\/\/[^\s<>"'`)\]]+/g, ' ')
      .replace(/([\w$])\([^()]{0,80}\)/g, '$1()')
      .replace(/[→⇒]|->|=>/g, ' -> ');
    return {
      urls,
      words: text
        .split(/\s+/)
        .filter((raw) => raw !== '' && raw.length <= LONGEST_WORD)
        .map(readWord),
    };
  });
}

function readWord(raw: string): Word {
  // Signs of a range, or an arrow.
  if (/^[<>=~^-]+$/.test(raw))
    return { text: raw, isCode: false, leadsOn: false, isOwner: false, isAside: false };
  const isOwner = /[`'’"*]*[’']s[,;:]?$/.test(raw);
  const before = /^[^\w@.$/~<>=^-]*/.exec(raw)?.[0] ?? '';
  let text = raw.slice(before.length);
  if (isOwner) text = text.replace(/[`'’"*]*[’']s[,;:]?$/, '');
  while (text !== '' && !/[\w$]$/.test(text) && !/[\w$]\(\)$/.test(text)) text = text.slice(0, -1);
  return {
    text,
    isCode: before.includes('`'),
    leadsOn: /:[*`]*$/.test(raw),
    isOwner,
    isAside: before.includes('('),
  };
}
