import { type StoredCase, stateOf } from '../../../src/case/stored-case.ts';
import type { StateId } from '../../../src/process/table.ts';
import type { JournalEntry } from '../../embedded-github/world.ts';
import { CAST } from '../cast.ts';
import { isCaseOf } from '../director.ts';
import { createPerson, type Person } from '../person.ts';
import type { Rehearsal } from '../rehearse.ts';
import type { CaseReport, Report } from '../report.ts';
import { tokenOf } from '../seed-world.ts';

/** What the page shows: read at the end, as a member of the team reads it. */
export interface PageModel {
  readonly report: Report;
  readonly triage: string;
  readonly cases: readonly PageCase[];
  readonly surfaces: readonly SurfaceRow[];
}

export interface PageCase {
  readonly report: CaseReport;
  readonly issue: PageIssue;
  readonly timeline: readonly TimelineEntry[];
  readonly gone: readonly StateId[];
  readonly present: StateId;
  readonly premature: boolean;
  /** Heading of the record for this case, by the report's words. */
  readonly summary: string;
}

export interface PageIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly created_at: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly labels: readonly {
    readonly name: string;
    readonly color: string;
    readonly description: string | null;
  }[];
  readonly assignees: readonly { readonly login: string }[];
}

export type TimelineEntry =
  | {
      readonly kind: 'comment';
      readonly at: string;
      readonly who: string;
      readonly bot: boolean;
      readonly body: string;
    }
  | { readonly kind: 'event'; readonly at: string; readonly who: string; readonly text: string };

/** Who wrote what to which kind of place. */
export interface SurfaceRow {
  readonly surface: JournalEntry['visibility'];
  readonly repo: string;
  readonly what: string;
  readonly who: string;
  readonly times: number;
}

export async function readPageModel(rehearsal: Rehearsal): Promise<PageModel> {
  const { report, github, triage, performances, stored } = rehearsal;
  const member = createPerson(CAST.member.login, tokenOf(CAST.member.login), github.url);
  const cases = await Promise.all(
    performances.map(async (performance, index) => {
      const mine = stored.find((one) => isCaseOf(one, performance))!;
      return readPageCase(member, triage, mine, report.cases[index]!, performance.script.facts.summary);
    }),
  );
  return { report, triage, cases, surfaces: countSurfaces(github.journal) };
}

async function readPageCase(
  member: Person,
  triage: string,
  stored: StoredCase,
  report: CaseReport,
  summary: string,
): Promise<PageCase> {
  const path = `/repos/${triage}/issues/${stored.issue}`;
  const items = (await member.list(`${path}/timeline`)) as readonly TimelineAnswer[];
  const present = stateOf(stored);
  return {
    report,
    summary,
    issue: (await member.request('GET', path)) as PageIssue,
    timeline: items.flatMap(readEntry),
    gone: stored.moves.map((move) => move.to).filter((state) => state !== present),
    present,
    premature: stored.takedowns.length > 0 || stored.flags.includes('premature'),
  };
}

/** One line of GitHub's timeline; which keys it has depends on its event. */
interface TimelineAnswer {
  readonly event: string;
  readonly created_at?: string;
  readonly actor?: { readonly login: string } | null;
  readonly user?: { readonly login: string; readonly type: string } | null;
  readonly body?: string | null;
  readonly label?: { readonly name: string };
  readonly assignee?: { readonly login: string } | null;
  readonly rename?: { readonly from: string; readonly to: string };
}

function readEntry(item: TimelineAnswer): readonly TimelineEntry[] {
  const at = item.created_at ?? '';
  const who = (item.actor ?? item.user)?.login ?? 'somebody';
  if (item.event === 'commented')
    return [
      {
        kind: 'comment',
        at,
        who,
        bot: item.user?.type === 'Bot' || who.endsWith('[bot]'),
        body: item.body ?? '',
      },
    ];
  const text = describeEvent(item);
  return text === undefined ? [] : [{ kind: 'event', at, who, text }];
}

function describeEvent(item: TimelineAnswer): string | undefined {
  switch (item.event) {
    case 'labeled':
      return `added the label ${item.label?.name}`;
    case 'unlabeled':
      return `removed the label ${item.label?.name}`;
    case 'assigned':
      return `assigned ${item.assignee?.login}`;
    case 'unassigned':
      return `unassigned ${item.assignee?.login}`;
    case 'renamed':
      return `changed the title to ${item.rename?.to}`;
    case 'closed':
    case 'reopened':
    case 'locked':
    case 'transferred':
      return `${item.event} this issue`;
    default:
      return undefined;
  }
}

function countSurfaces(journal: readonly JournalEntry[]): readonly SurfaceRow[] {
  const rows = new Map<string, SurfaceRow>();
  for (const { visibility, repo, what, actor } of journal) {
    const key = [visibility, repo, what, actor.login].join('\n');
    const times = (rows.get(key)?.times ?? 0) + 1;
    rows.set(key, { surface: visibility, repo, what, who: actor.login, times });
  }
  const order = ['public', 'advisory', 'private'];
  return [...rows.values()].sort(
    (a, b) => order.indexOf(a.surface) - order.indexOf(b.surface) || a.repo.localeCompare(b.repo),
  );
}
