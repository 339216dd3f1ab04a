import type { Operation, Outcome } from '../../case/operation.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';

/**
 * What GitHub refused to the bot, as a task for a person: what is to be done, where, with which text, and why it is
 * not done already. Whoever does it needs nothing else.
 */
export function renderTask(
  operation: Operation,
  refusal: Pick<Extract<Outcome, { kind: 'refused' }>, 'permission' | 'unknownLogins' | 'isUnsure'>,
  triageRepo: string,
): string {
  const { permission, unknownLogins = [], isUnsure } = refusal;
  if (unknownLogins.length > 0) return renderUnknownLogins(unknownLogins);
  const why = permission === null ? '' : ` (missing: ${renderCodeSpan(permission)})`;
  return [
    isUnsure
      ? `A run ended while it did this, and the bot cannot see whether it is done. Please look, and only if it is not there: ${renderWhat(operation, triageRepo)}`
      : `Please do this by hand, somebody with the rights: ${renderWhat(operation, triageRepo)}`,
    ...renderTexts(operation).flatMap(({ name, text, language }) => [
      `${name}:`,
      renderFenced(text, language),
    ]),
    isUnsure
      ? 'The bot does not do it a second time before it could look itself; it tries to at every run.'
      : `GitHub refuses it to the bot${why}. The case goes on by itself when that is seen to be done.`,
  ].join('\n\n');
}

function renderUnknownLogins(logins: readonly string[]): string {
  const names = logins.map((login) => renderCodeSpan(login)).join(', ');
  return `GitHub knows no account named ${names}, and takes no advisory that credits it. Please correct the credits: \`/set credits LOGIN TYPE, LOGIN TYPE\` with everybody who is thanked, or \`name:\` in place of \`login:\` in the analysis for somebody without an account. Nothing of the analysis reaches the advisory before that.`;
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
      if (operation.surface === 'public')
        return `correct the published advisory ${renderAdvisoryUrl(operation.repo, operation.ghsa)} as the confirmed request shows.`;
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
    case 'quiet-issue':
      return `open ${operation.url}, put this title and text in place of what is there, close it, and lock the conversation.`;
    case 'erase-comments':
      return `delete the comments of ${operation.url}; their copy in the store is verified.`;
    case 'delete-issue':
      return `open ${operation.url} and choose “Delete issue”, which an owner of the organisation can allow under “Member privileges”; its copy is in the store.`;
    case 'delete-branch':
      return `delete the branch ${renderCodeSpan(operation.ref)} at https://github.com/${operation.repo}/branches.`;
    case 'delete-runs':
      return `look at https://github.com/${operation.repo}/actions for runs that show the title of ${operation.url}, and delete them.`;
    case 'restore-thread':
      return `put title and text of ${operation.url} back from ${renderCodeSpan(operation.files[0]?.path ?? '')} on the branch of the store, and unlock it; where it is gone, open an issue with them.`;
    case 'create-placeholder':
      return `open an issue at https://github.com/${operation.repo}/issues/new with this title and text.`;
    case 'open-post':
      return `put this file on the branch ${renderCodeSpan(operation.branch)} of https://github.com/${operation.repo}, as ${renderCodeSpan(operation.path)}, and open its pull request${operation.base === null ? '' : ` to ${renderCodeSpan(operation.base)}`}.`;
    case 'send-message':
      return `post this text in ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`;
    case 'set-collaborators':
      return `open ${renderAdvisoryUrl(operation.repo, operation.ghsa)} and, among its collaborators, ${[...operation.add.map(({ login }) => `add ${renderPlain(login)}`), ...operation.remove.map((login) => `remove ${renderPlain(login)}`)].join(' and ')}.`;
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
    case 'send-message':
      return [part('Text', operation.body)];
    case 'quiet-pull':
    case 'quiet-issue':
    case 'create-placeholder':
    case 'open-discussion':
      return [part('Title', operation.title), part('Text', operation.body)];
    case 'open-post':
      return [
        part('Title', operation.title),
        part('Text', operation.body),
        part('File', operation.text, 'markdown'),
        ...(operation.page === undefined
          ? []
          : [part(`And ${operation.page.path}`, operation.page.text, 'markdown')]),
      ];
    default:
      return [];
  }
}
