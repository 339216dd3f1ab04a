import { findSetKey, SET_KEYS, type SetKey } from '../advisory/set-keys.ts';
import { STATE_IDS, type StateId } from '../process/table.ts';

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

export const EVIDENCE_COMMANDS = ['acknowledgement', 'patch', 'test', 'regression-test'] as const;

/** What a team member may write on a line of its own (design, section 3, rule 5). */
export type Command =
  | { readonly kind: 'confirm'; readonly key: string | null }
  | { readonly kind: 'undo' | 'why' | 'help' | 'replied' }
  | { readonly kind: 'privatize'; readonly url: string }
  | { readonly kind: 'dismiss'; readonly reason: Dismissal; readonly because: string }
  | { readonly kind: 'cve'; readonly id: string }
  | { readonly kind: 'advisory'; readonly repo: string; readonly ghsa: string }
  | { readonly kind: 'no-cve' | 'no-patch'; readonly because: string }
  | { readonly kind: 'adopt'; readonly state: StateId; readonly because: string }
  | { readonly kind: 'evidence'; readonly what: (typeof EVIDENCE_COMMANDS)[number]; readonly text: string }
  | { readonly kind: 'released'; readonly package: string; readonly version: string }
  | { readonly kind: 'posted'; readonly channel: string; readonly url: string }
  | { readonly kind: 'waive'; readonly channel: string; readonly because: string }
  | { readonly kind: 'set'; readonly key: SetKey; readonly value: string }
  | { readonly kind: 'keep'; readonly side: 'analysis' | 'advisory' }
  | { readonly kind: 'receipt'; readonly at: string; readonly because: string }
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
  evidence: { form: '/evidence patch|test|regression-test|acknowledgement TEXT', does: 'record a proof' },
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
  'let-go': { form: '/let-go RUN because …', does: 'let a release go that this case holds' },
  hold: { form: '/hold RUN', does: 'hold a release that waits for longer' },
  receipt: { form: '/receipt YYYY-MM-DD because …', does: 'record an earlier receipt of the report' },
};

/**
 * The commands of a comment: lines of their own that start with a slash and one of our words, outside fences and
 * quotations. Other lines are nobody's business.
 */
export function parseCommands(body: string): readonly Command[] {
  return outsideFences(body.replace(/\r\n?/g, '\n'))
    .map((line) => /^\/([a-z-]+)(?:\s+(.*))?$/i.exec(line.trim()))
    .filter((match) => match !== null)
    .map((match) => [match[1]!.toLowerCase(), (match[2] ?? '').trim()] as const)
    .filter(([name]) => Object.hasOwn(COMMANDS, name))
    .map(([name, rest]) => parseCommand(name, rest) ?? { kind: 'bad', name, expected: COMMANDS[name]!.form });
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
      return isThreadUrl(first) ? { kind: 'privatize', url: first } : undefined;
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

function parseEvidence(rest: string): Command | undefined {
  const [first = ''] = rest.split(/\s+/);
  const what = EVIDENCE_COMMANDS.find((kind) => kind === first.toLowerCase());
  const text = rest.slice(first.length).trim();
  return what && text ? { kind: 'evidence', what, text } : undefined;
}

function parseSet(word: string, rest: string): Command | undefined {
  const key = findSetKey(word.replace(/[:=]$/, ''));
  const value = rest.slice(word.length).trim();
  return key && value ? { kind: 'set', key, value } : undefined;
}

function parseReceipt(first: string, rest: string): Command | undefined {
  const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(first) ? Date.parse(first) : Number.NaN;
  // The 31st of a short month is a slip of the finger, not a day of the next month.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== first.slice(0, 10)) return undefined;
  return withReason(rest.slice(first.length), (because) => ({
    kind: 'receipt',
    at: new Date(at).toISOString(),
    because,
  }));
}

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
