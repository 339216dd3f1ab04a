import { isOurs } from '../../case/our-repos.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import { command } from '../../engine/command.ts';
import { behindFirst, readReason } from '../../engine/command-words.ts';
import type { Known } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { newValues } from '../../engine/new-values.ts';
import { putOnRecord } from '../../engine/record-evidence.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { type Citation, findCitedSection, readCitation } from './cite-heading.ts';
import { dismiss } from './dismiss.ts';
import { DISMISSALS, type Dismissal } from './dismissals.ts';
import { findSetKey, SET_KEYS, type SetField } from './set-keys.ts';

interface Dismissed {
  readonly reason: Dismissal;
  readonly because: string;
  readonly cites?: Citation;
}

/** Fields of the analysis line by line: read before planning, with the library that scores vectors. */
export const SET = command<SetField>({
  name: 'set',
  form: '/set KEY VALUE',
  does: `write one field of the analysis: ${Object.keys(SET_KEYS).join(', ')}`,
  choices: Object.keys(SET_KEYS),
  usedIn: statesFrom('assessing', 'announcing'),
  parse: (rest, [word = '']) => {
    const key = findSetKey(word.replace(/[:=]$/, ''));
    const value = behindFirst(rest).trim();
    return key && value ? { key, value } : undefined;
  },
  // What is wrong with it is answered where it is read.
  follow: ({ stored }) => ({ stored, verdict: 'done' }),
});

const BEFORE_PATCH: readonly StateId[] = ['received', 'assessing', 'needs-info', 'valid', 'cve-requested'];
/** A dismissal; one as out of scope may name the heading of a public file that says so. */
export const DISMISS = command<Dismissed>({
  name: 'dismiss',
  form: '/dismiss REASON because …',
  does: 'dismiss the report; `out-of-scope FILE.md#heading because …` quotes your threat model to the reporter',
  choices: Object.keys(DISMISSALS),
  usedIn: BEFORE_PATCH,
  parse: (rest, [first = '', second = '']) => {
    const reason = (Object.keys(DISMISSALS) as Dismissal[]).find((each) => each === first.toLowerCase());
    const behind = behindFirst(rest);
    const isCiting = reason === 'out-of-scope' && second.includes('#');
    const because = readReason(isCiting ? behindFirst(behind.trim()) : behind);
    const cites = isCiting ? readCitation(second) : undefined;
    if (!reason || !because || (isCiting && !cites)) return undefined;
    return { reason, because, ...(cites ? { cites } : {}) };
  },
  follow: (context, { reason, because, cites }, said) => {
    if (cites === undefined) return dismiss(context, reason, because, said);
    const { stored, config, observed } = context;
    const refuse = (why: string): Followed => ({ stored, verdict: `refused/${why}` });
    const repo = citedRepo(stored, cites);
    if (repo === null || !isOurs(config, repo)) return refuse('cite-where');
    const text = observed.files?.[`${repo}/${cites.path}`];
    if (text === undefined || text === null) return refuse('cite-unread');
    const section = findCitedSection(text, cites.anchor);
    if (section === undefined) return refuse('cite-heading');
    return dismiss(context, reason, because, said, { repo, path: cites.path, ...section });
  },
});

const citedRepo = (stored: StoredCase, { repo }: Citation): string | null =>
  repo ?? stored.source.repo ?? stored.packages[0]?.repo ?? null;

/** Files that a dismissal cites: read before it is followed. */
export function citationReads(known: Known): Partial<WantedReads> {
  const { stored, observed, config } = known;
  const files = newValues(known, DISMISS).flatMap(({ cites }) => {
    const repo = cites && citedRepo(stored, cites);
    return cites && repo && isOurs(config, repo) ? [{ repo, path: cites.path }] : [];
  });
  return { files: files.filter(({ repo, path }) => observed.files?.[`${repo}/${path}`] === undefined) };
}

/** What is said of the report and its analysis. */
export const ASSESSMENT_COMMANDS = [
  SET,
  DISMISS,
  command<string>({
    name: 'duplicate',
    form: '/duplicate #N',
    does: 'dismiss the report as a duplicate of case N',
    usedIn: BEFORE_PATCH,
    parse: (_rest, [first = '']) => (/^#?\d+$/.test(first) ? `#${first.replace('#', '')}` : undefined),
    follow: (context, other, said) => dismiss(context, 'duplicate-of', other, said),
  }),
  command<true>({
    name: 'replied',
    form: '/replied',
    does: 'record that the reporter knows about the dismissal',
    usedIn: ['invalid'],
    parse: () => true,
    follow: ({ stored }, _value, said) =>
      stateOf(stored) === 'invalid'
        ? putOnRecord(stored, 'reply', 'reply', '', said)
        : { stored, verdict: 'refused/not-dismissed' },
  }),
] as const;
