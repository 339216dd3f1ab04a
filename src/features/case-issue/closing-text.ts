import { type EvidenceKind, isDisclosed, receiptOf, type StoredCase } from '../../case/stored-case.ts';
import { DAY_MS } from '../../process/durations.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';

/** The last comment of a case: what may still come, the times taken, and what to clean up. Team surface. */
export function renderClosed(stored: StoredCase): string {
  const start = receiptOf(stored);
  const rows = stored.moves.map((move) => {
    const days = (Date.parse(move.at) - Date.parse(start)) / DAY_MS;
    return `| ${move.to} | ${renderTime(move.at)} | ${days.toFixed(1)} | ${renderPlain(move.by.login)} |`;
  });
  return [
    isDisclosed(stored)
      ? 'The case is done. If the fix turns out to be incomplete, write `/incomplete-fix because …`. Time from the report to each state:'
      : 'The case is done. If the reporter appeals, set `case/assessing`. Time from the report to each state:',
    '',
    '| state | when | days | by |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...renderCleaning(stored),
  ].join('\n');
}

/** Evidence of work in private places; what else has a link is a message, or a post that stays. */
const WORK: readonly EvidenceKind[] = ['patch', 'test', 'regression-test'];

/** What a case leaves behind: places that a person takes away. */
function renderCleaning({ posts, evidence }: StoredCase): readonly string[] {
  const pulls = posts.flatMap(({ target }) => (/\/pull\/\d+$/.test(target) ? [target] : []));
  const links = evidence
    .filter(({ kind }) => WORK.includes(kind))
    .flatMap(({ facts, text }) => facts?.link ?? /https:\/\/\S+/.exec(text)?.[0] ?? []);
  const places = [...new Set([...pulls, ...links])];
  if (places.length === 0) return [];
  return [
    '',
    'A member of the team: please delete what is still there of these: private forks and mirrors with the patch, and merged branches.',
    '',
    ...places.map((place) => `- [ ] ${renderPlain(place)}`),
  ];
}
