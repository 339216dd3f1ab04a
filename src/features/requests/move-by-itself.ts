import { openChannels } from '../../case/channels.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { bySelf, type Context, pushMove, runsState, type SeenCase } from '../../engine/context.ts';
import { proofsOf } from '../../engine/guards.ts';
import { judgeMove } from '../../process/may-move.ts';
import { STATES, type StateId, statesFrom } from '../../process/table.ts';
import { isAppealOver, reportToClose } from '../assessment/report-closing.ts';
import { openPublicationChecks } from '../followup/publication-checks.ts';

/** The moves that the process takes by itself once their condition is observed. */
export function moveByItself(context: Context): StoredCase | undefined {
  const to = runsState(context, stateOf(context.stored)) ? pendingMove(context) : undefined;
  if (to === undefined) return undefined;
  const { now } = context.observed;
  const moved = pushMove(context, to, { event: null, by: bySelf(context), at: now });
  return to === 'closed' ? { ...moved, closedAt: now } : moved;
}

/** The move that the process takes by itself now, whichever action is to take it. */
export function pendingMove(context: Context): StateId | undefined {
  const { stored } = context;
  const state = stateOf(stored);
  const move = STATES[state].moves.find((each) => each.byItself);
  if (!move || !isConditionMet(context)) return undefined;
  const verdict = judgeMove({
    from: state,
    to: move.to,
    role: 'bot',
    proofs: proofsOf(context),
    disclosed: isDisclosed(stored),
  });
  return verdict.kind === 'accepted' ? move.to : undefined;
}

function isConditionMet(context: Context): boolean {
  const { stored, config, observed } = context;
  switch (stateOf(stored)) {
    case 'acknowledged':
    case 'valid':
      return true;
    case 'announcing':
      return (
        isDisclosed(stored) &&
        openChannels(config, stored).length === 0 &&
        openPublicationChecks(config, stored).length === 0 &&
        !isPending(stored) &&
        reportToClose(context) === undefined
      );
    case 'invalid': {
      if (!isAppealOver(context)) return false;
      const { ghsa } = stored.source;
      const state = ghsa ? observed.advisories[ghsa]?.state : 'closed';
      return state === 'closed' || state === 'published' || state === 'withdrawn';
    }
    case 'received':
    case 'assessing':
    case 'needs-info':
    case 'cve-requested':
    case 'patching':
    case 'testing':
    case 'regression-tests':
    case 'releasing':
    case 'disclosing':
    case 'closed':
      return false;
  }
}

/** The flag, and what `/waive` is told to waive what it stands for. */
export const OUT_OF_PROCESS = 'out-of-process';

/** Published by hand, whether or not the action that sets the flag had its turn. */
export function isOutOfProcess({ stored, observed }: Pick<Context, 'stored' | 'observed'>): boolean {
  const { ghsa } = stored.source;
  const isOut = ghsa !== null && observed.advisories[ghsa]?.state === 'published';
  return stored.flags.includes(OUT_OF_PROCESS) || (isOut && BEFORE_DISCLOSURE.has(stateOf(stored)));
}

const BEFORE_DISCLOSURE = new Set(statesFrom('received', 'releasing'));

/** After a publication by hand the case stays open until patch and release are there, or two people waived them. */
export function isPending(stored: StoredCase): boolean {
  if (!stored.flags.includes(OUT_OF_PROCESS)) return false;
  const done = ['patch', 'release'].every((kind) =>
    stored.evidence.some((evidence) => evidence.kind === kind),
  );
  const waivers = stored.evidence.filter(
    (evidence) => evidence.kind === 'waived' && evidence.subject === OUT_OF_PROCESS,
  );
  return !done && new Set(waivers.map((waiver) => waiver.by.id)).size < 2;
}

/** A move that needs nothing but its turn. */
export const isMoveDue = ({ stored }: SeenCase): string | undefined =>
  !WATCHED.includes(stateOf(stored)) &&
  STATES[stateOf(stored)].moves.some((move) => move.byItself && move.needs === undefined)
    ? 'outside'
    : undefined;

/** States whose next step depends on more than the table says; their features tell when it is due. */
const WATCHED: readonly StateId[] = ['valid', 'announcing', 'disclosing', 'invalid'];
