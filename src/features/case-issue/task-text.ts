import type { InnerKind, Operation, Outcome } from '../../case/operation.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';

/** The triage repo, `owner/name`, and the address of the GitHub that it is on. */
interface Triage {
  readonly name: string;
  readonly server: string;
}

/**
 * What GitHub refused to the bot, as a task for a person: what is to be done, where, with which text, and why it is
 * not done already. Anyone who does it needs nothing else.
 */
export function renderTask(
  operation: Operation,
  refusal: Pick<Extract<Outcome, { kind: 'refused' }>, 'permission' | 'unknownLogins' | 'isUnsure'>,
  triage: Triage,
): string {
  const { permission, unknownLogins = [], isUnsure } = refusal;
  if (unknownLogins.length > 0) return renderUnknownLogins(unknownLogins);
  const why = permission === null ? '' : ` The bot lacks the permission ${renderCodeSpan(permission)}.`;
  return [
    isUnsure
      ? `A run stopped while it did this, and the bot cannot see whether it is done. Please look now. If it is not done, ${isTeamGrant(operation) ? 'an' : 'a member with the rights can'} ${renderWhat(operation, triage)}`
      : `Please do this by hand now. ${isTeamGrant(operation) ? 'An' : 'A member with the rights can'} ${renderWhat(operation, triage)}`,
    ...renderTexts(operation).flatMap(({ name, text, language }) => [
      `${name}:`,
      renderFenced(text, language),
    ]),
    isUnsure
      ? 'The bot does not do it twice. It checks again in every run.'
      : `GitHub does not allow the bot to do it.${why} The case continues by itself when it is done.`,
  ].join('\n\n');
}

function renderUnknownLogins(logins: readonly string[]): string {
  const names = logins.map((login) => renderCodeSpan(login)).join(', ');
  return `GitHub has no account named ${names}, so it refuses the credits of the advisory. Analyst, please correct them now: \`/set credits LOGIN TYPE, LOGIN TYPE\` with all credits. For somebody without an account, write \`name:\` instead of \`login:\` in the analysis. Until then the bot cannot update the advisory.`;
}

/** A channel that is down, or does not take our credentials: it holds up nothing else. Team surface. */
export function renderUnsent(
  name: string,
  text: string,
  failed: { readonly at: string; readonly why: string; readonly times: number },
): string {
  const times = failed.times === 1 ? 'once' : `${failed.times} times`;
  return [
    `The bot could not post to **${renderPlain(name)}** (tried ${times}, last at ${failed.at}): ${renderPlain(failed.why)}`,
    `It tries again by itself. If it keeps failing, an admin: please check the secret SECURITY_PROCESS_CHANNELS. Or post this by hand now and write \`/posted ${renderPlain(name)} URL\`:`,
    renderFenced(text),
  ].join('\n\n');
}

/** Only owners and admins can add a team: the sentence names them. */
const isTeamGrant = (operation: Operation): boolean =>
  operation.kind === 'set-collaborators' && operation.addTeams !== undefined;

/** One sentence with the link to where it is done. */
function renderWhat(operation: Operation, { name: triageRepo, server }: Triage): string {
  switch (operation.kind) {
    case 'create-advisory':
      return `create a draft advisory at ${server}/${operation.repo}/security/advisories/new. Then write ${renderCodeSpan('/advisory URL')}.`;
    case 'update-advisory':
      if (operation.surface === 'public')
        return `correct the published advisory ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)} as the confirmed request shows.`;
      return operation.state === 'closed'
        ? `close the report ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)}.`
        : `accept the report ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)} and fill in the advisory as the analysis says.`;
    case 'publish-advisory':
      return `publish the advisory ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)}.`;
    case 'request-cve':
      return `request the CVE in ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)}.`;
    case 'transfer-issue':
      return `open ${operation.url}, choose “Transfer issue” and then ${renderPlain(triageRepo)}.`;
    case 'quiet-pull':
      return `open ${operation.url}, replace the title and description with these, close it, and lock the conversation.`;
    case 'quiet-issue':
      return `open ${operation.url}, replace the title and text with these, close it, and lock the conversation.`;
    case 'erase-comments':
      return `delete the comments of ${operation.url}. Their copy in the store is verified.`;
    case 'delete-issue':
      return `open ${operation.url} and choose “Delete issue”. An owner of the organisation can allow that under “Member privileges”. Its copy is in the store.`;
    case 'delete-branch':
      return `delete the branch ${renderCodeSpan(operation.ref)} at ${server}/${operation.repo}/branches.`;
    case 'delete-runs':
      return `look at ${server}/${operation.repo}/actions for runs that show the title of ${operation.url}, and delete them.`;
    case 'restore-thread':
      return `restore title and text of ${operation.url} from ${renderCodeSpan(operation.files[0]?.path ?? '')} on the branch \`security-process\`, and unlock it. If it is gone, open a new issue with them.`;
    case 'create-placeholder':
    case 'open-public-issue':
      return `open an issue at ${server}/${operation.repo}/issues/new with this title and text.`;
    case 'open-post':
      return `put this file on the branch ${renderCodeSpan(operation.branch)} of ${server}/${operation.repo}, as ${renderCodeSpan(operation.path)}, and open its pull request${operation.base === null ? '' : ` to ${renderCodeSpan(operation.base)}`}.`;
    case 'send-message':
      return `post this text in ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)}.`;
    case 'set-collaborators':
      if (operation.addTeams) return renderTeamTask(operation, server);
      return `open ${renderAdvisoryUrl(server, operation.repo, operation.ghsa)} and, among its collaborators, ${[...operation.add.map(({ login }) => `add ${renderPlain(login)}`), ...operation.remove.map((login) => `remove ${renderPlain(login)}`)].join(' and ')}.`;
    case 'open-discussion':
      return `start a discussion with this title and text at ${server}/${operation.repo}/discussions/new?category=${operation.category}, then write ${renderCodeSpan(`/posted ${operation.channel} URL`)}.`;
    case 'approve-deployment':
      return `open ${server}/${operation.repo}/actions/runs/${operation.run} and approve the deployment to ${renderCodeSpan(operation.environment)}.`;
    default:
      operation.kind satisfies WithoutPlace;
      return `${operation.kind.replaceAll('-', ' ')}.`;
  }
}

/** What no person is asked to do somewhere: the run itself tells that it was refused. */
type WithoutPlace = InnerKind | 'create-case-issue' | 'send-post';

/** Who has to grant what, for this advisory or once for all. */
function renderTeamTask(
  { repo, ghsa, addTeams = [] }: Extract<Operation, { kind: 'set-collaborators' }>,
  server: string,
): string {
  const owner = repo.split('/')[0] ?? '';
  const teams = addTeams.map(({ slug }) => renderPlain(`${owner}/${slug}`)).join(', ');
  return `owner of ${renderPlain(owner)} or an admin of ${renderPlain(repo)} opens ${renderAdvisoryUrl(server, repo, ghsa)} and adds ${teams} under “Collaborators”: without it, members who are no owners, admins or security managers cannot open the advisory. Or, once for all cases, an owner gives the team the role “security manager” (Settings of the organisation, “Organization roles”) and adds \`${owner}\` to \`security-manager-of\` in the configuration.`;
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly language: string;
}

/** What a person does without a text of ours. */
type WithoutTexts =
  | InnerKind
  | 'create-case-issue'
  | 'create-advisory'
  | 'update-advisory'
  | 'publish-advisory'
  | 'request-cve'
  | 'transfer-issue'
  | 'erase-comments'
  | 'delete-issue'
  | 'delete-branch'
  | 'delete-runs'
  | 'restore-thread'
  | 'set-collaborators'
  | 'approve-deployment'
  | 'send-post';

function renderTexts(operation: Operation): readonly Part[] {
  const part = (name: string, text: string, language = 'text'): Part => ({ name, text, language });
  switch (operation.kind) {
    case 'send-message':
      return [part('Text', operation.body)];
    case 'quiet-pull':
    case 'quiet-issue':
    case 'create-placeholder':
    case 'open-public-issue':
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
      operation.kind satisfies WithoutTexts;
      return [];
  }
}
