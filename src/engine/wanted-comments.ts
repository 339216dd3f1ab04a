import { BLOG, channelsOf } from '../case/channels.ts';
import { stateOf } from '../case/stored-case.ts';
import { messageText, waitingMessages } from '../features/acknowledgement/messages.ts';
import { wordsOfAnalysis, wordsOnLateCve } from '../features/assessment/analysis-comments.ts';
import { renderReportRest } from '../features/case-issue/case-body.ts';
import { renderDismissal, renderEntry } from '../features/case-issue/entry-text.ts';
import { renderAnalysisProblems, renderStray, renderUnsureCve } from '../features/case-issue/other-text.ts';
import { wordsOnClosing, wordsOnSurprises } from '../features/case-issue/surprise-comments.ts';
import { wordsOnTasks } from '../features/case-issue/task-comments.ts';
import { wordsOnPeople } from '../features/coordination/people-comments.ts';
import { wordsOnHandover } from '../features/cve/handover-comments.ts';
import { deadlinesOf } from '../features/deadlines/deadlines.ts';
import {
  wordsOfReminders,
  wordsOnExploited,
  wordsOnLateSweep,
} from '../features/deadlines/reminder-comments.ts';
import { announcementUrl } from '../features/disclosure/announcement-url.ts';
import { disclosureDay } from '../features/disclosure/disclosure-operations.ts';
import { type ChannelPost, postsToSend, wayTo } from '../features/disclosure/posting.ts';
import { wordsOnUnsent } from '../features/disclosure/posting-operations.ts';
import { addNamedCredits } from '../features/disclosure/posts/credits.ts';
import { wordsOnPreflight } from '../features/disclosure/preflight-comments.ts';
import { renderSocialWords } from '../features/disclosure/social-text.ts';
import { changesOf, correctionsOf } from '../features/followup/corrections.ts';
import { wordsOnAfterwards } from '../features/followup/followup-comments.ts';
import { wordsOnSights } from '../features/followup/publication-check-comments.ts';
import { wordsOnHolds } from '../features/release/hold-comments.ts';
import { preAnnouncementOf } from '../features/release/pre-announcement.ts';
import { wordsOnRelease } from '../features/release/release-comments.ts';
import { wordsOnMirrors } from '../features/remediation/mirror-comments.ts';
import { wordsOnAnswers } from '../features/requests/answer-comments.ts';
import { renderAsk } from '../features/requests/approval-text.ts';
import { wordsOnThreads } from '../features/takedown/thread-comments.ts';
import type { MessageKey } from '../process/message-keys.ts';
import { STATES } from '../process/table.ts';
import { actionOfAsk, isWaiting } from './approvals.ts';
import type { Word } from './bot-comment.ts';
import { type Context, labelName } from './context.ts';
import type { Dismissal } from './read-commands.ts';

/** Every comment that is owed now, oldest cause first. Each has a key by which a later run finds it. */
export function wantedWords(context: Context): readonly Word[] {
  if (stateOf(context.stored) === 'closed')
    return [
      ...wordsOnAnswers(context),
      ...wordsOnClosing(context),
      ...wordsOnAnalysis(context),
      ...wordsOnEntry(context),
      ...wordsOnAsks(context),
      ...wordsOnTasks(context),
      ...wordsOnAfterwards(context),
    ];
  return [
    ...wordsOfReport(context),
    ...wordsOnAnswers(context),
    ...wordsOnClosing(context),
    ...wordsOnSurprises(context),
    ...wordsOnAnalysis(context),
    ...wordsOfAnalysis(context),
    ...wordsOnEntry(context),
    ...wordsOnDismissal(context),
    ...wordsOnThreads(context),
    ...wordsOnAsks(context),
    ...wordsOnStrays(context),
    ...wordsOnUnsureCve(context),
    ...wordsOnLateCve(context),
    ...wordsOnPeople(context),
    ...wordsOnRelease(context),
    ...wordsOnTasks(context),
    ...wordsOnPreflight(context),
    ...wordsOnHandover(context),
    ...wordsOnUnsent(context),
    ...wordsOnSights(context),
    ...wordsOnAnnouncement(context),
    ...wordsOnAfterwards(context),
    ...wordsOnLateSweep(context),
    ...wordsOnExploited(context),
    ...wordsOfReminders(context),
    ...wordsOnHolds(context),
    ...wordsOnMirrors(context),
  ];
}

function wordsOnStrays({ stored, observed }: Context): readonly Word[] {
  return stored.strays
    .filter(({ ghsa }) => ghsa !== stored.source.ghsa)
    .map((stray) => ({ key: `stray/${stray.ghsa}`, at: observed.now, body: renderStray(stray, stored) }));
}

function wordsOfReport({ observed, stored }: Context): readonly Word[] {
  if (observed.report === null || observed.issue?.author?.id !== observed.self.id) return [];
  return renderReportRest(observed.report).map((body, index) => ({
    key: `report/${index + 2}`,
    at: stored.receivedAt,
    body,
  }));
}

function wordsOnAnalysis({ analysis, observed }: Context): readonly Word[] {
  if (analysis.kind !== 'bad') return [];
  const { comment, problems, isSet } = analysis;
  return [
    {
      key: 'analysis-problems',
      at: observed.now,
      edit: true,
      body: renderAnalysisProblems(comment.author?.login ?? null, problems, comment.url, isSet),
    },
  ];
}

function wordsOnEntry(context: Context): readonly Word[] {
  const { stored, config, observed } = context;
  const state = stateOf(stored);
  if (!context.scope.has(STATES[state].action)) return [];
  const [acknowledge, dismiss] = deadlinesOf(stored, config, observed.now);
  const body = renderEntry(state, {
    stored,
    config,
    reported: stored.source.ghsa ? (observed.advisories[stored.source.ghsa] ?? null) : null,
    due: { acknowledge: acknowledge!.due, dismiss: dismiss!.due },
    labelOf: (id) => labelName(config, `case/${id}`),
    report: observed.report,
  });
  const move = stored.moves.at(-1);
  return body === undefined || !move
    ? []
    : [{ key: `entry/${stored.moves.length}/${state}`, at: move.at, body }];
}

/** The reason came after the label: the draft of the reply follows it. */
function wordsOnDismissal({ stored, config, observed }: Context): readonly Word[] {
  const decision = stored.decisions.find((each) => each.kind === 'dismiss');
  const move = stored.moves.at(-1);
  if (
    stateOf(stored) !== 'invalid' ||
    !decision ||
    !move ||
    Date.parse(decision.by[0]!.at) <= Date.parse(move.at)
  )
    return [];
  const due = deadlinesOf(stored, config, observed.now)[1]!.due;
  const body = renderDismissal(decision.reason as Dismissal, stored, due, config);
  return [{ key: `dismissal/${decision.by[0]!.at}`, at: decision.by[0]!.at, body }];
}

function wordsOnAsks(context: Context): readonly Word[] {
  const { stored, observed, config, scope } = context;
  const posts = postsToSend({ stored, observed, config });
  const isShown = (key: string): boolean =>
    !/^(?:post|mail)\//.test(key) || key === `post/${BLOG}` || posts.some((post) => post.key === key);
  return stored.asks
    .filter((ask) => isWaiting(ask) && scope.has(actionOfAsk(ask.key)))
    .filter((ask) => isShown(ask.key))
    .map((ask) => ({
      key: `ask/${ask.key}/${ask.digest}`,
      at: ask.at,
      body: renderAsk({
        ask,
        stored,
        advisories: addNamedCredits(
          stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []),
          stored.analysis?.facts.credits ?? [],
        ),
        asked: stored.analysis?.facts.credits ?? [],
        channels: channelsOf(config),
        blogRepo: config.blog?.repo ?? null,
        ...textOf(context, ask.key),
        preAnnouncement: preAnnouncementOf(stored, config) ?? null,
        reached: config.channels
          .filter((each) => wayTo({ observed }, each) !== undefined)
          .map(({ name }) => name),
        ...correctedIn(context, ask.key),
        ...shownPost(posts.find((post) => post.key === ask.key)),
      }),
    }));
}

/** What a correction would change. */
function correctedIn(context: Context, askKey: string) {
  const found = correctionsOf(context).find(({ ghsa }) => askKey === `correct/${ghsa}`);
  if (!found) return {};
  return { corrected: changesOf(found) };
}

/** The text of a message that waits for its confirmation. */
function textOf(context: Context, askKey: string): { readonly text?: string } {
  const message = waitingMessages(context.stored).find(({ key }) => askKey === `message/${key}`);
  return message ? { text: messageText(context, message.key as MessageKey, message.day) } : {};
}

function shownPost(post: ChannelPost | undefined) {
  if (!post) return {};
  const { channel, to, title, text, unsure, wordings } = post;
  const place = channel.discussion ? `${channel.discussion.repo}, ${channel.discussion.category}` : null;
  return { post: { name: channel.name, to, title, text, place, unsure, wordings } };
}

function wordsOnUnsureCve({ stored }: Context): readonly Word[] {
  const { cve } = stored;
  if (cve.provider !== 'github-unsure' || cve.id !== null || cve.requestedAt === null) return [];
  return [{ key: `cve-unsure/${cve.requestedAt}`, at: cve.requestedAt, body: renderUnsureCve(stored) }];
}

function wordsOnAnnouncement(context: Context): readonly Word[] {
  const { stored, config, observed, scope } = context;
  const day = disclosureDay(context);
  if (stateOf(stored) !== 'announcing' || !day || !scope.has('announce')) return [];
  const facts = stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []);
  if (facts.length < stored.advisories.length) return [];
  const url = announcementUrl({ stored, config }, facts, 'social');
  const asked = stored.analysis?.facts.credits ?? [];
  // What the bot posts by itself is shown where it asks for it.
  const channels = config.channels.filter((channel) => wayTo(context, channel) === undefined);
  const body = renderSocialWords({ ...config, channels }, facts, day, url, asked);
  return body === undefined ? [] : [{ key: 'social', at: observed.now, body, edit: true }];
}
