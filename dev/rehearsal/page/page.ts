import { CLOCK_TITLES } from '../../../src/features/deadlines/reminder-text.ts';
import { wasMet } from '../../../src/process/clocks.ts';
import { advisoriesOf, renderAdvisories, renderMessages } from './advisory-section.ts';
import { renderFlowSvg } from './flow-svg.ts';
import { type Html, html } from './html.ts';
import { renderIssue } from './issue-section.ts';
import type { PageCase, PageModel } from './page-model.ts';
import { renderPost } from './post.ts';
import {
  renderLeaks,
  renderPublicView,
  renderRuns,
  renderSurfaces,
  renderTable,
  renderThreads,
} from './public-section.ts';
import { STYLE } from './style.ts';
import { renderSummary } from './summary.ts';
import { renderTimeline } from './timeline-section.ts';
import { renderTime } from './times.ts';
import { findWayTaken, type TakedownReach } from './way-taken.ts';

/** A part of the page, which the contents list leads to. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  /** Its parts, for a case. */
  readonly parts?: readonly Section[];
}

/** The page of a rehearsal: one HTML file that needs nothing else, no script and no request. */
export function renderPage(model: PageModel): string {
  const { cases, triage } = model;
  const title = nameRehearsal(model);
  const sections = listSections(model);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Rehearsal: ${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="wide">
<p class="kicker">Rehearsal of a security report, from the first message to the end</p>
<h1>${title}</h1>
<p class="lead">Scripted people and the real GitHub Actions handled ${cases.length === 1 ? 'a report' : `${cases.length} reports`} about ${[...new Set(cases.map((one) => one.project))].join(', ')} in the private repository ${triage}, on an embedded GitHub. Nothing left this machine. Times are UTC, by a simulated clock.</p>
${renderSummary(model)}
</div></header>
<div class="wide frame">
<nav class="contents" aria-label="Contents"><ol>${sections.map(renderEntry)}</ol></nav>
<main id="main">
${sections.map(renderSection)}
</main>
</div>
</body>
</html>
`;
  return page.html;
}

/** What the reports are about; of a public thread, which says nothing but where it was, its address. */
function nameRehearsal({ cases, report }: PageModel): string {
  const threads = [...(report.privatized ?? []), ...(report.leftAlone ?? [])].map(({ url }) => url);
  if (threads.length > 0) return `A public thread, reported as public by mistake: ${threads.join(', ')}`;
  return cases.map((one) => one.summary).join('; ');
}

const renderEntry = ({ id, title, parts = [] }: Section): Html =>
  html`<li><a href="#${id}">${title}</a>${parts.length === 0 ? '' : html`<ol>${parts.map(renderEntry)}</ol>`}</li>`;

function renderSection({ id, title, body, parts = [] }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>
${body}${parts.map(
  (part) =>
    html`<section id="${part.id}" aria-labelledby="${part.id}-h"><h3 id="${part.id}-h">${part.title}</h3>${part.body}</section>
`,
)}</section>
`;
}

function listSections(model: PageModel): readonly Section[] {
  const { report, cases } = model;
  const hasThread = [...(report.privatized ?? []), ...(report.leftAlone ?? [])].length > 0;
  return [
    ...cases.map((one) => describeCase(one, model)),
    ...(hasThread ? [{ id: 'takedown', title: 'The public thread', body: renderThreads(report) }] : []),
    ...(report.posts.length === 0
      ? []
      : [{ id: 'posts', title: 'Posts', body: html`${report.posts.map(renderPost)}` }]),
    { id: 'public', title: 'What the public could see', body: renderPublicView(model) },
    { id: 'readers', title: 'Who could read what', body: renderSurfaces(model) },
    { id: 'leaks', title: 'Leaks', body: renderLeaks(report.leaks) },
    { id: 'runs', title: 'Runs and requests', body: renderRuns(report) },
  ];
}

function describeCase(one: PageCase, model: PageModel): Section {
  const id = `case-${one.issue.number}`;
  const title = model.cases.length === 1 ? 'The case' : `Case #${one.issue.number}: ${one.summary}`;
  const advisories = advisoriesOf(one);
  const parts = [
    { id: `${id}-way`, title: 'The way it took', body: renderWay(one, model, `${id}-flow`) },
    { id: `${id}-promises`, title: 'Promises', body: renderPromises(one, model.now) },
    { id: `${id}-issue`, title: 'The case issue', body: renderIssue(one, model.triage, `${id}-flow`) },
    ...(advisories.length === 0
      ? []
      : [
          {
            id: `${id}-advisory`,
            title: advisories.length === 1 ? 'Advisory' : 'Advisories',
            body: renderAdvisories(one),
          },
        ]),
    { id: `${id}-messages`, title: 'Messages with the reporter', body: renderMessages(one.messages) },
  ];
  return { id, title, body: html``, parts };
}

/** Without what became public of other cases alone. */
function seenOf({ project }: PageCase, { seen, cases }: PageModel): PageModel['seen'] {
  const others = cases.map((one) => one.project).filter((place) => place !== project);
  return seen.filter(({ place }) => !others.includes(place));
}

function renderWay(one: PageCase, model: PageModel, flowId: string): Html {
  const way = findWayTaken(one.moves, reachOf(one));
  return html`<div class="way"><figure id="${flowId}">${renderFlowSvg(way, flowId)}
<figcaption><span class="key taken">way taken</span> <span class="key now">where the case is</span> <span class="key">not taken</span></figcaption>
${way.beyond.map(({ move, because }) => html`<p class="note"><b>${move}</b> has no arrow in the flowchart. ${because}</p>`)}</figure>
<div>${renderTimeline(one, seenOf(one, model), model.now)}</div></div>`;
}

/** How far the takedown of a case got. */
export function reachOf({
  takedowns,
  isPremature,
}: Pick<PageCase, 'takedowns' | 'isPremature'>): TakedownReach | undefined {
  if (!isPremature) return undefined;
  if (takedowns.some(({ placeholder }) => placeholder !== null)) return 'placeholder';
  return takedowns.some(({ takenDown }) => takenDown) ? 'out-of-sight' : 'asked';
}

function renderPromises({ clocks }: PageCase, now: string): Html {
  const rows = clocks.map((clock) => {
    const met = wasMet(clock, now);
    const verdict = met === null ? (clock.applies ? 'open' : 'did not apply') : met ? 'kept' : 'missed';
    return [
      CLOCK_TITLES[clock.name],
      renderTime(clock.due),
      clock.met === null ? '' : renderTime(clock.met),
      html`<b class="${met === null ? '' : met ? 'good' : 'bad'}">${verdict}</b>`,
    ];
  });
  return renderTable('Promises', ['Promise', 'Due', 'Done', 'Result'], rows);
}
