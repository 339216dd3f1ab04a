import type { Text } from '../../scripts/texts/text.ts';

/** What plain English is not: words of the machine, inversions, old names of things. Each with what to say. */
const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\bstands? (?:in|below|above|there|still)\b/i, 'is in, is below, is paused'],
  [/\bwhoever\b/i, 'anyone who, the person who'],
  [/\bwhomever\b|\btherein\b|\bthereof\b/i, 'say it as you would aloud'],
  [
    /\b(?:of|for) that\b(?! (?:repo|reporter|release|case|pull|package|team|name|place|ruleset|thread|version|comment|account))/i,
    'name it',
  ],
  [/\bput right\b|\bput back\b|\bmend(?:ed)?\b/i, 'corrected, fixed, restored'],
  [/\blet (?:in|into|out|go|through)\b/i, 'invited, removed, released'],
  [/\bowed\b|\bowes?\b/i, 'due, pending'],
  [/\bout of sight\b|\bprivatized?\b(?!`)/i, 'taken down, moved, hidden'],
  [/\bin the place of\b|\bin place of\b/i, 'instead of'],
  [/\bsomebody else than\b/i, 'another person, somebody other than'],
  [/\bnobody brings in\b|\bbring in\b/i, 'add, invite'],
  [/\bon the word of\b/i, 'as NAME said'],
  [
    /\btwin\b|\bcircle\b|\bstrays?\b|\bgist\b|\bdoubts\b|\bdeeds?\b|\btrouble\b|\bsights?\b/i,
    'see the list of terms',
  ],
  [/\bwas seen to\b|\bseen to be\b/i, 'we found'],
  [/\bcounts? (?:no more|as ours|for nothing)\b/i, 'is ignored'],
  [/\bno more\b/i, 'no longer'],
  [/\bmakes? it void\b|\bvoid\b/i, 'if this changes, confirm again'],
  [/\bis to be (?:made|given|sent|done)\b/i, 'somebody has to'],
  [/\bbe had\b/i, 'be available'],
  [/\bWe could follow\b/i, 'We confirmed'],
  [/\bThe eyes of\b|\bnobody who\b/i, 'an anonymous visitor'],
  [/\bOn confirmation\b/i, 'If you confirm'],
  [/\bthe memory\b/i, 'the stored data'],
  [/\bnothing-due\b/, 'nothing to do'],
];

/** Keys by which the bot finds its comments, and names of our own states. */
const INTERNAL =
  /(?<![\w/.-])(?:entry|ask|record|remind|task|answer|privatized|unseen|confirm-again|release-days|said|refused|message|access|invite|restore|related|close-report)\/[\w-]/;

/** What people read of a text: without code that is meant to be copied, addresses, and what holds the block. */
function proseOf(body: string): string {
  return body
    .replace(/^(`{3,})(?:yaml|diff|sh|mermaid)\n.*?^\1$/gms, '')
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/`[^`\n]*`/g, 'CODE')
    .replace(/https?:\/\/\S+/g, 'LINK');
}

const withoutCommands = (body: string): string =>
  body.replace(/`\/[^`]*`/g, '').replace(/https?:\/\/\S+/g, '');

/** Sentences as they are heard: a line, an item of a list or a full stop ends one. */
export function sentencesOf(body: string): readonly string[] {
  return proseOf(body)
    .split('\n')
    .filter((line) => !/^\s*\|/.test(line))
    .flatMap((line) => line.split(/(?<=[.!?:][*_”"]*)\s+(?=[^a-z])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const MOST_WORDS = 30;

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

/** Everything about a text that is not plain. */
export function findUnplain({ body }: Text): readonly string[] {
  const prose = proseOf(body);
  return [
    ...NOT_PLAIN.flatMap(([pattern, better]) => {
      const found = pattern.exec(prose)?.[0];
      return found === undefined ? [] : [`“${found}”: say ${better}`];
    }),
    ...(INTERNAL.exec(withoutCommands(body)) ?? []).map((found) => `“${found}” is an internal key`),
    ...sentencesOf(body)
      .filter((sentence) => countWords(sentence) > MOST_WORDS)
      .map((sentence) => `${countWords(sentence)} words: ${sentence}`),
  ];
}

/** Kinds that only tell something: nobody has to do anything. */
export const TELLS_ONLY: readonly string[] = [
  'record',
  'report',
  'answer',
  'analysis-notes',
  'edited',
  'face',
  'reclosed',
  'hold-ended',
  'follow-up',
];

const WHO =
  /@[a-z]|any (?:other )?member|a member|an? (?:owner|admin|coordinator)|analyst|developers|reporter/i;
const HOW =
  /`\/[a-z]|`npm run |\bassign (?:yourself|themselves)\b|`case\/|`flag\/|`confirm`|https:\/\/|“[A-Z]|`[a-z]+:`|\[[^\]]+\]\(/;
const WHEN =
  /\bby \*\*|\bdue\b|\blate\b|\btoday\b|\bnow\b|\bat once\b|\buntil\b|\bbefore\b|\bwithin\b|\bafter\b|\bas soon as\b|\bwhen\b|\bonce\b|\bwhile\b/i;

/** What a comment that asks for something lacks: who, the exact label or command, by when. */
export function findMissing({ kind, chapter, body }: Text): readonly string[] {
  const isAsking =
    ['Comments on a case', 'Approval requests', 'Reminders', 'Manual fallbacks'].includes(chapter) &&
    !TELLS_ONLY.includes(kind);
  if (!isAsking) return [];
  return [
    ...(WHO.test(body) ? [] : ['does not say who']),
    ...(HOW.test(body) ? [] : ['names no label, command or place']),
    ...(WHEN.test(body) ? [] : ['does not say by when']),
  ];
}

/** Words of a record as they are counted: all of what is shown, the folded part too. */
export const wordsOfRecord = ({ body }: Text): number => countWords(proseOf(body));
