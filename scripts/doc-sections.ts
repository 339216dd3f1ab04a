import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unkindnesses } from '../dev/embedded-github/unkindness/table.ts';
import { renderMinutes, startsAMonth } from '../src/doctor/minutes.ts';
import { readWorkflow } from '../src/doctor/read-workflow.ts';
import { BOARD_ORDERS } from '../src/engine/board-orders.ts';
import { commandsOf } from '../src/engine/command.ts';
import { ANALYSIS_REFERENCE } from '../src/features/assessment/analysis-reference.ts';
import { FEATURES } from '../src/features/index.ts';
import { renderPermissions, sumPermissions } from '../src/github/permission-sets.ts';
import { NEEDS } from '../src/github/permissions.ts';
import { MOVES_BEYOND_THE_FLOWCHART, renderFlow } from '../src/process/flow.ts';
import { LABELS } from '../src/process/labels.ts';
import { DECISIONS, REASONS } from '../src/process/reasons.ts';
import { type Asker, FLAGS, type Move, STATE_IDS, STATES } from '../src/process/table.ts';
import { type ActionFile, ROOT } from './action-files.ts';
import { listConfigRows } from './config-rows.ts';
import { renderTable } from './marked-sections.ts';
import { renderSeedFormat } from './seed-guide.ts';
import { PROOFS, renderStateGuide } from './state-guide.ts';
import { renderCatalogue } from './texts/catalogue.ts';
import type { Text } from './texts/text.ts';

const code = (text: string): string => `\`${text}\``;

/** Every section that documentation may ask for, by name; a maker takes what follows the name. */
export function makeSections(
  actions: readonly ActionFile[],
  texts: readonly Text[],
): Readonly<Record<string, (part: string) => string>> {
  return {
    actions: () => renderActions(actions),
    'analysis-keys': renderAnalysisKeys,
    'board-orders': renderBoardOrders,
    commands: renderCommands,
    configuration: renderConfiguration,
    flowchart: () => `\`\`\`mermaid\n${renderFlow([], null, false)}\n\`\`\``,
    'action-inputs': (name) => renderInputs(findAction(actions, name)),
    granted: () =>
      `Base: ${renderGranted(['base'])}. With everything optional: ${renderGranted(['base', 'optional'])}.`,
    labels: renderLabels,
    minutes: renderExampleCost,
    moves: renderMoves,
    'action-outputs': (name) => renderOutputs(findAction(actions, name)),
    permissions: renderNeeds,
    reasons: renderReasons,
    'seed-format': renderSeedFormat,
    'state-diagram': renderStateDiagram,
    'state-guide': renderStateGuide,
    states: renderStates,
    texts: () => renderCatalogue(texts),
    unkindnesses: renderUnkindnesses,
  };
}

function findAction(actions: readonly ActionFile[], name: string): ActionFile {
  const action = actions.find((each) => each.name === (name || 'conductor'));
  if (!action) throw new Error(`there is no action "${name || 'conductor'}"`);
  return action;
}

const renderUnkindnesses = (): string =>
  renderTable(
    ['Name', 'What it does', 'Source', 'Known'],
    unkindnesses.map(({ name, what, source, status }) => [code(name), what, source, status]),
  );

const ASKERS: Readonly<Record<Asker, string>> = {
  bot: 'the bot',
  team: 'the triage team',
  coordinator: 'the coordinator, confirmed by another member',
};

const renderCommands = (): string =>
  renderTable(
    ['Command', 'What it does'],
    commandsOf(FEATURES).map(({ form, does }) => [code(form), does]),
  );

const renderBoardOrders = (): string =>
  renderTable(
    ['Order', 'What it does'],
    BOARD_ORDERS.map(({ form, does }) => [code(form), does]),
  );

const renderAnalysisKeys = (): string =>
  renderTable(
    ['Key', 'Required', 'Meaning', 'From a phone'],
    ANALYSIS_REFERENCE.map(({ key, required, meaning, set }) => [
      code(key),
      required,
      meaning,
      set === null ? '' : code(set),
    ]),
  );

const renderConfiguration = (): string =>
  renderTable(
    ['Key', 'What it is', 'What it takes', 'Default', 'Example'],
    listConfigRows().map(({ key, about, takes, without, example }) => [
      code(key),
      about.meaning,
      takes,
      without,
      code(example),
    ]),
  );

const renderStates = (): string =>
  renderTable(
    ['State', 'Flowchart', 'What it means', 'Set by', 'Whose turn', 'Action', 'May go to'],
    STATE_IDS.map((id) => {
      const { nodes, title, askedBy, turn, action, moves } = STATES[id];
      const goes = moves.map(describeMove).join(', ');
      return [code(`case/${id}`), nodes.join(' '), title, ASKERS[askedBy], turn, code(action), goes];
    }),
  );

/** The states and the moves that lead on, those with one way in a line; the ways back are in the table of states. */
function renderStateDiagram(): string {
  const onward = new Map(
    STATE_IDS.map((id, at) => [
      id,
      STATES[id].moves.map(({ to }) => to).filter((to) => STATE_IDS.indexOf(to) > at),
    ]),
  );
  const isInLine = new Set<string>();
  const lines = STATE_IDS.flatMap((id) => {
    const line: string[] = [];
    for (
      let from = id, ways = onward.get(id) ?? [];
      ways[0] && !isInLine.has(from);
      ways = onward.get(from) ?? []
    ) {
      isInLine.add(from);
      line.push(ways.join(' & '));
      if (ways.length > 1) break;
      from = ways[0];
    }
    return line.length === 0 ? [] : [`  ${[id, ...line].join(' --> ')}`];
  });
  return `\`\`\`mermaid\nflowchart LR\n${lines.join('\n')}\n\`\`\``;
}

function describeMove({ to, needs, byItself }: Move): string {
  const notes = [...(byItself ? ['by itself'] : []), ...(needs ?? []).map((need) => `needs ${PROOFS[need]}`)];
  return notes.length > 0 ? `${code(to)} (${notes.join(', ')})` : code(to);
}

const renderLabels = (): string =>
  renderTable(
    ['Label', 'Description', 'Flowchart'],
    LABELS.map(({ id, description }) => {
      const [kind, name = ''] = id.split('/');
      const place = kind === 'case' ? STATE_IDS.find((state) => state === name) : undefined;
      const flag = kind === 'flag' ? Object.entries(FLAGS).find(([each]) => each === name)?.[1] : undefined;
      return [code(id), description, (place ? STATES[place].nodes : (flag?.nodes ?? [])).join(' ')];
    }),
  );

const renderMoves = (): string =>
  renderTable(
    ['Move', 'Why it is there though the flowchart has no arrow for it'],
    Object.entries(MOVES_BEYOND_THE_FLOWCHART).map(([move, reason]) => [move.replace('>', '→'), reason]),
  );

const renderReasons = (): string =>
  [
    `Decisions: ${DECISIONS.map(code).join(', ')}.`,
    '',
    renderTable(
      ['Reason', 'Meaning'],
      Object.entries(REASONS).map(([reason, meaning]) => [code(reason), meaning]),
    ),
  ].join('\n');

const renderNeeds = (): string =>
  [
    `To be granted: ${renderGranted(['base'])}. Where people shall have less to do by hand, instead: ${renderGranted(['base', 'optional'])}.`,
    '',
    renderNeedsTable(),
  ].join('\n');

const renderGranted = (kinds: readonly string[]): string => {
  const needs = Object.values(NEEDS).filter(({ kind }) => kinds.includes(kind));
  return code(renderPermissions({ metadata: 'read', ...sumPermissions(needs) }));
};

/** Of the schedule that the example has. */
function renderExampleCost(): string {
  const text = readFileSync(join(ROOT, EXAMPLE), 'utf8');
  const jobs = (readWorkflow(text)?.crons ?? []).map((cron) => startsAMonth(cron) ?? 0);
  return `With the example's schedule: ${renderMinutes(jobs.reduce((sum, each) => sum + each, 0)).replace('The schedule starts ', '')}`;
}

const EXAMPLE = 'examples/triage-repo/.github/workflows/security-process.yml';

const renderNeedsTable = (): string =>
  renderTable(
    ['To', 'Where', 'Permissions', 'If it is not granted'],
    Object.values(NEEDS).map(({ does, where, permissions, kind, fallback }) => [
      does,
      where,
      renderPermissions(permissions),
      kind === 'base' ? 'Nothing works without it: one clear error.' : (fallback ?? ''),
    ]),
  );

const renderActions = (actions: readonly ActionFile[]): string =>
  renderTable(
    ['Action', 'What it does'],
    actions.map(({ name, folder, description }) => [
      folder === '.' ? code(name) : `[${code(name)}](${folder}/README.md)`,
      description,
    ]),
  );

const renderInputs = ({ inputs }: ActionFile): string =>
  renderTable(
    ['Input', 'Required', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, input]) => [
      code(name),
      input.required ? 'yes' : 'no',
      input.default === null || input.default === '' ? '' : code(input.default),
      input.description,
    ]),
  );

const renderOutputs = ({ outputs }: ActionFile): string =>
  renderTable(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  );
