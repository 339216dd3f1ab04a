import type { ApprovalKind, Context, WantedApproval } from '../../engine/context.ts';
import { renderFenced } from '../../text/defuse.ts';
import { isPreAnnouncedNow, PRE_ANNOUNCE, preAnnouncementOf } from './pre-announcement.ts';

/** What is said in public before the release. */
export const RELEASE_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: PRE_ANNOUNCE,
    action: 'release-gate',
    outward: true,
    wanted: askPreAnnouncement,
    effect: ({ stored, config }) =>
      renderEffect(preAnnouncementOf(stored, config), config.blog?.repo ?? null),
  },
];

/** The text as it stands, confirmed by somebody else than who wanted it. Every postponement is asked for anew. */
function askPreAnnouncement({ stored, config }: Context): readonly WantedApproval[] {
  const text = preAnnouncementOf(stored, config);
  if (!text || isPreAnnouncedNow(stored, text.digest)) return [];
  const by = stored.decisions.find((decision) => decision.kind === 'pre-announce')?.by[0];
  const askedBy = by ? { id: by.id, login: by.login } : null;
  return [{ key: PRE_ANNOUNCE, digest: text.digest, needs: 1, askedBy }];
}

function renderEffect(
  text: { readonly title: string; readonly body: string } | undefined,
  blogRepo: string | null,
): readonly string[] {
  return [
    blogRepo
      ? `**Public, before the release.** If you confirm, the bot opens a pull request in ${blogRepo} with this text:`
      : '**Public, before the release.** If you confirm, one of you posts this text:',
    '',
    renderFenced(text ? `${text.title}\n\n${text.body}` : ''),
    '',
    'It tells the day, the release lines, and the number of issues by severity. Attackers will watch those repos from then on. Have the patch ready, and keep its branches and commits private.',
  ];
}
