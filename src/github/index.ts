import type { Actor } from '../case/observed.ts';
import type { GitHubPort } from '../case/ports.ts';
import type { AdvisoryFacts } from '../formats/records/facts.ts';
import { GITHUB_COM } from '../text/server.ts';
import { applyOperation } from './apply.ts';
import type { Credentials } from './as-app.ts';
import { createClient } from './client.ts';
import { findDone } from './find-done.ts';
import { createOutside } from './outside.ts';
import { findPublicIssues } from './reads/find-public-issues.ts';
import { listPublished } from './reads/list-published.ts';
import { lookFromOutside } from './reads/look-from-outside.ts';
import { lookUp } from './reads/look-up.ts';
import { findAdvisories, readAdvisories } from './reads/read-advisories.ts';
import { findForms, readCase, readCases, readSweep } from './reads/read-case.ts';
import { readChangedIssues } from './reads/read-changed-issues.ts';
import { readConfigHistory } from './reads/read-config-history.ts';
import { readConversation } from './reads/read-conversation.ts';
import { readForeignChanges } from './reads/read-foreign-changes.ts';
import { readGlobalAdvisory } from './reads/read-global-advisory.ts';
import { readMirror } from './reads/read-mirror.ts';
import { readNotes } from './reads/read-notes.ts';
import { readOlderComments } from './reads/read-older-comments.ts';
import { readPeople } from './reads/read-people.ts';
import { readPolicy } from './reads/read-policy.ts';
import { readPrivateReporting } from './reads/read-private-reporting.ts';
import { readReach } from './reads/read-reach.ts';
import { readReporting } from './reads/read-reporting.ts';
import { readRuns } from './reads/read-runs.ts';
import { readSurroundings } from './reads/read-surroundings.ts';
import { readThread } from './reads/read-thread.ts';
import { readTraces } from './reads/read-traces.ts';
import { readWaiting } from './reads/read-waiting.ts';
import { readWholeThread } from './reads/read-whole-thread.ts';
import type { Session } from './session.ts';
import { createTokens } from './tokens.ts';
import { createTransport, type RequestSeen } from './transport.ts';
import { readVisibility, type Visibility } from './visibility.ts';

export type { Credentials } from './as-app.ts';
export { GitHubError, type GitHubErrorCode, isGitHubError } from './error.ts';
export { renderPermissions } from './permission-sets.ts';
export { NEEDS } from './permissions.ts';
export type { RequestSeen } from './transport.ts';
export type { Visibility } from './visibility.ts';

export interface GitHubOptions {
  readonly credentials: Credentials;
  /** The triage repo, `owner/name`. */
  readonly repo: string;
  /** Id of the workflow run; goes into the user agent. */
  readonly run: string;
  /** Gets lines with ids only, for debugging. */
  readonly log?: (line: string) => void;
  /** Gets every token and key before it is used. */
  readonly maskSecret: (value: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told of every request, repeated ones each time. */
  readonly onRequest?: (request: RequestSeen) => void;
  /** Base of the REST API; that of the environment (`GITHUB_API_URL`) where absent. */
  readonly apiUrl?: string;
  /** The address of its pages; `https://github.com` where absent. */
  readonly server?: string;
  /** How long one answer may take; half a minute unless told. */
  readonly timeoutMs?: number;
  /** Milliseconds UTC of this machine, for signing as an App. */
  readonly clock?: () => number;
  /**
   * Digest of what an advisory says, made as the plan makes the one of `publish-advisory`. With it an advisory that
   * was changed after its confirmation is not published (outcome `conflict`).
   */
  readonly digestOf?: (facts: AdvisoryFacts) => Promise<string> | string;
}

/** The port, and what else of GitHub can be asked. */
export interface GitHub extends GitHubPort {
  /** One request. */
  readVisibility(repo: string): Promise<Visibility>;
  /** GitHub's reviewed advisory as it answers, or null where there is none (yet). One request. */
  readGlobalAdvisory(ghsa: string): Promise<unknown>;
  /** `Date` of the first answer of this run, ISO 8601 UTC. */
  now(): string;
}

/** GitHub behind the port. Every method throws GitHubError where its answer cannot be had. */
export function createGitHub(options: GitHubOptions): GitHub {
  const session = createSession(options);
  const { client, outside } = session;
  let self: Actor | null = null;
  const remember = <T extends { readonly self: Actor }>(read: T): T => {
    self = read.self;
    return read;
  };
  return {
    readCase: async (number) => remember(await readCase(session, number)),
    readSweep: async () => remember(await readSweep(session)),
    readChangedIssues: (since) => readChangedIssues(session, since),
    readCases: (numbers) => readCases(session, numbers),
    readSurroundings: (query) => readSurroundings(session, query),
    readAdvisories: (refs) => readAdvisories(session, refs),
    readNotes: (queries) => readNotes(session, queries),
    readTraces: (repo, paths) => readTraces(session, repo, paths),
    readThread: (url, id) => readThread(session, url, id),
    readConversation: (ref) => readConversation(session, ref),
    readOlderComments: (query) => readOlderComments(session, query),
    readWholeThread: (query) => readWholeThread(session, query),
    lookFromOutside: (url) => lookFromOutside(outside, url),
    readPrivateReporting: (repo) => readPrivateReporting(session, repo),
    readRuns: (ids) => readRuns(session, ids),
    readPeople: (logins) => readPeople(session, logins),
    readReach: (repos) => Promise.all(repos.map((each) => readReach(session, each.repo, each.for))),
    readForeignChanges: (head, selfId) => readForeignChanges(session, head, selfId),
    readConfigHistory: () => readConfigHistory(session),
    findAdvisories: (owners, since) => findAdvisories(session, owners, since),
    listPublished: (repo) => listPublished(outside, repo),
    readReporting: (owners) => readReporting(session, owners),
    lookUp: (repo, asked) => lookUp(session, repo, asked),
    readPolicy: (repo, path) => readPolicy(session, repo, path),
    findPublicIssues: (owners, label) => findPublicIssues(session, owners, label),
    findForms: (label) => findForms(session, label),
    readWaiting: (repos, environment) => readWaiting(session, repos, environment),
    readMirror: (repo) => readMirror(session, repo),
    findDone: (operation, claimedAt) => findDone(session, operation, claimedAt, self?.id ?? null),
    apply: (operation, context) => applyOperation(session, operation, context),
    readVisibility: (repo) => readVisibility(session, repo),
    readGlobalAdvisory: (ghsa) => readGlobalAdvisory(session, ghsa),
    now: () => client.now(),
  };
}

/** What every request is made with: client, tokens, and the way without credentials. */
function createSession(options: GitHubOptions): Session {
  const log = options.log ?? (() => undefined);
  const transport = createTransport({
    userAgent: `security-process run/${options.run}`,
    ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl }),
    ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    sleep: options.sleep,
    log,
  });
  const { credentials, maskSecret } = options;
  const tokens = createTokens({
    credentials,
    transport,
    home: options.repo,
    maskSecret,
    clock: options.clock ?? Date.now,
  });
  const client = createClient(transport, tokens);
  const outside = createOutside(transport);
  const { repo, server = GITHUB_COM } = options;
  return { client, repo, server, outside, log, judgedHeads: new Set(), digestOf: options.digestOf ?? null };
}
