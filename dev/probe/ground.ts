/** The two repos in which everything is tried: how they are made, and how they go. */
import { pathOf } from '../../src/github/client.ts';
import { at, demandDone, describeSaid, isRefused, listAt, type Said } from './answer.ts';
import type { Hands } from './hands.ts';
import {
  describeFor,
  isForkOf,
  type ListedRepo,
  type MadeRepo,
  nameFor,
  type Role,
  runOf,
} from './places.ts';

export interface Ground {
  readonly org: string;
  readonly run: string;
  /** Private. */
  readonly triage: MadeRepo;
  /** Public, with private reporting on. */
  readonly project: MadeRepo;
  /** Of the account whose token GITHUB_TOKEN is. */
  readonly ownerLogin: string;
  /** The App's number. */
  readonly appId: number;
  readonly hands: Hands;
  /** Waits between two looks; milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Something that several questions need, made once. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** A repo that came to be beside the two: it goes with them. */
  alsoMade(repo: MadeRepo): void;
}

function readRepo(sent: unknown): ListedRepo | null {
  const [id, name, nodeId, madeAt] = ['id', 'full_name', 'node_id', 'created_at'].map((key) => at(sent, key));
  if (typeof id !== 'number' || typeof name !== 'string') return null;
  const description = at(sent, 'description');
  return {
    id,
    name,
    nodeId: String(nodeId ?? ''),
    madeAt: String(madeAt ?? ''),
    description: typeof description === 'string' ? description : null,
  };
}

export const madeIn = (said: Said): MadeRepo | null => readRepo(said.data);

/** Every repo of the organisation, however many. Throws Blocked where they cannot be listed. */
export async function listRepos(hands: Hands, org: string): Promise<readonly ListedRepo[]> {
  const repos: ListedRepo[] = [];
  for (let page = 1; ; page++) {
    const parameters = { org, type: 'all', per_page: 100, page };
    const said = demandDone(
      await hands.asOwner('GET /orgs/{org}/repos', parameters),
      `list the repos of ${org}`,
    );
    const sent = listAt(said.data, '');
    repos.push(...sent.flatMap((each) => readRepo(each) ?? []));
    if (sent.length < 100) return repos;
  }
}

/** Throws Blocked where GitHub refuses it. */
export async function makeRepo(hands: Hands, org: string, run: string, role: Role): Promise<MadeRepo> {
  const parameters = {
    org,
    name: nameFor(run, role),
    description: describeFor(run),
    private: role === 'triage',
    has_issues: true,
    auto_init: true,
  };
  const said = demandDone(
    await hands.asOwner('POST /orgs/{org}/repos', parameters),
    `make the repo ${org}/${parameters.name}`,
  );
  const made = madeIn(said);
  if (!made) throw new Error('GitHub answered with something that is no repo');
  hands.own(made);
  return made;
}

export type Deleted =
  | { readonly kind: 'deleted'; readonly name: string }
  | { readonly kind: 'left'; readonly name: string; readonly why: string; readonly advice: string };

/** What a repo has to be, right before it is deleted. */
type Judge = (now: ListedRepo) => boolean;

const isStillOurs: Judge = (now) => runOf(now) !== null;

/** Deletes a repo after one more look at it: the same id, under the same name, as we made it. */
async function deleteRepo(hands: Hands, repo: MadeRepo, isOurs: Judge = isStillOurs): Promise<Deleted> {
  const { name } = repo;
  const left = (why: string): Deleted => ({
    kind: 'left',
    name,
    why,
    advice: `Look at it and delete it by hand: gh repo delete ${name}`,
  });
  try {
    const seen = await hands.asOwner('GET /repos/{owner}/{repo}', pathOf(name));
    if (seen.status === 404) return { kind: 'deleted', name };
    const now = isRefused(seen) ? null : readRepo(seen.data);
    if (!now) return left(`GitHub answered ${describeSaid(seen)}`);
    if (now.id !== repo.id || now.name !== name || !isOurs(now))
      return left('it is not the repo that the probe made, or somebody has renamed it or described it anew');
    hands.own(repo);
    const said = await hands.asOwner('DELETE /repos/{owner}/{repo}', pathOf(name));
    hands.disown(repo);
    if (!isRefused(said)) return { kind: 'deleted', name };
    const scope =
      said.status === 403 ? '. The token needs the scope delete_repo (Administration: write)' : '';
    return left(`GitHub answered ${describeSaid(said)}${scope}`);
  } catch (error) {
    return left(error instanceof Error ? error.message : String(error));
  }
}

/** Deletes what this run has made, forks first; nothing that fails keeps the rest from going. */
export async function cleanUp(hands: Hands, made: readonly MadeRepo[]): Promise<readonly Deleted[]> {
  const deleted: Deleted[] = [];
  for (const repo of [...made].reverse()) {
    const source = made.find((other) => isForkOf(repo.name, other));
    deleted.push(await deleteRepo(hands, repo, source ? ({ name }) => isForkOf(name, source) : isStillOurs));
  }
  return deleted;
}
