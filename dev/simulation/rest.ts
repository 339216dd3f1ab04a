/**
 * Which sweeps of a long simulation need not be run, since they would do what the one before did: nothing. Nobody has
 * done anything since, no step of any clock is due, and the last one wrote nothing. Some of these are run all the same,
 * and have to prove it.
 */
import type { Actor, Observed, ObservedIssue } from '../../src/case/observed.ts';
import { type StoredCase, stateOf } from '../../src/case/stored-case.ts';
import type { Config } from '../../src/config/config.ts';
import { isConversationLookDue as isConversationDue } from '../../src/features/acknowledgement/note-conversation.ts';
import { findSilence } from '../../src/features/acknowledgement/reporter-silence.ts';
import { isAppealOver } from '../../src/features/assessment/report-closing.ts';
import { isSilenceDue } from '../../src/features/coordination/silence.ts';
import { deadlinesOf } from '../../src/features/deadlines/deadlines.ts';
import { reminderKey } from '../../src/features/deadlines/remind.ts';
import { isLookDue } from '../../src/features/takedown/is-look-due.ts';
import { dueStep } from '../../src/process/clocks.ts';
import { type Ended, findIssue, type Stage } from '../../test/scenarios/stage.ts';

/** What waits for longer than a step of a clock (an appeal, a day's lists) is found by then. */
const MOST_RESTED = 8;

export interface Rest {
  /** Runs the sweep, or leaves it out. `actions` is how much people have done so far, on GitHub or beside it. */
  sweep(cases: readonly StoredCase[], actions: number): Promise<void>;
  readonly swept: number;
  readonly rested: number;
  /** Sweeps that might have been left out, and were run to prove it. */
  readonly proven: number;
  readonly faults: readonly string[];
}

export function createRest(
  stage: Stage,
  config: Config,
  wish: { readonly proven: number | undefined; random(): number },
): Rest {
  const faults: string[] = [];
  const counts = { swept: 0, rested: 0, proven: 0 };
  let quietSince: number | null = null;
  let inRow = 0;
  let seen = 0;
  const run = async (): Promise<readonly string[]> => {
    const ended = await stage.sweep();
    counts.swept += 1;
    inRow = 0;
    quietSince = ended.every(didNothing) ? stage.github.requests.length : null;
    return ended.flatMap(actionsOf);
  };
  return {
    faults,
    get swept() {
      return counts.swept;
    },
    get rested() {
      return counts.rested;
    },
    get proven() {
      return counts.proven;
    },
    sweep: async (cases, actions) => {
      const now = stage.github.clock.now().toISOString();
      const mayRest =
        wish.proven !== undefined &&
        quietSince === stage.github.requests.length &&
        actions === seen &&
        inRow < MOST_RESTED &&
        cases.every((stored) => !isDue(stored, config, now) && !isSilent(stage, stored, now));
      seen = actions;
      if (mayRest && wish.random() >= wish.proven) {
        counts.rested += 1;
        inRow += 1;
        return;
      }
      const did = await run();
      if (!mayRest) return;
      counts.proven += 1;
      if (quietSince === null)
        faults.push(`${now}: a sweep that was thought to do nothing did: ${did.join('; ')}`);
    },
  };
}

const IDLE: readonly string[] = ['Sweep', 'The board follows the cases.'];

/** Up to the note of when it ran, which every other one makes, and the board, after which nothing more is to be done. */
const didNothing = (ended: Ended): boolean => ended.exitCode === 0 && actionsOf(ended).length === 0;

const actionsOf = ({ outputs }: Ended): readonly string[] =>
  (JSON.parse(outputs.plan ?? '[]') as readonly { readonly why: string }[])
    .map(({ why }) => why)
    .filter((why) => !IDLE.includes(why));

/** People have not been heard of for a while: the one thing of time that is read from the comments. */
function isSilent(stage: Stage, stored: StoredCase, now: string): boolean {
  const { world } = stage.github;
  const self = [...world.accounts.values()].find(({ login }) => login === 'security-process[bot]')!;
  const comments = findIssue(stage, stored.issue).commentIds.flatMap((id) => {
    const comment = world.comments.get(id);
    if (!comment) return [];
    const createdAt = new Date(comment.createdAt).toISOString();
    return [{ author: { id: comment.authorId }, createdAt, body: comment.body }];
  });
  return isSilenceDue({
    stored,
    issue: { comments } as unknown as ObservedIssue,
    now,
    self: self as unknown as Actor,
  });
}

/** A step of a clock that was not said, a silent reporter, an appeal that is over, a case without coordinator, or work that was left. */
function isDue(stored: StoredCase, config: Config, now: string): boolean {
  if (stored.claims.length > 0 || stored.coordinators.length === 0 || stateOf(stored) === 'closed')
    return true;
  if (stored.takedowns.some((item) => isLookDue(item, now))) return true;
  if (stored.source.ghsa !== null && stateOf(stored) !== 'received' && isConversationDue(stored)) return true;
  if (isAppealOver({ stored, config, observed: { now } as Observed })) return true;
  const said = new Set(stored.said.map(({ key }) => key));
  const silence = findSilence(stored, config, now);
  if (silence && !said.has(silence.key)) return true;
  return deadlinesOf(stored, config, now).some((clock) => {
    const step = dueStep(clock, config.clocks, now);
    return step !== undefined && !said.has(reminderKey(clock, step));
  });
}
