import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isSaid } from '../../case/told.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import { type Context, type Known, labelName } from '../../engine/context.ts';
import { newValues } from '../../engine/new-values.ts';
import { labelOfState } from '../../process/labels.ts';
import { flatten, renderPlain } from '../../text/defuse.ts';
import { shorten } from '../../text/shorten.ts';
import { DISMISS } from './commands.ts';
import { dismissalKey, entryKey } from './dismissal-keys.ts';
import type { Dismissal } from './dismissals.ts';
import { isMerged } from './merge.ts';

/** How a similar report was dismissed: for the team alone. */
export interface Precedent {
  /** Number of its issue in the triage repo. */
  readonly issue: number;
  readonly reason: Dismissal;
  /** The words that a member gave for it. */
  readonly because: string;
  /** The heading of our own file that was quoted. */
  readonly cites: string | null;
  /** Why it is taken for similar. */
  readonly why: readonly string[];
}

const MOST_SHOWN = 3;
const MOST_OF_WORDS = 300;

/** Reasons that say something of one report only. */
const OF_ONE_REPORT: readonly string[] = ['duplicate-of', 'withdrawn'] satisfies readonly Dismissal[];

/**
 * The similar cases, to be read in one request where this one is being dismissed: somebody says so, the label is there, or
 * the comment with the draft is due.
 */
export function precedentReads(known: Known): Partial<WantedReads> {
  const { stored, observed } = known;
  const wanted = (stored.similar ?? [])
    .map((each) => each.case)
    .filter((number) => observed.others?.[number] === undefined);
  return wanted.length > 0 && isBeingDismissed(known) ? { others: wanted } : {};
}

function isBeingDismissed(known: Known): boolean {
  const { stored, observed, config } = known;
  if (stateOf(stored) === 'invalid') {
    const said = dismissalKey(stored) ?? entryKey(stored);
    return !isMerged(stored) && !isSaid(observed, stored, said);
  }
  const hasLabel = observed.issue?.labels.includes(labelName(config, labelOfState('invalid'))) === true;
  return hasLabel || newValues(known, DISMISS).length > 0;
}

/** Similar reports that are dismissed now, the most alike first, as far as they were read. */
export function precedentsOf({
  stored,
  observed,
}: Pick<Context, 'stored' | 'observed'>): readonly Precedent[] {
  return (stored.similar ?? [])
    .flatMap(({ case: number, why }) => {
      const other = observed.others?.[number];
      const decision = other && dismissalOf(other);
      return decision
        ? [
            {
              issue: other.issue,
              reason: decision.reason as Dismissal,
              because: decision.because,
              cites: decision.cites?.title ?? null,
              why,
            },
          ]
        : [];
    })
    .slice(0, MOST_SHOWN);
}

function dismissalOf(other: StoredCase): StoredCase['decisions'][number] | undefined {
  if (!['invalid', 'closed'].includes(stateOf(other)) || isMerged(other)) return undefined;
  return other.decisions.find(({ kind, reason }) => kind === 'dismiss' && !OF_ONE_REPORT.includes(reason));
}

/** Beside a draft, never in it: `#N` leads to a case of the team. */
export function renderPrecedents(precedents: readonly Precedent[]): readonly string[] {
  if (precedents.length === 0) return [];
  return [
    '',
    'Similar reports were dismissed like this. It is for the team only: the reporter must not read about other cases. `/dismiss REASON because …` changes the reply before it is sent.',
    '',
    ...precedents.map(({ issue, reason, because, cites, why }) => {
      const quoted = cites === null ? '' : `, quoting “${renderPlain(short(cites))}”`;
      return `- #${issue}, \`${reason}\`${quoted}: “${renderPlain(short(because))}” (similar: ${why.map(renderPlain).join('; ')})`;
    }),
  ];
}

const short = (text: string): string => shorten(flatten(text), MOST_OF_WORDS);
