import type { Operation, Outcome } from '../case/operation.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../text/defuse.ts';
import { renderAdvisoryUrl } from './entry-words.ts';

/**
 * What GitHub refused to the bot, as a task for a person: what is to be done, where, with which text, and why it is
 * not done already. Whoever does it needs nothing else.
 */
export function renderTask(
  operation: Operation,
  refusal: Pick<Extract<Outcome, { kind: 'refused' }>, 'permission'>,
  triageRepo: string,
): string {
  const { permission } = refusal;
  const why = permission === null ? '' : ` (missing: ${renderCodeSpan(permission)})`;
  return [
    `Please do this by hand, somebody with the rights: ${renderWhat(operation, triageRepo)}`,
    ...renderTexts(operation).flatMap(({ name, text, language }) => [
      `${name}:`,
      renderFenced(text, language),
    ]),
    `GitHub refuses it to the bot${why}. The case goes on by itself when that is seen to be done.`,
  ].join('\n\n');
}

/** A channel that is down, or does not take our credentials: it holds up nothing else. Team surface. */
export function renderUnsent(
  name: string,
  text: string,
  failed: { readonly at: string; readonly why: string; readonly times: number },
): string {
  const times = failed.times === 1 ? 'once' : `${failed.times} times`;
  return [
    `The confirmed post did not get to **${renderPlain(name)}**, tried ${times}, last at ${failed.at}: ${renderPlain(failed.why)}`,
    `The schedule tries again, and nothing else waits for it. Where it stays like that, look after the credentials beside the workflow, or post this by hand and write \`/posted ${renderPlain(name)} URL\`:`,
    renderFenced(text),
  ].join('\n\n');
}

/** One sentence with the link to where it is done. */
function renderWhat(operation: Operation, triageRepo: string): string {
  switch (operation.kind) {
    case 'create-advisory':
      return `create the draft advisory at https://github.com/${operation.repo}/security/advisories/new, then record it with ${renderCodeSpan('/advisory URL')}.`;
    case 'update-advisory':
      return operation.state === 'closed'
        ? `close the report ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`
        : `accept the report ${renderAdvisoryUrl(operation.repo, operation.ghsa)} and fill in the advisory as the analysis says.`;
    case 'publish-advisory':
      return `publish the advisory ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`;
    case 'request-cve':
      return `request the CVE in ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`;
    case 'transfer-issue':
      return `open ${operation.url}, choose “Transfer issue” and then ${renderPlain(triageRepo)}.`;
    case 'quiet-pull':
      return `open ${operation.url}, put this title and description in place of what is there, close it, and lock the conversation.`;
    case 'create-placeholder':
      return `open an issue at https://github.com/${operation.repo}/issues/new with this title and text.`;
    case 'open-post':
      return `put this file on the branch ${renderCodeSpan(operation.branch)} of https://github.com/${operation.repo}, as ${renderCodeSpan(operation.path)}, and open its pull request${operation.base === null ? '' : ` to ${renderCodeSpan(operation.base)}`}.`;
    case 'open-discussion':
      return `start a discussion with this title and text at https://github.com/${operation.repo}/discussions/new?category=${operation.category}, then write ${renderCodeSpan(`/posted ${operation.channel} URL`)}.`;
    default:
      return `${operation.kind.replaceAll('-', ' ')}.`;
  }
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly language: string;
}

function renderTexts(operation: Operation): readonly Part[] {
  const part = (name: string, text: string, language = 'text'): Part => ({ name, text, language });
  switch (operation.kind) {
    case 'quiet-pull':
    case 'create-placeholder':
    case 'open-discussion':
      return [part('Title', operation.title), part('Text', operation.body)];
    case 'open-post':
      return [
        part('Title', operation.title),
        part('Text', operation.body),
        part('File', operation.text, 'markdown'),
      ];
    default:
      return [];
  }
}
