import { labelOfState } from '../../../src/process/labels.ts';
import { STATES, type StateId } from '../../../src/process/table.ts';
import { type Html, html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { CommentEntry, PageCase, TimelineEntry } from './page-model.ts';
import { renderTime } from './times.ts';

/** A stretch of a case in which its state stayed the same; states that were left within the same second are put together. */
export interface Period {
  readonly states: readonly StateId[];
  /** ISO UTC; `until` is null while it goes on. */
  readonly from: string;
  readonly until: string | null;
  readonly entries: readonly TimelineEntry[];
  /** The case record as it was once the state was entered. */
  readonly record: { readonly at: string; readonly body: string } | undefined;
}

const secondOf = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** A case's timeline cut at its moves. What stands before the first belongs to the first. */
export function cutIntoPeriods(one: Pick<PageCase, 'moves' | 'timeline' | 'records'>): readonly Period[] {
  const starts: { states: StateId[]; from: string }[] = [];
  for (const { to, at } of one.moves) {
    const last = starts.at(-1);
    if (last && secondOf(last.from) === secondOf(at)) last.states.push(to);
    else starts.push({ states: [to], from: at });
  }
  return starts.map(({ states, from }, index) => {
    const until = starts[index + 1]?.from ?? null;
    const isIn = ({ at }: { readonly at: string }): boolean =>
      (index === 0 || secondOf(at) >= secondOf(from)) && (until === null || secondOf(at) < secondOf(until));
    const records = one.records.filter(isIn);
    const atOnce = records.findLast(({ at }) => secondOf(at) === secondOf(from));
    const before = one.records.findLast(({ at }) => secondOf(at) < secondOf(from));
    return {
      states,
      from,
      until,
      entries: one.timeline.filter(isIn),
      record: atOnce ?? records[0] ?? before,
    };
  });
}

/** The issue as GitHub shows it, one folding per state, each with the case record of that time. */
export function renderIssue(one: PageCase, triage: string, flowId: string): Html {
  const { issue } = one;
  const closed = issue.state === 'closed';
  const periods = cutIntoPeriods(one);
  const opening: CommentEntry = {
    kind: 'comment',
    at: issue.created_at,
    who: issue.user.login,
    bot: issue.user.type === 'Bot',
    body: issue.body ?? '',
  };
  return html`<p><span class="pill ${closed ? 'closed' : 'open'}">${closed ? 'Closed' : 'Open'}</span> <b>${issue.title}</b> <span class="soft">${triage}#${issue.number}, opened by ${issue.user.login} on ${renderTime(issue.created_at)}</span></p>
<dl class="facts-line"><div><dt>Assignees</dt><dd>${issue.assignees.map(({ login }) => login).join(', ') || 'nobody'}</dd></div>
<div><dt>Labels</dt><dd>${issue.labels.map(({ name, color }) => renderLabel(name, color))}</dd></div></dl>
${periods.map((period, index) => renderPeriod(period, index === 0 ? opening : null, flowId))}`;
}

function renderPeriod(period: Period, opening: CommentEntry | null, flowId: string): Html {
  const { states, from, until, entries, record } = period;
  const comments = entries.filter(({ kind }) => kind === 'comment').length + (opening ? 1 : 0);
  const last = STATES[states.at(-1) ?? 'received'];
  return html`<details class="period"${opening ? OPEN : ''}><summary><span class="states">${states.map((state) => html`<span class="state" style="--dot:#${STATES[state].colour}">${labelOfState(state)}</span> `)}</span><span class="title">${last.title}</span> <span class="soft">${renderTime(from)}${until === null ? '' : html` to ${renderTime(until)}`} · ${comments} ${comments === 1 ? 'comment' : 'comments'}</span></summary>
<div class="period-body">
${opening ? renderComment(opening, flowId) : ''}
${record ? renderRecord(record, flowId) : ''}
${entries.map((entry) => (entry.kind === 'comment' ? renderComment(entry, flowId) : renderEvent(entry)))}
</div></details>
`;
}

const OPEN: Html = { html: ' open' };

const renderRecord = ({ at, body }: { readonly at: string; readonly body: string }, flowId: string): Html =>
  html`<article class="card record"><header><b>Case record</b> <span class="soft">as it was on ${renderTime(at)}; the bot keeps it current</span></header><div class="prose">${renderText(body, flowId)}</div></article>
`;

export function renderComment({ who, bot, at, body }: CommentEntry, flowId: string): Html {
  return html`<article class="card${bot ? ' bot' : ''}"><header><b>${who}</b> <span class="soft">${renderTime(at)}</span></header><div class="prose">${renderText(body, flowId)}</div></article>
`;
}

export const renderText = (body: string, flowId: string): Html =>
  renderMarkdown(body, {
    diagram: html`<p><a href="#${flowId}">Flowchart with the way taken</a></p>`,
    below: 3,
  });

export function renderEvent({ who, text, at }: Extract<TimelineEntry, { kind: 'event' }>): Html {
  return html`<p class="event"><b>${who}</b> ${text} <span class="soft">${renderTime(at)}</span></p>
`;
}

/** A label in its colour, with black or white on it, whichever can be read. */
export function renderLabel(name: string, color: string): Html {
  const hex = /^[0-9a-f]{6}$/i.test(color) ? color : 'ededed';
  return html`<span class="label" style="background:#${hex};color:${isLight(hex) ? '#000' : '#fff'}">${name}</span> `;
}

/** By WCAG's relative luminance: black has the higher contrast from 0.179 on. */
function isLight(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}
