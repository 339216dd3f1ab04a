import type { WaitingRelease } from '../../case/observed.ts';
import { type StoredCase, type StoredHold, stateOf } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { addDays } from '../../process/clocks.ts';
import { gateFactsOf } from './gate-facts.ts';
import { isHeldBy, isPlanned, judgeHold } from './hold.ts';
import { judgeGate } from './judge-gate.ts';

/**
 * Notes which waiting releases this case holds, and which it holds no more. Only where this run has looked at what
 * waits: an outage ends no hold.
 */
export function noteHolds(context: Context): StoredCase | undefined {
  const { stored, observed, scope } = context;
  if (observed.waiting.kind !== 'read' || !scope.has('release-gate')) return undefined;
  const { releases, unasked } = observed.waiting.value;
  const holds = stored.holds ?? [];
  const next = [
    ...holds.map((hold) => (unasked.includes(hold.repo) ? hold : endHold(context, hold, releases))),
    ...newHolds(context, holds, releases),
  ];
  const isSame = next.length === holds.length && next.every((hold, index) => hold === holds[index]);
  return isSame ? undefined : { ...stored, holds: next };
}

const isOf =
  (release: WaitingRelease) =>
  ({ repo, run }: StoredHold): boolean =>
    repo === release.repo && run === release.run;

function endHold(context: Context, hold: StoredHold, waiting: readonly WaitingRelease[]): StoredHold {
  const { stored, observed } = context;
  if (hold.ended !== null) return hold;
  const release = waiting.find((each) => isOf(each)(hold)) ?? null;
  const isReady = release !== null && isReleaseReady(context, release);
  const owners = observed.repo.owners.map(({ id }) => id);
  const how = judgeHold({ hold, stored, release, isReady, owners, now: observed.now });
  return how === undefined ? hold : { ...hold, ended: { at: observed.now, how } };
}

/** Everything that the gate asks for is there, but for the release that waits here. */
function isReleaseReady(context: Context, release: WaitingRelease): boolean {
  if (stateOf(context.stored) !== 'releasing' || !isPlanned(context.stored, release)) return false;
  return judgeGate(gateFactsOf(context)).ready;
}

function newHolds(
  { stored, observed, config }: Context,
  known: readonly StoredHold[],
  waiting: readonly WaitingRelease[],
): readonly StoredHold[] {
  return waiting
    .filter((release) => isHeldBy(stored, release) && !known.some(isOf(release)))
    .map((release) => ({
      repo: release.repo,
      run: release.run,
      tag: release.tag,
      by: release.by === null ? null : { id: release.by.id, login: release.by.login },
      since: observed.now,
      until: addDays(observed.now, config.holds.days),
      releasedBy: [],
      ended: null,
    }));
}
