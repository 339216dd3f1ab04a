import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Clock, ClockName } from '../../process/clocks.ts';
import { renderFlow } from '../../process/flow.ts';
import { capital } from '../../process/release-day.ts';
import { STATES, type StateId } from '../../process/table.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';
import { CONFIRM_AGAIN } from '../assessment/analysis-text.ts';
import { DISMISSALS } from '../assessment/dismissals.ts';
import { renderClockAction } from '../deadlines/clock-actions.ts';
import { renderLateness } from '../deadlines/lateness.ts';
import { renderDue } from '../deadlines/reminder-text.ts';
import type { GateFinding } from '../release/judge-gate.ts';

/** What the case record is a rendering of. */
export interface RecordFacts {
  readonly stored: StoredCase;
  readonly clocks: readonly Clock[];
  /** ISO UTC. */
  readonly now: string;
  /** The team's zone, in which due times are shown beside UTC. */
  readonly zone: string;
  readonly labelOf: (state: StateId) => string;
  /** What the release still has to show, in the states where that is looked at. */
  readonly findings: readonly GateFinding[];
  /** Open channels of the announcement. */
  readonly channels: readonly string[];
  /** Published by hand, and patch or release are neither there nor waived. */
  readonly pending: boolean;
  /** What each part of the process has to say of the case. */
  readonly lines: readonly string[];
  readonly memory: RecordMemory;
}

const MEMORY = /^<!-- memory ([0-9a-f]+)(?: (\d+))? -->$/m;

/** What a record is a rendering of: the memory by its digest, and how often the case had been written by then. */
export interface RecordMemory {
  readonly digest: string;
  readonly revision: number;
}

/** Where it is another memory than the present one, a run has not come to its end; a later one was set back. */
export function readRecordMemory(body: string): RecordMemory {
  const [, digest = '', revision = '0'] = MEMORY.exec(body) ?? [];
  return { digest, revision: Number(revision) };
}

/**
 * The case record: its first line says whose turn it is, what to do, by when and with which label. A rendering of the
 * store, never read back. Team surface.
 */
export function renderRecord(facts: RecordFacts): string {
  return [
    renderFirstLine(facts),
    '',
    `- State: ${STATES[stateOf(facts.stored)].title} (\`case/${stateOf(facts.stored)}\`)`,
    ...facts.lines,
    ...renderMissing(facts),
    '',
    '<details><summary>History</summary>',
    '',
    ...renderHistory(facts.stored),
    '',
    '```mermaid',
    renderFlow(
      facts.stored.moves.map((move) => move.to),
      stateOf(facts.stored),
      facts.stored.takedowns.length > 0,
    ),
    '```',
    '',
    '</details>',
    '',
    '<sub>The bot keeps this comment up to date and overwrites edits. `/help` lists the commands.</sub>',
    `<!-- memory ${facts.memory.digest} ${facts.memory.revision} -->`,
  ].join('\n');
}

/** Promises that the turn of a state keeps; another one that is late has to be said by itself. */
const CLOCKS_OF: Readonly<Partial<Record<StateId, readonly ClockName[]>>> = {
  received: ['acknowledge'],
  assessing: ['assess', 'dismiss'],
  invalid: ['dismiss'],
  patching: ['patch'],
};

const nameCoordinators = ({ coordinators }: StoredCase): string =>
  coordinators.map((person) => renderPlain(person.login)).join(', ') || 'A member of the team';

/** What to do now; what is late is seen before anything else. */
function renderFirstLine(facts: RecordFacts): string {
  const due = nextDue(facts.clocks);
  const late = due && renderLateness(due, facts.now);
  if (due === undefined || late === undefined) return `**${renderTurn(facts)}**`;
  const isOfState = CLOCKS_OF[stateOf(facts.stored)]?.includes(due.name) === true;
  const turn = isOfState
    ? renderTurn(facts)
    : `${nameCoordinators(facts.stored)}: ${renderClockAction(due, facts.labelOf)}.`;
  return `**${capital(late)}.** ${turn} It was due ${renderDue(due.due, facts.zone)}.`;
}

/** Whose turn it is, what to do, by when and with which label: one line. */
export function renderTurn(facts: RecordFacts): string {
  const { stored, clocks, labelOf, channels, findings, pending, zone } = facts;
  const state = stateOf(stored);
  const due = nextDue(clocks);
  const by = due && renderLateness(due, facts.now) === undefined ? ` by ${renderDue(due.due, zone)}` : '';
  const who = nameCoordinators(stored);
  const label = (id: StateId): string => `\`${labelOf(id)}\``;
  if (stored.analysis?.confirmAgain && !isDisclosed(stored)) return CONFIRM_AGAIN;
  switch (state) {
    case 'received':
      return `${who}: tell the reporter that we have the report${by}, then set ${label('acknowledged')}.`;
    case 'acknowledged':
      return 'The bot continues by itself.';
    case 'assessing':
      return `Analyst: post the analysis${by}. Then set ${label('valid')} or ${label('needs-info')}, or write \`/dismiss REASON because …\`.`;
    case 'needs-info':
      return `Reporter: answer the questions. ${who}: when the answer is there, set ${label('assessing')}.`;
    case 'invalid':
      return renderDismissedTurn(stored, who, by);
    case 'valid':
      return stored.analysis?.facts.confirmed.yes
        ? 'The bot drafts the advisory.'
        : 'Analyst: post the analysis with `confirmed: { yes: true }`. The bot drafts the advisory from it.';
    case 'cve-requested':
      return `${who}: decide on the patch, then set ${label('patching')}.${stored.cve.id ? '' : ' When the CVE id comes, write `/cve CVE-YYYY-NNNN`.'}`;
    case 'patching':
      return `Developers: write the patch, record it with \`/evidence patch LINK\`, then set ${label('testing')}.`;
    case 'testing':
      return `Developers: test the patch, record it with \`/evidence test LINK\`, then set ${label('regression-tests')}.`;
    case 'regression-tests':
      return `Developers: add the regression test, record it with \`/evidence regression-test LINK\`, then set ${label('releasing')}.`;
    case 'releasing':
      return renderReleasingTurn(findings, who, label('disclosing'));
    case 'disclosing':
      return 'Team: another member reads the request to publish below, then writes `/confirm`.';
    case 'announcing':
      if (pending)
        return `${who}: the advisory was published by hand. The comment about it lists what is still due.`;
      return channels.length === 0
        ? 'The bot closes the case.'
        : `${who}: tell the community on ${channels.map(renderPlain).join(', ')}. For each, write \`/posted CHANNEL URL\` or \`/waive CHANNEL because …\`.`;
    case 'closed':
      return stored.approvalRequests.some((approvalRequest) => approvalRequest.doneAt === null)
        ? 'Closed. Another member: the newest request waits for `/confirm`.'
        : 'Closed. Nothing is left to do.';
  }
}

/** The open promise that is due first. */
const nextDue = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter((clock) => clock.applies && clock.met === null)
    .toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due))[0];
/** Before the fix is public the answer is whether it may be merged and tagged; afterwards whether it may be told. */
function renderReleasingTurn(findings: RecordFacts['findings'], who: string, disclosing: string): string {
  const holding = findings.filter((each) => !each.ok && !each.advised);
  if (holding.length === 0) return `${who}: everything is there. Set ${disclosing}.`;
  return holding.every((each) => each.after)
    ? `Developers: ready to merge and tag. After the release, ${who} sets ${disclosing}.`
    : `Developers: not ready to merge and tag. Fix what is marked ✗ below and release. Then ${who} sets ${disclosing}.`;
}

function renderDismissedTurn(stored: StoredCase, who: string, by: string): string {
  if (!stored.decisions.some((each) => each.kind === 'dismiss'))
    return `${who}: say why it was dismissed${by}: \`/dismiss REASON because …\`. Reasons: ${Object.keys(DISMISSALS).join(', ')}.`;
  const since = stored.moves.findLast((move) => move.to === 'invalid')?.at ?? '';
  if (!stored.evidence.some((each) => each.kind === 'reply' && Date.parse(each.at) >= Date.parse(since)))
    return `${who}: tell the reporter${by} why we dismissed the report, then write \`/replied\`.`;
  return 'Nothing to do: the reporter may still appeal. After that the bot closes this case.';
}

function renderMissing({ findings, stored }: RecordFacts): readonly string[] {
  if (stateOf(stored) !== 'releasing' || findings.length === 0) return [];
  return [
    '',
    'Release check (✓ done, ✗ blocks the release, · advice):',
    '',
    ...findings.map(
      (each) =>
        `- ${each.ok ? '✓' : each.advised ? '·' : '✗'} ${each.rule}${each.subject ? ` (${renderPlain(each.subject)})` : ''}: ${each.text}`,
    ),
  ];
}

function renderHistory(stored: StoredCase): readonly string[] {
  return stored.moves.map(
    (move) =>
      `- ${renderTime(move.at)} \`case/${move.to}\` by ${renderPlain(move.by.login)} (${move.by.role})${move.why ? `: ${renderPlain(move.why)}` : ''}`,
  );
}
