/** The repository of a path, for reading its files and commits. */
import { demand, readContents } from '../access.ts';
import { type Req, repoFrom } from '../http.ts';
import { resolveRef } from '../state/git.ts';
import { type Commit, HttpError, type Repo } from '../world.ts';

export function readableRepo(req: Req): Repo {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readContents);
  return repo;
}

export function commitFrom(repo: Repo, name: string): Commit {
  const commit = resolveRef(repo, name);
  if (!commit) throw new HttpError(422, `No commit found for SHA: ${name}`);
  return commit;
}
