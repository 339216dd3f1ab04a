import { BOARD_ORDERS } from '../../engine/board-orders.ts';
import type { CommandKind } from '../../engine/command.ts';
import { NOT_HEARD } from '../../engine/heard.ts';
import { type Proof, STATES, type StateId } from '../../process/table.ts';
import { NOT_OURS } from '../takedown/thread-text.ts';

/** How a proof that is missing is put on record. */
const HOW_TO_PROVE: Readonly<Record<Proof, string>> = {
  acknowledgement:
    'the acknowledgement: set `case/acknowledged` once the reporter was told, or `/evidence acknowledgement TEXT`',
  analysis: 'the analysis: a comment with the `analysis` block',
  advisory: 'the advisory: it is drafted from a confirmed analysis while the case is in `case/valid`',
  patch: 'the patch: `/evidence patch LINK`',
  test: 'the test of the patch: `/evidence test LINK OR WORDS`',
  'regression-test': 'the regression test: `/evidence regression-test LINK`',
  gate: 'the release check: the case record lists what is still missing',
  'two-people':
    'a decision of two people to publish without a patch: one writes `/no-patch because …`, another writes `/confirm`',
};

export const REFUSALS: Readonly<Record<string, string>> = {
  ...NOT_HEARD,
  'coordinator-only':
    'Only the coordinator of the case can ask for the disclosure. To take over, assign yourself.',
  'bot-only': 'Only the bot sets this label. It does so when the conditions are met.',
  'no-such-move': 'A case cannot go from its state to that one.',
  'already-there': 'The case is in that state already.',
  'not-disclosed': 'The case is not disclosed yet. Correct its analysis, or write `/no-cve because …`.',
  disclosed: 'The case is disclosed, which cannot be undone.',
  'proof-missing': 'Please record this first:',
  'nothing-to-confirm':
    'No request waits for `/confirm`, or its text has changed. Read the newest request of the bot.',
  'which-one':
    'Several requests wait. Say which one you confirm: copy the `/confirm …` line at the end of its comment.',
  'own-request': 'You asked for this yourself. Another member has to confirm it.',
  'nothing-to-undo': 'There is no move left to undo.',
  'workaround-missing':
    'Users without a patch need a workaround. Add `workarounds:` to the analysis, then write the command again.',
  'no-such-channel':
    'There is no channel with that name. The channels are listed under `channels:` in `.github/security-process.yml`.',
  'no-such-wording': 'No open post has a wording with that number. The request shows the numbers.',
  'later-receipt': 'You can record an earlier receipt only, never a later one.',
  'day-is-past': 'That day is in the past. Check the date. Nothing was recorded.',
  'not-exploited': 'The flaw is not known to be exploited. Set `flag/exploited` first.',
  'bad-proof':
    'This is not the whole verdict of `prove-fix`, or it does not cover every line. Nothing was recorded. Copy the whole output `verdict` of a successful run.',
  'release-hold-who':
    'Only a coordinator of the case can release the hold, or two owners of the organisation. To take over, assign yourself.',
  'no-such-hold': 'This case holds no release with that run number.',
  'cve-year': 'A CVE id cannot have that year. Check the number. Nothing was recorded.',
  'cve-used':
    'Another case has that CVE id. Nothing was recorded. Check the number. If both cases are about the same flaw, dismiss one: `/duplicate #N`. If the other case is wrong, correct it there first.',
  'no-drift': 'No advisory of this case differs from the analysis.',
  'advisory-unreadable':
    'The affected ranges of the advisory cannot be read. Correct them there, or write `/keep analysis`.',
  'not-our-repo': NOT_OURS,
  'other-server':
    'That address is on another GitHub than this repo, where the bot can do nothing, so nothing was changed. Check the address. If it is right, an admin of the thread’s own GitHub has to take it down.',
  'cite-where':
    'A dismissal cites a file of one of your project repos: `PATH#heading`, or its address on GitHub.',
  'cite-unread': 'That file is not there, or could not be read. Check repo and path; nothing was decided.',
  'cite-heading':
    'That file has no such heading. Open it on GitHub, copy the link beside the heading, and write it again; nothing was decided.',
  'merge-unknown':
    'There is no such case, or it could not be read. Name the case that works on the flaw: `/merge #N`.',
  'merge-chain':
    'One of both is merged already, or has reports that were merged into it. Merge into the case that works on the flaw.',
  'merge-over':
    'That case is dismissed, disclosed or closed. `/duplicate #N` dismisses this report; what the fix left open is a case of its own.',
  'merge-too-far':
    'This case has a CVE id or a patch already. Go on here, and merge the other one into it: write `/merge` there.',
  'not-merged': 'This report is not merged into another case: `/merge #N`.',
  merged: 'This report was merged: send `merged`, which says so, or `status`.',
  'not-a-public-reason':
    'Only a report that was dismissed as `ordinary-bug` or `hardening` goes on in public: `/dismiss ordinary-bug because …`.',
  'lane-off':
    'Flaws are not fixed in public here: `public-lane` in the configuration is off. Go on in private.',
  'lane-state':
    'Only a confirmed flaw before its release is fixed in public, and a bug that is no vulnerability: `/dismiss ordinary-bug because …`.',
  'lane-exploited': 'The flaw is exploited, so it is not fixed in public. Go on in private, and hurry.',
  'lane-severity':
    'The severity is missing, or higher than `public-lane` in the configuration allows, so it is not fixed in public. Go on in private.',
  'public-already': 'The public issue is open already.',
  'consent-missing':
    'The reporter has to agree first. `/send consent` asks, or `/send public-fix` of a confirmed flaw; record the answer with `/consent yes as @LOGIN`, `/consent yes as NAME`, `/consent yes` (not named) or `/consent no`.',
  'consent-refused': 'The reporter did not agree to a public issue. Close the report with `/send dismissal`.',
  'public-where': 'Say in which of your project repos: `/public-issue OWNER/REPO TITLE`.',
  'holds-report':
    "Title or text hold code or a sentence of the report. Say it in your own words, without the reporter's proof of concept.",
  'not-neutral':
    'Title or text hold a word that makes people look for a flaw, or an id. Say what the project should do, in neutral words.',
  'taken-down': 'That was taken down already. To make it public again, write `/restore URL`.',
  'not-taken-down': 'This case has taken down no such thread. Check the address.',
  'no-copy': 'The bot has no complete copy of that thread yet. Try again later.',
  embargoed:
    'The flaw is confirmed and not disclosed, and restoring that thread would disclose it. Restore it after the disclosure, or set `flag/public` first.',
  'private-already': 'That is in the triage repo already.',
  'unknown-label':
    'That label was renamed, or made by somebody else, so the bot ignored it. Set it again, or write the command: `/help` lists them.',
  'advisory-used': 'That advisory belongs to another case. Nothing was changed. Name the one for this case.',
  'advisory-reported':
    'That advisory is a report, which is a case of its own. Nothing was changed. If it is about the same flaw, write `/duplicate #N` or `/merge #N` in its case.',
  'thread-used': 'That thread belongs to another case. Go on there, or remove it from that case first.',
  'no-such-account': 'GitHub has no account with that login. Check the spelling and write it again.',
  'account-unread': 'GitHub did not say whose login that is. Please write the command again later.',
  'no-member': 'Only members of the triage team coordinate a case.',
  'role-no-member':
    'That is the login of no member of the triage team, so nothing was recorded. Check the spelling, or ask an owner to add them to the team. Somebody who only has to read the advisory is invited: `/invite LOGIN because …`.',
  'own-report': 'They reported this themselves. Name another member who assesses it.',
  'not-affected-repo': 'The analysis names no package of that repo. Complete the analysis first.',
  'not-dismissed':
    'The report is not dismissed. Write `/dismiss REASON because …` first, then tell the reporter.',
  manual:
    'This case has `flag/manual`, so the bot sends nothing. Take the text of `/draft MESSAGE` and send it yourself.',
  'no-conversation':
    'The report did not come through an advisory, so the bot cannot reply there. Take the text of `/draft MESSAGE` and reply the way the report came.',
  'case-over': 'The case is over.',
  'day-missing': 'Add the day: `/send release-date YYYY-MM-DD`.',
  'no-cve-yet': 'There is no CVE id yet. When it comes, write `/cve CVE-YYYY-NNNN`.',
  dismissed: 'The report is dismissed. Write `/send dismissal`, or set `case/assessing` first.',
  'on-roster': 'They were invited already.',
  'no-advisory': 'The case has no advisory yet that somebody could be invited to.',
  'own-review':
    'Another person has to review a change, not its author. If you are not the author, link it again: `/backport LINE URL by @LOGIN`. To record the review of another person, write `/reviewed URL by @LOGIN`.',
  'no-such-change': 'No change with that address is recorded. Link it first: `/backport LINE URL`.',
  'day-past': 'That day is in the past. Name today or a later day.',
  'postponed-why':
    'People may wait for the day that you named before. Please say why it moves: `/release-on YYYY-MM-DD because …`.',
  'coordinator-decides': 'Only the coordinator of the case decides that.',
  'no-such-version':
    'The analysis has no such version under `patched:`. Check the version, or add it to the analysis first.',
  'duplicate-of-itself': 'This is the same case. Name the other one: `/duplicate #N`.',
};

/** The answer to a request or command that was not followed: why, and what is possible. Team surface. */
export function renderAnswer(
  verdict: string,
  possible: readonly StateId[],
  labelOf: (state: StateId) => string,
  commands: readonly CommandKind[],
  state: StateId,
): string | undefined {
  const [kind = '', reason = '', third = '', missing = ''] = verdict.split('/');
  const meant = commands.find(({ name }) => name === reason);
  if (kind === 'restored')
    return 'The bot restored the label, because it shows the state of the case. To move the case, set the label of another state. `/undo` takes back the last move.';
  if (kind === 'help') return renderHelp(commands, possible, labelOf, state);
  if (kind === 'bad-block' && meant?.blockForm) return meant.blockForm;
  if (kind === 'bad' || kind === 'bad-block')
    return `The bot does not understand that. Write \`${meant?.form ?? '/help'}\`.${meant?.choices === undefined ? '' : ` Choose one of ${meant.choices.map((each) => `\`${each}\``).join(', ')}.`}`;
  if (kind === 'unknown')
    return `There is no command \`/${third}\`, so nothing was done. Did you mean \`${meant?.form ?? '/help'}\`? \`/help\` lists all commands.`;
  if (kind === 'unread')
    return `This comment is too long: the bot reads at most its first 1,000 lines. In the part that it did not read is \`/${reason}\`, so nothing was done about it. Write the command in a new, short comment.`;
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

/** Where the case is, and what it waits for. */
export function renderWhy(
  state: StateId,
  labelOf: (state: StateId) => string,
  {
    turn,
    requests,
  }: {
    readonly turn: string /** Addresses of open approval requests. */;
    readonly requests: readonly string[];
  },
): string {
  const open = requests.map((url) => `Open approval request: ${url} shows what \`/confirm\` would do.`);
  const where = `The case is in \`${labelOf(state)}\` (${STATES[state].title}). It waits for this:`;
  return [where, '', `> ${turn}`, ...(open.length > 0 ? ['', ...open] : [])].join('\n');
}

/** What is possible now, one a line: readable on a phone. The rest is folded. */
function renderHelp(
  commands: readonly CommandKind[],
  possible: readonly StateId[],
  labelOf: (state: StateId) => string,
  state: StateId,
): string {
  const isNow = ({ usedIn }: CommandKind): boolean => usedIn === undefined || usedIn.includes(state);
  const list = (each: readonly CommandKind[]): readonly string[] =>
    each.map(({ form, does }) => `- \`${form}\`: ${does}`);
  const later = commands.filter((each) => !isNow(each));
  return [
    ...(possible.length === 0
      ? []
      : [`To move the case, set ${possible.map((id) => `\`${labelOf(id)}\``).join(', ')}.`, '']),
    'Write one of these commands on a line of its own:',
    '',
    ...list(commands.filter(isNow)),
    ...(later.length === 0
      ? []
      : ['', '<details><summary>Commands for other states</summary>', '', ...list(later), '', '</details>']),
    '',
    '<details><summary>Commands on the board</summary>',
    '',
    ...BOARD_ORDERS.map(({ form, does }) => `- \`${form}\`: ${does}`),
    '',
    '</details>',
  ].join('\n');
}
