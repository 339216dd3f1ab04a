import type { Calendar } from '../process/calendar.ts';
import type { GatePreset, GateRule, RuleLevel } from '../process/gate-rules.ts';
import type { Weekday } from '../process/release-day.ts';
import type { Surface } from '../text/embargo.ts';
import type { SightName } from './sight-names.ts';

/**
 * `.github/security-process.yml` of the triage repo, checked and with every default filled in.
 * Which days count for a promise is `clocks.calendar`; times are UTC.
 */
export interface Config {
  readonly version: 1;
  /** Owners (organisations or users) whose public repos belong to us; the first is the triage repo's. */
  readonly owners: readonly OwnerConfig[];
  /**
   * The team whose members may ask for any move: `owner/slug`. `id` is its numeric id where given: a slug
   * that resolves to another id is an alarm.
   */
  readonly team: { readonly owner: string; readonly slug: string; readonly id: number | null };
  /** Logins (beside the team, the organisation's owners and our App) who may read the triage repo. */
  readonly readers: readonly string[];
  /** Renamed labels: canonical id (`case/received`) to the name in use. Ids that are not here keep their own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly clocks: ClockConfig;
  readonly confirmations: ConfirmationConfig;
  readonly cve: CveConfig;
  readonly blog: BlogConfig | null;
  readonly channels: readonly ChannelConfig[];
  /** The organisation's own words, which replace ours by key. */
  readonly templates: Readonly<Record<string, string>>;
  readonly intake: IntakeConfig;
  readonly gate: GateConfig;
  readonly exploited: ExploitedConfig;
  readonly policy: PolicyConfig | null;
  /** Whether the sweep keeps an issue that shows whose turn it is. */
  readonly board: boolean;
  /** Hour of the day, in the team's zone, from which the daily digest is sent. */
  readonly digestHour: number;
  readonly rota: RotaConfig;
  readonly privatize: PrivatizeConfig;
  readonly release: ReleaseConfig;
  /** Public repos, `owner/name`, that every sweep searches for traces of undisclosed cases; none by default. */
  readonly leakWatch: readonly string[];
  readonly holds: HoldConfig;
  readonly mirrors: MirrorConfig;
  /** Where a disclosure is looked for until it is seen to be there; null where nobody looks. */
  readonly seen: SeenConfig | null;
}

/** Private repos in which fixes are made with checks, beside the temporary forks of advisories. */
export interface MirrorConfig {
  /** Project repo to its permanent private mirror, both `owner/name`. */
  readonly repos: Readonly<Record<string, string>>;
  /** File name of the one workflow that may be enabled there. */
  readonly workflow: string;
}

export interface OwnerConfig {
  readonly login: string;
  /** Numeric id, where given: a login that resolves to another id is an alarm. */
  readonly id: number | null;
  /** Names of project repos, or all public ones of this owner. */
  readonly repos: 'all-public' | readonly string[];
  readonly exclude: readonly string[];
}

export interface ClockConfig {
  /** Promise to the reporter, in days from receipt (flowchart node J). */
  readonly acknowledgeDays: number;
  /** Promise to the reporter, in days from receipt (flowchart node Y). */
  readonly dismissDays: number;
  /** Days a reporter may appeal a dismissal. */
  readonly appealDays: number;
  /** Days until somebody is told that the CVE id is still missing. */
  readonly cveDays: number;
  /** Reminder steps, in days before a due time. */
  readonly remindDaysBefore: readonly number[];
  /** Hours between reminders once a due time has passed. */
  readonly overdueEveryHours: number;
  /** Which days count, and in which zone. */
  readonly calendar: Calendar;
  /** Days from the beginning of the assessment to a verdict; null where nobody promised that. */
  readonly assessDays: number | null;
  /** Days from the verdict to a patch; null where nobody promised that. */
  readonly patchDays: number | null;
  /** Days between two updates to the reporter; null where nobody promised that. */
  readonly updateDays: number | null;
  /** Days from receipt to disclosure; null where nobody promised that. */
  readonly embargoDays: number | null;
  /** Days without an answer of the reporter until somebody is told to ask again. */
  readonly needsInfoDays: number;
  /** Days after that until it is suggested to go on without the answer. */
  readonly goOnDays: number;
  /** Logins of the steering committee, mentioned where a promise stays overdue; empty: the organisation's owners. */
  readonly steering: readonly string[];
}

export interface ConfirmationConfig {
  /** Members beside the coordinator who must confirm a disclosure. */
  readonly disclosure: number;
  /** Irreversible operations that go without a confirmation; none by default. */
  readonly without: readonly ConfirmedOperation[];
}

/** What cannot be taken back or leaves the team (design, section 3, rule 3). */
export const CONFIRMED_OPERATIONS = ['cve-request', 'privatize', 'post', 'close-report'] as const;
export type ConfirmedOperation = (typeof CONFIRMED_OPERATIONS)[number];

export interface CveConfig {
  readonly provider: 'manual' | 'github';
  /** Whom a manual request is addressed to, shown in the request text. */
  readonly contact: string | null;
  /** What the CNA calls itself, shown in the request text. */
  readonly cna: string | null;
}

export interface BlogConfig {
  /** `owner/name` of the site's repo. */
  readonly repo: string;
  readonly branch: string | null;
  /** Folder of the posts in the repo. */
  readonly folder: string;
  readonly form: 'express' | 'plain' | 'node' | 'own';
  /** The organisation's own template, read beside this file; null in every other form. */
  readonly template: { readonly path: string; readonly text: string } | null;
  /** What is disclosed in one of these goes into one post: a day, or a month (UTC). */
  readonly period: 'day' | 'month';
  /** What kind of thing a package is, in the words of a heading: `{ multer: 'middleware' }`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** The site's page of security updates of one package, or null where there is none. */
  readonly updates: { readonly page: string; readonly package: string } | null;
  /** Address of a post on the site, with `{file}` for the name of its file without ending. */
  readonly url?: string;
  /** The project's name in prose: `Express`. */
  readonly project: string;
  readonly authors: readonly { readonly name: string; readonly github: string | null }[];
}

export const CHANNEL_KINDS = [
  'x',
  'mastodon',
  'bluesky',
  'chat',
  'email',
  'discussion',
  'release-notes',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** A network or place that an announcement goes to; `ready text` ones are posted by a person and ticked off. */
export interface ChannelConfig {
  readonly kind: ChannelKind;
  /** What people call it; unique among the channels. */
  readonly name: string;
  /** Always `public` when read from the file, which any committer may edit: nothing embargoed goes there. */
  readonly surface: Surface;
  /** Where the bot opens a discussion by itself, once confirmed; left out: it is ready text. */
  readonly discussion?: { readonly repo: string; readonly category: string };
}

export interface IntakeConfig {
  /** Poll privately reported advisories of the project repos. */
  readonly advisories: boolean;
  /** Labels that our issue forms in the triage repo set. */
  readonly formLabel: string;
  /** Look into advisories for an answer that a member gave to the reporter. */
  readonly conversations: boolean;
  /** New cases of one reporter within 24 hours; the rest wait in a list. */
  readonly mostPerDay: number;
  /** What is no vulnerability here, each in a few words; shown as questions. */
  readonly outOfScope: readonly string[];
  /** Neutral label of public issues that become cases; null: public issues are not looked at. */
  readonly publicLabel: string | null;
}

/** Who is asked to coordinate a case that nobody took. */
export interface RotaConfig {
  /** Share of the cases by login in lower case, 0 to 10; 1 where nothing is said. */
  readonly weights: Readonly<Record<string, number>>;
  /** Days on which somebody is not asked, both included, UTC. */
  readonly away: readonly { readonly login: string; readonly from: string; readonly until: string }[];
  /** Logins that are not asked for cases of a repo (`owner/name`), both in lower case. */
  readonly except: Readonly<Record<string, readonly string[]>>;
  /** A second coordinator is found too. */
  readonly second: boolean;
}

export interface ExploitedConfig {
  /** Who tells the authorities of an exploited flaw, shown in the hand-off. */
  readonly contact: string | null;
}

/** The public policy whose promises are compared with the clocks. */
export interface PolicyConfig {
  /** `owner/name`. */
  readonly repo: string;
  readonly path: string;
}

export interface GateConfig {
  readonly npm: boolean;
  readonly preset: GatePreset;
  /** What is otherwise than in the preset. */
  readonly rules: Readonly<Partial<Record<GateRule, RuleLevel>>>;
}

/** When security releases are made. Days are UTC, `YYYY-MM-DD`. */
export interface ReleaseConfig {
  /** Empty: any day of the week. */
  readonly days: readonly Weekday[];
  readonly freezes: readonly { readonly from: string; readonly to: string }[];
  /** Days between a pre-announcement and the release. */
  readonly noticeDays: number;
}

/** What may be deleted of a public thread that was taken out of sight, once its copy is verified. */
export const DELETIONS = ['nothing', 'comments', 'everything'] as const;

export interface PrivatizeConfig {
  /** `everything`: also an issue of another owner itself, where the organisation allows it. */
  readonly delete: (typeof DELETIONS)[number];
  /** The branch of a pull request too, where it is in the same repo. */
  readonly branch: boolean;
}

/** Project repos whose releases wait until no case holds them. */
export interface HoldConfig {
  /** `owner/name`. */
  readonly repos: readonly string[];
  /** The environment that every release there waits on. */
  readonly environment: string;
  /** Days until a hold that nobody renews ends. */
  readonly days: number;
}

export interface SeenConfig {
  readonly look: readonly SightName[];
  /** Days after the disclosure from which on what is missing is told. */
  readonly days: number;
  /** Bases of databases, and addresses of pages. */
  readonly places: Readonly<Partial<Record<SightName, string>>>;
}
