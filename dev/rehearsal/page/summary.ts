import { wasMet } from '../../../src/process/clocks.ts';
import { SEVERITY_LABELS } from '../../../src/process/labels.ts';
import { STATES } from '../../../src/process/table.ts';
import type { Report } from '../report.ts';
import { advisoriesOf, renderSeverity, type ShownAdvisory, scoreOf } from './advisory-section.ts';
import { type Html, html } from './html.ts';
import type { PageCase, PageModel } from './page-model.ts';
import { writeDay, writeSpan } from './times.ts';

/** How the rehearsal came out, at a glance. */
export function renderSummary(model: PageModel): Html {
  const { report } = model;
  const people = model.cases.flatMap(({ steps }) => steps).length;
  const leaks = report.leaks.length;
  return html`<ul class="stats">
${report.privatized === undefined ? renderEnding(model) : renderTakedown(report)}
${renderPromises(model)}
${renderStat(`${leaks}`, leaks === 1 ? 'leak' : 'leaks, in every text, log and mail', leaks === 0)}
${renderStat(`${people}`, 'steps taken by people; the bot did the rest')}
${renderStat(`${report.runs.length} runs`, `of the actions, ${report.requests.total} requests in all`)}
</ul>`;
}

function renderEnding(model: PageModel): Html {
  const { cases } = model;
  const ids = cases.flatMap(({ report: { cve } }) => (cve === null ? [] : [cve]));
  return html`${renderStat(
    describeOutcome(cases),
    describeEnd(model),
    cases.every(({ present }) => present === 'closed'),
  )}
${renderStat(renderWorst(cases), ids.length === 0 ? 'no CVE id' : ids.join(', '))}`;
}

/** A rehearsal of a public thread ends when it is taken down, or left alone on purpose. */
function renderTakedown({ privatized = [], leftAlone = [] }: Report): Html {
  const removed = privatized.reduce((sum, item) => sum + item.removed.length, 0);
  const left = privatized.reduce((sum, item) => sum + item.left.length, 0);
  return html`${
    privatized.length > 0
      ? renderStat(
          'Taken down',
          `the public thread, after ${privatized[0]?.requestsToOutOfSight} requests`,
          true,
        )
      : renderStat(
          'Left alone',
          `${leftAlone.length === 1 ? 'the thread' : 'the threads'}: nobody confirmed`,
          true,
        )
  }
${renderStat(`${removed} removed`, `${left} left, each with a task or a reason`)}`;
}

function renderPromises({ cases, now }: PageModel): Html {
  const clocks = cases.flatMap((one) => one.clocks);
  const verdicts = clocks.map((clock) => wasMet(clock, now));
  const kept = verdicts.filter((met) => met === true).length;
  const missed = verdicts.filter((met) => met === false).length;
  const open = clocks.filter(
    ({ applies, met }, index) => applies && met === null && verdicts[index] === null,
  ).length;
  if (kept + missed === 0) return renderStat(`${open} open`, 'promises to the reporter');
  return renderStat(`${kept} of ${kept + missed}`, 'promises to the reporter kept', missed === 0);
}

const renderStat = (figure: Html | string, words: string, good?: boolean): Html =>
  html`<li${good === undefined ? '' : good ? GOOD : BAD}><b>${figure}</b> <span>${words}</span></li>
`;
const GOOD: Html = { html: ' class="good"' };
const BAD: Html = { html: ' class="bad"' };

function describeOutcome(cases: readonly PageCase[]): string {
  const [one] = cases;
  const closed = cases.filter(({ present }) => present === 'closed').length;
  if (cases.every(({ moves }) => moves.at(-1)?.to === 'closed' && moves.at(-2)?.to === 'invalid'))
    return 'Dismissed';
  if (one && cases.length === 1)
    return closed === 1 ? 'Closed' : (STATES[one.present].title.split(/[:;,]/)[0] ?? one.present);
  return `${closed} of ${cases.length} closed`;
}

function describeEnd({ report, cases, now }: PageModel): string {
  const first = cases.map(({ moves }) => moves[0]?.at ?? now).sort()[0] ?? now;
  const last =
    cases
      .flatMap(({ moves }) => moves.map(({ at }) => at))
      .sort()
      .at(-1) ?? now;
  const span = writeSpan(Date.parse(last) - Date.parse(first));
  const disclosed =
    report.disclosedAt === null ? 'nothing disclosed' : `disclosed ${writeDay(report.disclosedAt)}`;
  return `${disclosed}, ${span} after the ${cases.length === 1 ? 'report' : 'first report'}`;
}

/** The highest severity of all. */
function renderWorst(cases: readonly PageCase[]): Html {
  const rank = ({ severity }: ShownAdvisory): number =>
    (SEVERITY_LABELS as readonly (string | null)[]).indexOf(severity);
  const shown = cases.flatMap(advisoriesOf).filter(({ state }) => state !== 'closed');
  const [worst] = shown.toSorted((a, b) => rank(b) - rank(a));
  if (!worst) return html`no advisory`;
  const score = scoreOf(worst);
  return html`${renderSeverity(worst.severity)}${score === null ? '' : ` ${score.toFixed(1)}`}`;
}
