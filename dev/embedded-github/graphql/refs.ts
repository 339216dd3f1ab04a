/** Refs by name. */
import type { Repo } from '../world.ts';
import { refNode } from './nodes.ts';
import type { Node } from './resolving.ts';

/** `main`, `heads/main` and `refs/heads/main` name the same branch; a tag of that name comes second. */
export function refNamed(of: Repo, name: string): Node | null {
  const candidates = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
  const found = candidates.find((candidate) => candidate.startsWith('refs/') && of.refs.has(candidate));
  return found === undefined ? null : refNode(of, found);
}
