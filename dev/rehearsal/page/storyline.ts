import type { StoredMove, StoredTakedown } from '../../../src/case/stored-case.ts';
import type { Clock } from '../../../src/process/clocks.ts';
import { wasMet } from '../../../src/process/clocks.ts';
import { STATES, type StateId } from '../../../src/process/table.ts';
import { CAST } from '../cast.ts';
import type { LoggedStep } from '../performance.ts';
import type { TimelineEntry } from './page-model.ts';
import type { PublicMoment } from './public-view.ts';
import { isSameMinute, writeSpan } from './times.ts';

/** One line of the timeline: who did what, and what followed from it at once. */
export interface Moment {
  readonly at: string;
  readonly who: string;
  /** Whether the bot did it. */
  readonly bot: boolean;
  readonly what: string;
  readonly nodes: readonly string[];
  readonly moves: readonly StateId[];
  /** Who was assigned, and why: `mika-member is assigned: next in the rota`. */
  readonly assigned: readonly string[];
  readonly promises: readonly Promised[];
  readonly seen: readonly PublicMoment[];
  /** What nobody new can read any more: `o/p#7, 2 hours after it was opened`. */
  readonly hidden: readonly string[];
}

export interface Promised {
  readonly name: Clock['name'];
  readonly kept: boolean;
  /** `4 days early`, `2 hours late`. */
  readonly margin: string;
}

export interface StorylineInput {
  readonly steps: readonly LoggedStep[];
  readonly moves: readonly StoredMove[];
  readonly takedowns: readonly StoredTakedown[];
  /** Why the first coordinator was assigned. */
  readonly whyFirst: string;
  /** GitHub's timeline of the issue. */
  readonly timeline: readonly TimelineEntry[];
  readonly clocks: readonly Clock[];
  readonly seen: readonly PublicMoment[];
  readonly now: string;
}

type Draft = { -readonly [K in keyof Moment]: Moment[K] extends readonly (infer U)[] ? U[] : Moment[K] };

/** What happened to one case, in order. Whatever happened in the minute of a person's step stands with it. */
export function tellStoryline(input: StorylineInput): readonly Moment[] {
  const drafts: Draft[] = input.steps.map(({ at, who, nodes, says }) => ({
    ...begin(at, CAST[who].login, false, says),
    nodes: [...nodes],
  }));
  const place = (at: string, otherwise: () => Draft): Draft => {
    const known = drafts.findLast((each) => isSameMinute(each.at, at));
    const draft = known ?? otherwise();
    if (!known) drafts.push(draft);
    return draft;
  };
  for (const { at, to, by } of input.moves) {
    const isBot = by.role === 'bot';
    const draft = place(at, () => begin(at, by.login, isBot, isBot ? (BY_ITSELF[to] ?? MOVED_ON) : ASKED));
    draft.moves.push(to);
    draft.nodes.push(...STATES[to].nodes.filter((node) => !draft.nodes.includes(node)));
  }
  for (const entry of input.timeline) {
    if (entry.kind !== 'event' || entry.assigned === undefined || entry.assigned === entry.who) continue;
    const draft = place(entry.at, () => begin(entry.at, entry.who, true, 'assigns somebody'));
    const why = draft.moves.includes('received') ? input.whyFirst : `by ${entry.who}`;
    draft.assigned.push(`${entry.assigned} is assigned as coordinator: ${why}`);
  }
  for (const { takenDownAt: at, publicSince: since, repo, number } of input.takedowns) {
    if (at === undefined) continue;
    const after =
      since === undefined ? '' : `, ${writeSpan(Date.parse(at) - Date.parse(since))} after it was opened`;
    place(at, () => begin(at, 'the bot', true, 'takes down what was public')).hidden.push(
      `${repo}#${number}${after}`,
    );
  }
  for (const { name, at, kept, margin } of judgePromises(input.clocks, input.now))
    place(at, () => begin(at, '', true, kept ? 'A promise is kept' : 'A promise is missed')).promises.push({
      name,
      kept,
      margin,
    });
  for (const moment of input.seen)
    place(moment.at, () =>
      begin(moment.at, moment.who, moment.who.endsWith('[bot]'), 'writes in public'),
    ).seen.push(moment);
  return drafts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const begin = (at: string, who: string, bot: boolean, what: string): Draft => ({
  at,
  who,
  bot,
  what,
  nodes: [],
  moves: [],
  assigned: [],
  promises: [],
  seen: [],
  hidden: [],
});

const MOVED_ON = 'moves the case on by itself';
const ASKED = 'moves the case on';
const BY_ITSELF: Partial<Readonly<Record<StateId, string>>> = {
  received: 'opens the case and asks for a coordinator',
  closed: 'closes the case',
};

/** Promises that were kept, with the time of it, and those that were missed, with the time they were due. */
export function judgePromises(
  clocks: readonly Clock[],
  now: string,
): readonly (Promised & { readonly at: string })[] {
  return clocks.flatMap((clock) => {
    const kept = wasMet(clock, now);
    if (kept === null) return [];
    const done = clock.met ?? now;
    const span = writeSpan(Math.abs(Date.parse(clock.due) - Date.parse(done)));
    return [
      { name: clock.name, kept, at: kept ? done : clock.due, margin: `${span} ${kept ? 'early' : 'late'}` },
    ];
  });
}
