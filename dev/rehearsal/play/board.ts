import { withoutMarker } from '../../../src/case/marker.ts';
import { type StoredCase, stateOf } from '../../../src/case/stored-case.ts';
import { LABELS } from '../../../src/process/labels.ts';
import { STATES } from '../../../src/process/table.ts';
import { CAST, ROLE_NAMES, type RoleName } from '../cast.ts';
import { findNextTurn } from '../director.ts';
import { errorLines } from '../error-lines.ts';
import { renderFlowSvg } from '../page/flow-svg.ts';
import { type Html, html } from '../page/html.ts';
import { renderComment, renderEvent, renderLabel, renderText } from '../page/issue-section.ts';
import { reachOf } from '../page/page.ts';
import { isRecordEntry, type PageIssue, readTimeline, type TimelineEntry } from '../page/page-model.ts';
import { STYLE } from '../page/style.ts';
import { renderTime } from '../page/times.ts';
import { findWayTaken } from '../page/way-taken.ts';
import { readStoredCases } from '../store-reader.ts';
import { AHEAD, type Happening, type Play } from './actions.ts';
import { BOARD_STYLE } from './board-style.ts';

/** Where a player is. */
export interface Place {
  readonly who: RoleName;
  /** Number of an issue in the triage repo; null for the list. */
  readonly issue: number | null;
  /** Is in every form, so that no other page can send one. */
  readonly token: string;
}

interface Seen {
  readonly issues: readonly PageIssue[];
  readonly stored: StoredCase | undefined;
  readonly issue: PageIssue | undefined;
  readonly timeline: readonly TimelineEntry[];
  /** What the script would have somebody do now. */
  readonly next: string | null;
  readonly now: string;
}

/** The triage repo as a small GitHub: HTML without script, whose forms say what a person does. */
export async function renderBoard(play: Play, place: Place, last: Happening | null): Promise<string> {
  const seen = await look(play, place);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Playing the process: ${seen.issue?.title ?? play.directed.triage}</title>
<style>${{ html: STYLE + BOARD_STYLE }}</style>
</head>
<body>
<header class="top"><div class="wide">
<p class="kicker">${play.directed.triage}, on an embedded GitHub; the real actions answer</p>
<h1>${seen.issue?.title ?? 'Play the process'}</h1>
${renderPeople(place)}
${renderClock(seen.now, place)}
</div></header>
<div class="wide board">
<nav aria-label="Cases">${renderCases(seen, place)}</nav>
<main id="main">
${last === null ? renderWelcome() : renderHappening(last)}
${seen.issue ? renderIssue(seen.issue, seen, place) : renderForms(place)}
</main>
<aside aria-label="Where the case is">${renderNext(seen, place)}${seen.stored ? renderWay(seen.stored) : ''}</aside>
</div>
</body>
</html>
`;
  return page.html;
}

/** As a member of the team sees it. */
async function look(play: Play, { issue: number }: Place): Promise<Seen> {
  const { directed } = play;
  const { member, owner } = directed.people;
  const issues = (await member.list(`/repos/${directed.triage}/issues?state=all`)) as readonly PageIssue[];
  const issue = issues.find((one) => one.number === number);
  const turn = await findNextTurn(directed, AHEAD);
  return {
    issues,
    issue,
    stored: (await readStoredCases(owner, directed.triage)).find(({ stored }) => stored.issue === number)
      ?.stored,
    timeline: issue ? await readTimeline(member, `/repos/${directed.triage}/issues/${issue.number}`) : [],
    next: turn ? `${CAST[turn.step.who].login} ${turn.step.says}` : null,
    now: directed.github.clock.now().toISOString(),
  };
}

const linkTo = (issue: number | null, who: RoleName): string =>
  `${issue === null ? '/' : `/issues/${issue}`}?as=${who}`;

/** A form that does one thing as the person chosen. */
const form = (name: string, { who, issue, token }: Place, inside: Html, label: string): Html =>
  html`<form method="post" action="/act"><input type="hidden" name="do" value="${name}"><input type="hidden" name="as" value="${who}"><input type="hidden" name="token" value="${token}">${issue === null ? '' : html`<input type="hidden" name="issue" value="${issue}">`}${inside}<button>${label}</button></form>
`;

function renderPeople({ who, issue }: Place): Html {
  return html`<nav class="people" aria-label="You are"><span>You are</span> ${ROLE_NAMES.map((role) => html`<a href="${linkTo(issue, role)}"${role === who ? CURRENT : ''}>${CAST[role].login}</a> `)}</nav>`;
}
const CURRENT: Html = { html: ' aria-current="true"' };

function renderClock(now: string, place: Place): Html {
  const spans = [
    ['1', 'One hour later'],
    ['24', 'One day later'],
    ['120', 'Five days later'],
  ] as const;
  return html`<div class="clock-bar"><span>It is <b>${renderTime(now)}</b></span> ${spans.map(([hours, label]) => form('wait', place, html`<input type="hidden" name="hours" value="${hours}">`, label))}</div>`;
}

function renderCases({ issues }: Seen, { who, issue: current }: Place): Html {
  return html`<p class="heading">Case issues</p><ul>${issues.map(
    ({ number, title, labels }) =>
      html`<li><a href="${linkTo(number, who)}"${number === current ? CURRENT : ''}>#${number} ${title}</a> <span class="soft">${labels.find(({ name }) => name.startsWith('case/'))?.name}</span></li>
`,
  )}</ul>${issues.length === 0 ? html`<p class="soft">None yet.</p>` : ''}<p><a href="${linkTo(null, who)}">New report</a></p>`;
}

const renderWelcome = (): Html =>
  html`<p class="note">Choose who you are, report something, and go on as the team does: set labels, write commands, let time pass. Everything runs on this machine and is forgotten when you stop it. Write <code>/help</code> in a case to see what is possible. If you do not know what comes next, let the script go on.</p>`;

function renderHappening({ what, note, refused, runs, replies }: Happening): Html {
  return html`<section class="happened" aria-labelledby="happened"><h2 id="happened">What just happened</h2>
<p><b>${what}</b>${note === null ? '' : html`<br>${note}`}${refused === null ? '' : html`<br><span class="bad">GitHub refused: ${refused}</span>`}</p>
${runs.length === 0 ? html`<p class="soft">No action ran.</p>` : html`<ul>${runs.map(({ action, event, outputs, exitCode, stdout }) => html`<li>${action} ran for <i>${event}</i>: ${outputs.decision ?? 'no decision'}${outputs.reason ? `, ${outputs.reason}` : ''}${exitCode === 0 ? '' : html` <b class="bad">red</b>`}${errorLines(stdout).map((line) => html`<br><span class="bad">${line.replaceAll('%0A', '\n')}</span>`)}</li>`)}</ul>`}
${replies.map((body) => html`<article class="card bot"><header><b>The bot answers</b></header><div class="prose">${renderText(body, 'flow')}</div></article>`)}</section>`;
}

function renderNext({ next, issues }: Seen, place: Place): Html {
  const words = next === null ? 'Nobody has anything to do before more time passes.' : `${next}.`;
  return html`<section class="next"><h2>${issues.length === 0 ? 'Or watch' : 'The script goes on'}</h2><p>${words}</p>${form('next', place, html``, next === null ? 'Let the schedule fire' : 'Let them do it')}</section>`;
}

function renderWay(stored: StoredCase): Html {
  const { moves, takedowns, flags } = stored;
  const reach = reachOf({
    takedowns,
    isPremature: takedowns.length > 0 || flags.includes('premature'),
  });
  return html`<section><h2>${STATES[stateOf(stored)].title}</h2>${renderFlowSvg(findWayTaken(moves, reach), 'flow')}</section>`;
}

function renderIssue(issue: PageIssue, { timeline, stored }: Seen, place: Place): Html {
  const record = timeline.find(isRecordEntry);
  const names = issue.labels.map(({ name }) => name);
  return html`<h2>#${issue.number}: ${issue.state}</h2>
<div class="labels">${issue.labels.map(({ name, color }) => html`<span>${renderLabel(name, color)}${form('unlabel', place, html`<input type="hidden" name="label" value="${name}">`, `Remove ${name}`)}</span>`)}</div>
<p>Assigned: ${issue.assignees.map(({ login }) => login).join(', ') || 'nobody'}</p>
<div class="people-actions">${form('label', place, html`<label>Label <select name="label">${LABELS.filter(({ id }) => !names.includes(id)).map(({ id }) => html`<option>${id}</option>`)}</select></label> `, 'Add label')}${form('assign', place, html``, 'Assign yourself')}</div>
${record?.kind === 'comment' ? html`<article class="card record"><header><b>Case record</b></header><div class="prose">${renderText(withoutMarker(record.body), 'flow')}</div></article>` : ''}
${renderComment({ kind: 'comment', at: issue.created_at, who: issue.user.login, bot: issue.user.type === 'Bot', body: issue.body ?? '' }, 'flow')}
${timeline.filter((entry) => !isRecordEntry(entry)).map((entry) => (entry.kind === 'comment' ? renderComment(entry, 'flow') : renderEvent(entry)))}
<section class="write"><h3>Comment as ${CAST[place.who].login}</h3>${form('comment', place, html`<label>Text or a command <textarea name="body" rows="5" required></textarea></label>`, 'Comment')}</section>
${renderMessageForm(stored, place)}
${stored ? '' : html`<p class="soft">No case was opened for this issue.</p>`}`;
}

/** Where the case has an advisory, people and reporter talk in its conversation. */
function renderMessageForm(stored: StoredCase | undefined, place: Place): Html {
  const advisory = stored?.advisories[0] ?? stored?.source;
  if (!advisory?.ghsa || !advisory.repo) return html``;
  const { repo, ghsa } = advisory;
  const inside = html`<input type="hidden" name="repo" value="${repo}"><input type="hidden" name="ghsa" value="${ghsa}"><label>Message <textarea name="body" rows="3" required></textarea></label>`;
  return html`<section class="write"><h3>Write in the conversation of ${ghsa}</h3><p>The reporter reads it.</p>${form('message', place, inside, 'Send')}</section>`;
}

function renderForms(place: Place): Html {
  const fields = html`<label>Title <input name="title" required maxlength="200"></label><label>What is wrong, and how to see it <textarea name="body" rows="6" required></textarea></label>`;
  return html`<section class="write"><h2>Report a vulnerability in private</h2>${form('report', place, fields, 'Send the report')}</section>
<section class="write"><h2>Open a public issue</h2><p>As a reporter does who does not know better.</p>${form('public-issue', place, fields, 'Open the issue')}</section>
<section class="write"><h2>Something is public by mistake</h2>${form('public-by-mistake', place, html`<label>Address of the issue or pull request <input name="url" required></label>`, 'Send the form')}</section>`;
}
