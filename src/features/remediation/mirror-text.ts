import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderTime } from '../../text/shown-values.ts';

type Mirror = NonNullable<StoredCase['mirrors']>[number];

/** Sentences about private mirrors of project repos. All of them: team surface. */

/** What is wrong with a mirror, and what to do. */
export function renderMirror(
  { repo, mirror, isPrivate, others }: Mirror,
  workflow: string,
  coordinators: StoredCase['coordinators'],
): string {
  const actions = `https://github.com/${mirror}/actions`;
  const whom = addressAll(coordinators);
  if (isPrivate === null)
    return `${whom}the private mirror ${mirror} of ${repo} could not be looked at. Look yourself that it is private and that ${renderCodeSpan(workflow)} is the only workflow enabled there: ${actions}. The App needs Actions: read there to do it.`;
  const lines = [
    `${whom}${isPrivate ? `in the private mirror ${mirror} of ${repo} more than our workflow is enabled:` : `**the mirror ${mirror} of ${repo} is not private.** Make it private at once (*Settings, Danger Zone*), and treat what was pushed there as public.`}`,
    '',
    ...others.map((path) => `- ${renderCodeSpan(path)}`),
    ...(others.length === 0
      ? []
      : [
          '',
          `They run on what is pushed for this case, and may send it elsewhere. Disable them (${actions}, *Disable workflow*); ${renderCodeSpan(workflow)} alone stays enabled. This comment goes once the next sweep sees it done.`,
        ]),
  ];
  return lines.join('\n').trimEnd();
}

/** Lines of the case record: mirrors where all is as it should be. */
export const renderMirrors = (mirrors: readonly Mirror[]): readonly string[] =>
  mirrors
    .filter(({ isPrivate, others }) => isPrivate === true && others.length === 0)
    .map(
      ({ repo, mirror, at }) =>
        `- Mirror of ${repo}: ${mirror}, private, only our workflow enabled (since ${renderTime(at)})`,
    );
