import { isDisclosed, receiptOf, type StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { addDays } from '../../process/clocks.ts';
import { DAY_MS } from '../../process/durations.ts';
import { addressAll } from '../../text/mention.ts';
import { renderTime } from '../../text/shown-values.ts';

/** One report of the flaw, by the person who found it. */
interface Finding {
  readonly case: number;
  readonly at: string;
  /** What tells finders apart; null where nothing is known of one, who is then nobody independent. */
  readonly finder: string | null;
}

/** Reports of different people that came so near to each other that others will find the flaw too. */
export interface Collision {
  /** The earliest report of each finder, oldest first. */
  readonly findings: readonly Finding[];
  /** Days between the two that are nearest to each other, rounded up. */
  readonly apart: number;
  /** When it is proposed to be disclosed by, ISO UTC. */
  readonly until: string;
}

const finderOf = (reporter: StoredCase['reporter']): string | null =>
  reporter === null
    ? null
    : reporter.id !== null
      ? `id ${reporter.id}`
      : ((reporter.login ?? reporter.name)?.toLowerCase() ?? null);

/**
 * Whether people found the same flaw by themselves within `clocks.collision` days of each other. It is then proposed to
 * disclose as many days after the latest of their reports; undefined where the embargo ends before that anyway.
 */
export function findCollision(stored: StoredCase, { clocks }: Pick<Config, 'clocks'>): Collision | undefined {
  const days = clocks.collisionDays;
  if (days === null || isDisclosed(stored)) return undefined;
  const all: readonly Finding[] = [
    { case: stored.number, at: receiptOf(stored), finder: finderOf(stored.reporter) },
    ...(stored.mergedReports ?? []).map((each) => ({
      case: each.case,
      at: each.receivedAt,
      finder: finderOf(each.reporter),
    })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const findings = all.filter(
    ({ finder }, index) => finder !== null && all.findIndex((other) => other.finder === finder) === index,
  );
  const gaps = findings.slice(1).map(({ at }, index) => Date.parse(at) - Date.parse(findings[index]!.at));
  const nearest = Math.min(...gaps);
  if (gaps.length === 0 || nearest > days * DAY_MS) return undefined;
  const until = addDays(findings.at(-1)!.at, days);
  const agreed =
    stored.embargo?.until ??
    (clocks.embargoDays === null ? null : addDays(receiptOf(stored), clocks.embargoDays));
  if (agreed !== null && Date.parse(agreed) <= Date.parse(until)) return undefined;
  return { findings, apart: Math.ceil(nearest / DAY_MS), until };
}

/** The proposal, once for every further finder. A person decides; nothing is changed by it. */
export function collisionComments({ stored, config }: Context): readonly BotComment[] {
  const collision = findCollision(stored, config);
  if (!collision) return [];
  const { findings, apart, until } = collision;
  const day = until.slice(0, 10);
  return [
    {
      key: `collision/${findings.length}`,
      at: findings.at(-1)!.at,
      body: [
        `${addressAll(stored.coordinators)}${findings.length} people found this flaw by themselves, two of them within ${apart} ${apart === 1 ? 'day' : 'days'}: ${findings.map((each) => `#${each.case} (${renderTime(each.at)})`).join(', ')}. Others will find it too, so a long embargo protects less.`,
        '',
        `Proposal: disclose by **${day}**. If you agree, tell the reporters and write \`/embargo ${day} because it was found independently\`. You decide; nothing was changed.`,
      ].join('\n'),
    },
  ];
}
