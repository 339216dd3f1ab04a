import { type DayRule, findObjection } from '../../process/release-day.ts';
import type { GateFinding } from './judge-gate.ts';

/** What is known of when the release is to be made. Days are UTC, `YYYY-MM-DD`. */
export interface PlanFacts {
  /** The planned day, null where none was named. */
  readonly day: string | null;
  readonly rule: DayRule;
  /** A pre-announcement is wanted. */
  readonly isWanted: boolean;
  /** It was made: opened, or ticked off by a member. */
  readonly isAnnounced: boolean;
}

/** Release-day rule and pre-announcement; nothing where neither was asked for. */
export function judgePlan({ day, rule, isWanted, isAnnounced }: PlanFacts): readonly GateFinding[] {
  const objection = day === null ? undefined : findObjection(day, rule);
  return [
    ...(day === null
      ? []
      : [
          objection === undefined
            ? {
                rule: 'release-day' as const,
                ok: true,
                subject: day,
                text: 'A day on which releases are made.',
              }
            : {
                rule: 'release-day' as const,
                ok: false,
                subject: day,
                text: `${objection}. Another day: \`/release-on YYYY-MM-DD because …\`.`,
              },
        ]),
    ...(isWanted
      ? [
          {
            rule: 'pre-announced' as const,
            ok: isAnnounced,
            subject: day ?? '',
            text: isAnnounced
              ? 'The pre-announcement is posted.'
              : 'The pre-announcement is not posted yet. Confirm its request, or write `/posted pre-announcement URL`.',
          },
        ]
      : []),
  ];
}
