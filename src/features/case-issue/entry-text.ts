import { receiptOf, type StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { DAY_MS } from '../../process/durations.ts';
import { MESSAGES, type MessageKey } from '../../process/message-keys.ts';
import type { StateId } from '../../process/table.ts';
import { renderFenced, renderPlain } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';
import { type MessageFacts, renderMessage } from '../acknowledgement/reporter-text.ts';
import { renderAnalysisForm } from '../assessment/analysis-form.ts';
import { DISMISSALS, type Dismissal } from '../assessment/dismissals.ts';
import { CVE_PROVIDERS } from '../cve/cve-providers.ts';
import { renderCveRequest, renderOneCveForSeveral } from '../cve/cve-text.ts';
import { renderDue } from '../deadlines/reminder-text.ts';
import { renderPieces, renderResembling, renderScopeQuestions } from '../intake/report-text.ts';
import { renderPlaces } from '../remediation/place-text.ts';

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
}

const messageFacts = ({ stored, config, due, report }: EntryFacts): MessageFacts => ({
  stored,
  config,
  report,
  answerBy: due.dismiss,
  day: null,
});

const orSend = (key: MessageKey): string =>
  `Or write \`/send ${key}\`, and the bot posts it in the advisory once that is confirmed.`;

/** A text to the reporter that goes with a state, to be copied or sent. */
const renderDraft = (key: MessageKey, facts: EntryFacts): readonly string[] => [
  '',
  `To tell the reporter ${MESSAGES[key].title}:`,
  '',
  renderFenced(renderMessage(key, messageFacts(facts))),
  ...(facts.stored.source.ghsa
    ? ['', orSend(key).replace(key, key === 'release-date' ? `${key} YYYY-MM-DD` : key)]
    : []),
];

/** What was seen in the report: evidence for whoever assesses it, never a verdict. */
const renderEvidence = ({ stored, config, report }: EntryFacts): readonly string[] => [
  ...(report === null ? [] : renderPieces(report)),
  ...renderScopeQuestions(config.intake.outOfScope),
  ...renderResembling(stored.resembles ?? []),
];

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
      return [renderTesting(facts), ...renderDraft('fix-ready', facts)].join('\n');
    case 'regression-tests':
      return `${mentionCoordinators(facts.stored)}a test has to fail without the patch and pass with it, so that the flaw stays fixed. Put it on record: \`/evidence regression-test LINK\`.`;
    case 'releasing':
      return [
        `${mentionCoordinators(facts.stored)}the release is to be made now. The case record above lists what it must show; when everything is there, the coordinator sets \`${facts.labelOf('disclosing')}\`.`,
        ...renderDraft('release-date', facts),
        ...renderDraft('thanks', facts),
      ].join('\n');
    case 'closed':
      return renderClosed(facts.stored);
    default:
      return undefined;
  }
}

function renderReceived(facts: EntryFacts): string {
  const { stored, due, labelOf, config } = facts;
  return [
    `${mentionCoordinators(stored)}a report came in. Please tell the reporter by **${renderDue(due.acknowledge, config.clocks.calendar.zone)}** that we have it, then set \`${labelOf('acknowledged')}\`.`,
    '',
    'A text to send:',
    '',
    renderFenced(renderMessage('acknowledgement', messageFacts(facts))),
    ...(stored.source.ghsa ? ['', orSend('acknowledgement')] : []),
    ...renderEvidence(facts),
  ].join('\n');
}

function renderAssessing({ stored, reported, labelOf }: EntryFacts): string {
  return [
    `${mentionCoordinators(stored)}who assesses this? The analyst answers with this block in a comment, as far as known; it is checked at every edit:`,
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
          `It begins as the analysis of case #${stored.follows.case} ended: widen the ranges by what was released as patched since, and take \`${stored.follows.ghsas.join('`, `')}\` among the references.`,
        ]
      : []),
    '',
    `Then: \`${labelOf('valid')}\`, \`${labelOf('needs-info')}\`, or \`/dismiss REASON because …\` (${Object.keys(DISMISSALS).join(', ')}).`,
  ].join('\n');
}

function renderNeedsInfo(facts: EntryFacts): string {
  const { stored, labelOf } = facts;
  return [
    `${mentionCoordinators(stored)}a text to send to the reporter, to be completed:`,
    '',
    renderFenced(renderMessage('questions', messageFacts(facts))),
    ...(stored.source.ghsa ? ['', orSend('questions')] : []),
    '',
    `It is the reporter's turn until the answer comes; then set \`${labelOf('assessing')}\`.`,
  ].join('\n');
}

function renderInvalid({ stored, due, config }: EntryFacts): string {
  const decision = stored.decisions.find((each) => each.kind === 'dismiss');
  if (!decision) {
    return `${mentionCoordinators(stored)}dismissed, but for what reason? Nothing is told to anybody before it is on record: \`/dismiss REASON because …\`, with one of ${Object.keys(DISMISSALS).join(', ')}.`;
  }
  return renderDismissal(decision.reason as Dismissal, stored, due.dismiss, config);
}

/** The draft of the reply to a dismissed report. It tells nothing of other cases. */
export function renderDismissal(reason: Dismissal, stored: StoredCase, due: string, config: Config): string {
  return [
    `${mentionCoordinators(stored)}please tell the reporter by **${renderDue(due, config.clocks.calendar.zone)}**, then write \`/replied\`. A text to send:`,
    '',
    renderFenced(renderMessage('dismissal', { stored, config, report: null, answerBy: due, day: null })),
    ...(stored.source.ghsa ? ['', orSend('dismissal')] : []),
    '',
    ...renderAdvice(reason, stored),
    'Nothing is closed before that time is over.',
  ].join('\n');
}

/** What a reason asks for beside the reply. */
function renderAdvice(reason: Dismissal, stored: StoredCase): readonly string[] {
  switch (reason) {
    case 'withdrawn':
      return [
        'That a reporter takes a report back does not make it false: dismiss it only if the claim is wrong, otherwise set `case/assessing`.',
        '',
      ];
    case 'duplicate-of':
      return ['The reply tells nothing of the other case. Record both reporters there for the credits.', ''];
    case 'upstream':
      return [
        "Nothing is forwarded without the reporter's consent. With it, a text for the maintainers of that package, by their private channel:",
        '',
        renderFenced(
          [
            `We received a report of a possible vulnerability in your package, found in its use by ${stored.packages.map(({ name }) => name).join(', ') || 'one of our projects'}.`,
            'The reporter agrees that we pass it on; the report and a way to reach the reporter follow.',
            'Please tell us where you would like to have it, and keep it private until there is a fix.',
          ].join('\n'),
        ),
        '',
      ];
    default:
      return [];
  }
}

function renderCve(facts: EntryFacts): string {
  return [renderCveWish(facts), ...renderDraft('accepted', facts)].join('\n');
}

function renderCveWish({ stored, config, labelOf }: EntryFacts): string {
  const patch = `Then \`${labelOf('patching')}\`; or, if there will be no patch, \`/no-patch because …\` and another member's \`/confirm\`.`;
  if (stored.cve.id !== null || CVE_PROVIDERS[config.cve.provider].sentBy === 'bot')
    return `${mentionCoordinators(stored)}the advisory is drafted. ${patch}`;
  const to = config.cve.contact ? ` to ${renderPlain(config.cve.contact)}` : '';
  return [
    `${mentionCoordinators(stored)}the advisory is drafted. Please send this request for a CVE id${to}, and enter the answer with \`/cve CVE-YYYY-NNNN\` (or \`/no-cve because …\`):`,
    '',
    renderFenced(renderCveRequest({ stored, config })),
    ...renderOneCveForSeveral(stored.analysis!.facts),
    '',
    patch,
  ].join('\n');
}

function renderPatching({ stored, config, labelOf }: EntryFacts): string {
  const links = stored.advisories
    .map((advisory) => `[${advisory.ghsa}](${renderAdvisoryUrl(advisory.repo, advisory.ghsa)})`)
    .join(', ');
  return [
    `${mentionCoordinators(stored)}the patch is developed in private: start a temporary private fork from ${links || 'the advisory'}, and let in only those who are needed; nobody brings in anybody else.`,
    '',
    ...renderPlaces(stored, config),
    '',
    'Every patch is reviewed by somebody else than its author.',
    '',
    ...renderReleaseLines(stored),
    'Until it is disclosed nothing of it goes elsewhere: no branch name, commit, pull request or chat that says "security", names the id, or describes the flaw.',
    '',
    'Tell the reporter in the advisory how far it is, at least every two weeks; whoever finds and verifies the fix with us keeps quiet longer.',
    '',
    `Put it on record with \`/evidence patch LINK\`; with the patch itself in a \`diff\` fence of the same comment the gate can tell whether the release carries it. Then set \`${labelOf('testing')}\`.`,
  ].join('\n');
}

/** Every planned version on a line of its own, to be taken by somebody. */
function renderReleaseLines({ analysis }: StoredCase): readonly string[] {
  const packages = analysis?.facts.packages ?? [];
  if (packages.length === 0) return [];
  const lines = packages.flatMap(({ name, repo, patched }) =>
    patched.length === 0
      ? [`- [ ] ${renderPlain(name)} in ${repo}: which release line? Complete \`patched:\` in the analysis`]
      : patched.map((version) => `- [ ] ${renderPlain(`${name} ${version}`)} in ${repo}: taken by …`),
  );
  const how =
    'Whoever takes a line says so: `/line 1.x @LOGIN`. Its change is linked with `/backport 1.x URL`; somebody else reviews it and writes `/reviewed URL`.';
  return ['What has to be patched:', '', ...lines, '', how, ''];
}

function renderTesting({ stored }: EntryFacts): string {
  return [
    `${mentionCoordinators(stored)}the patch is being tested. Put what was seen on record: \`/evidence test LINK OR WORDS\`, with \`line=1.x commit=… result=passed\` where it helps, or several at once in a \`yaml\` fence under the key \`evidence\`.`,
    '',
    '- the reporter: ask in the advisory whether the patch holds, and record the answer with `/evidence verification WORDS`',
    '- the analyst: with the patch at hand, look at the analysis again, then `/set confirmed yes HOW`',
  ].join('\n');
}

function renderClosed(stored: StoredCase): string {
  const start = receiptOf(stored);
  const rows = stored.moves.map((move) => {
    const days = (Date.parse(move.at) - Date.parse(start)) / DAY_MS;
    return `| ${move.to} | ${renderTime(move.at)} | ${days.toFixed(1)} | ${renderPlain(move.by.login)} |`;
  });
  return [
    'Done. From receipt to each state:',
    '',
    '| state | when | days | by |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...renderCleaning(stored),
  ].join('\n');
}

/** What a case leaves behind: places that a person takes away. */
function renderCleaning({ posts, evidence }: StoredCase): readonly string[] {
  const pulls = posts.flatMap(({ target }) => (/\/pull\/\d+$/.test(target) ? [target] : []));
  const links = evidence.flatMap(({ facts, text }) => facts?.link ?? /https:\/\/\S+/.exec(text)?.[0] ?? []);
  const places = [...new Set([...pulls, ...links])];
  if (places.length === 0) return [];
  return [
    '',
    'To clean up, where it still stands: private mirrors and forks with the patch, their branches, and the branches of merged pull requests. On record are:',
    '',
    ...places.map((place) => `- [ ] ${renderPlain(place)}`),
  ];
}
