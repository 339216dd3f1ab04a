import type { AdvisoryFacts } from '../formats/records/facts.ts';
import type { Actor, ObservedIssue, ObservedTriageRepo } from './observed.ts';

/** How many cases are asked for at once: a thousand in eight requests. */
export const CASES_A_REQUEST = 125;

/** A case as the sweep sees it: enough to know whether anything is due. */
export interface SweptCase {
  readonly number: number;
  readonly storedText: string | null;
  readonly issue: ObservedIssue | null;
  /** There is an issue, and the answer about it makes no sense: the case has to be read by itself. */
  readonly isUnreadable?: true;
}

/** What the first request of every run brings. Texts are as GitHub has them; nothing is judged yet. */
export interface TriageRead {
  /** `Date` of GitHub's answer, ISO 8601 UTC. */
  readonly now: string;
  readonly self: Actor;
  readonly repo: ObservedTriageRepo;
  /** `.github/security-process.yml` of the default branch, null where there is none. */
  readonly configText: string | null;
  /** The organisation's own template of posts beside it, null where there is none. */
  readonly postTemplate?: { readonly path: string; readonly text: string } | null;
  readonly storeHead: string | null;
  /** Author of the newest commit on the store's branch. */
  readonly storeWriter: Actor | null;
}

export interface SweepRead extends TriageRead {
  /** The newest issues of the triage repo, with the names of their labels. */
  readonly newest: readonly { readonly number: number; readonly labels: readonly string[] }[];
  /** Numbers of all cases in the store, open and closed, ascending. */
  readonly cases: readonly number[];
  /** Object ids of their files, by number. */
  readonly files: ReadonlyMap<number, string>;
  /** `closed.txt` in the store: what need not be read again. */
  readonly closedText: string | null;
  /** Text of `sweep.yml` in the store: watermarks and intake claims. */
  readonly sweepText: string | null;
}

/** A commit on the configuration. */
export interface ConfigVersion {
  /** Who wrote it; null where GitHub does not vouch for it. */
  readonly by: Actor | null;
  /** The file as it was then, null where there was none. */
  readonly text: string | null;
}

/** What others than the bot did to the store since its own last commit. */
export interface ForeignChanges {
  /** Their newest commit. */
  readonly commit: string;
  /** Login of who made it, where GitHub knows. */
  readonly by: string | null;
  /** Path to the text that the bot had left, null where there was no such file. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** An advisory of a project repo, in any state. */
export interface FoundAdvisory {
  readonly facts: AdvisoryFacts;
  readonly reporter: Actor | null;
  /** Somebody reported it in private; it may have been accepted, closed or published since. Absent where GitHub does not say. */
  readonly isReport?: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A published advisory as somebody without credentials sees it. */
export interface PublicAdvisory {
  readonly facts: AdvisoryFacts;
  readonly updatedAt: string;
}

/** What the lists of advisories brought. */
export interface FoundAdvisories {
  readonly found: readonly FoundAdvisory[];
  /** Owners and repos that could not be asked. */
  readonly refused: readonly string[];
  /** Owners and repos that list something of which not even id and repo can be told. */
  readonly unreadable: readonly string[];
  /** Why some of them could not be asked, with what to do, where GitHub told it. */
  readonly reasons?: readonly string[];
  /** Errors of owners and repos whose list could not be had for any other cause; absent where there are none. */
  readonly failures?: readonly Error[];
}

/** Whether private reports can come in at all. */
export interface ReportingView {
  /** At least one repo takes them; null where not every repo was asked. */
  readonly isOn: boolean | null;
  /** Repos that the configuration names and that are not there, or out of reach. */
  readonly missing: readonly string[];
}

/** An issue of the triage repo that was opened from one of our forms and is no case yet. */
export interface FoundForm {
  readonly issue: ObservedIssue;
}

/** An open public issue that carries the neutral label. */
export interface FoundThread {
  /** `owner/name`. */
  readonly repo: string;
  readonly url: string;
  readonly author: Actor | null;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
}
