import { findSetKey, SET_KEYS, type SetKey } from '../advisory/set-keys.ts';
import { MESSAGE_KEYS, type MessageKey } from '../process/message-keys.ts';
import { STATE_IDS, type StateId } from '../process/table.ts';
import { type Evidence, parseEvidence, parseEvidenceBlocks, readPatches } from './evidence.ts';

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

/** What a team member may write on a line of its own (design, section 3, rule 5). */
export type Command =
  | { readonly kind: 'confirm'; readonly key: string | null }
  | { readonly kind: 'undo' | 'why' | 'help' | 'replied' }
  | { readonly kind: 'privatize' | 'quiet' | 'placeholder' | 'restore'; readonly url: string }
  | { readonly kind: 'dismiss'; readonly reason: Dismissal; readonly because: string }
  | { readonly kind: 'cve'; readonly id: string }
  | { readonly kind: 'advisory'; readonly repo: string; readonly ghsa: string }
  | { readonly kind: 'no-cve' | 'no-patch'; readonly because: string }
  | { readonly kind: 'adopt'; readonly state: StateId; readonly because: string }
  | Evidence
  | { readonly kind: 'release-on'; readonly day: string; readonly because: string | null }
  | { readonly kind: 'pre-announce'; readonly isWanted: boolean }
  | {
      readonly kind: 'without';
      readonly package: string;
      readonly version: string;
      readonly because: string;
    }
  | { readonly kind: 'released'; readonly package: string; readonly version: string }
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
  waive: { form: '/waive CHANNEL because …', does: 'leave a channel out' },
  set: {
    form: '/set KEY VALUE',
    does: `write one field of the analysis: ${Object.keys(SET_KEYS).join(', ')}`,
  },
  keep: {
    form: '/keep analysis|advisory',
    does: 'where the advisory was changed by hand: say which of the two is right',
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

/**
 * The commands of a comment: lines of their own that start with a slash and one of our words, outside fences and
 * quotations. Other lines are nobody's business.
 */
export function parseCommands(body: string): readonly Command[] {
  const lines: readonly Command[] = outsideFences(body.replace(/\r\n?/g, '\n'))
    .map((line) => /^\/([a-z-]+)(?:\s+(.*))?$/i.exec(line.trim()))
    .filter((match) => match !== null)
    .map((match) => [match[1]!.toLowerCase(), (match[2] ?? '').trim()] as const)
    .filter(([name]) => Object.hasOwn(COMMANDS, name))
    .map(([name, rest]) => parseCommand(name, rest) ?? { kind: 'bad', name, expected: COMMANDS[name]!.form });
  return [...withPatches(lines, body), ...parseEvidenceBlocks(body).map((each) => each ?? BAD_EVIDENCE)];
}

const BAD_EVIDENCE: Command = { kind: 'bad', name: 'evidence-block', expected: 'evidence' };

/** A comment that records a patch may bring it along: in fences, a record for each. */
function withPatches(commands: readonly Command[], body: string): readonly Command[] {
  const at = commands.findIndex((command) => command.kind === 'evidence' && command.what === 'patch');
  const patches = at < 0 ? [] : readPatches(body);
  if (patches.length === 0) return commands;
  const recorded = patches.map((patch) => ({ ...(commands[at] as Evidence), patch }));
  return [...commands.slice(0, at), ...recorded, ...commands.slice(at + 1)];
}

function parseCommand(name: string, rest: string): Command | undefined {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const [first = '', second = ''] = words;
  switch (name) {
    case 'confirm':
      return { kind: 'confirm', key: first === '' ? null : first };
    case 'undo':
    case 'why':
    case 'help':
    case 'replied':
      return { kind: name };
    case 'privatize':
    case 'quiet':
    case 'placeholder':
    case 'restore':
      return isThreadUrl(first) ? { kind: name, url: first } : undefined;
    case 'duplicate':
      return /^#?\d+$/.test(first)
        ? { kind: 'dismiss', reason: 'duplicate-of', because: `#${first.replace('#', '')}` }
        : undefined;
    case 'dismiss':
      return parseDismissal(rest);
    case 'advisory':
      return parseAdvisoryUrl(first);
    case 'cve':
      return /^CVE-\d{4}-\d{4,19}$/i.test(first) ? { kind: 'cve', id: first.toUpperCase() } : undefined;
    case 'no-cve':
    case 'no-patch':
      return withReason(rest, (because) => ({ kind: name, because }));
    case 'adopt':
      return parseAdoption(rest);
    case 'evidence':
      return parseEvidence(rest);
    case 'release-on':
      return parseReleaseDay(first, rest);
    case 'pre-announce':
      return /^(?:yes|no)$/i.test(first) || first === ''
        ? { kind: 'pre-announce', isWanted: first.toLowerCase() !== 'no' }
        : undefined;
    case 'without':
      return parseWithout(words, rest);
    case 'released':
      return first && second
        ? { kind: 'released', package: first, version: second.replace(/^v\.?/, '') }
        : undefined;
    case 'posted':
      return first && /^https?:\/\/\S+$/.test(second)
        ? { kind: 'posted', channel: first, url: second }
        : undefined;
    case 'waive':
      return first
        ? withReason(rest.slice(first.length), (because) => ({ kind: 'waive', channel: first, because }))
        : undefined;
    case 'set':
      return parseSet(first, rest);
    case 'keep':
      return first === 'analysis' || first === 'advisory' ? { kind: 'keep', side: first } : undefined;
    case 'let-go':
      return /^\d{1,15}$/.test(first)
        ? withReason(rest.slice(first.length), (because) => ({ kind: 'let-go', run: Number(first), because }))
        : undefined;
    case 'hold':
      return /^\d{1,15}$/.test(first) ? { kind: 'hold', run: Number(first) } : undefined;
    case 'receipt':
      return parseReceipt(first, rest);
    case 'updated':
      return parseUpdated(first);
    case 'embargo':
      return parseEmbargo(first, rest);
    case 'notified':
      return /^(?:early-warning|notification|final-report)$/.test(first)
        ? { kind: 'notified', what: first }
        : undefined;
    default:
      return parseOfPeople(name, first, second, rest);
  }
}

/** Commands about the reporter and the circle of the case. */
function parseOfPeople(name: string, first: string, second: string, rest: string): Command | undefined {
  switch (name) {
    case 'draft':
      return isMessage(first) ? { kind: 'draft', message: first } : undefined;
    case 'send':
      return isMessage(first) && (second === '' || isDay(second))
        ? { kind: 'send', message: first, day: second || null }
        : undefined;
    case 'let-in':
      return /^@?[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/.test(first)
        ? withReason(rest.slice(first.length), (because) => ({
            kind: name,
            login: first.replace('@', ''),
            because,
          }))
        : undefined;
    default:
      return undefined;
  }
}

function parseAdvisoryUrl(url: string): Command | undefined {
  const match =
    /^https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})(?:[/#?]\S*)?$/i.exec(
      url,
    );
  if (!match) return undefined;
  return { kind: 'advisory', repo: match[1]!, ghsa: `GHSA${match[2]!.slice(4).toLowerCase()}` };
}

function withReason(text: string, make: (because: string) => Command): Command | undefined {
  const because = /^\s*because\s+(\S.*)$/i.exec(text)?.[1]?.trim();
  return because ? make(because) : undefined;
}

function parseDismissal(rest: string): Command | undefined {
  const [first = ''] = rest.split(/\s+/);
  const reason = first.toLowerCase();
  if (!Object.hasOwn(DISMISSALS, reason)) return undefined;
  return withReason(rest.slice(first.length), (because) => ({
    kind: 'dismiss',
    reason: reason as Dismissal,
    because,
  }));
}

function parseAdoption(rest: string): Command | undefined {
  const [first = ''] = rest.split(/\s+/);
  const state = STATE_IDS.find((id) => id === first.replace(/^case\//, ''));
  return state
    ? withReason(rest.slice(first.length), (because) => ({ kind: 'adopt', state, because }))
    : undefined;
}

function parseReleaseDay(day: string, rest: string): Command | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return undefined;
  const words = rest.slice(day.length).trim();
  if (words === '') return { kind: 'release-on', day, because: null };
  return withReason(words, (because) => ({ kind: 'release-on', day, because }));
}

function parseWithout([name = '', version = '']: readonly string[], rest: string): Command | undefined {
  const after = rest.slice(name.length).trimStart().slice(version.length);
  if (version === '' || version.toLowerCase() === 'because') return undefined;
  return withReason(after, (because) => ({
    kind: 'without',
    package: name,
    version: version.replace(/^v\.?/, ''),
    because,
  }));
}

function parseSet(word: string, rest: string): Command | undefined {
  const key = findSetKey(word.replace(/[:=]$/, ''));
  const value = rest.slice(word.length).trim();
  return key && value ? { kind: 'set', key, value } : undefined;
}

function parseUpdated(first: string): Command | undefined {
  if (first === '') return { kind: 'updated', next: null };
  const next = readDay(first);
  return next === undefined ? undefined : { kind: 'updated', next };
}

function parseEmbargo(first: string, rest: string): Command | undefined {
  const until = readDay(first);
  if (until === undefined) return undefined;
  return withReason(rest.slice(first.length), (because) => ({ kind: 'embargo', until, because }));
}

/** ISO UTC of a day or moment; undefined for a day that does not exist. */
function readDay(word: string): string | undefined {
  const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(word) ? Date.parse(word) : Number.NaN;
  // The 31st of a short month is a slip of the finger, not a day of the next month.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== word.slice(0, 10)) return undefined;
  return new Date(at).toISOString();
}

function parseReceipt(first: string, rest: string): Command | undefined {
  const at = readDay(first);
  if (at === undefined) return undefined;
  return withReason(rest.slice(first.length), (because) => ({ kind: 'receipt', at, because }));
}

const isMessage = (word: string): word is MessageKey => MESSAGE_KEYS.some((key) => key === word);

const isDay = (word: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(word) &&
  !Number.isNaN(Date.parse(word)) &&
  new Date(Date.parse(word)).toISOString().startsWith(word);

/** A public issue or pull request on GitHub. */
export function parseThreadUrl(
  url: string,
): { owner: string; name: string; kind: 'issue' | 'pull'; number: number } | undefined {
  const match = /^https?:\/\/[\w.:-]+\/([\w.-]+)\/([\w.-]+)\/(issues|pull)\/(\d{1,9})(?:[#?]\S*)?$/.exec(url);
  if (!match) return undefined;
  return {
    owner: match[1]!,
    name: match[2]!,
    kind: match[3] === 'pull' ? 'pull' : 'issue',
    number: Number(match[4]),
  };
}

const isThreadUrl = (url: string): boolean => parseThreadUrl(url) !== undefined;

/** Lines that are neither in a fence nor in a quotation nor in an HTML comment. */
export function outsideFences(body: string): readonly string[] {
  const kept: string[] = [];
  let fence: string | undefined;
  let inComment = false;
  for (const line of body.split('\n')) {
    if (fence !== undefined) {
      if (closesFence(line, fence)) fence = undefined;
    } else if (inComment) {
      const end = line.indexOf('-->');
      inComment = end < 0 || opensComment(line.slice(end));
    } else {
      fence = openedFence(line);
      inComment = fence === undefined && opensComment(line);
      const isQuoted = /^ {0,3}>/.test(line) || /^(?: {4}|\t)/.test(line);
      if (fence === undefined && !inComment && !isQuoted) kept.push(line);
    }
  }
  return kept;
}

/** The marks of a fence that begins on this line, in a list or not (CommonMark, section 4.5). */
function openedFence(line: string): string | undefined {
  const match = /^ {0,3}(?:(?:[-*+]|\d{1,9}[.)]) +)*(`{3,}|~{3,})(.*)$/.exec(line);
  const [, marks = '', info = ''] = match ?? [];
  return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : marks;
}

function closesFence(line: string, fence: string): boolean {
  const marks = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return marks !== undefined && marks[0] === fence[0] && marks.length >= fence.length;
}

const opensComment = (text: string): boolean => text.lastIndexOf('<!--') > text.lastIndexOf('-->');
