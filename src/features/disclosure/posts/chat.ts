import { renderPostSeverity } from '../../../formats/cvss/severity.ts';
import { readWords } from './inline-text.ts';
import { planPostContent } from './post-content.ts';
import type { PostInput } from './post-input.ts';
import { renderList } from './wording.ts';

/** A message for a Slack-compatible webhook: its `text` field. */
export interface ChatPost {
  readonly channel: 'chat';
  readonly text: string;
}

/** Slack shows about 4000 characters of a text; the list of advisories is cut before that. */
const MAX_ITEMS = 20;
const MAX_SUMMARY = 150;

/**
 * The announcement for a chat channel. Other people's words can neither notify (`<!channel>`, `@name`) nor
 * link nor format.
 */
export function renderChatPost(input: PostInput, url: string): ChatPost {
  const content = planPostContent(input);
  const shown = content.entries.slice(0, MAX_ITEMS);
  const items = shown.map((entry) => {
    const names = entry.packages.map((each) => escapeMrkdwn(each.name));
    const where = names.length === 0 ? '' : ` in ${renderList(names)}`;
    const severity = entry.severity === null ? '' : ` (${renderPostSeverity(entry.severity)})`;
    const patched = entry.packages.flatMap((each) => each.patched.map(({ shown }) => escapeMrkdwn(shown)));
    const fix = patched.length === 0 ? 'no patched version' : `patched: ${renderList([...new Set(patched)])}`;
    return `• <${escapeLink(entry.url)}|${escapeMrkdwn(entry.id)}>${where}${severity}, ${fix}`;
  });
  const more = content.entries.length - shown.length;
  const lead = `${escapeMrkdwn(input.project)}: ${escapeMrkdwn(content.title)}`;
  return {
    channel: 'chat',
    text: [
      `*${lead}*`,
      ...items,
      ...(more > 0 ? [`• and ${more} more`] : []),
      `<${escapeLink(url)}|Read the announcement>`,
    ].join('\n'),
  };
}

/** Words in Slack's markup: its three escapes, and a word joiner after signs that have none. */
export function escapeMrkdwn(words: string): string {
  const flat = readWords(words);
  const short = flat.length > MAX_SUMMARY ? `${flat.slice(0, MAX_SUMMARY).toWellFormed()}…` : flat;
  return short
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[@#*_~`](?=\S)/g, (sign) => `${sign}\u2060`)
    .replace(/:(?=[\w+-]+:)/g, ':\u2060');
}

function escapeLink(url: string): string {
  return url.replace(/[\s<>|]/g, (sign) => encodeURIComponent(sign));
}
