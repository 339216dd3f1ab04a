import { type Finding, wrong } from './finding.ts';
import type { OurStep } from './read-workflow.ts';
import type { Setup } from './setup.ts';

/**
 * Settings, “Actions”: whether a job of ours may start at all. Administrators see them alone; nothing is said of what is not
 * seen, since a run that looks is the proof that runs start.
 */
export function judgePolicy(setup: Setup, steps: readonly OurStep[]): readonly Finding[] {
  const { repo, triage } = setup;
  const check = 'settings of Actions';
  const repos = [...new Set(steps.map((step) => step.repo))];
  const unshared = repos.flatMap((each) => {
    const seen = setup.shared[each];
    const isOpen =
      seen?.kind !== 'seen' || seen.value !== 'none' || each.toLowerCase() === repo.toLowerCase();
    return isOpen
      ? []
      : [
          wrong(
            check,
            each,
            'actions-not-shared',
            `${each} is private, and no other repo may use its actions.`,
          ),
        ];
  });
  if (triage.policy.kind !== 'seen') return unshared;
  const { isOn, isOwnOnly, allowed } = triage.policy.value;
  if (!isOn) return [wrong(check, repo, 'actions-off', 'Actions are switched off: no workflow starts.')];
  const owner = repo.split('/')[0]?.toLowerCase() ?? '';
  const refused = repos.filter((each) => {
    if (each.toLowerCase().startsWith(`${owner}/`)) return false;
    return isOwnOnly || (allowed !== null && !allowed.some((pattern) => fits(pattern, each)));
  });
  return [
    ...refused.map((each) =>
      wrong(check, repo, 'actions-not-allowed', `Its settings do not allow the actions of ${each}.`),
    ),
    ...unshared,
  ];
}

/** `owner/*`, `owner/name@*`, `owner/name/folder@v1`: whether some action of a repo fits; `!` in front takes away. */
function fits(pattern: string, repo: string): boolean {
  const [place = ''] = pattern.toLowerCase().split('@');
  const [owner, name = '*'] = place.split('/');
  const [hasOwner, hasName = ''] = repo.toLowerCase().split('/');
  if (owner !== '*' && owner !== hasOwner) return false;
  return new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(hasName);
}
