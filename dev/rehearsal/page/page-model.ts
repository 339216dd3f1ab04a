import { renderMarker, withoutMarker } from '../../../src/case/marker.ts';
import {
  type StoredCase,
  type StoredMove,
  type StoredTakedown,
  stateOf,
} from '../../../src/case/stored-case.ts';
import type { Clock } from '../../../src/process/clocks.ts';
import type { StateId } from '../../../src/process/table.ts';
import type { JournalEntry } from '../../embedded-github/world.ts';
import { CAST } from '../cast.ts';
import type { LoggedStep, Performance } from '../performance.ts';
import { createPerson, type Person } from '../person.ts';
import type { Rehearsal } from '../rehearse.ts';
import { type CaseReport, type Report, readClocks } from '../report.ts';
import { isCaseOf } from '../scene.ts';
import { tokenOf } from '../seed-world.ts';
import { whyFirst } from '../teller.ts';
import { listPublicMoments, type PublicMoment } from './public-view.ts';

/** What the page shows: read at the end, as a member of the team reads it. */
export interface PageModel {
  readonly report: Report;
  readonly triage: string;
  readonly cases: readonly PageCase[];
  readonly surfaces: readonly SurfaceRow[];
  /** What everybody could read, from when on. */
  readonly seen: readonly PublicMoment[];
  /** When the rehearsal ended, ISO UTC. */
  readonly now: string;
}

export interface PageCase {
  readonly report: CaseReport;
  readonly issue: PageIssue;
  /** As GitHub shows it, but for the case record. */
  readonly timeline: readonly TimelineEntry[];
  /** What the case record said, whenever it changed. */
  readonly records: readonly { readonly at: string; readonly body: string }[];
  readonly moves: readonly StoredMove[];
  readonly present: StateId;
  readonly takedowns: readonly StoredTakedown[];
  readonly isPremature: boolean;
  /** Why its first coordinator was assigned. */
  readonly whyFirst: string;
  readonly clocks: readonly Clock[];
  readonly steps: readonly LoggedStep[];
  readonly messages: readonly Message[];
  /** What the report is about, in a line; of a rehearsed record its own summary. */
  readonly summary: string;
  /** `owner/name` of the project that it is about. */
  readonly project: string;
}

/** Something that was said in the conversation of an advisory, which the reporter reads. */
export interface Message {
  readonly at: string;
  readonly who: string;
  readonly bot: boolean;
  readonly body: string;
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

export type TimelineEntry = CommentEntry | EventEntry;

export interface CommentEntry {
  readonly kind: 'comment';
  readonly at: string;
  readonly who: string;
  readonly bot: boolean;
  readonly body: string;
}

export interface EventEntry {
  readonly kind: 'event';
  readonly at: string;
  readonly who: string;
  readonly text: string;
  /** Who was assigned by it. */
  readonly assigned?: string;
}

/** Who wrote what to which kind of place. */
export interface SurfaceRow {
  readonly surface: JournalEntry['visibility'];
  readonly repo: string;
  readonly what: string;
  readonly who: string;
  readonly times: number;
}

export async function readPageModel(rehearsal: Rehearsal): Promise<PageModel> {
  const { report, github, triage, performances, stored, sentPosts } = rehearsal;
  const member = createPerson(CAST.member.login, tokenOf(CAST.member.login), github.url);
  const cases = await Promise.all(
    performances.map((performance, index) => {
      const mine = stored.find((one) => isCaseOf(one, performance))!;
      return readPageCase(rehearsal, member, mine, performance, report.cases[index]!);
    }),
  );
  return {
    report,
    triage,
    cases,
    surfaces: countSurfaces(github.journal),
    seen: listPublicMoments(github.journal, sentPosts),
    now: github.clock.now().toISOString(),
  };
}

async function readPageCase(
  { github, triage, configText }: Rehearsal,
  member: Person,
  stored: StoredCase,
  { script, log }: Performance,
  report: CaseReport,
): Promise<PageCase> {
  const path = `/repos/${triage}/issues/${stored.issue}`;
  const ghsas = [stored.source.ghsa, ...stored.advisories.map(({ ghsa }) => ghsa)];
  const talk = github.journal.filter(({ what, ref }) => what === 'advisory-comment' && ghsas.includes(ref));
  return {
    report,
    summary: script.facts.summary,
    project: `${script.owner}/${script.repo}`,
    issue: (await member.request('GET', path)) as PageIssue,
    timeline: (await readTimeline(member, path)).filter((entry) => !isRecordEntry(entry)),
    records: github.journal
      .filter(({ what, repo, ref }) => what === 'comment' && repo === triage && ref === String(stored.issue))
      .filter(({ text }) => isRecord(text))
      .map(({ at, text }) => ({ at, body: withoutMarker(text) })),
    moves: stored.moves,
    present: stateOf(stored),
    takedowns: stored.takedowns,
    isPremature: stored.takedowns.length > 0 || stored.flags.includes('premature'),
    whyFirst: whyFirst(stored),
    clocks: readClocks(stored, configText, github.clock.now().toISOString()),
    steps: log,
    messages: talk.map(({ at, actor, text }) => ({
      at,
      who: actor.login,
      bot: actor.kind !== 'user',
      body: text,
    })),
  };
}

/** The timeline of an issue, as GitHub tells it; `path` is that of the issue in the API. */
export async function readTimeline(member: Person, path: string): Promise<readonly TimelineEntry[]> {
  const items = (await member.list(`${path}/timeline`)) as readonly TimelineAnswer[];
  return items.flatMap(readEntry);
}

export const isRecordEntry = (entry: TimelineEntry): boolean =>
  entry.kind === 'comment' && isRecord(entry.body);

/** The case record is the bot's comment with this hidden line. */
export const isRecord = (body: string): boolean => body.trimEnd().endsWith(renderMarker('record'));

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
  if (text === undefined) return [];
  const assigned = item.event === 'assigned' ? item.assignee?.login : undefined;
  return [{ kind: 'event', at, who, text, ...(assigned === undefined ? {} : { assigned }) }];
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
