import type { Evidence } from '../case/evidence.ts';
import { SET_KEYS, type SetKey } from '../features/assessment/set-keys.ts';
import { MESSAGE_KEYS, type MessageKey } from '../process/message-keys.ts';
import type { StateId } from '../process/table.ts';

/** Reasons for a dismissal (flowchart node X). */
export const DISMISSALS = {
  'not-a-vulnerability': 'it describes behaviour that is not a vulnerability',
  'not-reproducible': 'it could not be reproduced',
  'insufficient-information': 'it does not hold enough to be assessed',
  'out-of-scope': 'it lies outside our threat model',
  'known-issue': 'it is known and public already',
  'duplicate-of': 'we know of it already',
  upstream: 'the flaw is in a package that is not ours',
  unsupported: 'it concerns a release line that is no longer supported',
  withdrawn: 'the reporter withdrew it',
  spam: 'it is no report',
} as const;
export type Dismissal = keyof typeof DISMISSALS;

/** What is said of release lines, the changes for them, and their reviews. */
export type LineCommand =
  | {
      readonly kind: 'line';
      readonly package: string | null;
      readonly line: string;
      /** Null where nobody is named. */
      readonly owner: string | null;
      /** Why no fix is needed on it. */
      readonly because: string | null;
    }
  | {
      readonly kind: 'backport';
      readonly package: string | null;
      readonly line: string;
      readonly url: string;
      /** Null where nobody is named. */
      readonly author: string | null;
    }
  | { readonly kind: 'reviewed'; readonly url: string; readonly reviewer: string | null };

/** What a team member may write on a line of its own (design, section 3, rule 5). */
export type Command =
  | { readonly kind: 'confirm'; readonly key: string | null }
  | { readonly kind: 'undo' | 'why' | 'help' | 'replied' }
  | { readonly kind: 'privatize' | 'quiet' | 'placeholder' | 'restore'; readonly url: string }
  | { readonly kind: 'dismiss'; readonly reason: Dismissal; readonly because: string }
  | { readonly kind: 'cve'; readonly id: string }
  | { readonly kind: 'advisory'; readonly repo: string; readonly ghsa: string }
  | { readonly kind: 'no-cve' | 'no-patch'; readonly because: string }
  | { readonly kind: 'incomplete-fix' | 'cve-withdrawn' | 'cve-disputed'; readonly because: string }
  | { readonly kind: 'adopt'; readonly state: StateId; readonly because: string }
  | Evidence
  | LineCommand
  | { readonly kind: 'release-on'; readonly day: string; readonly because: string | null }
  | { readonly kind: 'pre-announce'; readonly isWanted: boolean }
  | {
      readonly kind: 'without';
      readonly package: string;
      readonly version: string;
      readonly because: string;
    }
  | { readonly kind: 'released'; readonly package: string; readonly version: string }
  | { readonly kind: 'choose'; readonly channel: string; readonly wording: number }
  | { readonly kind: 'posted'; readonly channel: string; readonly url: string }
  | { readonly kind: 'waive'; readonly channel: string; readonly because: string }
  | { readonly kind: 'set'; readonly key: SetKey; readonly value: string }
  | { readonly kind: 'keep'; readonly side: 'analysis' | 'advisory' }
  | { readonly kind: 'receipt'; readonly at: string; readonly because: string }
  | { readonly kind: 'updated'; readonly next: string | null }
  | { readonly kind: 'embargo'; readonly until: string; readonly because: string }
  | { readonly kind: 'notified'; readonly what: string }
  | { readonly kind: 'send'; readonly message: MessageKey; readonly day: string | null }
  | { readonly kind: 'draft'; readonly message: MessageKey }
  | { readonly kind: 'let-in'; readonly login: string; readonly because: string }
  | { readonly kind: 'let-go'; readonly run: number; readonly because: string }
  | { readonly kind: 'hold'; readonly run: number }
  /** A line that starts like a command of ours but cannot be followed. */
  | { readonly kind: 'bad'; readonly name: string; readonly expected: string };

/** What each command looks like, and what it does: for help, documentation and refusals. */
export const COMMANDS: Readonly<Record<string, { readonly form: string; readonly does: string }>> = {
  confirm: { form: '/confirm', does: 'carry out what the bot has shown last' },
  undo: { form: '/undo', does: 'take the last move back, where it can be taken back' },
  why: { form: '/why', does: 'say where the case stands and what it waits for' },
  help: { form: '/help', does: 'list these commands' },
  privatize: { form: '/privatize URL', does: 'put a public issue or pull request out of sight' },
  quiet: { form: '/quiet URL', does: 'leave a public thread as it is and treat it as public' },
  placeholder: {
    form: '/placeholder URL',
    does: 'propose the public placeholder before the original was seen to be gone',
  },
  restore: { form: '/restore URL', does: 'propose to make a wrongly privatized thread again from its copy' },
  dismiss: { form: '/dismiss REASON because …', does: 'dismiss the report' },
  duplicate: { form: '/duplicate #N', does: 'dismiss the report as a duplicate of case N' },
  replied: { form: '/replied', does: 'record that the reporter was told of the dismissal' },
  advisory: {
    form: '/advisory URL',
    does: 'record the advisory that somebody made by hand for an affected repository',
  },
  cve: { form: '/cve CVE-YYYY-NNNN', does: 'record the CVE id' },
  'no-cve': { form: '/no-cve because …', does: 'record that there will be no CVE' },
  'no-patch': {
    form: '/no-patch because …',
    does: 'propose to disclose without a patch; another member confirms',
  },
  adopt: { form: '/adopt STATE because …', does: 'set the state to match what has happened' },
  evidence: {
    form: '/evidence patch|test|regression-test|verification|notes|acknowledgement TEXT',
    does: 'record a proof; `line=1.x commit=… by=… result=passed|failed` and an address in it are kept as facts',
  },
  line: {
    form: '/line [PACKAGE] LINE @LOGIN',
    does: 'record who takes a release line, as in `/line 1.x @login`; `/line 0.x none because …` where it needs no fix',
  },
  backport: {
    form: '/backport [PACKAGE] LINE URL [by @LOGIN]',
    does: 'link the change that brings the fix to a line',
  },
  reviewed: {
    form: '/reviewed URL [by @LOGIN]',
    does: 'record that a linked change was reviewed by somebody else than its author',
  },
  'release-on': {
    form: '/release-on YYYY-MM-DD because …',
    does: 'plan or postpone the release; the first day needs no reason',
  },
  'pre-announce': {
    form: '/pre-announce yes|no',
    does: 'have the release announced before it is made, once the text is confirmed',
  },
  without: {
    form: '/without PACKAGE VERSION because …',
    does: 'disclose before that version is out; for the coordinator',
  },
  released: { form: '/released PACKAGE VERSION', does: 'record that a patched version is out' },
  posted: { form: '/posted CHANNEL URL', does: 'tick a channel off' },
  choose: { form: '/choose CHANNEL N', does: 'take the wording N of those shown for a post' },
  waive: { form: '/waive CHANNEL because …', does: 'leave a channel out' },
  'incomplete-fix': {
    form: '/incomplete-fix because …',
    does: 'after the disclosure: open a case of its own for what the fix left open',
  },
  'cve-withdrawn': {
    form: '/cve-withdrawn because …',
    does: 'after the disclosure: record that the CVE was or is to be withdrawn',
  },
  'cve-disputed': {
    form: '/cve-disputed because …',
    does: 'after the disclosure: record that the CVE is disputed',
  },
  set: {
    form: '/set KEY VALUE',
    does: `write one field of the analysis: ${Object.keys(SET_KEYS).join(', ')}`,
  },
  keep: {
    form: '/keep analysis|advisory',
    does: 'where the advisory was changed by hand: say which of the two is right; after the disclosure: leave it as it is',
  },
  draft: { form: '/draft MESSAGE', does: `show the text of a message: ${MESSAGE_KEYS.join(', ')}` },
  send: {
    form: '/send MESSAGE',
    does: 'post that message in the advisory, once it is confirmed; `release-date` takes the day too',
  },
  'let-in': {
    form: '/let-in LOGIN because …',
    does: "let somebody into the case's advisory, once it is confirmed",
  },
  'let-go': { form: '/let-go RUN because …', does: 'let a release go that this case holds' },
  hold: { form: '/hold RUN', does: 'hold a release that waits for longer' },
  receipt: { form: '/receipt YYYY-MM-DD because …', does: 'record an earlier receipt of the report' },
  updated: {
    form: '/updated [YYYY-MM-DD]',
    does: 'record that the reporter heard from us, and when the next word was promised',
  },
  embargo: { form: '/embargo YYYY-MM-DD because …', does: 'record the agreed end of the embargo' },
  notified: {
    form: '/notified early-warning|notification|final-report',
    does: 'record that the authorities were told of an exploited flaw',
  },
};
