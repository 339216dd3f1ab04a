import { valueRead } from '../../case/read.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { addDays } from '../../process/clocks.ts';
import { proposeDays } from '../../process/release-day.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { isResting } from '../coordination/break.ts';
import { freshWords, type Glimpse, lateKey, silenceKey } from '../coordination/silence.ts';
import { cveWaitsSince } from '../cve/cve-wait.ts';
import { isPreAnnouncementWanted } from './gate-facts.ts';
import { isPreAnnouncedNow, PRE_ANNOUNCE, preAnnouncementOf } from './pre-announcement.ts';
import { planReleaseBoard } from './release-board.ts';
import {
  renderAnnouncementToPost,
  renderLateRelease,
  renderProposals,
  renderReleaseBoard,
  renderReleaseSilence,
} from './release-text.ts';

/** Everything that is said on the way from the patch to its release. */
export function releaseComments(context: Context): readonly BotComment[] {
  return [
    ...boardComments(context),
    ...proposalsComments(context),
    ...announcementTextComments(context),
    ...silenceComments(context),
    ...lateReleaseComments(context),
  ];
}

const RELEASING = statesFrom('testing', 'disclosing');

/** Where more than one version is planned. */
function boardComments({ stored, observed }: Context): readonly BotComment[] {
  if (!RELEASING.includes(stateOf(stored)) || isDisclosed(stored)) return [];
  const notes = Object.values(observed.notes ?? {}).filter((each) => each !== null);
  const rows = planReleaseBoard(stored, valueRead(observed.releases) ?? [], notes);
  if (rows.length < 2) return [];
  return [{ key: 'board', at: observed.now, edit: true, body: renderReleaseBoard(rows) }];
}

/** Asked for where the team has rules for days, or wants to announce one. */
function proposalsComments({ stored, observed, config }: Context): readonly BotComment[] {
  const { days, freezes, noticeDays } = config.release;
  const isWanted = isPreAnnouncementWanted(stored);
  const hasRule = days.length > 0 || freezes.length > 0;
  const states: readonly StateId[] = isWanted ? ['patching', ...RELEASING] : RELEASING;
  if ((!isWanted && !hasRule) || (stored.plans ?? []).length > 0 || isDisclosed(stored)) return [];
  if (!states.includes(stateOf(stored))) return [];
  const since = cveWaitsSince(stored);
  const proposed = proposeDays(observed.now, config.release, {
    notice: isWanted ? noticeDays : 1,
    notBefore: since === null ? null : addDays(since, config.clocks.cveDays),
  });
  const body = renderProposals(proposed, stored.coordinators, since !== null);
  return [{ key: 'release-days', at: observed.now, edit: true, body }];
}

function announcementTextComments({ stored, config, observed }: Context): readonly BotComment[] {
  const text = config.blog ? undefined : preAnnouncementOf(stored, config);
  if (!text || isPreAnnouncedNow(stored, text.digest)) return [];
  const approvalRequest = stored.approvalRequests.find(
    (each) => each.key === PRE_ANNOUNCE && each.digest === text.digest,
  );
  if (!approvalRequest || !isConfirmed(approvalRequest)) return [];
  const body = renderAnnouncementToPost(text.title, text.body, stored.coordinators);
  return [{ key: `pre-announcement/${text.digest}`, at: observed.now, body }];
}

function silenceComments({ stored, config, observed }: Context): readonly BotComment[] {
  if (isResting(stored, config, observed.now)) return [];
  const glimpse = glimpseOf({ stored, observed });
  const key = silenceKey(glimpse);
  if (key === undefined) return [];
  const days = Number(key.split('/').at(-1));
  const reporter = stored.reporter?.login ?? stored.reporter?.name ?? null;
  return [
    {
      key,
      at: saidAt(stored, key, observed.now),
      body: renderReleaseSilence(days, stored.coordinators, reporter),
    },
  ];
}

function lateReleaseComments({ stored, config, observed }: Context): readonly BotComment[] {
  if (isResting(stored, config, observed.now)) return [];
  const key = lateKey(glimpseOf({ stored, observed }));
  const day = stored.plans?.at(-1)?.day;
  return key === undefined || day === undefined
    ? []
    : [{ key, at: saidAt(stored, key, observed.now), body: renderLateRelease(day, stored.coordinators) }];
}

/** Since when it is remembered as said. */
const saidAt = ({ said }: StoredCase, key: string, now: string): string =>
  said.findLast((each) => each.key === key)?.at ?? now;

/** Remembers what is said of silence and of a day that is over: once each, however long the conversation grows. */
export function noteReleaseWords({ stored, config, observed }: Context): StoredCase | undefined {
  if (isResting(stored, config, observed.now)) return undefined;
  const fresh = freshWords(glimpseOf({ stored, observed })).map((key) => ({ key, at: observed.now }));
  return fresh.length === 0 ? undefined : { ...stored, said: [...stored.said, ...fresh] };
}

const glimpseOf = ({ stored, observed }: Pick<Context, 'observed'> & { stored: StoredCase }): Glimpse => ({
  stored,
  issue: observed.issue,
  now: observed.now,
  self: observed.self,
});
