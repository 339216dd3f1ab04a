import type { ChannelPort, PublicationCheckPort } from '../case/channel-ports.ts';
import type { Observed } from '../case/observed.ts';
import { isOurs } from '../case/our-repos.ts';
import type { CaseRead, GitHubPort, NpmPort, SurroundingsRead, TeamChannel } from '../case/ports.ts';
import type { PublicationQuery } from '../case/publication-check.ts';
import { asRead, NOT_READ, valueRead } from '../case/read.ts';
import { parseStoredCase, type StoredCase } from '../case/stored-case.ts';
import { parseSweepMemory } from '../case/sweep-memory.ts';
import type { Config } from '../config/config.ts';
import type { Ledger } from '../engine/account.ts';
import { judgeSurface } from '../engine/may-write.ts';
import { wantedReads } from '../engine/wanted-reads.ts';
import { findStranger } from '../features/coordination/judge-identity.ts';
import { otherAdvisoriesIn } from '../features/disclosure/other-advisories.ts';
import { creditAsAsked } from '../features/disclosure/posts/credits.ts';
import { wantsPreflight } from '../features/disclosure/preflight.ts';
import { makesRecords } from '../features/followup/note-records.ts';
import { publicationQueries } from '../features/followup/publication-checks.ts';
import { FEATURES } from '../features/index.ts';
import { wantedNotes } from '../features/release/wanted-notes.ts';
import { loadCweList } from '../formats/records/cwe.ts';
import { ProcessError } from './error.ts';
import { readEach } from './read-each.ts';
import { judgeReleases, readRegistry } from './read-registry.ts';
import { readSharedReleases } from './read-shared-releases.ts';
import { readOtherCases } from './read-uses.ts';
import { readWanted } from './read-wanted.ts';

/** What a use case is given to work with. */
export interface Ports {
  readonly github: GitHubPort;
  readonly npm: NpmPort;
  /** Left out where no channel of the team is configured. */
  readonly team?: TeamChannel;
  /** Places outside of GitHub; left out where there are credentials for none. */
  readonly channels?: ChannelPort;
  /** Public databases and pages; left out where nobody looks. */
  readonly publicationChecks?: PublicationCheckPort;
  /** Id of this workflow run, unique for every attempt. */
  readonly run: string;
  /** Collects what the run has to tell of itself; left out where nobody is told. */
  readonly ledger?: Ledger;
}

export function readStored(text: string | null, number: number): StoredCase | null {
  if (text === null) return null;
  const parsed = parseStoredCase(text);
  if (parsed.kind === 'ok') return parsed.stored;
  throw new ProcessError(
    'bad-store',
    `The stored data of case ${number} cannot be read (${parsed.reason}). Restore cases/${number}.yml on the branch security-process from its history. Nothing was done.`,
  );
}

/** Everything of a case that is read in any event. */
export function startObserving(
  read: CaseRead,
  number: number,
  { run, channels }: Pick<Ports, 'run' | 'channels'>,
): Observed {
  const memory = parseSweepMemory(read.sweepText ?? null);
  return {
    reachable: channels?.reachable ?? [],
    now: read.now,
    run,
    self: read.self,
    repo: read.repo,
    team: { kind: 'unknown', why: 'not asked yet' },
    storeHead: read.storeHead,
    storeWriter: read.storeWriter,
    number,
    stored: readStored(read.storedText, number),
    issue: read.issue,
    advisories: {},
    cweNames: NOT_READ,
    releases: NOT_READ,
    onNpm: NOT_READ,
    alsoFixed: NOT_READ,
    preflight: NOT_READ,
    uses: NOT_READ,
    waiting: NOT_READ,
    mirrors: NOT_READ,
    threads: {},
    posts: [],
    runs: {},
    results: {},
    ownClaims: [],
    lookedUp: [],
    otherAdvisories: [],
    report: read.reportText,
    sweptAt: memory.sweptAt,
    labels: memory.labels,
    ...(read.sweepText === undefined ? {} : { sweepText: read.sweepText }),
  };
}

/** Stops where the triage repo is readable by others than expected: loudly, and without saying what of. */
export function guardSurface(observed: Pick<Observed, 'repo' | 'team' | 'self'>, config: Config): void {
  const verdict = judgeSurface(observed, config);
  switch (verdict.kind) {
    case 'good':
      return;
    case 'public':
      throw new ProcessError(
        'wrong-visibility',
        'The triage repo is public. Make it private. Until then nothing is read or written.',
      );
    case 'unknown-readers':
      throw new ProcessError(
        'permission-missing',
        `The bot could not see who can read ${observed.repo.name}. Grant the App or token Metadata: read there. Nothing was done.`,
      );
    case 'too-many-readers':
      throw new ProcessError(
        'wrong-visibility',
        `People outside of the triage team can read ${observed.repo.name}: ${verdict.logins.join(', ')}. Remove their access, or name them under readers: in the configuration. Nothing was done.`,
      );
  }
}

/** Stops where a configured name stands for another id than it did: somebody may have taken the name over. */
export function guardIdentity(config: Config, around: Pick<SurroundingsRead, 'team' | 'ownerIds'>): void {
  const stranger = findStranger(config, around.team, around.ownerIds ?? {});
  if (stranger === undefined) return;
  throw new ProcessError(
    'wrong-identity',
    `${stranger}. Somebody may have taken over the name. Find out who before you change the configuration. Nothing was done.`,
  );
}

/** Reads what a plan would look at and what is not known yet; the same object where nothing is missing. */
export async function observeMore(
  ports: Ports,
  observed: Observed,
  stored: StoredCase,
  config: Config,
): Promise<Observed> {
  const wanted = wantedReads(FEATURES, observed, stored, config);
  const askTeam = observed.team.kind === 'unknown' && observed.team.why === 'not asked yet';
  const askAround = askTeam || wanted.surroundings.posts.length > 0 || wanted.surroundings.tags.length > 0;
  const [surroundings, read] = await Promise.all([
    askAround
      ? ports.github.readSurroundings({ team: askTeam ? config.team : null, ...wanted.surroundings })
      : undefined,
    readWanted(ports, wanted, observed, stored),
  ]);
  if (askTeam && surroundings) guardIdentity(config, surroundings);
  const posts = surroundings?.posts ?? [];
  const next: Observed = await withNotes(ports, stored, {
    ...observed,
    ...read,
    cweNames: await readCweNames({ ...observed, ...read }, stored),
    ...(askTeam && surroundings
      ? { team: surroundings.team, repo: { ...observed.repo, owners: surroundings.owners } }
      : {}),
    posts: [...observed.posts, ...posts],
    pages: [...(observed.pages ?? []), ...(surroundings?.pages ?? [])],
    otherAdvisories: [
      ...observed.otherAdvisories,
      ...(await readOtherAdvisories(ports, posts, stored, config)),
    ],
    ...(wanted.releases
      ? {
          releases: asRead(
            await readRegistry(
              ports.npm,
              valueRead(observed.onNpm) ?? {},
              judgeReleases(stored, surroundings?.tags ?? {}),
              config,
            ),
          ),
        }
      : {}),
  });
  return withPreflightOrChecks(ports, next, stored, config);
}

/** What is tried before the disclosure, or looked for after it: that follows from what the advisories say now. */
async function withPreflightOrChecks(
  ports: Ports,
  observed: Observed,
  stored: StoredCase,
  config: Config,
): Promise<Observed> {
  if (wantsPreflight(observed, stored, config))
    return { ...observed, preflight: asRead(await readPreflight(ports, config)) };
  const queries = publicationQueries({ observed, stored, config });
  if (queries.length === 0) return observed;
  return {
    ...observed,
    publicationChecks: { ...observed.publicationChecks, ...(await readPublicationChecks(ports, queries)) },
  };
}

/** MITRE's names of the weaknesses that the advisories name, once they were read; the list is loaded only for records. */
async function readCweNames(observed: Observed, stored: StoredCase): Promise<Observed['cweNames']> {
  if (!makesRecords(stored)) return observed.cweNames;
  const ids = [
    ...Object.values(observed.advisories),
    stored.analysis?.facts,
    stored.correction?.facts,
  ].flatMap((facts) => facts?.cwe ?? []);
  const known = valueRead(observed.cweNames) ?? {};
  if (ids.every((id) => id in known)) return asRead(known);
  const list = await loadCweList();
  return asRead(Object.fromEntries(ids.map((id) => [id, list.find(id)?.name ?? ''])));
}

/** Everything that is written to after the disclosure, tried as far as that goes without writing. */
async function readPreflight({ github, channels }: Ports, { blog, channels: configured }: Config) {
  const sites = blog ? [{ repo: blog.repo, for: 'open-post' as const }] : [];
  const forums = configured.flatMap(({ discussion }) =>
    discussion ? [{ repo: discussion.repo, for: 'open-discussion' as const }] : [],
  );
  const [onGitHub = [], elsewhere = []] = await Promise.all([
    github.readReach?.([...sites, ...forums]),
    channels?.check(),
  ]);
  return [...onGitHub, ...elsewhere];
}

/** One look into each place whose turn it is. */
async function readPublicationChecks({ publicationChecks }: Ports, queries: readonly PublicationQuery[]) {
  if (!publicationChecks) return {};
  return readEach(
    queries,
    (query) => publicationChecks.look(query),
    ({ name }) => name,
  );
}

/** What stands at the tags, once it is known that they are there. */
async function withNotes(ports: Ports, stored: StoredCase, observed: Observed): Promise<Observed> {
  const wanted = wantedNotes(observed, stored);
  if (wanted.length === 0) return observed;
  const next = { ...observed, notes: { ...observed.notes, ...(await ports.github.readNotes(wanted)) } };
  return { ...next, alsoFixed: await readSharedReleases(ports.github, next, stored) };
}

/**
 * Other advisories of ours that a post covers, with the credits of their cases, whom GitHub has no place for included: the
 * post is written anew with all of them. What it links elsewhere is no business of ours.
 */
async function readOtherAdvisories(
  ports: Ports,
  posts: Observed['posts'],
  stored: StoredCase,
  config: Config,
) {
  const refs = posts
    .flatMap((post) => (post.text === null ? [] : otherAdvisoriesIn(post.text, stored, config.server)))
    .filter(({ repo }) => isOurs(config, repo));
  if (refs.length === 0) return [];
  const read = Object.values(await ports.github.readAdvisories(refs)).filter((facts) => facts !== null);
  const others = await readOtherCases(ports.github, stored.number);
  return read.map((facts) => {
    const home = others.find(({ advisories }) => advisories.some(({ ghsa }) => ghsa === facts.ghsa));
    return creditAsAsked(facts, home?.analysis?.facts.credits ?? []);
  });
}
