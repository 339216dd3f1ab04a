import { BLOG, openChannels } from '../case/channels.ts';
import type { Observed } from '../case/observed.ts';
import { eventOfComment } from '../case/observed.ts';
import type { SurroundingsQuery, WholeThreadQuery } from '../case/ports.ts';
import { type StoredCase, stateOf } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { wantedConversation } from '../features/acknowledgement/note-conversation.ts';
import { disclosureDay } from '../features/disclosure/disclosure-operations.ts';
import { renderPostPath } from '../features/disclosure/posts/blog-post.ts';
import { otherPostPaths, postBranches } from '../features/disclosure/site-files.ts';
import { isOpenAfterwards } from '../features/followup/corrections.ts';
import { threadAddress } from '../features/takedown/follow-thread-commands.ts';
import { isLookDue } from '../features/takedown/is-look-due.ts';
import { pathOfCopy } from '../features/takedown/note-threads.ts';
import { searchedRepos } from '../features/takedown/searched-repos.ts';
import { foreignClaims } from './claim.ts';
import { isJudged } from './context.ts';
import { parseCommands } from './read-commands.ts';

/** What a plan would look at and has not been read yet. */
export interface WantedReads {
  readonly advisories: readonly { readonly repo: string; readonly ghsa: string }[];
  readonly threads: readonly string[];
  /** Threads out of sight that are to be saved whole. */
  readonly wholes: readonly WholeThreadQuery[];
  /** Addresses to be looked at without credentials. */
  readonly looks: readonly string[];
  readonly runs: readonly string[];
  readonly npm: readonly string[];
  readonly surroundings: Pick<SurroundingsQuery, 'posts' | 'tags'>;
  /** Somebody enters a CVE id: which other cases have one has to be known. */
  readonly cveUses: boolean;
  /** The releases have to be looked at. */
  readonly releases: boolean;
  /** The advisory whose conversation may hold an acknowledgement. */
  readonly conversation: { readonly repo: string; readonly ghsa: string } | undefined;
}

export function wantedReads(observed: Observed, stored: StoredCase, config: Config): WantedReads {
  const releases = wantsReleases(stored) && !knowsReleases(observed, stored);
  const packages = releases ? (stored.analysis?.facts.packages ?? []) : [];
  return {
    advisories: wantedAdvisories(observed, stored),
    threads: wantedThreads(observed, stored),
    wholes: wantedWholes(observed, stored, config),
    looks: wantedLooks(observed, stored),
    runs: [...new Set(foreignClaims({ observed, stored }).map((claim) => claim.run))].filter(
      (run) => !(run in observed.runs),
    ),
    npm: config.gate.npm
      ? [
          ...new Set(
            packages
              .filter((each) => each.ecosystem === 'npm' && each.patched.length > 0)
              .map((each) => each.name),
          ),
        ]
      : [],
    surroundings: {
      posts: wantedPosts(observed, stored, config),
      tags: packages.flatMap((each) =>
        each.patched.map((version) => ({ repo: each.repo, package: each.name, version })),
      ),
    },
    cveUses: observed.cveUses === undefined && entersCve(observed, stored),
    releases,
    conversation: wantedConversation(observed, stored, config),
  };
}

function entersCve(observed: Observed, stored: StoredCase): boolean {
  return (observed.issue?.comments ?? []).some(
    (comment) =>
      comment.author?.id !== observed.self.id &&
      !isJudged(stored, eventOfComment(comment)) &&
      parseCommands(comment.body).some(({ kind }) => kind === 'cve'),
  );
}

/** The gate is looked at while the release is made, and once more when it is disclosed. */
function wantsReleases(stored: StoredCase): boolean {
  return stateOf(stored) === 'releasing' || stateOf(stored) === 'disclosing';
}

/** Every patched version that the analysis names now was looked at. */
function knowsReleases({ releases }: Observed, stored: StoredCase): boolean {
  const packages = stored.analysis?.facts.packages ?? [];
  return (
    releases !== null &&
    packages.every(({ name, patched }) =>
      patched.every((version) =>
        releases.some((release) => release.package === name && release.version === version),
      ),
    )
  );
}

function wantedAdvisories(observed: Observed, stored: StoredCase) {
  if (stateOf(stored) === 'closed' && !isOpenAfterwards(stored)) return [];
  const { repo, ghsa } = stored.source;
  const known = stored.advisories.map((advisory) => ({ repo: advisory.repo, ghsa: advisory.ghsa }));
  const all = repo && ghsa && !known.some((each) => each.ghsa === ghsa) ? [{ repo, ghsa }, ...known] : known;
  return all.filter((each) => !(each.ghsa in observed.advisories));
}

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

function wantedPosts(observed: Observed, stored: StoredCase, config: Config) {
  const day = disclosureDay({ stored });
  if (
    !config.blog ||
    !day ||
    stateOf(stored) !== 'announcing' ||
    !openChannels(config, stored).includes(BLOG)
  )
    return [];
  if (observed.posts.some((post) => post.channel === BLOG)) return [];
  const { repo, branch: base, updates } = config.blog;
  const path = renderPostPath({ ...config.blog, date: day });
  const otherPaths = otherPostPaths(config.blog, day);
  return postBranches(stored, config.blog, day).map((branch) => ({
    channel: BLOG,
    repo,
    branch,
    path,
    ...(otherPaths.length === 0 ? {} : { otherPaths }),
    ...(updates === null ? {} : { page: { path: updates.page, base } }),
  }));
}
