import type { MergedReport } from '../../case/slices/assessment.ts';
import {
  isDisclosed,
  pathOfCase,
  receiptOf,
  renderStoredCase,
  type StoredCase,
  stateOf,
} from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import { command, type Said } from '../../engine/command.ts';
import type { Context, Known } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { newValues } from '../../engine/new-values.ts';
import type { Credit } from '../../formats/records/facts.ts';
import { statesFrom } from '../../process/table.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';
import { dismiss } from './dismiss.ts';

/**
 * Several reports of one flaw. A report is merged into the case that works on it: its own case is in `case/invalid`
 * and goes on for its reporter alone, who is answered, told how far the other case is, and credited there. Both cases know
 * of each other in the store, written in one commit.
 */

/** From here on the other case has a CVE id or a patch of its own, and is no mere report. */
const TOO_FAR: readonly string[] = statesFrom('patching', 'closed');

export const isMerged = (stored: StoredCase): boolean =>
  stored.mergedInto !== undefined && ['invalid', 'closed'].includes(stateOf(stored));

/** Whether the reporter of a merged report has nothing more to wait for. */
export const isMergeOver = ({ mergedInto }: StoredCase): boolean =>
  mergedInto !== undefined && ['announcing', 'closed'].includes(mergedInto.state);

export const MERGE = command<number>({
  name: 'merge',
  form: '/merge #N',
  does: 'merge this report into case N, which is about the same flaw: its reporter is answered, kept informed and credited',
  parse: (_rest, [first = '']) => (/^#?\d{1,9}$/.test(first) ? Number(first.replace('#', '')) : undefined),
  follow: merge,
});

function merge(context: Context, other: number, said: Said): Followed {
  const { stored, observed } = context;
  const refuse = (why: string): Followed => ({ stored, verdict: `refused/${why}` });
  if (other === stored.number) return refuse('duplicate-of-itself');
  const main = observed.others?.[other];
  if (main === undefined || main === null) return refuse('merge-unknown');
  if (main.mergedInto !== undefined || (stored.mergedReports ?? []).length > 0) return refuse('merge-chain');
  if (stateOf(main) === 'closed' || stateOf(main) === 'invalid' || isDisclosed(main))
    return refuse('merge-over');
  if (TOO_FAR.includes(stateOf(stored)) || stored.cve.id !== null) return refuse('merge-too-far');
  if (isMerged(stored))
    return { stored, verdict: stored.mergedInto?.case === other ? 'done' : 'refused/merge-chain' };
  const dismissed = dismiss(context, 'duplicate-of', `#${other}`, said);
  if (dismissed.verdict !== 'done') return dismissed;
  const { id, login } = said.by;
  const mergedInto = {
    case: other,
    by: { id, login },
    at: said.at,
    state: stateOf(main),
    published: [],
    seen: stateOf(main),
    progress: [],
  };
  return { stored: { ...dismissed.stored, mergedInto }, verdict: 'done' };
}

/** Cases that have to be read: one that somebody names, one that a report left, reports that have not heard how far it is. */
export function mergeReads(known: Known): Partial<WantedReads> {
  const { stored, observed } = known;
  const left = stored.mergedInto && !isMerged(stored) ? [stored.mergedInto.case] : [];
  const wanted = [...newValues(known, MERGE), ...left, ...untold(stored).map((each) => each.case)];
  return { others: [...new Set(wanted)].filter((number) => observed.others?.[number] === undefined) };
}

/** Merged reports that do not know the present state of this case. */
const untold = (stored: StoredCase): readonly MergedReport[] =>
  (stored.mergedReports ?? []).filter(({ told }) => told !== stateOf(stored));

/** Whether a sweep has to look at the case: others have to hear of it, or it has heard of another. */
export const isMergeDue = ({ stored }: { readonly stored: StoredCase }): string | undefined =>
  untold(stored).length > 0 ||
  (stored.mergedInto !== undefined &&
    (stored.mergedInto.state !== stored.mergedInto.seen || !isMerged(stored)))
    ? 'merged'
    : undefined;

/** The reports that were read hear of the present state; the files of their cases say so in the same commit. */
export function tellMerged({ stored, observed }: Context): StoredCase | undefined {
  const heard = untold(stored).filter((each) => observed.others?.[each.case] !== undefined);
  if (heard.length === 0) return undefined;
  const mergedReports = stored.mergedReports!.map((each) =>
    heard.includes(each) ? { ...each, told: stateOf(stored) } : each,
  );
  return { ...stored, mergedReports };
}

/** What was heard of the other case becomes a step that the reporter is told of. */
export function noteProgress({ stored, observed }: Context): StoredCase | undefined {
  const { mergedInto } = stored;
  if (!mergedInto || mergedInto.state === mergedInto.seen) return undefined;
  const { state } = mergedInto;
  const progress = [...mergedInto.progress, { state, at: observed.now }];
  return { ...stored, mergedInto: { ...mergedInto, seen: state, progress } };
}

/** A report that is taken up again by itself is merged no more, once the other case was read. */
export function leaveMerge({ stored, observed }: Context): StoredCase | undefined {
  const { mergedInto, ...rest } = stored;
  if (!mergedInto || isMerged(stored) || observed.others?.[mergedInto.case] === undefined) return undefined;
  return rest;
}

/** The files of the other cases, changed in the commit that changes this one. */
export function filesOfMerge(after: Context): Readonly<Record<string, string>> {
  const { stored, observed } = after;
  const before = observed.stored;
  const files: Record<string, string> = {};
  const write = (number: number, change: (other: StoredCase) => StoredCase): void => {
    const other = observed.others?.[number];
    if (!other) return;
    files[pathOfCase(number)] = renderStoredCase({ ...change(other), revision: (other.revision ?? 0) + 1 });
  };
  if (stored.mergedInto && before?.mergedInto?.case !== stored.mergedInto.case)
    write(stored.mergedInto.case, (main) => withReport(main, stored, observed.now));
  if (before?.mergedInto && !stored.mergedInto)
    write(before.mergedInto.case, (main) => ({
      ...main,
      mergedReports: (main.mergedReports ?? []).filter((each) => each.case !== stored.number),
    }));
  for (const { case: number, told } of stored.mergedReports ?? [])
    if (told !== null && before?.mergedReports?.find((each) => each.case === number)?.told !== told)
      write(number, (other) => withState(other, stored, after.config.server));
  return files;
}

function withReport(main: StoredCase, report: StoredCase, now: string): StoredCase {
  const others = (main.mergedReports ?? []).filter((each) => each.case !== report.number);
  const { number, reporter, mergedInto } = report;
  const mine: MergedReport = {
    case: number,
    reporter,
    receivedAt: receiptOf(report),
    by: mergedInto!.by,
    at: now,
    told: stateOf(main),
  };
  return { ...main, mergedReports: [...others, mine] };
}

const withState = (report: StoredCase, main: StoredCase, server: string): StoredCase =>
  report.mergedInto?.case === main.number
    ? {
        ...report,
        mergedInto: {
          ...report.mergedInto,
          state: stateOf(main),
          published: isDisclosed(main)
            ? main.advisories.map(({ repo, ghsa }) => renderAdvisoryUrl(server, repo, ghsa))
            : [],
        },
      }
    : report;

type Reporter = NonNullable<StoredCase['reporter']>;

const creditOf = ({ login, name }: Reporter): Credit | undefined =>
  login !== null ? { login, type: 'reporter' } : name !== null ? { name, type: 'reporter' } : undefined;

const nameOf = (credit: Credit): string =>
  ('login' in credit ? `@${credit.login}` : credit.name).toLowerCase();

/**
 * The credits of an analysis with everybody who reported the same. Anyone who is named there already stays as the analyst
 * wrote it, `as: anonymous` included; the earliest receipt comes first among those that are added.
 */
export function withMergedCredits(
  credits: readonly Credit[],
  reports: StoredCase['mergedReports'],
): readonly Credit[] {
  const named = new Set(credits.map(nameOf));
  const added = (reports ?? [])
    .toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))
    .flatMap(({ reporter }) => (reporter ? (creditOf(reporter) ?? []) : []))
    .filter((credit) => {
      const isNew = !named.has(nameOf(credit));
      named.add(nameOf(credit));
      return isNew;
    });
  return added.length === 0 ? credits : [...credits, ...added];
}
