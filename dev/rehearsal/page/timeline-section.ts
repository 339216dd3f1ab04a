import { CLOCK_TITLES } from '../../../src/features/deadlines/reminder-text.ts';
import { labelOfState } from '../../../src/process/labels.ts';
import { STATES } from '../../../src/process/table.ts';
import { type Html, html } from './html.ts';
import type { PageCase } from './page-model.ts';
import type { PublicMoment } from './public-view.ts';
import { type Moment, type Promised, tellStoryline } from './storyline.ts';
import { writeClock, writeDay } from './times.ts';

/** Who did what, in order, by day; with the states that followed, the promises kept, and what became public. */
export function renderTimeline(one: PageCase, seen: readonly PublicMoment[], now: string): Html {
  const moments = tellStoryline({ ...one, seen, now });
  const days = [...new Set(moments.map(({ at }) => at.slice(0, 10)))];
  return html`<ol class="days">${days.map((day) => {
    const ofDay = moments.filter(({ at }) => at.startsWith(day));
    return html`<li><p class="day"><time datetime="${day}">${writeDay(day)}</time></p><ol class="moments">
${ofDay.map(renderMoment)}</ol></li>
`;
  })}</ol>`;
}

function renderMoment(moment: Moment): Html {
  const { at, who, bot, what, moves, assigned, promises, seen, hidden } = moment;
  const kind = seen.length + hidden.length > 0 ? 'in-public' : bot ? 'by-bot' : 'by-person';
  return html`<li class="moment ${kind}"><span class="clock">${writeClock(at)}</span><div>
<p>${who === '' ? '' : html`<b>${who}</b> `}${what}</p>
${moves.length === 0 ? '' : html`<p class="moves">${moves.map((state) => html`<span class="state" style="--dot:#${STATES[state].colour}">${labelOfState(state)}</span> `)}</p>`}
${assigned.map((words) => html`<p>${words}</p>`)}${promises.map(renderPromise)}${seen.map(renderSeen)}${hidden.map(renderHidden)}</div></li>
`;
}

const renderPromise = ({ name, kept, margin }: Promised): Html =>
  html`<p class="promise ${kept ? 'good' : 'bad'}"><span aria-hidden="true">${kept ? '✓' : '✗'}</span> ${CLOCK_TITLES[name]}: ${kept ? 'promise kept' : 'promise missed'}, ${margin}</p>
`;

const renderSeen = ({ place, what }: PublicMoment): Html =>
  html`<p class="public"><b>Public:</b> ${place} now shows ${what.join(', ')}.</p>
`;

const renderHidden = (words: string): Html =>
  html`<p class="hidden"><b>No longer public:</b> ${words}.</p>
`;
