/** Everything that anybody wrote, in order, with who could read it at that moment. */
import { collaboratorsOf, readersOfAdvisory, readersOfRepo } from './readers.ts';
import { fullName, loginOf, repoById, requireActor } from './state/find.ts';
import type { Advisory, Ctx, JournalEntry, JournalWhat, Repo, Visibility, World } from './world.ts';

interface Place {
  readonly repo: Repo;
  readonly visibility: Visibility;
  readonly readerIds: readonly number[] | null;
}

/** Notes a text written to a repository: an issue, a file, a label… */
export function journal(
  ctx: Ctx,
  repo: Repo,
  what: JournalWhat,
  text: string | null,
  ref: string | number,
): void {
  if (text === null || text === '') return;
  const place = { repo, visibility: placeOf(repo), readerIds: readersOfRepo(ctx.world, repo) } as const;
  add(ctx, place, what, text, ref);
}

/** Notes a text written to an advisory, whose readers are its collaborators until it is published. */
export function journalAdvisory(ctx: Ctx, advisory: Advisory, what: JournalWhat, text: string | null): void {
  if (text === null || text === '') return;
  const repo = repoById(ctx.world, advisory.repoId);
  const talk = what === 'advisory-comment';
  const readerIds = talk ? collaboratorsOf(ctx.world, advisory) : readersOfAdvisory(ctx.world, advisory);
  const open = advisory.state === 'published' || advisory.state === 'withdrawn';
  // The conversation stays with the collaborators after publication.
  const visibility: Visibility = open && !talk ? placeOf(repo) : 'advisory';
  add(ctx, { repo, visibility, readerIds }, what, text, advisory.ghsa);
}

/** A private fork belongs to its advisory. */
function placeOf(repo: Repo): Visibility {
  if (repo.advisoryGhsa !== null) return 'advisory';
  return repo.private ? 'private' : 'public';
}

function add(ctx: Ctx, place: Place, what: JournalWhat, text: string, ref: string | number): void {
  const { world, actor } = ctx;
  const id = requireActor(actor);
  const kind = actor.kind === 'app' || actor.kind === 'actions' ? actor.kind : 'user';
  const readers =
    place.visibility === 'public' || place.readerIds === null
      ? ('everyone' as const)
      : Object.freeze(readerLogins(world, place.readerIds));
  const entry: JournalEntry = {
    n: world.journal.length + 1,
    at: new Date(world.now).toISOString(),
    actor: Object.freeze({ login: loginOf(world, id), id, kind }),
    repo: fullName(world, place.repo),
    visibility: place.visibility,
    what,
    text,
    ref: String(ref),
    readers,
    runId: ctx.runId,
  };
  world.journal.push(Object.freeze(entry));
}

function readerLogins(world: World, ids: readonly number[]): string[] {
  return ids.map((id) => loginOf(world, id)).sort();
}
