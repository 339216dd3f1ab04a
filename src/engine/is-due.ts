import { openChannels } from '../case/channels.ts';
import { isMarked, readMarker } from '../case/marker.ts';
import type { Actor, Observed, ObservedIssue, ObservedTeam } from '../case/observed.ts';
import { eventOfComment } from '../case/observed.ts';
import { type StoredCase, stateOf } from '../case/stored-case.ts';
import { SWEEP_LATE } from '../case/sweep-memory.ts';
import type { Config } from '../config/config.ts';
import { isLookDue as isConversationDue } from '../features/acknowledgement/note-conversation.ts';
import { findSilence } from '../features/acknowledgement/reporter-silence.ts';
import { isAppealOver } from '../features/assessment/report-closing.ts';
import { wantedLabels } from '../features/case-issue/issue-operations.ts';
import { isChangedByHand, keyOfEdit } from '../features/case-issue/note-surprises.ts';
import { readRecordDigest } from '../features/case-issue/record.ts';
import { isWordDue } from '../features/coordination/silence.ts';
import { CVE_LATE, cveBeforeRelease, isCveLate, releaseWithoutCve } from '../features/cve/cve-wait.ts';
import { deadlinesOf } from '../features/deadlines/deadlines.ts';
import { reminderKey } from '../features/deadlines/remind.ts';
import { postKey, wayTo } from '../features/disclosure/posting.ts';
import { awaitsPreflight } from '../features/disclosure/preflight.ts';
import { dueSights } from '../features/followup/publication-checks.ts';
import { isLookDue } from '../features/takedown/is-look-due.ts';
import { isPlaceholderDue } from '../features/takedown/takedown-requests.ts';
import { dueStep } from '../process/clocks.ts';
import { HOUR_MS } from '../process/durations.ts';
import { LABEL_IDS, STATES, stateOfLabel } from '../process/table.ts';
import { isConfirmed } from './approvals.ts';
import { digestOf, isJudged, labelId } from './context.ts';
import { parseCommands } from './read-commands.ts';

/** What the sweep knows of a case. */
export interface Glance {
  readonly stored: StoredCase;
  readonly issue: ObservedIssue | null;
  readonly config: Config;
  readonly now: string;
  readonly self: Actor;
  /** The team as it is now, where it was read. */
  readonly team?: ObservedTeam;
  /** Channels that this run has credentials for. */
  readonly reachable?: Observed['reachable'];
  /** GHSA ids of advisories that changed since the last sweep. */
  readonly changed: ReadonlySet<string>;
}

/** Why a case has to be looked at, or undefined where nothing is due. Cheap: the sweep asks it of every case. */
export function findDue(glance: Glance): string | undefined {
  const { stored, issue } = glance;
  if (!issue) return stateOf(stored) === 'closed' ? undefined : 'issue-missing';
  if ((issue.state === 'closed') !== (stateOf(stored) === 'closed')) return 'issue-state';
  const isOver = stateOf(stored) === 'closed';
  if (!isOver && lacksCoordinator(glance)) return 'no-coordinator';
  if (stored.claims.length > 0) return 'claim';
  if (issue.title !== stored.title) return 'title';
  if (isUnfinished(glance)) return 'unfinished';
  if (hasLabelWork(glance)) return 'labels';
  if (hasCommentWork(glance)) return 'comments';
  if (isOver) return isAnyConfirmed(stored) ? 'outside' : undefined;
  if (hasClockWork(glance)) return 'clock';
  if (isLookDueNow(glance)) return 'conversation';
  if (hasOutsideWork(glance)) return 'outside';
  return undefined;
}

/** Nobody coordinates, or somebody does who has left the team. */
function lacksCoordinator({ stored, team }: Glance): boolean {
  if (stored.coordinators.length === 0) return true;
  return (
    team?.kind === 'known' &&
    stored.coordinators.some((person) => team.members.every((member) => member.id !== person.id))
  );
}

/** The record is the last thing that a run writes: where it renders another memory, a run has not come to its end. */
function isUnfinished({ stored, issue, self, now }: Glance): boolean {
  const record = issue!.comments.find((comment) => readMarker(comment, self) === 'record');
  // Among many comments it may be one that a sweep does not see; then what happened lately is looked at once more.
  if (record === undefined) return !issue!.commentsCut || happenedLately(stored, now);
  return readRecordDigest(record.body) !== digestOf(stored);
}

/** Time in which the schedule fires at least once, in milliseconds, also where GitHub delays it. */
const LATELY_MS = 3 * HOUR_MS;

function happenedLately({ moves, asks, evidence, decisions }: StoredCase, now: string): boolean {
  const times = [...moves, ...asks, ...evidence, ...decisions.flatMap((decision) => decision.by)];
  return times.some(({ at }) => Date.parse(now) - Date.parse(at) < LATELY_MS);
}

function hasLabelWork({ stored, issue, config, self }: Glance): boolean {
  const present = issue!.labels
    .map((name) => labelId(config, name, LABEL_IDS))
    .filter((id) => id !== undefined);
  const wanted = wantedLabels({ stored });
  if (wanted.some((id) => !present.includes(id))) return true;
  if (present.some((id) => !wanted.includes(id))) return true;
  return issue!.events.some(
    (event) =>
      event.kind !== 'transferred' &&
      event.actor?.id !== self.id &&
      isRequest(event, config) &&
      !isJudged(stored, event.id),
  );
}

function isRequest(event: ObservedIssue['events'][number], config: Config): boolean {
  if (event.kind === 'assigned' || event.kind === 'unassigned') return true;
  if (event.kind !== 'labeled') return false;
  const id = labelId(config, event.label ?? '', LABEL_IDS);
  return id !== undefined && (stateOfLabel(id) !== undefined || id === 'confirm' || id.startsWith('flag/'));
}

function hasCommentWork({ stored, issue, self }: Glance): boolean {
  const keys = issue!.comments.map((comment) => readMarker(comment, self)).filter((key) => key !== null);
  if (new Set(keys).size < keys.length) return true;
  return issue!.comments.some((comment) => {
    if (comment.author?.id === self.id) {
      const isNew = !stored.said.some((said) => said.key === keyOfEdit(comment));
      return isNew && isChangedByHand(comment, self.id);
    }
    if (isJudged(stored, eventOfComment(comment))) return false;
    if (parseCommands(comment.body).length > 0) return true;
    const mayBeAnalysis = /^\s*(?:>|`{3,}|~{3,})?.*\banalysis:/m.test(comment.body);
    const known = [stored.analysis?.comment, stored.correction?.comment];
    return mayBeAnalysis && !known.includes(eventOfComment(comment)) && isNewer(comment, stored);
  });
}

function isNewer(comment: ObservedIssue['comments'][number], stored: StoredCase): boolean {
  return (
    stored.analysis === null ||
    Date.parse(comment.lastEditedAt ?? comment.createdAt) >= Date.parse(stored.analysis.at)
  );
}

function hasClockWork({ stored, issue, config, now, self }: Glance): boolean {
  if (isWordDue({ stored, issue, now, self })) return true;
  // Said while no sweep ran; now one does.
  if (issue!.comments.some((each) => readMarker(each, self)?.startsWith(SWEEP_LATE))) return true;
  const silence = findSilence(stored, config, now);
  if (silence && !stored.said.some((said) => said.key === silence.key)) return true;
  const isSaid = (key: string) => isMarked(issue!.comments, key, self);
  if (isCveLate({ stored, config, now }) && !isSaid(CVE_LATE)) return true;
  const day = releaseWithoutCve({ stored, now });
  if (day !== null && !isSaid(cveBeforeRelease(day))) return true;
  return deadlinesOf(stored, config, now).some((clock) => {
    const step = dueStep(clock, config.clocks, now);
    return step !== undefined && !stored.said.some((said) => said.key === reminderKey(clock, step));
  });
}

/**
 * A conversation is looked at once after the label. While the answer is owed a case is not looked at for that alone: a
 * comment changes its advisory, and a reminder looks too.
 */
function isLookDueNow({ stored, config }: Glance): boolean {
  if (!config.intake.conversations || stored.source.ghsa === null || stored.flags.includes('manual'))
    return false;
  return stateOf(stored) !== 'received' && isConversationDue(stored);
}

/** A thread that is still public, not saved to its end, or to be looked at by nobody's eyes. */
function isThreadDue(item: StoredCase['privatized'][number], now: string): boolean {
  if (item.way === 'quiet') return false;
  if (item.erased?.over === false) return true;
  return !item.outOfSight || (!item.copy && item.goneAt === undefined) || isLookDue(item, now);
}

/** Time in which a schedule that fires once a day has fired, in milliseconds. */
const A_DAY_AND_MORE_MS = 26 * HOUR_MS;

/**
 * What follows from a look or a copy, where another action than the one that does it had them: a question that nobody
 * was asked, or a removal that has not begun. What is refused is not tried for ever, nor once it is a person's task.
 *
 * @param isTold whether the bot has a comment with this key in the case
 */
export function isThreadOwed(
  { stored, config, now }: Pick<Glance, 'stored' | 'config' | 'now'>,
  item: StoredCase['privatized'][number],
  isTold: (key: string) => boolean,
): boolean {
  if (stored.flags.includes('manual')) return false;
  const isAsked = (kind: string) => stored.asks.some((ask) => ask.key === `${kind}/${item.url}`);
  const isPlaceholderOwed = isPlaceholderDue(item) && !config.confirmations.without.includes('post');
  if (isPlaceholderOwed && !isAsked('placeholder')) return true;
  if ((item.related ?? []).length > 0 && !item.relatedTaken && !isAsked('related')) return true;
  if (!item.copy || item.restore || config.privatize.delete === 'nothing') return false;
  const isThere = item.movedTo === null && item.goneAt === undefined;
  const isToDelete = item.kind === 'issue' && isThere && config.privatize.delete === 'everything';
  const areRunsOwed = item.runs === undefined && !isTold(`task/runs/${item.url}`);
  if (!areRunsOwed && (!isToDelete || isTold(`task/delete/${item.url}`))) return false;
  return Date.parse(now) - Date.parse(item.outOfSightAt ?? item.at) < A_DAY_AND_MORE_MS;
}

/** A channel that the bot reaches, and nobody was asked yet (or needs to be). */
function isAnyToAskFor({ stored, config, reachable = [] }: Glance): boolean {
  const open = openChannels(config, stored);
  return config.channels.some(
    (channel) =>
      open.includes(channel.name) &&
      wayTo({ observed: { reachable } as never }, channel) !== undefined &&
      stored.asks.every((ask) => ask.key !== postKey(channel)),
  );
}

/** Somebody confirmed what is not done yet. */
const isAnyConfirmed = ({ asks }: StoredCase): boolean =>
  asks.some((ask) => ask.doneAt === null && isConfirmed(ask));

/** What only a look elsewhere can show, or what an earlier run left to be done. */
function hasOutsideWork(glance: Glance): boolean {
  const { stored, config, now, changed } = glance;
  const state = stateOf(stored);
  if (isAnyConfirmed(stored)) return true;
  const isTold = (key: string) => isMarked(glance.issue!.comments, key, glance.self);
  if (stored.privatized.some((item) => isThreadDue(item, now) || isThreadOwed(glance, item, isTold)))
    return true;
  const ids = [stored.source.ghsa, ...stored.advisories.map((advisory) => advisory.ghsa)];
  if (ids.some((ghsa) => ghsa !== null && changed.has(ghsa))) return true;
  if (state === 'acknowledged') return true;
  if (state === 'valid') return stored.analysis?.facts.confirmed.yes === true;
  if (state === 'announcing')
    return (
      openChannels(config, stored).includes('blog') ||
      openChannels(config, stored).length === 0 ||
      isAnyToAskFor(glance) ||
      dueSights(config, stored, now).length > 0
    );
  if (state === 'disclosing')
    return (
      stored.advisories.some((advisory) => advisory.publishedAt !== null) ||
      stored.asks.every((ask) => ask.key !== 'publish') ||
      awaitsPreflight(glance)
    );
  if (state === 'invalid')
    return (
      isAppealOver({ stored, config, observed: { now } as never }) &&
      stored.asks.every((ask) => ask.doneAt !== null)
    );
  return STATES[state].moves.some((move) => move.byItself && move.needs === undefined);
}
