import type { AdvisoryFacts } from '../formats/records/facts.ts';
import type { Client } from './client.ts';
import { GitHubError, isGitHubError } from './error.ts';
import type { Outside } from './outside.ts';
import type { CallName } from './permissions.ts';

/** What every read and every operation here works with. */
export interface Session {
  readonly client: Client;
  /** The triage repo, `owner/name`. */
  readonly repo: string;
  /** The address of the GitHub that it is on: `https://github.com`. */
  readonly server: string;
  /** An anonymous visitor. */
  readonly outside: Outside;
  /**
   * Commits of the store that may be written on: this bot's own, as GitHub vouches for them, and what others wrote that
   * was looked through. Whatever else came onto the branch meanwhile must never get below a commit of the bot.
   */
  readonly judgedHeads: Set<string>;
  readonly log: (line: string) => void;
  /** Digest of what would be published, for looking once more right before it is. */
  readonly digestOf: ((facts: AdvisoryFacts) => Promise<string> | string) | null;
}

/**
 * Makes sense of an answer. GitHub's answers are not checked field by field; one that lacks what was asked for
 * fails here instead of deep in a plan.
 */
export async function makeSense<T>(call: CallName, repo: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isGitHubError(error)) throw error;
    throw new GitHubError({
      code: 'github-unreachable',
      call,
      repo,
      status: 200,
      detail: 'GitHub answered with something that is not what was asked for.',
    });
  }
}
