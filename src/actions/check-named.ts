import { type LookUp, type LookUpAnswer, lookUpKey, MOST_LOOK_UPS, type NamedQuery } from '../case/named.ts';
import type { GitHubPort } from '../case/ports.ts';
import type { StoredNamed } from '../case/slices/intake.ts';
import { judgeNamed } from '../features/intake/named/judge-named.ts';

/** Looks up what a report names, one request after the other. Whatever goes wrong ends in “could not be checked”. */
export async function checkNamed(
  github: Pick<GitHubPort, 'lookUp'>,
  { context, things, left }: NamedQuery,
): Promise<StoredNamed> {
  const answers: Record<string, LookUpAnswer> = {};
  let judged = judgeNamed(things, context, answers);
  for (let count = 0; judged.next !== undefined && count < MOST_LOOK_UPS; count += 1) {
    const lookUp: LookUp = judged.next;
    answers[lookUpKey(lookUp)] = await github.lookUp(context.repo, lookUp);
    judged = judgeNamed(things, context, answers);
  }
  return { repo: context.repo, checked: [...judged.checked], left };
}
