import type { Observed } from '../../case/observed.ts';
import type { WholeThreadQuery } from '../../case/ports.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Config } from '../../config/config.ts';
import type { Known } from '../../engine/context.ts';
import { parseCommands } from '../../engine/read-commands.ts';
import { pathOfCopy } from './copy-path.ts';
import { threadAddress } from './follow-thread-commands.ts';
import { isLookDue } from './is-look-due.ts';
import { searchedRepos } from './searched-repos.ts';

/** Public threads that are still public, to be saved whole, or to be looked at by an anonymous visitor. */
export const threadReads = ({ observed, stored, config }: Known): Partial<WantedReads> => ({
  threads: wantedThreads(observed, stored),
  wholes: wantedWholes(observed, stored, config),
  looks: wantedLooks(observed, stored),
});

function wantedThreads(observed: Observed, stored: StoredCase): readonly string[] {
  const open = stored.privatized
    .filter((item) => !item.outOfSight && item.way !== 'quiet')
    .map((item) => item.url);
  const asked = (observed.issue?.comments ?? [])
    .filter((comment) => !stored.judged.some((judged) => judged.event.startsWith(comment.id)))
    .flatMap((comment) => parseCommands(comment.body))
    .flatMap((command) => (command.kind === 'privatize' ? [threadAddress(command.url)] : []));
  return [...new Set([...open, ...asked])].filter((url) => !(url in observed.threads));
}

/** What is out of sight is saved to its end, before anything of it is deleted. */
function wantedWholes(observed: Observed, stored: StoredCase, config: Config): readonly WholeThreadQuery[] {
  return stored.privatized
    .filter((item) => item.outOfSight && !item.copy && item.way !== 'quiet' && item.goneAt === undefined)
    .filter((item) => !(item.url in (observed.wholes ?? {})))
    .map((item) => ({
      url: item.url,
      at:
        item.movedTo === null
          ? { repo: item.repo, number: item.number }
          : { repo: observed.repo.name, number: item.movedTo },
      path: pathOfCopy(stored.number, item),
      isEmptied: item.movedTo === null,
      ...(item.movedTo === null ? {} : { movedBy: item.outOfSightAt ?? item.at }),
      repos: searchedRepos(config, item.repo),
    }));
}

function wantedLooks(observed: Observed, stored: StoredCase): readonly string[] {
  return stored.privatized
    .filter((item) => isLookDue(item, observed.now) && !(item.url in (observed.looks ?? {})))
    .map((item) => item.url);
}
