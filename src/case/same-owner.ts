import type { Observed } from './observed.ts';

/** Whether a repo belongs to the owner of the triage repo: issues are transferred within one owner only. */
export function isSameOwner(
  { observed }: { readonly observed: Pick<Observed, 'repo'> },
  repo: string,
): boolean {
  return repo.split('/')[0]!.toLowerCase() === observed.repo.name.split('/')[0]!.toLowerCase();
}
