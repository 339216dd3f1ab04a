/**
 * Makes other people's words harmless where they are shown. Nothing is changed where they are kept.
 */

/** A run of backticks from which on tildes are used where that gives a shorter fence. */
const MANY_BACKTICKS = 20;

/** A fenced block that shows text byte for byte: the fence is longer than any run of its sign inside. */
export function renderFenced(text: string, language = 'text'): string {
  const backticks = longestRun(text, /`+/g);
  const tildes = longestRun(text, /~+/g);
  const isTilde = backticks >= MANY_BACKTICKS && tildes < backticks;
  const fence = isTilde ? '~'.repeat(Math.max(2, tildes) + 1) : '`'.repeat(Math.max(2, backticks) + 1);
  return `${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

const longestRun = (text: string, runs: RegExp): number =>
  (text.match(runs) ?? []).reduce((most, run) => Math.max(most, run.length), 0);

/** A code span that shows a short text on one line; line ends and control characters become spaces. */
export function renderCodeSpan(text: string): string {
  const flat = flatten(text);
  const longest = longestRun(flat, /`+/g);
  const tick = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') || flat.trim() === '' ? ' ' : '';
  return `${tick}${pad}${flat}${pad}${tick}`;
}

/**
 * A short text in running Markdown: no markup, link, mention, issue reference, HTML or marker survives.
 * A word joiner keeps `@name`, `#1` and addresses from being linked; they read the same.
 */
export function renderPlain(text: string): string {
  return flatten(text)
    .replace(/[\\`*_{}[\]()<>|~$]/g, (sign) => `\\${sign}`)
    .replace(/&/g, '&amp;')
    .replace(/[@#]/g, (sign) => `${sign}\u2060`)
    .replace(/:\/\//g, ':\u2060//')
    .replace(/(?<![a-z0-9])www\./gi, (start) => `${start.slice(0, 3)}\u2060.`)
    .replace(/(?<![a-z0-9])GH-(?=\d)/gi, (start) => `${start}\u2060`)
    .replace(/^[-+=>]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A short text within HTML, such as a summary: every sign that means something there or in Markdown is a reference. */
export function renderHtmlText(text: string): string {
  return flatten(text)
    .replace(/[\\`*_{}[\]()<>|~$&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?<!&)[@#]/g, (sign) => `${sign}\u2060`)
    .replace(/:\/\//g, ':\u2060//')
    .replace(/(?<![a-z0-9])www\./gi, (start) => `${start.slice(0, 3)}\u2060.`)
    .replace(/(?<![a-z0-9])GH-(?=\d)/gi, (start) => `${start}\u2060`);
}

/** One line without control and direction-changing characters. */
export function flatten(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      .trim()
  );
}
