import type { Actor, ObservedComment, ObservedEvent, ObservedIssue } from '../../case/observed.ts';
import type { ActorFields, CommentFields, EventFields, IssueFields } from '../graphql-fragments.ts';
import { presentItems, presentNodes, type Sent } from '../sent.ts';

/** GitHub's GraphQL nodes, as the queries ask for them, made into plain observed data. */

export type GraphqlActor = Sent<ActorFields>;
export type GraphqlIssue = Sent<IssueFields>;
type GraphqlEvent = Sent<EventFields>;
type GraphqlComment = Sent<CommentFields>;

/**
 * A person or bot by numeric id; null for an account that is gone or has none. Bots are named as in REST,
 * `name[bot]`: GraphQL leaves the suffix off where they are authors.
 */
export function observeActor(raw: GraphqlActor | null | undefined): Actor | null {
  const id = raw?.databaseId ?? raw?.user?.databaseId;
  if (typeof id !== 'number' || typeof raw?.login !== 'string') return null;
  const isBot = raw.__typename === 'Bot' || raw.login.endsWith('[bot]');
  const login = isBot && !raw.login.endsWith('[bot]') ? `${raw.login}[bot]` : raw.login;
  return { id, login, kind: isBot ? 'bot' : 'user' };
}

/** As {@link observeActor}, for lists: anyone who has no id is left out. */
export function observePeople(nodes: readonly (GraphqlActor | null)[] | null | undefined): readonly Actor[] {
  return (nodes ?? []).flatMap((raw) => observeActor(raw) ?? []);
}

/**
 * The issue, or null where there is none or where it is now in another repo. Accounts, texts and labels may be missing;
 * where not even number, ids and times are there it is none that anything could be decided on.
 *
 * @throws Error
 */
export function observeIssue(raw: GraphqlIssue | null | undefined, repo: string): ObservedIssue | null {
  const home = raw?.repository?.nameWithOwner ?? repo;
  if (!raw || home.toLowerCase() !== repo.toLowerCase()) return null;
  const { number } = raw;
  if (typeof number !== 'number') throw new Error('an issue without number');
  return {
    number,
    id: needed(raw.id, 'id of the issue'),
    title: raw.title ?? '',
    body: raw.body ?? '',
    state: raw.state === 'CLOSED' ? 'closed' : 'open',
    author: observeActor(raw.author),
    ...(raw.editor || raw.lastEditedAt ? { editedBy: observeActor(raw.editor) } : {}),
    createdAt: needed(raw.createdAt, 'time of the issue'),
    url: raw.url ?? '',
    labels: presentNodes(raw.labels).flatMap(({ name }) => name ?? []),
    assignees: observePeople(raw.assignees?.nodes),
    events: presentItems(needed(raw.timelineItems, 'list of events').nodes).flatMap(observeEvent),
    comments: joinComments(
      presentNodes(raw.first),
      presentItems(needed(raw.comments, 'list of comments').nodes),
    ).map(observeComment),
    commentsCut: raw.comments?.pageInfo?.hasPreviousPage !== false,
    ...(raw.comments?.pageInfo?.startCursor ? { olderBefore: raw.comments.pageInfo.startCursor } : {}),
  };
}

/** Without it a command or a label could be passed over in silence. */
function needed<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`no ${what}`);
  return value;
}

/** First and last comments of a thread, each once. */
function joinComments(
  first: readonly GraphqlComment[],
  last: readonly GraphqlComment[],
): readonly GraphqlComment[] {
  const ids = new Set(last.map(({ id }) => id));
  return [...first.filter(({ id }) => !ids.has(id)), ...last];
}

const KINDS: Readonly<Record<string, ObservedEvent['kind']>> = {
  LabeledEvent: 'labeled',
  UnlabeledEvent: 'unlabeled',
  AssignedEvent: 'assigned',
  UnassignedEvent: 'unassigned',
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  TransferredEvent: 'transferred',
};

function observeEvent(raw: GraphqlEvent): ObservedEvent[] {
  const kind = KINDS[raw.__typename ?? ''];
  if (kind === undefined) return [];
  return [
    {
      id: needed(raw.id, 'id of an event'),
      kind,
      at: needed(raw.createdAt, 'time of an event'),
      actor: observeActor(raw.actor),
      ...(typeof raw.label?.name === 'string' ? { label: raw.label.name } : {}),
      ...(typeof raw.label?.id === 'string' ? { labelId: raw.label.id } : {}),
      ...(raw.assignee === undefined ? {} : { assignee: observeActor(raw.assignee) }),
    },
  ];
}

export function observeComment(raw: GraphqlComment): ObservedComment {
  return {
    id: needed(raw.id, 'id of a comment'),
    author: observeActor(raw.author),
    body: raw.body ?? '',
    createdAt: needed(raw.createdAt, 'time of a comment'),
    lastEditedAt: raw.lastEditedAt ?? null,
    lastEditor: observeActor(raw.editor),
    ...(raw.createdViaEmail === false ? {} : { viaEmail: true }),
    url: raw.url ?? '',
  };
}
