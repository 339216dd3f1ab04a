import { renderPlain } from './defuse.ts';

/** GitHub's logins: letters, digits and inner hyphens; Apps end in `[bot]`. */
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-_]{0,60}[A-Za-z0-9])?(?:\[bot\])?$/;

/** `@login`, which notifies; whatever is no login stays text. */
export function renderMention(login: string): string {
  return LOGIN.test(login) ? `@${login}` : renderPlain(login);
}

/** Mentions of all of them, a blank between two; empty for nobody. */
export const mentionAll = (people: readonly { readonly login: string }[]): string =>
  people.map(({ login }) => renderMention(login)).join(' ');

/** The same before a sentence: with a blank at the end, or nothing. */
export const addressAll = (people: readonly { readonly login: string }[]): string =>
  people.map(({ login }) => `${renderMention(login)} `).join('');

/** A mention, or code in which none is one. What others wrote is defused and never matches. */
const MENTION =
  /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(?<![\w/`])@([A-Za-z0-9](?:[A-Za-z0-9-_]{0,60}[A-Za-z0-9])?(?:\[bot\])?)/g;

/**
 * The body with mentions of those only who can read the place: GitHub notifies nobody else, so for the others it says
 * that they were not told. `canRead` holds logins in lower case.
 */
export function withReachableMentions(body: string, canRead: ReadonlySet<string>): string {
  const { text, missing } = replaceMentions(body, canRead);
  if (missing.length === 0) return body;
  const names = missing.map(renderPlain).join(', ');
  return `${text}\n\n${names}: no access to this repository, so GitHub tells them nothing. Give access to it, or tell them another way.`;
}

/** The body with mentions of those only; of the others there are the names. Logins in lower case. */
export const withMentionsOnly = (body: string, kept: ReadonlySet<string>): string =>
  replaceMentions(body, kept).text;

/** Names instead of mentions outside of code, but for those who are kept; and who was mentioned and is not. */
function replaceMentions(
  body: string,
  kept: ReadonlySet<string>,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  let fence: string | undefined;
  const lines = body.split('\n').map((line) => {
    const marks = /^\s*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (marks?.startsWith(fence)) fence = undefined;
      return line;
    }
    if (marks !== undefined) {
      fence = marks;
      return line;
    }
    return line.replace(MENTION, (whole, _ticks: string | undefined, login: string | undefined) => {
      if (login === undefined || kept.has(login.toLowerCase())) return whole;
      missing.add(login);
      return renderPlain(login);
    });
  });
  return { text: lines.join('\n'), missing: [...missing] };
}
