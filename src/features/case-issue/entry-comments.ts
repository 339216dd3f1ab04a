import { stateOf } from '../../case/stored-case.ts';
import { type BotComment, type Context, labelName } from '../../engine/context.ts';
import { STATES } from '../../process/table.ts';
import { entryKey } from '../assessment/dismissal-keys.ts';
import { precedentsOf } from '../assessment/precedents.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { renderReportRest } from './case-body.ts';
import { renderEntry } from './entry-text.ts';

/** The rest of a report that does not fit into the body of the issue. */
export function reportComments({ observed, stored }: Context): readonly BotComment[] {
  if (observed.report === null || observed.issue?.author?.id !== observed.self.id) return [];
  return renderReportRest(observed.report).map((body, index) => ({
    key: `report/${index + 2}`,
    at: stored.receivedAt,
    body,
  }));
}

/** What is to be done in a state, once on entering it. */
export function entryComments(context: Context): readonly BotComment[] {
  const { stored, config, observed } = context;
  const state = stateOf(stored);
  if (!context.scope.has(STATES[state].action)) return [];
  const [acknowledge, dismiss] = deadlinesOf(stored, config, observed.now);
  const body = renderEntry(state, {
    stored,
    config,
    reported: stored.source.ghsa ? (observed.advisories[stored.source.ghsa] ?? null) : null,
    due: { acknowledge: acknowledge!.due, dismiss: dismiss!.due },
    labelOf: (id) => labelName(config, `case/${id}`),
    report: observed.report,
    precedents: precedentsOf(context),
  });
  const move = stored.moves.at(-1);
  return body === undefined || !move ? [] : [{ key: entryKey(stored), at: move.at, body }];
}
