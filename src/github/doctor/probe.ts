import type { Seen } from '../../doctor/setup.ts';
import { adviseOn, findCause } from '../causes.ts';
import { describeRefusal, GitHubError } from '../error.ts';
import { renderPermissions } from '../permission-sets.ts';
import { NEEDS } from '../permissions.ts';
import type { SentByRoute } from '../sent.ts';
import type { Answer, Transport } from '../transport.ts';
import type { Eyes } from './eyes.ts';

/** One question: a read of the REST API. What it cannot answer is an answer of its own. */
interface Question<Route extends `GET ${string}`> {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `owner/name`, or an owner. */
  readonly about: string;
  /** Text in the place of JSON. */
  readonly isText?: boolean;
}

type Get = `GET ${string}`;

export interface Probe {
  /** The first answer of those who can see it: the App, then anyone who looks beside it. */
  ask<Route extends Get>(question: Question<Route>): Promise<Seen<SentByRoute<Route>>>;
  /** All pages of a list, or of the list under `key`; at most ten. */
  askAll(question: Question<Get>, key?: string): Promise<Seen<readonly unknown[]>>;
  /** What the App itself is told, and nobody beside it. */
  askAsApp(question: Question<Get>): Promise<Seen<unknown>>;
  askAsAppAll(question: Question<Get>, key: string): Promise<Seen<readonly unknown[]>>;
}

const MOST_PAGES = 10;
const PER_PAGE = 100;

/** Reads only: every question is a GET. */
export function createProbe(transport: Transport, eyes: Pick<Eyes, 'of' | 'botToken'>): Probe {
  const ownerOf = ({ about }: Question<Get>): string => about.split('/')[0] ?? '';
  const everybody: Asking = async (question, page) => {
    let seen: Seen<unknown> = { kind: 'absent' };
    for (const token of await eyes.of(ownerOf(question))) {
      seen = await sendAs(transport, token, question, page);
      if (seen.kind === 'seen') return seen;
    }
    return seen;
  };
  const theApp: Asking = async (question, page) => {
    const token = await eyes.botToken(ownerOf(question));
    return token === null ? { kind: 'absent' } : sendAs(transport, token, question, page);
  };
  return {
    ask: async (question) => (await everybody(question)) as Seen<never>,
    askAll: (question, key) => readPages(everybody, question, key),
    askAsApp: (question) => theApp(question),
    askAsAppAll: (question, key) => readPages(theApp, question, key),
  };
}

type Asking = (question: Question<Get>, page?: number) => Promise<Seen<unknown>>;

async function readPages(
  ask: Asking,
  question: Question<Get>,
  key: string | undefined,
): Promise<Seen<readonly unknown[]>> {
  const items: unknown[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const seen = await ask(question, page);
    if (seen.kind !== 'seen') return seen;
    const list = key === undefined ? seen.value : (seen.value as Record<string, unknown> | null)?.[key];
    if (!Array.isArray(list)) return notUnderstood(question.about);
    items.push(...list);
    if (list.length < PER_PAGE) break;
  }
  return { kind: 'seen', value: items };
}

async function sendAs(
  transport: Transport,
  token: string | null,
  { route, parameters, about, isText }: Question<Get>,
  page: number | undefined,
): Promise<Seen<unknown>> {
  try {
    const answer = await transport.send(token, {
      call: 'read-visibility',
      repo: about,
      route,
      parameters: { ...parameters, ...(page === undefined ? {} : { per_page: PER_PAGE, page }) },
      kind: 'read',
      repeatable: true,
      ...(isText ? { acceptText: 'application/vnd.github.raw+json' } : {}),
    });
    return classify(answer, about);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return refusedBy(error);
  }
}

function classify(answer: Answer, about: string): Seen<unknown> {
  const { status, data, headers } = answer;
  if (status < 300) return { kind: 'seen', value: data };
  if (status === 404 || status === 410) return { kind: 'absent' };
  const cause = findCause(status, data);
  const permission =
    headers['x-accepted-github-permissions']?.replaceAll('=', ': ') ??
    renderPermissions(NEEDS['read-visibility'].permissions);
  return {
    kind: 'refused',
    status,
    cause,
    says: describeRefusal(data),
    advice: cause
      ? adviseOn(cause, { repo: about, permission })
      : `Look at ${about} with the account of an owner, or give the doctor such a token in GITHUB_TOKEN.`,
  };
}

/** An error of ours as something that was not seen; its message ends in the advice. */
export function refusedBy(error: GitHubError): Seen<never> {
  const { rootCause, repo, permission } = error;
  const advice = rootCause
    ? adviseOn(rootCause, {
        repo,
        permission: permission ?? renderPermissions(NEEDS[error.call].permissions),
      })
    : 'Run it again later; GitHub gave no answer that could be used.';
  const says = error.message.replace(advice, '').trim();
  return { kind: 'refused', status: error.status, cause: rootCause, says, advice };
}

const notUnderstood = (about: string): Seen<never> => ({
  kind: 'refused',
  status: 200,
  cause: null,
  says: `GitHub answered about ${about} with something that was not asked for.`,
  advice: 'Run it again later.',
});

/** What was seen, made into something else; what cannot be made sense of counts as not seen. */
export function mapSeen<T, U>(seen: Seen<T>, about: string, make: (value: T) => U | undefined): Seen<U> {
  if (seen.kind !== 'seen') return seen;
  const made = make(seen.value);
  return made === undefined ? notUnderstood(about) : { kind: 'seen', value: made };
}

/** Field of something that GitHub sent, where it is a text. */
export function textIn(value: unknown, key: string): string | null {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof found === 'string' ? found : null;
}
