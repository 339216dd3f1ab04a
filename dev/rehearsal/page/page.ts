import { labelOfState, STATES } from '../../../src/process/table.ts';
import type { PostReport, Report } from '../report.ts';
import { renderFlowSvg } from './flow-svg.ts';
import { type Html, html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { PageCase, PageModel, SurfaceRow, TimelineEntry } from './page-model.ts';
import { STYLE } from './style.ts';

/** The page of a rehearsal: one HTML file that needs nothing else. */
export function renderPage(model: PageModel): string {
  const { report, cases } = model;
  const title = `Rehearsal of ${cases.map((one) => one.report.source).join(', ')}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="soft">Scripted people, the real actions, an embedded GitHub. Times are UTC of a simulated clock.</p>
${renderFacts(report)}
${cases.map((one) => renderCase(one, model.triage))}
${renderPosts(report.posts)}
${renderSurfaces(model)}
${renderLeaks(report)}
</main>
</body>
</html>
`;
  return page.html;
}

function renderFacts(report: Report): Html {
  const closed = report.cases.filter((one) => one.states.at(-1)?.label === 'case/closed').length;
  const good = closed === report.cases.length;
  return html`<ul class="facts">
<li class="${good ? 'good' : 'bad'}"><b>${closed} of ${report.cases.length}</b> closed</li>
<li class="${report.leaks.length === 0 ? 'good' : 'bad'}"><b>${report.leaks.length}</b> leaks</li>
<li><b>${report.disclosedAt?.slice(0, 10) ?? 'no'}</b> disclosure</li>
<li><b>${report.runs.length}</b> runs</li>
<li><b>${report.requests.total}</b> requests</li>
<li><b>${(report.durationMs / 1000).toFixed(1)} s</b> duration</li>
</ul>`;
}

function renderCase(one: PageCase, triage: string): Html {
  const { issue } = one;
  const flow = renderFlowSvg(one.gone, one.present, one.premature);
  const closed = issue.state === 'closed';
  return html`<h2>${issue.title} <span class="soft">${triage}#${issue.number}</span></h2>
<p><span class="pill ${closed ? 'closed' : 'open'}">${closed ? 'Closed' : 'Open'}</span> <span class="soft">opened by ${issue.user.login} on ${renderTime(issue.created_at)}</span></p>
<div class="columns">
<div>
${renderComment({ kind: 'comment', at: issue.created_at, who: issue.user.login, bot: issue.user.type === 'Bot', body: issue.body ?? '' }, flow)}
${one.timeline.map((entry) => (entry.kind === 'comment' ? renderComment(entry, flow) : renderEvent(entry)))}
</div>
<aside>
<section><h3>Assignees</h3>${issue.assignees.map(({ login }) => html`<div>${login}</div>`)}</section>
<section><h3>Labels</h3>${issue.labels.map(({ name, color }) => html`<span class="label"><i style="background:#${/^[0-9a-f]{6}$/i.test(color) ? color : 'ededed'}"></i>${name}</span> `)}</section>
<section><h3>Promises</h3>${one.report.deadlines.map(({ name, due, met }) => html`<div>${name} by ${due.slice(0, 10)}: ${met === null ? 'does not apply' : met ? 'kept' : 'missed'}</div>`)}</section>
</aside>
</div>
<h3>The way through the process</h3>
<div class="scroll"><table><thead><tr><th>When</th><th>State</th><th>Nodes</th><th>Who</th><th></th></tr></thead><tbody>
${one.report.states.map(({ at, label, nodes, by }) => html`<tr><td>${renderTime(at)}</td><td>${label}</td><td>${nodes.join(' ')}</td><td>${by}</td><td>${titleOf(label)}</td></tr>`)}
</tbody></table></div>
<details open><summary>Flowchart</summary>${flow}</details>
${renderAdvisory(one)}`;
}

function titleOf(label: string): string {
  return Object.values(STATES).find((state) => labelOfState(state.id) === label)?.title ?? '';
}

function renderComment(entry: Extract<TimelineEntry, { kind: 'comment' }>, flow: Html): Html {
  return html`<article class="comment${entry.bot ? ' bot' : ''}"><header><b>${entry.who}</b><span class="soft">${renderTime(entry.at)}</span></header><div>${renderMarkdown(entry.body, flow)}</div></article>
`;
}

function renderEvent(entry: Extract<TimelineEntry, { kind: 'event' }>): Html {
  return html`<p class="event"><b>${entry.who}</b> ${entry.text} <span>${renderTime(entry.at)}</span></p>
`;
}

/** Fields of an advisory that are shown; it is an answer of GitHub's, read as such. */
interface ShownAdvisory {
  readonly ghsa_id: string;
  readonly cve_id: string | null;
  readonly summary: string;
  readonly description: string;
  readonly state: string;
  readonly severity: string | null;
  readonly published_at: string | null;
  readonly cwe_ids: readonly string[] | null;
  readonly cvss_severities?: Readonly<
    Record<string, { readonly vector_string: string | null; readonly score: number | null } | null>
  >;
  readonly vulnerabilities:
    | readonly {
        readonly package: { readonly ecosystem: string; readonly name: string | null } | null;
        readonly vulnerable_version_range: string | null;
        readonly patched_versions: string | null;
      }[]
    | null;
}

function renderAdvisory(one: PageCase): Html {
  const advisories = one.report.advisories as readonly ShownAdvisory[];
  if (advisories.length === 0) return html``;
  return html`<h3>Advisory</h3>${advisories.map(
    (
      advisory,
    ) => html`<article class="comment"><header><b>${advisory.ghsa_id}</b> <span>${advisory.cve_id}</span>
<span class="pill">${advisory.state}</span> <span class="soft">${advisory.published_at ? `published ${renderTime(advisory.published_at)}` : ''}</span></header><div>
<h4>${advisory.summary}</h4>
<p>Severity: ${advisory.severity}. ${renderVectors(advisory)} ${advisory.cwe_ids?.join(', ')}</p>
<table><thead><tr><th>Ecosystem</th><th>Package</th><th>Affected</th><th>Patched</th></tr></thead><tbody>
${(advisory.vulnerabilities ?? []).map((each) => html`<tr><td>${each.package?.ecosystem}</td><td>${each.package?.name}</td><td><code>${each.vulnerable_version_range}</code></td><td>${each.patched_versions ? html`<code>${each.patched_versions}</code>` : 'none'}</td></tr>`)}
</tbody></table>
${renderMarkdown(advisory.description, html``)}</div></article>`,
  )}`;
}

function renderVectors({ cvss_severities: scores }: ShownAdvisory): Html {
  const vectors = Object.values(scores ?? {}).filter((each) => each?.vector_string);
  return html`${vectors.map((each) => html`<code>${each?.vector_string}</code> (${each?.score}) `)}`;
}

function renderPosts(posts: readonly PostReport[]): Html {
  if (posts.length === 0) return html``;
  return html`<h2>Posts</h2>${posts.map(
    (post) =>
      html`<article class="comment"><header><b>${post.channel}</b><span>${post.title}</span><span class="soft">${post.path} · ${post.target}</span></header><div><pre>${post.body}</pre></div></article>`,
  )}`;
}

const SURFACES: Readonly<Record<SurfaceRow['surface'], string>> = {
  public: 'public',
  advisory: 'circle (an advisory before its publication)',
  private: 'team (private repository)',
  mail: 'a mail to an account that could not read the place',
};

function renderSurfaces({ surfaces }: PageModel): Html {
  return html`<h2>What went where</h2>
<div class="scroll"><table><thead><tr><th>Surface</th><th>Repository</th><th>What</th><th>Who</th><th>Times</th></tr></thead><tbody>
${surfaces.map((row) => html`<tr><td>${SURFACES[row.surface]}</td><td>${row.repo}</td><td>${row.what}</td><td>${row.who}</td><td>${row.times}</td></tr>`)}
</tbody></table></div>`;
}

function renderLeaks({ leaks }: Report): Html {
  if (leaks.length === 0)
    return html`<h2>Leaks</h2><p>None: no canary word, no id before its time, and no six words in a row of a record where they must not be.</p>`;
  return html`<h2>Leaks</h2><table><thead><tr><th>When</th><th>Where</th><th>What</th><th>Found</th></tr></thead><tbody>
${leaks.map((leak) => html`<tr><td>${renderTime(leak.at)}</td><td>${leak.repo} (${leak.surface})</td><td>${leak.what}</td><td>${leak.text}</td></tr>`)}
</tbody></table>`;
}

const renderTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;
