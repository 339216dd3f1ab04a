import type { Operation } from '../case/operation.ts';
import { STATES, type StateId } from '../process/table.ts';
import { titleOfComment } from './comment-titles.ts';

/** What is done, in the words of a log: the verb in both of its forms, and the rest of the sentence. */
interface Telling {
  readonly verb: keyof typeof PAST;
  readonly rest: string;
}

/** Verb to its past. */
const PAST = {
  add: 'added',
  answer: 'answered',
  approve: 'approved',
  ask: 'asked',
  assign: 'assigned',
  change: 'changed',
  close: 'closed',
  create: 'created',
  delete: 'deleted',
  empty: 'emptied',
  move: 'moved',
  open: 'opened',
  post: 'posted',
  publish: 'published',
  react: 'reacted',
  record: 'recorded',
  remove: 'removed',
  restore: 'restored',
  send: 'sent',
  start: 'started',
  unassign: 'unassigned',
  update: 'updated',
} as const;

type Kind = Operation['kind'];
type Teller<K extends Kind> = (operation: Extract<Operation, { kind: K }>) => Telling;

/** Names in a row: at most five of them, so that a log stays readable. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const TELLERS: { readonly [K in Kind]: Teller<K> } = {
  'commit-store': ({ message }) => ({
    verb: 'record',
    rest: /^Case \d/.test(message) ? 'the case in the store' : 'in the store what the sweep has seen',
  }),
  'add-labels': ({ labels }) => ({ verb: 'add', rest: `the label ${list(labels)}` }),
  'remove-label': ({ label }) => ({ verb: 'remove', rest: `the label ${label}` }),
  'create-labels': ({ labels }) => ({ verb: 'create', rest: count(labels.length, 'label') }),
  comment: ({ key, body }) => ({ verb: 'post', rest: `${titleOf(key)}${mentionsIn(body)}` }),
  'edit-comment': ({ key }) => ({ verb: 'update', rest: titleOf(key) }),
  'delete-comment': () => ({ verb: 'delete', rest: 'a comment of the bot that is no longer needed' }),
  react: ({ content }) => ({
    verb: 'react',
    rest: content === 'CONFUSED' ? 'to a command that could not be followed' : 'to a command',
  }),
  assign: ({ logins }) => ({ verb: 'assign', rest: list(logins.map((login) => `@${login}`)) }),
  unassign: ({ logins }) => ({ verb: 'unassign', rest: list(logins.map((login) => `@${login}`)) }),
  'edit-issue': ({ state, ...change }) =>
    state === 'closed'
      ? { verb: 'close', rest: 'the issue' }
      : { verb: 'update', rest: `the issue (${partsOf(change, state)})` },
  'create-case-issue': ({ key }) => ({ verb: 'open', rest: issueNamed(key) }),
  'create-advisory': ({ repo }) => ({ verb: 'create', rest: `the draft advisory in ${repo}` }),
  'update-advisory': ({ ghsa, state }) =>
    state === 'closed'
      ? { verb: 'close', rest: `the report ${ghsa}` }
      : { verb: 'update', rest: `the advisory ${ghsa}` },
  'publish-advisory': ({ ghsa, repo }) => ({ verb: 'publish', rest: `the advisory ${ghsa} in ${repo}` }),
  'request-cve': ({ ghsa }) => ({ verb: 'ask', rest: `GitHub for a CVE id for ${ghsa}` }),
  'transfer-issue': ({ url }) => ({ verb: 'move', rest: `${url} to the triage repo` }),
  'quiet-pull': ({ url }) => ({ verb: 'empty', rest: `${url} (title and text), closed and locked it` }),
  'quiet-issue': ({ url }) => ({ verb: 'empty', rest: `${url} (title and text), closed and locked it` }),
  'erase-comments': ({ url }) => ({ verb: 'delete', rest: `comments of ${url} that are saved in the store` }),
  'delete-issue': ({ url }) => ({ verb: 'delete', rest: url }),
  'delete-branch': ({ ref, repo }) => ({ verb: 'delete', rest: `the branch ${ref} of ${repo}` }),
  'delete-runs': ({ url, found }) => ({
    verb: found === undefined ? 'record' : 'delete',
    rest: `workflow runs that show the title of ${url}`,
  }),
  'restore-thread': ({ repo, number }) => ({ verb: 'restore', rest: `${repo}#${number} from its copy` }),
  'create-placeholder': ({ repo }) => ({ verb: 'open', rest: `the public placeholder in ${repo}` }),
  'open-public-issue': ({ repo }) => ({ verb: 'open', rest: `the public issue in ${repo}` }),
  'open-post': ({ channel, repo }) => ({ verb: 'open', rest: `the pull request for ${channel} in ${repo}` }),
  'send-message': ({ ghsa }) => ({ verb: 'post', rest: `a message to the reporter in ${ghsa}` }),
  'set-collaborators': ({ ghsa, add, remove, addTeams = [] }) =>
    addTeams.length > 0
      ? { verb: 'add', rest: `the team ${addTeams.map(({ slug }) => slug).join(', ')} to ${ghsa}` }
      : {
          verb: 'change',
          rest: `who can open ${ghsa} (${count(add.length, 'person').replace('persons', 'people')} added, ${remove.length} removed)`,
        },
  'approve-deployment': ({ repo }) => ({ verb: 'approve', rest: `a waiting deployment in ${repo}` }),
  'open-discussion': ({ channel, repo }) => ({ verb: 'start', rest: `a discussion (${channel}) in ${repo}` }),
  'send-post': ({ channel }) => ({ verb: 'send', rest: `the post to ${channel}` }),
};

/** One operation after it was done: `posted “Report received”, mentioning @ana`. Ids and names only, never report text. */
export function tellDone(operation: Operation): string {
  const { verb, rest } = tell(operation);
  return `${PAST[verb]} ${rest}`;
}

/** The same before it is done: `post “Report received”, mentioning @ana`. */
export function tellPlanned(operation: Operation): string {
  const { verb, rest } = tell(operation);
  return `${verb} ${rest}`;
}

/** Whether a kind of planned thing is an operation: the rest are sentences of their own. */
export const isOperationKind = (kind: string): boolean => Object.hasOwn(TELLERS, kind);

const tell = (operation: Operation): Telling => (TELLERS[operation.kind] as Teller<Kind>)(operation as never);

const STATE_OF_ENTRY = /^entry\/\d+\/(.+)$/;

function titleOf(key: string): string {
  const state = STATE_OF_ENTRY.exec(key)?.[1];
  if (state !== undefined && Object.hasOwn(STATES, state)) return `“${STATES[state as StateId].title}”`;
  return titleOfComment(key);
}

/** Our own mentions stand at the beginning; further down others may be quoted. */
function mentionsIn(body: string): string {
  const [start = ''] = /^(?:@[\w-]+(?:\/[\w-]+)?[,:]?\s+)+/.exec(body) ?? [];
  const names = start.match(/@[\w-]+(?:\/[\w-]+)?/g) ?? [];
  return names.length === 0 ? '' : `, mentioning ${list(names)}`;
}

function partsOf(change: Readonly<Record<string, unknown>>, state: 'open' | undefined): string {
  const parts = ['title', 'body'].filter((part) => change[part] !== undefined);
  return [...parts.map((part) => (part === 'body' ? 'text' : part)), ...(state ? ['reopened'] : [])].join(
    ', ',
  );
}

/** By the key of its claim. */
function issueNamed(key: string): string {
  const [kind = '', of = ''] = key.split('/');
  if (kind === 'board') return 'the board';
  if (kind === 'case') return 'the issue of the case again';
  if (kind === 'list') return 'a list of reports that wait';
  if (kind === 'incomplete-fix') return 'a case for what the fix left open';
  return of.startsWith('http') ? 'a case for a public issue' : `a case for the report ${of}`;
}
