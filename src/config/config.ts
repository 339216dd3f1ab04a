import type { Surface } from '../text/embargo.ts';
import type { SightName } from './sight-names.ts';

/**
 * `.github/security-process.yml` of the triage repo, checked and with every default filled in.
 * Days are calendar days of 24 hours; times are UTC.
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
  /** Where a disclosure is looked for until it is seen to be there; null where nobody looks. */
  readonly seen: SeenConfig | null;
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
  readonly form: 'express' | 'plain';
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
}

export interface GateConfig {
  readonly npm: boolean;
}

export interface SeenConfig {
  readonly look: readonly SightName[];
  /** Days after the disclosure from which on what is missing is told. */
  readonly days: number;
  /** Bases of databases, and addresses of pages. */
  readonly places: Readonly<Partial<Record<SightName, string>>>;
}
