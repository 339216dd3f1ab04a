import { type EmbeddedGitHub, startEmbeddedGitHub, type Unkind } from '../../dev/embedded-github/index.ts';
import type { Seed, SeedRepo } from '../../dev/embedded-github/seed.ts';
import type { Actor } from '../../src/case/observed.ts';
import type { GitHubOperation, Operation } from '../../src/case/operation.ts';
import type { ApplyContext } from '../../src/case/ports.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';
import { type Credentials, createGitHub, type GitHub, type RequestSeen } from '../../src/github/index.ts';

/** Exactly the base permissions of the design, section 6. */
export const BASE = {
  actions: 'read',
  contents: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'read',
  repository_advisories: 'write',
} as const;

/** Base and every optional one. */
export const FULL = {
  ...BASE,
  actions: 'write',
  deployments: 'write',
  discussions: 'write',
  pull_requests: 'write',
} as const;

export const TRIAGE = 'example-org/security-triage';
export const PROJECT = 'example-org/project';
export const SITE = 'example-org/site';
export const LIBRARY = 'second-org/library';

/** The account of the reporter, for what is done by id. */
export const RAE_ID = 500_005;

const PEOPLE = [
  'olive-owner',
  'tess-triager',
  'carl-coordinator',
  'ana-analyst',
  'rae-reporter',
  'pat-passerby',
];

export interface RigOptions {
  /** Permissions of the first App's installation; FULL unless told. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
  /** On which repos the first App is installed. */
  readonly repositories?: 'all' | readonly string[];
  readonly triage?: Partial<SeedRepo>;
  readonly project?: Partial<SeedRepo>;
  readonly site?: Partial<SeedRepo>;
  readonly teamSize?: number;
  /** Unkindnesses that are on from the start. */
  readonly unkind?: readonly Unkind[];
}

function seedOf(options: RigOptions): Seed {
  const crowd = Array.from({ length: options.teamSize ?? 0 }, (_, index) => `member-${index}`);
  return {
    users: [...PEOPLE, 'sam-second', 'uma-user', ...crowd].map((login) => ({
      login,
      ...(login === 'rae-reporter' ? { id: RAE_ID } : {}),
    })),
    orgs: [
      {
        login: 'example-org',
        owners: ['olive-owner'],
        teams: [
          {
            slug: 'security-triage',
            members: ['tess-triager', 'carl-coordinator', 'ana-analyst', ...crowd],
            repos: { 'security-triage': 'write' },
          },
        ],
      },
      { login: 'second-org', owners: ['sam-second'] },
    ],
    repos: [
      {
        owner: 'example-org',
        name: 'security-triage',
        private: true,
        files: { '.github/security-process.yml': 'owner: example-org\nteam: security-triage\n' },
        labels: ['case/received', 'case/assessing', 'report'],
        ...options.triage,
      },
      {
        owner: 'example-org',
        name: 'project',
        files: { 'index.js': '1\n' },
        tags: ['1.0.0'],
        discussionCategories: ['Announcements'],
        ...options.project,
      },
      { owner: 'example-org', name: 'site', files: { 'README.md': 'site\n' }, ...options.site },
      { owner: 'second-org', name: 'library', files: { 'index.js': '2\n' } },
      { owner: 'uma-user', name: 'notes', files: { 'README.md': 'mine\n' } },
    ],
    apps: [
      {
        slug: 'first-app',
        clientId: 'Iv1.first',
        permissions: FULL,
        installations: [
          {
            owner: 'example-org',
            repositories: options.repositories ?? 'all',
            permissions: options.permissions ?? FULL,
          },
        ],
      },
      {
        slug: 'second-app',
        clientId: 'Iv1.second',
        permissions: FULL,
        installations: [{ owner: 'second-org' }, { owner: 'uma-user' }],
      },
    ],
    tokens: [
      ...[...PEOPLE, 'sam-second'].map((login) => ({
        kind: 'classic' as const,
        token: `token-${login}`,
        login,
      })),
      {
        kind: 'actions',
        token: 'token-of-actions',
        repo: TRIAGE,
        permissions: { contents: 'write', issues: 'write', actions: 'read' },
      },
    ],
  };
}

/** An embedded GitHub, and ours against it, with everything written down that is handed in from outside. */
export interface Rig {
  readonly server: EmbeddedGitHub;
  readonly seen: RequestSeen[];
  readonly sleeps: number[];
  readonly masked: string[];
  readonly logged: string[];
  readonly credentials: Credentials;
  /** Ours, with the two Apps unless told; each has its own tokens, as a run has. */
  github(options?: {
    readonly credentials?: Credentials;
    readonly repo?: string;
    readonly clock?: () => number;
    readonly timeoutMs?: number;
    /** Something between ours and the embedded one. */
    readonly apiUrl?: string;
    readonly digestOf?: (facts: AdvisoryFacts) => string;
  }): GitHub;
  /** A request of a person, by REST. */
  as(
    login: string,
  ): (route: string, body?: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;
  /** Requests of this kind seen so far. */
  count(kind: RequestSeen['kind']): number;
  /** Forgets what was seen. */
  forget(): void;
}

export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const server = await startEmbeddedGitHub({ seed: seedOf(options), unkind: options.unkind ?? [] });
  const [seen, sleeps, masked, logged]: [RequestSeen[], number[], string[], string[]] = [[], [], [], []];
  const keyOf = (clientId: string): string =>
    [...server.world.apps.values()].find((app) => app.clientId === clientId)?.privateKeyPem ?? '';
  const credentials: Credentials = {
    kind: 'apps',
    apps: {
      'example-org': { clientId: 'Iv1.first', privateKey: keyOf('Iv1.first') },
      'second-org': { clientId: 'Iv1.second', privateKey: keyOf('Iv1.second') },
      'uma-user': { clientId: 'Iv1.second', privateKey: keyOf('Iv1.second') },
    },
  };
  return {
    server,
    seen,
    sleeps,
    masked,
    logged,
    credentials,
    github: (given = {}) =>
      createGitHub({
        credentials: given.credentials ?? credentials,
        repo: given.repo ?? TRIAGE,
        run: '1',
        apiUrl: given.apiUrl ?? server.url,
        maskSecret: (value) => masked.push(value),
        log: (line) => logged.push(line),
        onRequest: (request) => seen.push(request),
        sleep: async (ms) => {
          sleeps.push(ms);
        },
        ...(given.clock ? { clock: given.clock } : {}),
        ...(given.timeoutMs ? { timeoutMs: given.timeoutMs } : {}),
        ...(given.digestOf ? { digestOf: given.digestOf } : {}),
      }),
    as: (login) => async (route, body) => {
      const [method = 'GET', path = '/'] = route.split(' ');
      const answer = await fetch(`${server.url}${path}`, {
        method,
        headers: { authorization: `token token-${login}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const parsed: unknown = text === '' ? null : JSON.parse(text);
      if (answer.status >= 400) throw new Error(`${login} ${route}: ${answer.status} ${text}`);
      return { status: answer.status, body: parsed };
    },
    count: (kind) => seen.filter((request) => request.kind === kind).length,
    forget: () => {
      seen.length = 0;
    },
  };
}

export const BOT: Actor = { id: 0, login: 'first-app[bot]', kind: 'bot' };

/** A context with the store's present head. */
export async function contextOf(github: GitHub): Promise<ApplyContext> {
  const read = await github.readSweep();
  return { caseNumber: null, storeHead: read.storeHead, self: read.self };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An operation with what every one has. */
export function operation(
  fields: DistributiveOmit<GitHubOperation, 'why' | 'surface'>,
  surface: Operation['surface'] = 'team',
) {
  return { why: 'a test', surface, ...fields } as GitHubOperation;
}
