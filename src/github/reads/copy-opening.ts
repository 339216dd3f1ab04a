import type { ThreadCopy } from '../../features/takedown/thread-copy.ts';
import type { SentByRest } from '../sent.ts';
import { observeUser } from './advisory-facts.ts';

/** The beginning of a copy: what can be read of a thread in one request. */
export function copyOpening(raw: SentByRest<'issue'>, url: string): ThreadCopy {
  const [, repo = '', number = ''] =
    /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)/.exec(url) ?? [];
  const author = observeUser(raw.user);
  return {
    version: 1,
    url,
    kind: raw.pull_request ? 'pull' : 'issue',
    repo,
    number: Number(number),
    title: raw.title ?? '',
    body: raw.body ?? '',
    author: author ? { id: author.id, login: author.login } : null,
    createdAt: raw.created_at ?? '',
    state: raw.state === 'open' ? 'open' : 'closed',
    locked: raw.locked === true,
    isWhole: false,
    pieces: [],
  };
}
