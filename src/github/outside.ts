import type { FileRead } from '../features/takedown/attachments.ts';
import { pathOf } from './client.ts';
import { isGitHubError } from './error.ts';
import { type Answer, PUBLIC_API, type Sending, type Transport } from './transport.ts';

/**
 * What can be had without credentials, by the proxy that everything else goes by. Nothing is asked twice: GitHub answers
 * few such requests an hour, and nothing waits for them.
 */
export interface Outside {
  /** Status with which GitHub answers for an issue or a pull request; null where it does not. */
  look(repo: string, number: number): Promise<number | null>;
  /** A page of the published advisories of a repo; null where GitHub does not answer. */
  listAdvisories(repo: string, after: string | null): Promise<Answer | null>;
  /** A file that was uploaded to GitHub, from GitHub's own hosts only. */
  readFile(url: string, mostBytes: number): Promise<FileRead>;
}

/** Where GitHub keeps what people upload to it, and where its addresses lead on to. */
const FILE_HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'user-images.githubusercontent.com',
  'private-user-images.githubusercontent.com',
  'objects.githubusercontent.com',
  'github-production-user-asset-6210df.s3.amazonaws.com',
  'github-production-repository-file-5c1aeb.s3.amazonaws.com',
  'github-production-repository-image-32fea6.s3.amazonaws.com',
]);
const MOST_HOPS = 4;

/**
 * On GitHub Enterprise Server the files are on the host of the API; with data residency, on that of the pages, whose API
 * is `api.` before it.
 */
export function createOutside(transport: Transport): Outside {
  const { apiUrl } = transport;
  const send = async (
    sending: Pick<Sending, 'repo' | 'route'> & Partial<Sending>,
  ): Promise<Answer | null> => {
    try {
      return await transport.send(null, {
        call: 'read-thread',
        kind: 'read',
        repeatable: true,
        once: true,
        follow: false,
        ...sending,
      });
    } catch (error) {
      if (isGitHubError(error)) return null;
      throw error;
    }
  };
  return {
    look: async (repo, number) => {
      const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
      const answer = await send({ repo, route, parameters: { ...pathOf(repo), issue_number: number } });
      return answer?.status ?? null;
    },
    listAdvisories: (repo, after) =>
      send({
        call: 'find-advisories',
        repo,
        route: 'GET /repos/{owner}/{repo}/security-advisories',
        parameters: {
          ...pathOf(repo),
          state: 'published',
          per_page: 100,
          ...(after === null ? {} : { after }),
        },
      }),
    readFile: async (url, mostBytes) => {
      let place = placeOf(url, apiUrl);
      for (let hop = 0; hop < MOST_HOPS && place !== null; hop++) {
        const answer = await send({ repo: 'uploads', route: `GET ${place}`, acceptText: '*/*', mostBytes });
        if (answer === null) return { kind: 'refused', why: 'GitHub did not answer' };
        const { status, data, headers } = answer;
        if (status === 200) return fileOf(data);
        if (status < 300 || status >= 400) return { kind: 'refused', why: explain(status) };
        place = placeOf(headers.location ?? '', apiUrl, place);
      }
      return { kind: 'refused', why: 'its address leads away from GitHub' };
    },
  };
}

/** Where an address is asked for, or null where that is none of GitHub's places for files. */
function placeOf(address: string, apiUrl: string, from?: string): string | null {
  if (!URL.canParse(address, from)) return null;
  const { href, protocol, hostname, port, username, pathname, search, origin } = new URL(address, from);
  // Octokit fills in what is in such brackets.
  if (username !== '' || /[{}]/.test(pathname + search)) return null;
  if (apiUrl === PUBLIC_API)
    return protocol === 'https:' && port === '' && FILE_HOSTS.has(hostname) ? href : null;
  const { protocol: scheme, host } = new URL(apiUrl);
  const home = `${scheme}//${host.endsWith('.ghe.com') ? host.replace(/^api\./, '') : host}`;
  return from === undefined || origin === home ? home + pathname + search : null;
}

const fileOf = (data: unknown): FileRead =>
  data instanceof Uint8Array ? { kind: 'found', bytes: data } : { kind: 'refused', why: 'it is too large' };

function explain(status: number): string {
  if (status === 401 || status === 403) return 'permission denied';
  return status === 404 || status === 410
    ? 'permission denied, or it is gone'
    : `GitHub answered with status ${status}`;
}
