import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { bindingDigest, digestOf } from '../../engine/context.ts';
import { statesFrom } from '../../process/table.ts';
import { lineOf } from '../assessment/published-versions.ts';
import { renderFolder } from '../disclosure/posts/blog-express.ts';
import { isPreAnnouncementWanted } from './gate-facts.ts';
import { type PreAnnouncement, renderPreAnnouncement } from './pre-announcement-text.ts';

/** Key of the request to confirm it, and of the claim on posting it. */
export const PRE_ANNOUNCE = 'pre-announce';

const BEFORE = statesFrom('cve-requested', 'releasing');

/** The text as it would be posted now, or undefined where none is wanted, or no day was named. */
export function preAnnouncementOf(
  stored: StoredCase,
  config: Config,
):
  | (PreAnnouncement & { readonly digest: string; readonly path: string; readonly branch: string })
  | undefined {
  const plans = stored.plans ?? [];
  const analysis = stored.analysis?.facts;
  const isOpen = BEFORE.includes(stateOf(stored)) && !isDisclosed(stored) && !stored.flags.includes('manual');
  if (!analysis || plans.length === 0 || !isOpen || !isPreAnnouncementWanted(stored)) return undefined;
  // Two cases may be announced for one day; the name tells them apart and says nothing of either.
  const mark = digestOf({ number: stored.number, day: plans[0]!.day }).slice(0, 6);
  const name = `${plans[0]!.day}-upcoming-security-releases-${mark}`;
  const text = renderPreAnnouncement({
    project: config.blog?.project ?? config.owners[0]?.login ?? '',
    days: plans.map(({ day, at }) => ({ day, namedOn: at.slice(0, 10) })),
    lines: analysis.packages.flatMap(({ name, patched }) =>
      patched.map((version) => ({ package: name, line: lineOf(version) })),
    ),
    severities: [analysis.severity],
    ...(config.blog?.form === 'node' ? { slug: name } : {}),
  });
  return {
    ...text,
    digest: bindingDigest(text),
    path: `${renderFolder({ folder: config.blog?.folder ?? 'posts' })}${name}.md`,
    branch: plans.length === 1 ? name : `${name}-${plans.length}`,
  };
}

/** Already posted as it reads now, by us or by a member who ticked it off since the day was named. */
export function isPreAnnouncedNow(stored: StoredCase, digest: string): boolean {
  const named = stored.plans?.at(-1)?.at ?? '';
  return (
    stored.approvalRequests.some(
      (approvalRequest) =>
        approvalRequest.key === PRE_ANNOUNCE &&
        approvalRequest.digest === digest &&
        approvalRequest.doneAt !== null,
    ) ||
    stored.evidence.some(
      (each) =>
        each.kind === 'posted' &&
        each.subject === 'pre-announcement' &&
        Date.parse(each.at) >= Date.parse(named),
    )
  );
}
