/** What a probe found out, for each entry that nobody had verified. Pure. */
import { overlayEntries } from '../embedded-github/overlay-entries.ts';
import type { Deleted } from './ground.ts';
import { NOT_PROBED } from './not-probed.ts';
import type { Outcome } from './question.ts';
import { EXPECTATIONS } from './questions/index.ts';

export interface Entry {
  readonly id: string;
  /** `overlay`: an entry of the embedded GitHub's overlay; `expectation`: what else the process relies on. */
  readonly kind: 'overlay' | 'expectation';
  /** What is expected of GitHub. */
  readonly what: string;
  /** Where the expectation comes from. */
  readonly source: string;
  readonly outcome: Outcome;
}

export interface Report {
  readonly organisation: string;
  /** ISO 8601 UTC, by GitHub's clock. */
  readonly at: string;
  /** Whether every question was asked that was to be. */
  readonly brokenOff: boolean;
  readonly entries: readonly Entry[];
  readonly cleanUp: readonly Deleted[];
  /** What stays and cannot be taken back, such as a published advisory. */
  readonly stays: readonly string[];
}

/** Every unverified entry of the overlay and every expectation, with what came of it. */
export function listEntries(outcomes: ReadonlyMap<string, Outcome>): readonly Entry[] {
  const outcomeOf = (id: string): Outcome => {
    const reason = NOT_PROBED[id];
    if (reason !== undefined) return { kind: 'not-tried', why: `cannot be probed: ${reason}` };
    return outcomes.get(id) ?? { kind: 'not-tried', why: 'the probe was broken off before' };
  };
  const overlay = overlayEntries
    .filter(({ status }) => status === 'unverified')
    .map(({ id, what, source }) => ({ id, kind: 'overlay' as const, what, source, outcome: outcomeOf(id) }));
  const others = EXPECTATIONS.map((one) => ({
    ...one,
    kind: 'expectation' as const,
    outcome: outcomeOf(one.id),
  }));
  return [...overlay, ...others];
}

const countOf = ({ entries }: Report, kind: Outcome['kind']): number =>
  entries.filter(({ outcome }) => outcome.kind === kind).length;

/** 0: nothing was otherwise, nothing broke off, and everything is gone that was made. */
export function exitCodeOf(report: Report): number {
  const isLeft = report.cleanUp.some(({ kind }) => kind === 'left');
  return countOf(report, 'otherwise') > 0 || report.brokenOff || isLeft ? 1 : 0;
}

/** Markdown that reads as well on a terminal. */
export function renderReport(report: Report): string {
  const day = report.at.slice(0, 10);
  const section = (
    title: string,
    kind: Outcome['kind'],
    tell: (entry: Entry) => readonly string[],
  ): string[] => {
    const entries = report.entries.filter(({ outcome }) => outcome.kind === kind);
    return [
      `## ${title}: ${entries.length}`,
      '',
      ...(entries.length === 0 ? ['None.'] : entries.flatMap((entry) => tell(entry))),
      '',
    ];
  };
  const lines = [
    `# What GitHub does, tried in ${report.organisation} on ${day}`,
    '',
    ...(report.brokenOff
      ? ['**The probe was broken off.** What it did not come to is under “Not tried”.', '']
      : []),
    ...section('Otherwise than expected', 'otherwise', tellOtherwise),
    ...section(`Verified on ${day}`, 'verified', ({ id, outcome }) =>
      outcome.kind === 'verified' ? [`- \`${id}\`: ${outcome.says}`] : [],
    ),
    ...section('Not tried', 'not-tried', ({ id, outcome }) =>
      outcome.kind === 'not-tried' ? [`- \`${id}\`: ${outcome.why}.`] : [],
    ),
    ...renderCleanUp(report),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function tellOtherwise({ id, what, outcome }: Entry): readonly string[] {
  if (outcome.kind !== 'otherwise') return [];
  const said = outcome.sentence === '' ? 'without a sentence' : `“${outcome.sentence}”`;
  return [
    `- \`${id}\`: ${outcome.says}`,
    `  - Expected: ${what}`,
    `  - GitHub answered: ${outcome.status === 0 ? 'nothing' : outcome.status}, ${said}`,
  ];
}

function renderCleanUp({ cleanUp, stays }: Report): readonly string[] {
  const left = cleanUp.flatMap((each) =>
    each.kind === 'left' ? [`- **Left: ${each.name}**: ${each.why}. ${each.advice}`] : [],
  );
  const deleted = cleanUp.flatMap(({ kind, name }) => (kind === 'deleted' ? [`- deleted: ${name}`] : []));
  return ['## Clean-up', '', ...left, ...deleted, ...stays.map((each) => `- stays: ${each}`)];
}
