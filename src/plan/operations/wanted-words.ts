import type { Dismissal } from '../../case/commands.ts';
import { isDisclosed, stateOf } from '../../case/stored-case.ts';
import { renderAnswer } from '../../messages/answers.ts';
import { renderAsk } from '../../messages/ask-words.ts';
import { renderReportRest } from '../../messages/case-body.ts';
import { renderDismissal, renderEntry } from '../../messages/entry-words.ts';
import {
  renderAnalysisProblems,
  renderPrivatized,
  renderReminder,
  renderReopened,
  renderTask,
  renderUnsureCve,
} from '../../messages/other-words.ts';
import { renderSocialWords } from '../../messages/social-words.ts';
import { possibleMoves } from '../../process/may-move.ts';
import { STATES } from '../../process/table.ts';
import { BLOG, channelsOf } from '../channels.ts';
import { type Context, labelName, roleOf } from '../context.ts';
import { deadlinesOf } from '../deadlines.ts';
import { proofsOf } from '../proofs.ts';
import { eventOfComment } from '../rules/follow-commands.ts';
import { actionOfAsk, isConfirmed } from '../rules/raise-asks.ts';
import { standingReminders } from '../rules/remind.ts';
import { disclosureDay } from './disclosure.ts';

/** A comment that the case issue has to carry. */
export interface Word {
  readonly key: string;
  /** Since when it is owed. */
  readonly at: string;
  readonly body: string;
  /** Kept up to date in place (edits notify nobody). */
  readonly edit?: true;
}

/** Every comment that is owed now, oldest cause first. Each has a key by which a later run finds it. */
export function wantedWords(context: Context): readonly Word[] {
  if (stateOf(context.stored) === 'closed') return wordsOnEntry(context);
  return [
    ...wordsOfReport(context),
    ...wordsOnAnswers(context),
    ...wordsOnReopening(context),
    ...wordsOnAnalysis(context),
    ...wordsOnEntry(context),
    ...wordsOnDismissal(context),
    ...wordsOnPrivacy(context),
    ...wordsOnAsks(context),
    ...wordsOnUnsureCve(context),
    ...wordsOnTasks(context),
    ...wordsOnAnnouncement(context),
    ...wordsOfReminders(context),
  ];
}

function wordsOfReport({ observed, stored }: Context): readonly Word[] {
  if (observed.report === null || observed.issue?.author?.id !== observed.self.id) return [];
  return renderReportRest(observed.report).map((body, index) => ({
    key: `report/${index + 2}`,
    at: stored.receivedAt,
    body,
  }));
}

function wordsOnAnswers(context: Context): readonly Word[] {
  const { observed, stored, config } = context;
  const labelOf = (state: string) => labelName(config, `case/${state}`);
  const sources = [
    ...(observed.issue?.comments ?? []).map((comment) => ({
      event: eventOfComment(comment),
      actor: comment.author,
      at: comment.createdAt,
    })),
    ...(observed.issue?.events ?? []).map((event) => ({ event: event.id, actor: event.actor, at: event.at })),
  ];
  return sources.flatMap(({ event, actor, at }) => {
    const judged = stored.judged.find((each) => each.event === event);
    if (!judged) return [];
    const possible = possibleMoves({
      from: stateOf(stored),
      role: roleOf(context, actor),
      proofs: proofsOf(context),
      disclosed: isDisclosed(stored),
    });
    const body = judged.verdict
      .split(';')
      .map((verdict) => renderAnswer(verdict, possible, labelOf))
      .filter((text) => text !== undefined)
      .join('\n\n');
    const answer = judged.verdict.includes('why')
      ? `The case is in \`${labelOf(stateOf(stored))}\`: ${STATES[stateOf(stored)].title}. What it waits for stands in the first line of the case record.`
      : body;
    return answer === ''
      ? []
      : [{ key: `answer/${event}`, at, body: `${actor ? `@${actor.login} ` : ''}${answer}` }];
  });
}

function wordsOnReopening({ observed, stored }: Context): readonly Word[] {
  const closing = observed.issue?.events.findLast(
    (event) => event.kind === 'closed' && event.actor?.id !== observed.self.id,
  );
  if (!closing || stateOf(stored) === 'closed') return [];
  return [
    { key: `reopened/${closing.id}`, at: closing.at, body: renderReopened(closing.actor?.login ?? null) },
  ];
}

function wordsOnAnalysis({ analysis, stored, observed }: Context): readonly Word[] {
  if (analysis.kind !== 'bad' || isDisclosed(stored)) return [];
  const { comment, problems } = analysis;
  return [
    {
      key: 'analysis-problems',
      at: observed.now,
      edit: true,
      body: renderAnalysisProblems(comment.author?.login ?? null, problems, comment.url),
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

function wordsOnPrivacy({ stored }: Context): readonly Word[] {
  return stored.privatized
    .filter((item) => item.outOfSight)
    .map((item) => ({
      key: `privatized/${item.url}`,
      at: item.at,
      body: renderPrivatized(item, item.repo.split('/')[0]!),
    }));
}

function wordsOnAsks({ stored, observed, config, scope }: Context): readonly Word[] {
  return stored.asks
    .filter((ask) => ask.doneAt === null && !isConfirmed(ask) && scope.has(actionOfAsk(ask.key)))
    .map((ask) => ({
      key: `ask/${ask.key}/${ask.digest}`,
      at: ask.at,
      body: renderAsk({
        ask,
        stored,
        advisories: stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []),
        channels: channelsOf(config),
        blogRepo: config.blog?.repo ?? null,
      }),
    }));
}

function wordsOnUnsureCve({ stored }: Context): readonly Word[] {
  const { cve } = stored;
  if (cve.provider !== 'github-unsure' || cve.id !== null || cve.requestedAt === null) return [];
  return [{ key: `cve-unsure/${cve.requestedAt}`, at: cve.requestedAt, body: renderUnsureCve(stored) }];
}

function wordsOnTasks({ observed }: Context): readonly Word[] {
  return Object.entries(observed.results).flatMap(([key, outcome]) => {
    if (outcome.kind !== 'refused') return [];
    const [kind = ''] = key.split('/');
    return [
      {
        key: `task/${key}`,
        at: observed.now,
        body: renderTask(TASKS[kind] ?? 'this step', key.slice(kind.length + 1), outcome.permission),
      },
    ];
  });
}

const TASKS: Readonly<Record<string, string>> = {
  'create-advisory': 'create the draft advisory in',
  'update-advisory': 'accept the report and fill in the advisory as the analysis says:',
  'close-report': 'close the report',
  'request-cve': 'request the CVE for',
  publish: 'publish the advisory',
  transfer: 'transfer to this repo',
  quiet: 'empty, close and lock',
  placeholder: 'post the public placeholder for',
  post: 'open the pull request with the post for',
};

function wordsOnAnnouncement(context: Context): readonly Word[] {
  const { stored, config, observed, scope } = context;
  const day = disclosureDay(context);
  if (stateOf(stored) !== 'announcing' || !day || !scope.has('announce')) return [];
  const facts = stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []);
  const url = stored.posts.find((post) => post.channel === BLOG)?.target ?? facts[0]?.url ?? '';
  const body = renderSocialWords(config, facts, day, facts[0]?.url ?? url);
  return body === undefined ? [] : [{ key: 'social', at: observed.now, body }];
}

function wordsOfReminders(context: Context): readonly Word[] {
  const { stored, observed } = context;
  const team = observed.team.kind === 'known' ? observed.team.members : [];
  return standingReminders(context).map(({ clock, key, at, escalate }) => ({
    key,
    at,
    body: renderReminder(clock, escalate, stored.coordinators, team),
  }));
}
