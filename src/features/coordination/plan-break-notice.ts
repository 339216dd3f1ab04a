import type { BreakNotice } from '../../case/ordered-break.ts';
import type { Config } from '../../config/config.ts';
import { DAY_MS } from '../../process/durations.ts';
import { todayOf } from './break-order.ts';

/** So many days before a break its notice is proposed, so that people have time to merge it. */
const AHEAD_DAYS = 14;
/** For so long after a break it is looked whether its notice is gone: a late merge would bring it. */
const AFTER_DAYS = 14;

type Span = Pick<BreakNotice, 'from' | 'until'>;

/** What has to be looked at in the public policy: that it tells of a break, or no longer does. */
export type NoticeStep =
  | { readonly kind: 'put-in'; readonly span: Span }
  | { readonly kind: 'take-out'; readonly notice: BreakNotice }
  | { readonly kind: 'forget' };

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** The break that the public is told of: the one that is on, else the next within two weeks. */
export function announcedBreak(config: Pick<Config, 'breaks' | 'clocks'>, now: string): Span | undefined {
  const today = todayOf(config, now);
  return config.breaks
    .filter(({ from, until }) => until > today && daysBefore(from, AHEAD_DAYS) <= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/**
 * What is to be done about the notice now; undefined where nothing is, or it was looked at today.
 *
 * @param agreed first days of the breaks whose notice people have confirmed: nothing is public without them
 */
export function nextNoticeStep(
  config: Pick<Config, 'breaks' | 'clocks' | 'policy'>,
  notice: BreakNotice | null,
  agreed: readonly string[],
  now: string,
): NoticeStep | undefined {
  if (config.policy === null) return notice === null ? undefined : { kind: 'forget' };
  const today = todayOf(config, now);
  const announced = announcedBreak(config, now);
  const wanted = announced && agreed.includes(announced.from) ? announced : undefined;
  const place = `${config.policy.repo}/${config.policy.path}`;
  if (wanted) {
    const isSame = notice?.from === wanted.from && notice.until === wanted.until && notice.of === place;
    const isOut = notice?.state === 'to-remove' || notice?.state === 'gone';
    // One that is not in the policy yet is looked for once a day.
    const isKnown = isSame && !isOut && (notice.state === 'there' || notice.day === today);
    return isKnown ? undefined : { kind: 'put-in', span: wanted };
  }
  if (notice === null || notice.day === today) return undefined;
  const isLong = daysBefore(today, AFTER_DAYS) > notice.until;
  return isLong && notice.state === 'gone' ? { kind: 'forget' } : { kind: 'take-out', notice };
}
