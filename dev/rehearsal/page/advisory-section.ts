import { type Html, html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { Message, PageCase } from './page-model.ts';
import { renderTime } from './times.ts';

/** Fields of an advisory that are shown; it is an answer of GitHub's, read as such. */
export interface ShownAdvisory {
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

export const advisoriesOf = (one: PageCase): readonly ShownAdvisory[] =>
  one.report.advisories as readonly ShownAdvisory[];

export function renderAdvisories(one: PageCase): Html {
  return html`${advisoriesOf(one).map(renderAdvisory)}`;
}

function renderAdvisory(advisory: ShownAdvisory): Html {
  const { ghsa_id: ghsa, cve_id: cve, state, published_at: published } = advisory;
  return html`<article class="card"><header><b>${ghsa}</b> ${cve === null ? '' : html`<span>${cve}</span> `}<span class="pill ${state === 'published' ? 'open' : ''}">${state}</span> ${published === null ? '' : html`<span class="soft">${renderTime(published)}</span>`}</header><div class="prose">
<h4>${advisory.summary}</h4>
<p>${renderSeverity(advisory.severity)} ${renderVectors(advisory)} ${advisory.cwe_ids?.join(', ')}</p>
<div class="scroll" tabindex="0" role="group" aria-label="Affected packages of ${ghsa}"><table><thead><tr><th scope="col">Package</th><th scope="col">Affected</th><th scope="col">Patched</th></tr></thead><tbody>
${(advisory.vulnerabilities ?? []).map((each) => html`<tr><td>${each.package?.name} <span class="soft">${each.package?.ecosystem}</span></td><td><code>${each.vulnerable_version_range}</code></td><td>${each.patched_versions ? html`<code>${each.patched_versions}</code>` : 'none'}</td></tr>`)}
</tbody></table></div>
${renderMarkdown(advisory.description, { diagram: html``, below: 4 })}</div></article>
`;
}

const SEVERITIES = ['low', 'medium', 'high', 'critical'];

/** A severity in its colour, which its word says as well. */
export function renderSeverity(severity: string | null): Html {
  if (severity === null) return html`<span class="severity">not rated</span>`;
  return html`<span class="severity ${SEVERITIES.includes(severity) ? severity : ''}">${severity}</span>`;
}

export const scoreOf = ({ cvss_severities: scores }: ShownAdvisory): number | null =>
  Object.values(scores ?? {}).find((each) => each?.score)?.score ?? null;

function renderVectors({ cvss_severities: scores }: ShownAdvisory): Html {
  const vectors = Object.values(scores ?? {}).filter((each) => each?.vector_string);
  return html`${vectors.map((each) => html`<code>${each?.vector_string}</code> (${each?.score}) `)}`;
}

/** The conversation that the reporter reads. */
export function renderMessages(messages: readonly Message[]): Html {
  if (messages.length === 0)
    return html`<p>None: nothing was written in the conversation of an advisory.</p>`;
  return html`${messages.map(
    ({ at, who, bot, body }) =>
      html`<article class="card${bot ? ' bot' : ''}"><header><b>${who}</b> <span class="soft">${renderTime(at)}</span></header><div class="prose">${renderMarkdown(body, { diagram: html``, below: 3 })}</div></article>
`,
  )}`;
}
