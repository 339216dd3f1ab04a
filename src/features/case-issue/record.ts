import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Clock } from '../../process/clocks.ts';
import { renderFlow } from '../../process/flow.ts';
import { STATES, type StateId } from '../../process/table.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';
import { CONFIRM_AGAIN } from '../assessment/analysis-text.ts';
import { renderDue } from '../deadlines/reminder-text.ts';
import type { GateFinding } from '../release/judge-gate.ts';

/** What the case record is a rendering of. */
export interface RecordFacts {
  readonly stored: StoredCase;
  readonly clocks: readonly Clock[];
  /** The team's zone, in which due times are shown beside UTC. */
  readonly zone: string;
  readonly labelOf: (state: StateId) => string;
  /** What the release still has to show, in the states where that is looked at. */
  readonly findings: readonly GateFinding[];
  /** Open channels of the announcement. */
  readonly channels: readonly string[];
  /** Why nothing moves though somebody asked: membership unknown, another run at work. */
  readonly waiting: string | null;
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
    `**${renderTurn(facts)}**`,
    '',
    `- State: ${STATES[stateOf(facts.stored)].title} (\`case/${stateOf(facts.stored)}\`)`,
    ...facts.lines,
    ...renderMissing(facts),
    '',
    '<details><summary>The way of this case</summary>',
    '',
    ...renderWay(facts.stored),
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
    '<sub>Kept by the bot from the store; edits here are lost. `/help` lists what you can write.</sub>',
    `<!-- memory ${facts.memory.digest} ${facts.memory.revision} -->`,
  ].join('\n');
}

function renderTurn({
  stored,
  clocks,
  labelOf,
  channels,
  findings,
  waiting,
  pending,
  zone,
}: RecordFacts): string {
  const state = stateOf(stored);
  const due = nextDue(clocks);
  const by = due ? ` by ${renderDue(due.due, zone)}` : '';
  const who =
    stored.coordinators.map((person) => renderPlain(person.login)).join(', ') || 'Somebody of the team';
  if (waiting) return waiting;
  if (stored.analysis?.confirmAgain && !isDisclosed(stored)) return CONFIRM_AGAIN;
  switch (state) {
    case 'received':
      return `${who}: acknowledge the report to the reporter${by}, then set ${labelOf('acknowledged')}.`;
    case 'acknowledged':
      return 'The bot goes on by itself.';
    case 'assessing':
      return `Analyst: post the analysis${by}; then ${labelOf('valid')}, ${labelOf('needs-info')}, or /dismiss.`;
    case 'needs-info':
      return `Reporter: answer the questions. ${who}: set ${labelOf('assessing')} when the answer is there.`;
    case 'invalid':
      return renderDismissedTurn(stored, who, by);
    case 'valid':
      return stored.analysis?.facts.confirmed.yes
        ? 'The bot drafts the advisory.'
        : `Analyst: post the analysis with "confirmed: { yes: true }"; the advisory is drafted from it.`;
    case 'cve-requested':
      return `${who}: decide on the patch and set ${labelOf('patching')}${stored.cve.id ? '' : '; enter the CVE id when it comes'}.`;
    case 'patching':
      return `Developers: develop the patch, record it with /evidence patch, then set ${labelOf('testing')}.`;
    case 'testing':
      return `Developers: test the patch, record it with /evidence test, then set ${labelOf('regression-tests')}.`;
    case 'regression-tests':
      return `Developers: add the regression test, record it with /evidence regression-test, then set ${labelOf('releasing')}.`;
    case 'releasing':
      return renderReleasingTurn(findings, who, labelOf('disclosing'));
    case 'disclosing':
      return 'Team: another member confirms the disclosure as it is shown, with /confirm.';
    case 'announcing':
      if (pending) return `${who}: it was published by hand; what is owed stands in the comment about that.`;
      return channels.length === 0
        ? 'The bot closes the case.'
        : `${who}: tell the community; open: ${channels.map(renderPlain).join(', ')}. Tick off with /posted or /waive.`;
    case 'closed':
      return stored.approvalRequests.some((approvalRequest) => approvalRequest.doneAt === null)
        ? 'Closed. Team: what the newest request shows waits for a confirmation.'
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
  if (holding.length === 0) return `${who}: everything is there; set ${disclosing}.`;
  return holding.every((each) => each.after)
    ? `Developers: ready to merge and tag. When it is released, ${who} sets ${disclosing}.`
    : `Developers: not ready to merge and tag; what is missing stands below. Then release, and ${who} sets ${disclosing}.`;
}

function renderDismissedTurn(stored: StoredCase, who: string, by: string): string {
  if (!stored.decisions.some((each) => each.kind === 'dismiss'))
    return `${who}: say why${by}: /dismiss REASON because …`;
  const since = stored.moves.findLast((move) => move.to === 'invalid')?.at ?? '';
  if (!stored.evidence.some((each) => each.kind === 'reply' && Date.parse(each.at) >= Date.parse(since)))
    return `${who}: tell the reporter${by}, then write /replied.`;
  return 'Nobody: the time for an appeal runs. Then the report and this case are closed.';
}

function renderMissing({ findings, stored }: RecordFacts): readonly string[] {
  if (stateOf(stored) !== 'releasing' || findings.length === 0) return [];
  return [
    '',
    'What the release must show (✓ right, ✗ holds it, · only told):',
    '',
    ...findings.map(
      (each) =>
        `- ${each.ok ? '✓' : each.advised ? '·' : '✗'} ${each.rule}${each.subject ? ` (${renderPlain(each.subject)})` : ''}: ${each.text}`,
    ),
  ];
}

function renderWay(stored: StoredCase): readonly string[] {
  return stored.moves.map(
    (move) =>
      `- ${renderTime(move.at)} \`case/${move.to}\` by ${renderPlain(move.by.login)} (${move.by.role})${move.why ? `: ${renderPlain(move.why)}` : ''}`,
  );
}
