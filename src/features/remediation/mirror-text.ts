import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { renderCodeSpan } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderTime } from '../../text/shown-values.ts';

type Mirror = NonNullable<StoredCase['mirrors']>[number];

/** Sentences about private mirrors of project repos. All of them: team surface. */

/** What is wrong with a mirror, and what to do. */
export function renderMirror(
  { repo, mirror, isPrivate, others }: Mirror,
  { mirrors: { workflow }, server }: Pick<Config, 'mirrors' | 'server'>,
  coordinators: StoredCase['coordinators'],
): string {
  const actions = `${server}/${mirror}/actions`;
  const whom = addressAll(coordinators);
  if (isPrivate === null)
    return `${whom}The bot could not check the private mirror ${mirror} of ${repo}. Please check now that it is private and that only ${renderCodeSpan(workflow)} is enabled: ${actions}. To let the bot check it, grant the App Actions: read there.`;
  const lines = [
    `${whom}${isPrivate ? `Other workflows are enabled in the private mirror ${mirror} of ${repo}:` : `**The mirror ${mirror} of ${repo} is not private.** Please make it private at once (“Settings”, “Danger Zone”). Treat what was pushed there as public.`}`,
    '',
    ...others.map((path) => `- ${renderCodeSpan(path)}`),
    ...(others.length === 0
      ? []
      : [
          '',
          `They run on what is pushed for this case and may send it elsewhere. Please disable them at once (${actions}, “Disable workflow”). Only ${renderCodeSpan(workflow)} stays enabled. The next sweep then removes this comment.`,
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
