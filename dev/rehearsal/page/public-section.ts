import type { Leak } from '../leaks.ts';
import type { Report } from '../report.ts';
import type { ThreadReport } from '../thread/thread-report.ts';
import { type Html, html } from './html.ts';
import type { PageModel, SurfaceRow } from './page-model.ts';
import type { PublicMoment } from './public-view.ts';
import { renderTime, writeSpan } from './times.ts';

/** A table that scrolls by itself where it is too wide, with the keyboard too. */
export function renderTable(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map(
  (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`;
}

/** What everybody could read, when, and how that stands to the disclosure. */
export function renderPublicView({ report, seen, cases }: PageModel): Html {
  const gone = cases.flatMap(({ takedowns }) =>
    takedowns.flatMap(({ takenDownAt: at, publicSince: since, repo, number }) =>
      at === undefined
        ? []
        : [
            html`<p class="note">${repo}#${number} was out of public sight on ${renderTime(at)}${since === undefined ? '' : `, ${writeSpan(Date.parse(at) - Date.parse(since))} after it was opened`}.</p>`,
          ],
    ),
  );
  if (seen.length === 0) return html`<p>Nothing, at any time.</p>`;
  const before = seen.filter((moment) => isBefore(moment, report.disclosedAt));
  const after = seen.filter((moment) => !isBefore(moment, report.disclosedAt));
  const noDisclosure = report.disclosedAt === null;
  return html`${gone}${
    noDisclosure ? html`<p>Nothing was disclosed.</p>` : html`<h3>Before the disclosure</h3>`
  }${before.length === 0 ? html`<p>Nothing.</p>` : renderMoments('Public before the disclosure', before)}
${noDisclosure ? '' : html`<h3>From the disclosure on</h3>${renderMoments('Public from the disclosure on', after)}`}`;
}

const renderMoments = (label: string, moments: readonly PublicMoment[]): Html =>
  renderTable(
    label,
    ['From', 'Where', 'What', 'Written by'],
    moments.map(({ at, place, what, who }) => [renderTime(at), place, what.join(', '), who]),
  );

/** Times of an advisory have whole seconds. */
const isBefore = ({ at }: PublicMoment, disclosedAt: string | null): boolean =>
  disclosedAt === null || Math.floor(Date.parse(at) / 1000) < Math.floor(Date.parse(disclosedAt) / 1000);

const SURFACES: Readonly<Record<SurfaceRow['surface'], string>> = {
  public: 'everybody',
  advisory: "the advisory's collaborators",
  private: 'the team (private repository)',
  mail: 'somebody who could not read the place (mail)',
};

export function renderSurfaces({ surfaces }: PageModel): Html {
  const rows = surfaces.map((row) => [SURFACES[row.surface], row.repo, row.what, row.who, row.times]);
  return renderTable('Who could read what', ['Read by', 'Repository', 'What', 'Written by', 'Times'], rows);
}

export function renderLeaks(leaks: readonly Leak[]): Html {
  if (leaks.length === 0)
    return html`<p class="good">None. Every public text, log and mail was searched for the secret words planted in the report, for ids before their time, and for six words in a row of the record.</p>`;
  const rows = leaks.map((leak) => [
    renderTime(leak.at),
    `${leak.repo} (${leak.surface})`,
    leak.what,
    leak.text,
  ]);
  return renderTable('Leaks', ['When', 'Where', 'What', 'Found'], rows);
}

export function renderRuns({ runs, requests, durationMs }: Report): Html {
  const steps = Object.entries(requests.byStep).map(([step, count]) => [step, count]);
  return html`<p>${runs.length} runs made ${requests.total} requests to GitHub, npm and the channels. The rehearsal took ${(durationMs / 1000).toFixed(1)} s.</p>
${renderTable('Requests by step', ['Step', 'Requests'], steps)}`;
}

/** What became of a public thread, where the rehearsal was about one. */
export function renderThreads({ privatized = [], leftAlone = [], publicRemains = [] }: Report): Html {
  const trace = ({ is, url, note }: ThreadReport['privatized'][number]['left'][number]): string =>
    `${is}: ${url}${note === undefined ? '' : ` (${note})`}`;
  return html`${privatized.map(
    (
      item,
    ) => html`<h3 class="wrap">${item.url}</h3><p>Taken down after ${item.requestsToOutOfSight ?? 'an unknown number of'} requests.${item.saved === null ? '' : ` ${item.saved.comments} comments saved (${item.saved.bytes} bytes).`}</p>
${renderList('Removed', item.removed.map(trace))}${renderList('Left, each with a task', item.left.map(trace))}`,
  )}${leftAlone.map(
    (item) =>
      html`<h3 class="wrap">${item.url}</h3><p>Left alone, since nobody confirmed.</p>${renderList('Reasons to ask first', item.doubts)}`,
  )}
<p>${publicRemains.length === 0 ? 'Nothing of its texts can be read by people without access.' : `${publicRemains.length} of its texts can still be read by everybody, each named in report.json.`}</p>`;
}

const renderList = (title: string, items: readonly string[]): Html =>
  items.length === 0 ? html`` : html`<p>${title}:</p><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
