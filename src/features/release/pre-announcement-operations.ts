import { PRE_ANNOUNCEMENT } from '../../case/channels.ts';
import type { Operation } from '../../case/operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { renderPlain } from '../../text/defuse.ts';
import { declassifyConfirmed, embargo } from '../../text/embargo.ts';
import { isPreAnnouncedNow, PRE_ANNOUNCE, preAnnouncementOf } from './pre-announcement.ts';

/** Opens the pull request with the pre-announcement, once its text was confirmed as it stands. */
export function planPreAnnouncement(context: Context): readonly Operation[] {
  const { stored, config } = context;
  const text = config.blog ? preAnnouncementOf(stored, config) : undefined;
  if (!text || !config.blog || isPreAnnouncedNow(stored, text.digest)) return [];
  if (!isCleared(context, PRE_ANNOUNCE)) return [];
  const release = (shown: string) =>
    declassifyConfirmed(embargo(stored.number, shown), { caseNumber: stored.number, shown });
  return [
    {
      kind: 'open-post',
      key: `${PRE_ANNOUNCE}/${text.digest}`,
      channel: PRE_ANNOUNCEMENT,
      repo: config.blog.repo,
      base: config.blog.branch,
      branch: text.branch,
      path: text.path,
      text: release(text.body),
      title: release(text.title),
      body: release(renderPlain(text.title)),
      surface: 'public',
      why: 'The pre-announcement was confirmed.',
    },
  ];
}
