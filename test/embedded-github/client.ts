/** What the tests of this folder share: a started embedded GitHub with the default seed, reset before each test. */
import { type EmbeddedGitHub, type Seed, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are looked into by path; a wrong path fails the test
  readonly body: any;
  readonly headers: Headers;
}

export interface Client {
  readonly github: EmbeddedGitHub;
  call(token: string | null, method: string, path: string, body?: unknown, accept?: string): Promise<Answer>;
  graphql(token: string, query: string, variables?: object): Promise<Answer>;
}

export const triage = '/repos/example-org/security-triage';
export const project = '/repos/example-org/project';

/** Starts it for the tests of one `describe`, or of the file; every test begins with the seed. */
export function useGitHub(seed?: Seed): Client {
  let github: EmbeddedGitHub;
  let drifted = 0;
  let fresh: ReturnType<EmbeddedGitHub['snapshot']>;
  beforeAll(async () => {
    github = await startEmbeddedGitHub(seed === undefined ? {} : { seed });
    fresh = github.snapshot();
  });
  beforeEach(() => {
    github.restore(fresh);
    github.faults.clear();
    drifted = github.drifts.length;
  });
  afterEach(() => {
    expect(github.drifts.slice(drifted)).toEqual([]);
  });
  afterAll(() => github.close());
  const call: Client['call'] = async (token, method, path, body, accept) => {
    const response = await fetch(github.url + path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(accept === undefined ? {} : { accept }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
  };
  return {
    get github() {
      return github;
    },
    call,
    graphql: (token, query, variables = {}) => call(token, 'POST', '/graphql', { query, variables }),
  };
}

/** An unpublished advisory of the public project, opened by the owner. Its GHSA id. */
export async function draftAdvisory(client: Client, fields: object = {}): Promise<string> {
  const answer = await client.call('token-olive', 'POST', `${project}/security-advisories`, {
    summary: 'A summary',
    description: 'A description',
    vulnerabilities: [
      {
        package: { ecosystem: 'npm', name: 'example-project' },
        vulnerable_version_range: '< 1.0.1',
        patched_versions: '1.0.1',
      },
    ],
    severity: 'high',
    ...fields,
  });
  expect(answer.status).toBe(201);
  return answer.body.ghsa_id;
}
