import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { MESSAGES, type MessageKey } from '../../process/message-keys.ts';
import type { StateId } from '../../process/table.ts';
import { renderFenced, renderPlain } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';
import { type MessageFacts, renderMessage } from '../acknowledgement/reporter-text.ts';
import { renderAnalysisForm } from '../assessment/analysis-form.ts';
import { DISMISSALS, type Dismissal } from '../assessment/dismissals.ts';
import { isMerged } from '../assessment/merge.ts';
import { type Precedent, renderPrecedents } from '../assessment/precedents.ts';
import { CVE_PROVIDERS } from '../cve/cve-providers.ts';
import { renderCveRequest, renderOneCveForSeveral } from '../cve/cve-text.ts';
import { renderDue } from '../deadlines/reminder-text.ts';
import { renderProposedPatches, renderReproducers } from '../intake/artifacts/artifacts-text.ts';
import { renderReportFindings } from '../intake/report-findings.ts';
import { renderPlaces } from '../remediation/place-text.ts';
import { renderReleaseLines } from '../remediation/wanted-lines-text.ts';
import { renderClosed } from './closing-text.ts';
import { renderAdvice } from './dismissal-advice.ts';

/** What the words on entering a state are made from. */
export interface EntryFacts {
  readonly stored: StoredCase;
  readonly config: Config;
  /** The report's own advisory, where there is one. */
  readonly reported: AdvisoryFacts | null;
  readonly due: Readonly<Record<'acknowledge' | 'dismiss', string>>;
  readonly labelOf: (state: StateId) => string;
  /** The report in the reporter's words, where it is known. */
  readonly report: string | null;
  /** How similar reports were dismissed. */
  readonly precedents: readonly Precedent[];
}

const messageFacts = ({ stored, config, due, report }: EntryFacts): MessageFacts => ({
  stored,
  config,
  report,
  answerBy: due.dismiss,
  day: null,
});

/** How messages are sent: said once in a comment, under their texts. */
const orSend = (...keys: readonly MessageKey[]): string => {
  const commands = keys.map((key) => `\`/send ${key}${key === 'release-date' ? ' YYYY-MM-DD' : ''}\``);
  return `To have the bot post ${keys.length === 1 ? 'it' : 'one of them'} in the advisory, write ${commands.join(' or ')}. A member then confirms it.`;
};

/** Texts to the reporter that go with a state, to be copied or sent. */
const renderDrafts = (facts: EntryFacts, ...keys: readonly MessageKey[]): readonly string[] => [
  ...keys.flatMap((key) => [
    '',
    `To tell the reporter ${MESSAGES[key].title}, send this text:`,
    '',
    renderFenced(renderMessage(key, messageFacts(facts))),
  ]),
  ...(facts.stored.source.ghsa ? ['', orSend(...keys)] : []),
];

/** What must not come back into the text that the public reads. */
const WITHHOLD =
  "Keep the reporter's proof of concept and steps out of `description`, `impact` and `workarounds`: they are published.";

const listReasons = (): string =>
  Object.keys(DISMISSALS)
    .map((reason) => `\`${reason}\``)
    .join(', ');

const mentionCoordinators = ({ coordinators }: StoredCase): string => addressAll(coordinators);

/** The comment that goes with entering a state, or undefined where the case record says enough. Team surface. */
export function renderEntry(state: StateId, facts: EntryFacts): string | undefined {
  switch (state) {
    case 'received':
      return renderReceived(facts);
    case 'assessing':
      return renderAssessing(facts);
    case 'needs-info':
      return renderNeedsInfo(facts);
    case 'invalid':
      return renderInvalid(facts);
    case 'cve-requested':
      return renderCve(facts);
    case 'patching':
      return renderPatching(facts);
    case 'testing':
      return [renderTesting(facts), ...renderDrafts(facts, 'fix-ready')].join('\n');
    case 'regression-tests':
      return [
        `${mentionCoordinators(facts.stored)}Please have a regression test added before the release. It must fail without the patch and pass with it. Record it with \`/evidence regression-test LINK\`, then set \`${facts.labelOf('releasing')}\`.`,
        ...renderReproducers(facts.report, facts.stored.number),
      ].join('\n');
    case 'releasing':
      return [
        `${mentionCoordinators(facts.stored)}Time to make the release. The case record lists what it needs. When everything is there, the coordinator sets \`${facts.labelOf('disclosing')}\`.`,
        ...renderDrafts(facts, 'release-date', 'thanks'),
      ].join('\n');
    case 'closed':
      return renderClosed(facts.stored);
    case 'acknowledged':
    case 'valid':
    case 'disclosing':
    case 'announcing':
      return undefined;
  }
}

function renderReceived(facts: EntryFacts): string {
  const { stored, due, labelOf, config } = facts;
  return [
    `${mentionCoordinators(stored)}A new report. Please tell the reporter that we have it by **${renderDue(due.acknowledge, config.clocks.calendar.zone)}**, then set \`${labelOf('acknowledged')}\`. A text to send:`,
    '',
    renderFenced(renderMessage('acknowledgement', messageFacts(facts))),
    ...(stored.source.ghsa ? ['', orSend('acknowledgement')] : []),
    ...renderReportFindings(facts),
  ].join('\n');
}

const renderWhoAssesses = ({ analyst }: EntryFacts['stored']): string =>
  analyst
    ? `${renderPlain(analyst.login)} assesses this report.`
    : 'Who can assess this report? Please find an analyst now.';

function renderAssessing({ stored, reported, labelOf }: EntryFacts): string {
  return [
    `${mentionCoordinators(stored)}${renderWhoAssesses(stored)} The analyst posts this form as a comment and fills in what is known. The bot checks it after every edit.`,
    '',
    renderFenced(
      renderAnalysisForm({
        reported,
        packages: stored.packages,
        earlier: stored.follows?.facts ?? undefined,
      }),
      'yaml',
    ),
    ...(stored.follows
      ? [
          '',
          `The form starts from the analysis of case #${stored.follows.case}. Add the versions that were released as patched since then to the affected ranges. Add \`${stored.follows.ghsas.join('`, `')}\` to the references.`,
        ]
      : []),
    '',
    WITHHOLD,
    '',
    'When the verdict is clear, a member does one of these:',
    '',
    `- it is a vulnerability: set \`${labelOf('valid')}\``,
    `- something is missing: set \`${labelOf('needs-info')}\``,
    `- it is none: \`/dismiss REASON because …\` with one of ${listReasons()}`,
  ].join('\n');
}

function renderNeedsInfo(facts: EntryFacts): string {
  const { stored, labelOf } = facts;
  return [
    `${mentionCoordinators(stored)}Please complete these questions and send them to the reporter now:`,
    '',
    renderFenced(renderMessage('questions', messageFacts(facts))),
    ...(stored.source.ghsa ? ['', orSend('questions')] : []),
    '',
    `When the answer comes, set \`${labelOf('assessing')}\`.`,
  ].join('\n');
}

function renderInvalid({ stored, due, config, precedents }: EntryFacts): string {
  const decision = stored.decisions.find((each) => each.kind === 'dismiss');
  if (!decision) {
    return [
      `${mentionCoordinators(stored)}Please say why the report was dismissed by **${renderDue(due.dismiss, config.clocks.calendar.zone)}**: \`/dismiss REASON because …\`. The reasons are ${listReasons()}. Until then nobody is told anything.`,
      ...renderPrecedents(precedents),
    ].join('\n');
  }
  return renderDismissal(decision.reason as Dismissal, { stored, due: due.dismiss, config, precedents });
}

/** The draft of the reply to a merged report, and what happens with it. */
function renderMerged(stored: StoredCase, due: string, config: Config): string {
  const other = stored.mergedInto!.case;
  return [
    `${mentionCoordinators(stored)}merged into #${other}. This case goes on for its reporter alone: please tell them by **${renderDue(due, config.clocks.calendar.zone)}**, then write \`/replied\`. A text to send:`,
    '',
    renderFenced(renderMessage('merged', { stored, config, report: null, answerBy: due, day: null })),
    ...(stored.source.ghsa ? ['', orSend('merged')] : []),
    '',
    `It is closed after #${other} is disclosed. Until then, each step there asks you here to tell this reporter. The credit goes into the advisory of #${other}.`,
  ].join('\n');
}

/** The draft of the reply to a dismissed report, which tells nothing of other cases, and what stands beside it. */
export function renderDismissal(
  reason: Dismissal,
  {
    stored,
    due,
    config,
    precedents,
  }: Pick<EntryFacts, 'stored' | 'config' | 'precedents'> & { readonly due: string },
): string {
  if (isMerged(stored)) return renderMerged(stored, due, config);
  return [
    `${mentionCoordinators(stored)}Please tell the reporter by **${renderDue(due, config.clocks.calendar.zone)}** that we dismissed the report, then write \`/replied\`. A text to send:`,
    '',
    renderFenced(renderMessage('dismissal', { stored, config, report: null, answerBy: due, day: null })),
    ...(stored.source.ghsa ? ['', orSend('dismissal')] : []),
    '',
    ...renderAdvice(reason, stored),
    ...(precedents.length === 0 ? [] : [...renderPrecedents(precedents).slice(1), '']),
    `The reporter then has ${config.clocks.appealDays} days to appeal. After that the bot closes the report and this case.`,
  ].join('\n');
}

function renderCve(facts: EntryFacts): string {
  return [renderCveWish(facts), ...renderDrafts(facts, 'accepted')].join('\n');
}

function renderCveWish({ stored, config, labelOf }: EntryFacts): string {
  const patch = [
    'Decide on the patch:',
    '',
    `- there will be one: set \`${labelOf('patching')}\` now`,
    '- there will be none: write `/no-patch because …`, and another member writes `/confirm`',
  ].join('\n');
  if (stored.cve.id !== null || CVE_PROVIDERS[config.cve.provider].sentBy === 'bot')
    return `${mentionCoordinators(stored)}The advisory is drafted. ${patch}`;
  const to = config.cve.contact ? ` to ${renderPlain(config.cve.contact)}` : '';
  return [
    `${mentionCoordinators(stored)}The advisory is drafted. Please send this request for a CVE id${to} now. When the id comes, write \`/cve CVE-YYYY-NNNN\`; if there will be none, \`/no-cve because …\`.`,
    '',
    renderFenced(renderCveRequest({ stored, config })),
    ...renderOneCveForSeveral(stored.analysis!.facts),
    '',
    patch,
  ].join('\n');
}

function renderPatching({ stored, config, labelOf, report }: EntryFacts): string {
  const links = stored.advisories
    .map(
      (advisory) => `[${advisory.ghsa}](${renderAdvisoryUrl(config.server, advisory.repo, advisory.ghsa)})`,
    )
    .join(', ');
  return [
    `${mentionCoordinators(stored)}Time to write the patch, in private. Start a temporary private fork from ${links || 'the advisory'}. Invite only people who are needed: \`/invite LOGIN because …\`.`,
    '',
    `When the patch is there, record it with \`/evidence patch LINK\`, then set \`${labelOf('testing')}\`. Add the patch in a \`diff\` block to that comment: the bot then checks that the release contains it.`,
    '',
    '**Two places to work in**',
    '',
    ...renderPlaces(stored, config),
    '',
    ...renderReleaseLines(stored),
    '**Rules**',
    '',
    '- A person other than the author reviews every patch.',
    '- Keep it quiet until the disclosure. No public branch, commit, pull request or chat may say “security”, name an id or describe the flaw.',
    '- Tell the reporter in the advisory how far you are, at least every two weeks.',
    ...renderProposedPatches(report, stored.number),
  ].join('\n');
}

function renderTesting({ stored, labelOf }: EntryFacts): string {
  return [
    `${mentionCoordinators(stored)}Time to test the patch. When the three of these are done, set \`${labelOf('regression-tests')}\`:`,
    '',
    '- developers: test it and record the result: `/evidence test LINK OR WORDS`',
    '- coordinator: ask the reporter whether the patch works, and record the answer: `/evidence verification WORDS`',
    '- analyst: check the analysis again with the patch, then write `/set confirmed yes HOW`',
  ].join('\n');
}
