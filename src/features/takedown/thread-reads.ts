import type { Observed } from '../../case/observed.ts';
import type { WholeThreadQuery } from '../../case/ports.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Config } from '../../config/config.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import type { Known } from '../../engine/context.ts';
import { newValues } from '../../engine/new-values.ts';
import { ASK_PLACEHOLDER, PRIVATIZE, TREAT_AS_PUBLIC } from './commands.ts';
import { pathOfCopy } from './copy-path.ts';
import { threadAddress } from './follow-thread-commands.ts';
import { isLookDue } from './is-look-due.ts';
import { isPlaceholderDue } from './placeholder.ts';
import { searchedRepos } from './searched-repos.ts';

/** Public threads that are still public, to be saved whole, or to be looked at by an anonymous visitor. */
export const threadReads = (known: Known): Partial<WantedReads> => {
  const { observed, stored, config } = known;
  const named = newValues(known, PRIVATIZE);
  return {
    // Taking down a thread is urgent: it does not wait for a look into every other case.
    uses: observed.uses.kind === 'not-read' && newValues(known, TREAT_AS_PUBLIC).length > 0,
    threads: wantedThreads(observed, stored, named.map(threadAddress)),
    wholes: wantedWholes(observed, stored, config),
    looks: wantedLooks(observed, stored),
    reporting: wantedReporting(known, named.length > 0),
  };
};

function wantedThreads(observed: Observed, stored: StoredCase, named: readonly string[]): readonly string[] {
  const open = stored.takedowns
    .filter((item) => !item.takenDown && item.way !== 'quiet')
    .map((item) => item.url);
  return [...new Set([...open, ...named])].filter((url) => !(url in observed.threads));
}

/** What is taken down is saved to its end, before anything of it is deleted. */
function wantedWholes(observed: Observed, stored: StoredCase, config: Config): readonly WholeThreadQuery[] {
  return stored.takedowns
    .filter((item) => item.takenDown && !item.copy && item.way !== 'quiet' && item.goneAt === undefined)
    .filter((item) => !(item.url in (observed.wholes ?? {})))
    .map((item) => ({
      url: item.url,
      at:
        item.movedTo === null
          ? { repo: item.repo, number: item.number }
          : { repo: observed.repo.name, number: item.movedTo },
      path: pathOfCopy(stored.number, item),
      isEmptied: item.movedTo === null,
      ...(item.movedTo === null ? {} : { movedBy: item.takenDownAt ?? item.at }),
      repos: searchedRepos(config, item.repo),
    }));
}

function wantedLooks(observed: Observed, stored: StoredCase): readonly string[] {
  return stored.takedowns
    .filter((item) => isLookDue(item, observed.now) && !(item.url in (observed.looks ?? {})))
    .map((item) => item.url);
}

/**
 * Where a placeholder is due: once, then again when it is about to be posted; and where there was no channel, when somebody
 * asks for it anew and with every sweep.
 */
function wantedReporting(known: Known, isNaming: boolean): readonly string[] {
  const { observed, stored } = known;
  const isWanted = (item: StoredCase['takedowns'][number]): boolean => {
    if (item.reporting === undefined) return true;
    const key = `placeholder/${item.url}`;
    if (
      stored.approvalRequests.some(
        (approvalRequest) =>
          approvalRequest.key === key && approvalRequest.doneAt === null && isConfirmed(approvalRequest),
      )
    )
      return true;
    return (
      item.reporting !== 'on' &&
      (observed.isSweep === true ||
        newValues(known, ASK_PLACEHOLDER).some((url) => threadAddress(url) === item.url))
    );
  };
  // A thread that is still public is moved first.
  if (isNaming) return [];
  return stored.takedowns
    .filter((item) => isPlaceholderDue(item) && observed.reporting?.[item.repo] === undefined)
    .filter(isWanted)
    .map(({ repo }) => repo);
}
