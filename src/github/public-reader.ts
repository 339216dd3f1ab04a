import { pathOf } from './client.ts';
import { GitHubError } from './error.ts';
import { createTransport } from './transport.ts';

export interface PublicReaderOptions {
  /** The job's own token (`contents: read` of its repo). */
  readonly token: string;
  /** The project repo that the run belongs to. */
  readonly repo: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Reads what the public half of the release gate looks at: one request for the tag, one for each manifest. */
export function createPublicReader({ token, repo, sleep }: PublicReaderOptions) {
  const transport = createTransport({ userAgent: 'security-process', sleep, log: () => undefined });
  const read = async (route: string, parameters: Readonly<Record<string, unknown>>, acceptText?: string) => {
    const answer = await transport.send(token, {
      call: 'read-release',
      repo,
      route,
      parameters: { ...pathOf(repo), ...parameters },
      kind: 'read',
      repeatable: true,
      ...(acceptText === undefined ? {} : { acceptText }),
    });
    if (answer.status === 404) return null;
    if (answer.status >= 400)
      throw new GitHubError({
        code: 'permission-missing',
        call: 'read-release',
        repo,
        status: answer.status,
      });
    return answer.data;
  };
  return {
    readTag: async (tag: string): Promise<string | null> => {
      const data = await read('GET /repos/{owner}/{repo}/git/ref/{+ref}', { ref: `tags/${tag}` });
      const sha = (data as { readonly object?: { readonly sha?: string } } | null)?.object?.sha;
      return sha ?? null;
    },
    readManifest: async (commit: string, path: string): Promise<string | null> => {
      const data = await read(
        'GET /repos/{owner}/{repo}/contents/{path}',
        { path, ref: commit },
        'application/vnd.github.raw+json',
      );
      return typeof data === 'string' ? data : data === null ? null : JSON.stringify(data);
    },
  };
}
