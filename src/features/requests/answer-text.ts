import type { CommandKind } from '../../engine/command.ts';
import { type Proof, STATES, type StateId } from '../../process/table.ts';
import { NOT_OURS } from '../takedown/thread-text.ts';

/** How a proof that is missing is put on record. */
export const HOW_TO_PROVE: Readonly<Record<Proof, string>> = {
  acknowledgement:
    'the acknowledgement: set `case/acknowledged` once the reporter was told, or `/evidence acknowledgement TEXT`',
  analysis: 'the analysis: a comment with the `analysis` block',
  advisory: 'the advisory: it is drafted from a confirmed analysis while the case is in `case/valid`',
  patch: 'the patch: `/evidence patch LINK`',
  test: 'the test of the patch: `/evidence test LINK OR WORDS`',
  'regression-test': 'the regression test: `/evidence regression-test LINK`',
  gate: 'the release gate: what is still missing stands in the case record above',
  'two-people':
    "a decision of two people to go without a patch: `/no-patch because …`, then another member's `/confirm`",
};

export const REFUSALS: Readonly<Record<string, string>> = {
  'edited-by-another':
    'Somebody else edited this comment, so nothing in it counts. Write the command in a new comment of your own.',
  'by-email':
    'Commands in answers by e-mail are not followed: anyone who has the mail could send one. Write it in a comment on GitHub.',
  'not-allowed': 'Only members of the triage team can ask for this.',
  'coordinator-only':
    'Disclosure is asked for by the coordinator of the case. Assign yourself if that is you now.',
  'bot-only': 'The bot sets this state by itself, when its condition is seen to be met.',
  'no-such-move': 'There is no way from the present state to that one.',
  'already-there': 'The case is in that state already.',
  'not-disclosed': 'The case is not disclosed yet: correct its analysis, or record `/no-cve because …`.',
  disclosed: 'The case is disclosed. Nothing of that can be taken back.',
  'proof-missing': 'Something has to be on record first.',
  'nothing-to-confirm':
    'Nothing waits for a confirmation, or what was shown has changed since. Look at the newest request of the bot.',
  'which-one':
    'Several things wait for a confirmation, so say which: each request of the bot ends with its own line to copy.',
  'own-request': 'You asked for this yourself. Another member has to confirm it.',
  'nothing-to-undo': 'There is no move left to take back.',
  'workaround-missing':
    'Users who get no patch need a workaround. Add `workarounds:` to the analysis, then say it again.',
  'no-such-channel': 'No such channel is configured in `.github/security-process.yml`.',
  'no-such-wording':
    'No post that waits has a wording with that number. The requests of the bot show what there is.',
  'later-receipt': 'A receipt can be moved to an earlier time only, never to a later one.',
  'day-is-past': 'That day is past already. Check the date; nothing was recorded.',
  'not-exploited': 'The flaw is not known to be exploited. Set `flag/exploited` first.',
  'bad-proof':
    'This verdict of `prove-fix` was changed on its way, or proves not every line. Paste the output `verdict` of a run that ended well, whole; nothing was recorded.',
  'release-hold-who':
    'A coordinator of the case lets a release go, or two owners of the organisation. Assign yourself if you coordinate now.',
  'no-such-hold': 'No release with that number is held by this case now.',
  'cve-year': 'No CVE id has that year. Check the number; nothing was recorded.',
  'cve-used':
    'Another case has that CVE id already; nothing was recorded. Check the number. Where both tell of the same flaw, dismiss one as a duplicate (`/duplicate #N`); where the other one is wrong, correct it there first.',
  'no-drift': 'No advisory of this case says something else than the analysis.',
  'advisory-unreadable':
    'The affected ranges of the advisory cannot be read. Correct them there, or write `/keep analysis`.',
  'not-our-repo': NOT_OURS,
  'taken-down': 'That is out of sight already. `/restore URL` proposes to make it again.',
  'not-taken-down': 'This case has put no such thread out of sight. Look at the address.',
  'no-copy': 'There is no whole copy of that thread in the store yet.',
  embargoed:
    'The flaw is confirmed and not disclosed yet: making that thread again would disclose it. It can be made again after the disclosure, or once the case has `flag/public`.',
  'private-already': 'That is in the triage repo already.',
  'unknown-label':
    'This label was not one of ours when it was set: it was renamed since, or made by somebody else. Set it again, or write the command; `/help` lists them.',
  'advisory-used':
    'That advisory belongs to another case. Nothing was changed: name the advisory that was made for this one.',
  'thread-used': 'That thread belongs to another case. Go on there, or take it off that case first.',
  'no-such-account': 'Nobody on GitHub has that login. Check the spelling and write it again.',
  'account-unread': 'GitHub did not say whose login that is. Write the command again later.',
  'no-member': 'Only members of the triage team coordinate a case.',
  'not-affected-repo': 'The analysis names no package of that repository. Complete it first.',
  'not-dismissed':
    'The report is not dismissed yet. Say why with `/dismiss REASON because …`, then tell the reporter.',
  manual:
    'The case carries `flag/manual`: the bot writes nothing outward for it. Send the text of `/draft` yourself.',
  'no-conversation':
    'The report did not come by an advisory, so the bot cannot answer there. Send the text of `/draft` by the way it came.',
  'case-over': 'The case is over.',
  'day-missing': 'Say the day too: `/send release-date YYYY-MM-DD`.',
  'no-cve-yet': 'There is no CVE id yet: `/cve CVE-YYYY-NNNN`.',
  dismissed: 'The report is dismissed. Send `dismissal`, or set `case/assessing` first.',
  'on-roster': 'They are on the roster already.',
  'no-advisory': 'The case has no advisory that somebody could be let into yet.',
  'own-review':
    'A change is reviewed by somebody else than its author. If you are not its author, link it again with `/backport LINE URL by @LOGIN`; if you record the review of another, write `/reviewed URL by @LOGIN`.',
  'no-such-change': 'No change with that address is on record. Link it first: `/backport LINE URL`.',
  'day-past': 'That day is over. Name today or a later one.',
  'postponed-why':
    'People may be waiting for the day that was named before, so say why it moves: `/release-on YYYY-MM-DD because …`.',
  'coordinator-decides': 'That is decided by the coordinator of the case.',
  'no-such-version':
    'The analysis plans no such version of that package. What it plans stands in the case record.',
  'duplicate-of-itself': 'A report is no duplicate of itself. Which case did it repeat?',
};

/** The answer to a request or command that was not followed: why, and what is possible. Team surface. */
export function renderAnswer(
  verdict: string,
  possible: readonly StateId[],
  labelOf: (state: StateId) => string,
  commands: readonly CommandKind[],
): string | undefined {
  const [kind = '', reason = '', third = '', missing = ''] = verdict.split('/');
  const meant = commands.find(({ name }) => name === reason);
  if (kind === 'restored')
    return 'The label says in which state the case is, so it is back. To move the case, set the label of another state; `/undo` takes the last move back.';
  if (kind === 'help') return renderHelp(commands);
  if (kind === 'bad-block' && meant?.blockForm) return meant.blockForm;
  if (kind === 'bad' || kind === 'bad-block')
    return `I cannot follow that. The form is \`${meant?.form ?? '/help'}\`.`;
  if (kind === 'unknown')
    return `I do not know \`/${third}\`, so nothing was done. Did you mean \`${meant?.form ?? '/help'}\`? \`/help\` lists all commands.`;
  if (kind !== 'refused') return undefined;
  const lines = [REFUSALS[reason] ?? 'That cannot be done now.'];
  const proofs = missing.split(',').filter((proof): proof is Proof => Object.hasOwn(HOW_TO_PROVE, proof));
  for (const proof of proofs) lines.push(`- ${HOW_TO_PROVE[proof]}`);
  if (
    ['no-such-move', 'bot-only', 'proof-missing', 'already-there'].includes(reason) &&
    possible.length > 0
  ) {
    lines.push('', `Possible now: ${possible.map((state) => `\`${labelOf(state)}\``).join(', ')}.`);
  }
  return lines.join('\n');
}

/** Where the case stands. */
export const renderWhy = (state: StateId, labelOf: (state: StateId) => string): string =>
  `The case is in \`${labelOf(state)}\`: ${STATES[state].title}. What it waits for stands in the first line of the case record.`;

/** All commands, one a line: readable on a phone. */
export function renderHelp(commands: readonly CommandKind[]): string {
  return [
    'Write one of these on a line of its own:',
    '',
    ...commands.map(({ form, does }) => `- \`${form}\`: ${does}`),
  ].join('\n');
}
