/** Pages that GitHub shows a team after some months: the overview issue and the figures, of a simulated team. */

import { type Html, html } from '../../dev/rehearsal/page/html.ts';
import { renderMarkdown } from '../../dev/rehearsal/page/markdown.ts';
import { STYLE } from '../../dev/rehearsal/page/style.ts';
import { simulate } from '../../dev/simulation/simulate.ts';
import { withoutMarker } from '../../src/case/marker.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { caseFactsOf } from '../../src/features/figures/case-facts.ts';
import { renderFigureFiles } from '../../src/features/figures/figure-files.ts';
import { LABEL_IDS } from '../../src/process/labels.ts';
import { type Stage, storeOf, TRIAGE } from '../../test/scenarios/stage.ts';

/** Each is one file of HTML that needs nothing else: no script, and no request. */
export interface TeamPages {
  readonly overview: string;
  readonly figures: string;
}

/** The same wish gives the same pages: the overview of the day that shows the most, the figures of the last. */
export async function makeTeamPages(wish: {
  readonly reports: number;
  readonly days: number;
}): Promise<TeamPages> {
  let [overview, most, figures] = ['', 0, ''];
  await simulate({
    ...wish,
    seed: 7,
    everyHours: 24,
    by: 'here',
    plant: (stage, isLast) => {
      const issue = findOverview(stage);
      const worth = worthOf(issue?.body ?? '');
      if (issue && worth > most) [overview, most] = [renderOverview(issue), worth];
      if (isLast) figures = renderFigures(stage);
    },
  });
  return { overview, figures };
}

/** Tables as GitHub lays them out: no wider than their words, which wrap before a table scrolls. */
const TABLES = 'table{width:auto}td{min-width:0;overflow-wrap:normal}td code{white-space:nowrap}';

/** How much a day's overview shows: open cases, and more for what is late or rated. */
const worthOf = (body: string): number =>
  Number(/^\*\*(\d+) open\*\*/m.exec(body)?.[1] ?? 0) +
  (body.includes('### Overdue') ? 4 : 0) +
  2 * new Set(body.match(/(?<=` \| )(?:critical|high|medium|low)(?= \|)/g)).size;

const findOverview = ({ github }: Stage) =>
  [...github.world.issues.values()].find(
    ({ repoId, body }) => repoId === github.control.repo(TRIAGE).id && body?.includes('### Load'),
  );

function renderOverview({ number, title, body }: NonNullable<ReturnType<typeof findOverview>>): string {
  const inside = html`<p><span class="pill open">Open</span> <span class="soft">${TRIAGE}#${number}</span></p>
<article class="card bot"><header><b>security-process[bot]</b> <span class="soft">keeps this issue up to date</span></header><div class="prose">${show(withoutMarker(body ?? ''))}</div></article>`;
  return renderPage(title, `${TRIAGE}, an issue`, inside);
}

function renderFigures(stage: Stage): string {
  const now = stage.github.clock.now().toISOString();
  const parsed = parseConfig('owner: example-org\nteam: security-triage\n', { labels: LABEL_IDS });
  if (parsed.kind === 'bad') throw new Error(JSON.stringify(parsed.problems));
  const facts = Object.entries(storeOf(stage)).flatMap(([path, text]) => {
    const read = /^cases\/\d+\.yml$/.test(path) ? parseStoredCase(text) : undefined;
    return read?.kind === 'ok' ? [caseFactsOf(read.stored, parsed.config, now)] : [];
  });
  const files = renderFigureFiles(facts, now, 0);
  const [, title = '', ...lines] = /^# (.*)\n([\s\S]*)$/.exec(files['figures.md'] ?? '') ?? [];
  const shown = show(lines.join('\n')).html.replace(/<p>\[image: (.*?)\]<\/p>/g, (_, words: string) =>
    showPicture(words, files[words.startsWith('How') ? 'times.svg' : 'months.svg'] ?? ''),
  );
  return renderPage(
    title,
    `${TRIAGE}, the file figures/figures.md`,
    html`<div class="prose">${{ html: shown }}</div>`,
  );
}

const show = (text: string): Html => renderMarkdown(text, { diagram: html``, below: 1 });

/** As GitHub does it: a file of its own, in which nothing is loaded or run. */
const showPicture = (words: string, svg: string): string =>
  `<p><img alt="${words}" style="max-width:100%" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"></p>`;

const renderPage = (title: string, where: string, inside: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE + TABLES }}</style>
</head>
<body>
<header class="top"><div class="wide"><p class="kicker">${where}</p><h1>${title}</h1></div></header>
<div class="wide"><main id="main">
${inside}
</main></div>
</body>
</html>
`.html;
