import { renderPlain } from '../text/defuse.ts';

/** GitHub's logins: letters, digits and inner hyphens; Apps end in `[bot]`. */
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-_]{0,60}[A-Za-z0-9])?(?:\[bot\])?$/;

/** `@login`, which notifies; whatever is no login stays text. */
export function renderMention(login: string): string {
  return LOGIN.test(login) ? `@${login}` : renderPlain(login);
}
