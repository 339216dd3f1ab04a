import { ProcessError } from './error.ts';
import type { Sweep } from './sweep-store.ts';
import { labelsAfter } from './take-in.ts';

/** What stopped nothing else, in the order in which it is worth telling. */
export function explainAll({
  broken,
  refused,
  reasons,
  unreadable,
  unanswered,
  errors,
}: Sweep): readonly unknown[] {
  return [
    ...(broken.length > 0 ? [new ProcessError('bad-store', broken.join('\n'))] : []),
    ...(refused.length > 0 ? explainRefusal(refused, reasons) : []),
    ...(unreadable.length > 0 ? [explainUnreadable(unreadable)] : []),
    ...(unanswered.length > 0 ? [explainUnanswered(unanswered)] : []),
    ...errors,
  ];
}

/** A label that took the name of one of ours counts for nothing, and neither does what anybody does with it. */
export function explainReplaced(sweep: Sweep): readonly ProcessError[] {
  const { replaced } = labelsAfter(sweep, sweep.memory);
  if (replaced.length === 0) return [];
  const names = replaced.map((name) => `"${name}"`).join(', ');
  return [
    new ProcessError(
      'wrong-identity',
      `Another label has the name ${names} now: somebody renamed or recreated it. The bot ignores it. Find out who did it, then delete that label (Issues > Labels). The next sweep makes a new one.`,
    ),
  ];
}

/** What nobody would hear of before the first report that comes to nothing. */
export function explainSetup({ config, read, team }: Sweep): readonly ProcessError[] {
  const about = `${config.team.owner}/${config.team.slug}`;
  const isEmpty = team.kind === 'known' && team.members.length === 0;
  return [
    ...(isEmpty
      ? [
          new ProcessError(
            'bad-setup',
            `The team ${about} has no members: nobody can be asked to coordinate a case, and no command counts. Add members to it.`,
          ),
        ]
      : []),
    ...(read.repo.hasNoIssues
      ? [
          new ProcessError(
            'bad-setup',
            `${read.repo.name} has no issues, so no report can become a case. Switch them on: Settings, “Features”.`,
          ),
        ]
      : []),
  ];
}

/** Everything else goes on without them; but nobody may believe that no report came in. */
function explainRefusal(refused: readonly string[], reasons: readonly string[]): readonly ProcessError[] {
  // Each with its own advice where the cause is known.
  if (reasons.length > 0)
    return reasons.map(
      (reason) =>
        new ProcessError(
          'permission-missing',
          `${reason} Reports that wait in ${refused.join(', ')} are taken in then.`,
        ),
    );
  return [
    new ProcessError(
      'permission-missing',
      `Could not find privately reported advisories in ${refused.join(', ')}. Grant the App or token the permission repository_advisories: write there; reports that wait are taken in then.`,
    ),
  ];
}

/** It may be a report that waits for an answer, and nothing of it says which. */
function explainUnreadable(places: readonly string[]): ProcessError {
  return new ProcessError(
    'github-unreachable',
    `GitHub lists an advisory in ${places.join(', ')} of which not even the id can be read, so it has no case. Open the Security tab there and look for a report without a case. Every sweep tries again.`,
  );
}

/** Releases wait there although no case need hold them: an outage, which nobody may take for a hold. */
function explainUnanswered(repos: readonly string[]): ProcessError {
  return new ProcessError(
    'permission-missing',
    `Could not check releases that wait in ${[...new Set(repos)].join(', ')}. Grant the App Actions: read, Contents: read and Deployments: write there, and make it a protection rule of the environment. Until then an admin of the repo has to approve them by hand. This is an outage and says nothing of any case.`,
  );
}
