import { parseEvidence } from '../case/evidence.ts';
import { findSetKey } from '../features/assessment/set-keys.ts';
import { MESSAGE_KEYS, type MessageKey } from '../process/message-keys.ts';
import { parseDay } from '../process/release-day.ts';
import { STATE_IDS } from '../process/table.ts';
import { parseThreadUrl } from '../text/thread-url.ts';
import { type Command, DISMISSALS, type Dismissal } from './command-table.ts';
import { parseLineCommand } from './parse-lines.ts';

/** The command on a line, by its word and what stands behind it; undefined where that cannot be followed. */
export function parseCommand(name: string, rest: string): Command | undefined {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const [first = ''] = words;
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
    case 'incomplete-fix':
    case 'cve-withdrawn':
    case 'cve-disputed':
      return withReason(rest, (because) => ({ kind: name, because }));
    case 'adopt':
      return parseAdoption(rest);
    case 'set':
      return parseSet(first, rest);
    case 'keep':
      return first === 'analysis' || first === 'advisory' ? { kind: 'keep', side: first } : undefined;
    default:
      return parseOfRelease(name, words, rest);
  }
}

/** Commands about patch and release, and about what is told to the public. */
function parseOfRelease(name: string, words: readonly string[], rest: string): Command | undefined {
  const [first = '', second = ''] = words;
  switch (name) {
    case 'evidence':
      return parseEvidence(rest);
    case 'line':
    case 'backport':
    case 'reviewed':
      return parseLineCommand(name, words);
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
    case 'choose':
      return first && /^[1-9]$/.test(second)
        ? { kind: 'choose', channel: first, wording: Number(second) }
        : undefined;
    case 'waive':
      return first
        ? withReason(rest.slice(first.length), (because) => ({ kind: 'waive', channel: first, because }))
        : undefined;
    case 'let-go':
      return /^\d{1,15}$/.test(first)
        ? withReason(rest.slice(first.length), (because) => ({ kind: 'let-go', run: Number(first), because }))
        : undefined;
    case 'hold':
      return /^\d{1,15}$/.test(first) ? { kind: 'hold', run: Number(first) } : undefined;
    default:
      return parseOfPeople(name, first, second, rest);
  }
}

/** Commands about the reporter, what was promised to them, the authorities, and the circle of the case. */
function parseOfPeople(name: string, first: string, second: string, rest: string): Command | undefined {
  switch (name) {
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
    case 'draft':
      return isMessage(first) ? { kind: 'draft', message: first } : undefined;
    case 'send':
      return isMessage(first) && (second === '' || parseDay(second) !== undefined)
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
  if (parseDay(day) === undefined) return undefined;
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

/** A day as it was written, whose zone is the team's, or ISO UTC of a moment; undefined for a day that does not exist. */
function readDay(word: string): string | undefined {
  if (parseDay(word) !== undefined) return word;
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(word) ? Date.parse(word) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const moment = new Date(at).toISOString();
  // The 31st of a short month is a slip of the finger, not a day of the next month.
  return moment.slice(0, 10) === word.slice(0, 10) ? moment : undefined;
}

function parseReceipt(first: string, rest: string): Command | undefined {
  const at = readDay(first);
  if (at === undefined) return undefined;
  return withReason(rest.slice(first.length), (because) => ({ kind: 'receipt', at, because }));
}

const isMessage = (word: string): word is MessageKey => MESSAGE_KEYS.some((key) => key === word);

const isThreadUrl = (url: string): boolean => parseThreadUrl(url) !== undefined;
