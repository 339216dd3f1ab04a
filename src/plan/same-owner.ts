import type { Context } from './context.ts';

/** Whether a repo belongs to the owner of the triage repo: issues are transferred within one owner only. */
export function isSameOwner({ observed }: Pick<Context, 'observed'>, repo: string): boolean {
  return repo.split('/')[0]!.toLowerCase() === observed.repo.name.split('/')[0]!.toLowerCase();
}
