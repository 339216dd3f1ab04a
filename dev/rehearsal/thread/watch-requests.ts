import type { EmbeddedGitHub } from '../../embedded-github/index.ts';

/** What it took to take down a thread. */
interface TakedownCost {
  readonly requestsToOutOfSight: number | null;
  readonly msToOutOfSight: number | null;
}

export interface ThreadWatch {
  find(url: string): TakedownCost;
  /** Called when a run begins. */
  begin(): void;
}

/** Counts the requests of every run until the one that moves or empties a thread; times are of this machine's clock. */
export function watchRequests(github: EmbeddedGitHub): ThreadWatch {
  const begins: { readonly from: number; readonly at: number }[] = [];
  const endedAt = new Map<number, number>();
  let seen = 0;
  // A request is in the log when the next one comes, or when somebody asks.
  const settle = (): void => {
    const now = performance.now();
    for (; seen < github.requests.length; seen++) endedAt.set(seen, now);
  };
  github.beforeRequest(settle);
  return {
    begin: () => {
      settle();
      begins.push({ from: github.requests.length, at: performance.now() });
    },
    find: (url) => {
      const index = github.requests.findIndex(
        (request) => request.tokenKind === 'installation' && hides(request, url),
      );
      const run = begins.findLast(({ from }) => from <= index);
      if (index < 0 || !run) return { requestsToOutOfSight: null, msToOutOfSight: null };
      settle();
      const before = github.requests.slice(run.from, index + 1);
      const asked = before.filter(
        ({ tokenKind, path }) => tokenKind !== 'app-jwt' && !path.includes('/access_tokens'),
      );
      return {
        requestsToOutOfSight: asked.length,
        msToOutOfSight: Math.round((endedAt.get(index) ?? run.at) - run.at),
      };
    },
  };
}

function hides(request: EmbeddedGitHub['requests'][number], url: string): boolean {
  const { operation, method, path, status } = request;
  if (status >= 400 || status === 0) return false;
  if (/^graphql mutation (?:ReopenAnd)?Transfer/i.test(operation)) return true;
  const [, repo = '', number = ''] = /([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(url) ?? [];
  return (
    method === 'PATCH' && new RegExp(`/repos/${repo}/(?:issues|pulls)/${number}$`).test(path.split('?')[0]!)
  );
}
