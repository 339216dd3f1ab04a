import type { Actor, ObservedComment, ObservedEvent, ObservedIssue } from '../../case/observed.ts';

/** GitHub's GraphQL nodes, as the queries ask for them, made into plain observed data. */

export interface RawActor {
  readonly __typename?: string;
  readonly login?: string;
  readonly databaseId?: number | null;
  readonly user?: { readonly databaseId?: number | null } | null;
}

export interface RawPerson {
  readonly login: string;
  readonly databaseId: number | null;
}

interface RawEvent {
  readonly __typename: string;
  readonly id: string;
  readonly createdAt: string;
  readonly actor: RawActor | null;
  readonly label?: { readonly id: string; readonly name: string } | null;
  readonly assignee?: RawActor | null;
}

interface RawComment {
  readonly id: string;
  readonly body: string;
  readonly url: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly createdViaEmail?: boolean;
  readonly author: RawActor | null;
  readonly editor: RawActor | null;
}

interface Nodes<T> {
  readonly nodes: readonly (T | null)[] | null;
}

export interface RawIssue {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body?: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly url: string;
  readonly createdAt: string;
  readonly author: RawActor | null;
  readonly repository: { readonly nameWithOwner: string };
  readonly labels: Nodes<{ readonly name: string }> | null;
  readonly assignees: Nodes<RawPerson>;
  readonly timelineItems: Nodes<RawEvent>;
  /** The first ones: the case record is among them. */
  readonly first?: Nodes<RawComment>;
  readonly comments: Nodes<RawComment> & { readonly pageInfo: { readonly hasPreviousPage: boolean } };
}

/**
 * A person or bot by numeric id; null for an account that is gone or has none. Bots are named as in REST,
 * `name[bot]`: GraphQL leaves the suffix off where they are authors.
 */
export function observeActor(raw: RawActor | null | undefined): Actor | null {
  const id = raw?.databaseId ?? raw?.user?.databaseId;
  if (!raw || typeof id !== 'number' || raw.login === undefined) return null;
  const isBot = raw.__typename === 'Bot' || raw.login.endsWith('[bot]');
  const login = isBot && !raw.login.endsWith('[bot]') ? `${raw.login}[bot]` : raw.login;
  return { id, login, kind: isBot ? 'bot' : 'user' };
}

/** As {@link observeActor}, for lists: whoever has no id is left out. */
export function observePeople(nodes: readonly (RawActor | null)[] | null | undefined): readonly Actor[] {
  return (nodes ?? []).flatMap((raw) => observeActor(raw) ?? []);
}

export function presentNodes<T>(connection: Nodes<T> | null | undefined): readonly T[] {
  return (connection?.nodes ?? []).filter((node): node is NonNullable<typeof node> => node !== null) as T[];
}

/** The issue, or null where there is none or where it is now in another repo. */
export function observeIssue(raw: RawIssue | null | undefined, repo: string): ObservedIssue | null {
  if (!raw || raw.repository.nameWithOwner.toLowerCase() !== repo.toLowerCase()) return null;
  return {
    number: raw.number,
    id: raw.id,
    title: raw.title,
    body: raw.body ?? '',
    state: raw.state === 'OPEN' ? 'open' : 'closed',
    author: observeActor(raw.author),
    createdAt: raw.createdAt,
    url: raw.url,
    labels: presentNodes(raw.labels).map((label) => label.name),
    assignees: observePeople(raw.assignees.nodes),
    events: presentNodes(raw.timelineItems).flatMap(observeEvent),
    comments: joinComments(presentNodes(raw.first), presentNodes(raw.comments)).map(observeComment),
    commentsCut: raw.comments.pageInfo.hasPreviousPage,
  };
}

/** First and last comments of a thread, each once. */
function joinComments(first: readonly RawComment[], last: readonly RawComment[]): readonly RawComment[] {
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

function observeEvent(raw: RawEvent): ObservedEvent[] {
  const kind = KINDS[raw.__typename];
  if (kind === undefined) return [];
  return [
    {
      id: raw.id,
      kind,
      at: raw.createdAt,
      actor: observeActor(raw.actor),
      ...(raw.label ? { label: raw.label.name, labelId: raw.label.id } : {}),
      ...(raw.assignee === undefined ? {} : { assignee: observeActor(raw.assignee) }),
    },
  ];
}

function observeComment(raw: RawComment): ObservedComment {
  return {
    id: raw.id,
    author: observeActor(raw.author),
    body: raw.body,
    createdAt: raw.createdAt,
    lastEditedAt: raw.lastEditedAt,
    lastEditor: observeActor(raw.editor),
    ...(raw.createdViaEmail ? { viaEmail: true } : {}),
    url: raw.url,
  };
}
