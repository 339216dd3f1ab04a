import { parseWritten } from '../../src/actions/read-config.ts';
import type { KnownLabels } from '../../src/case/known-labels.ts';
import type {
  Actor,
  ObservedIssue,
  ObservedNotes,
  ObservedPost,
  ObservedTeam,
} from '../../src/case/observed.ts';
import type { ThreadRead } from '../../src/case/observed-thread.ts';
import type { Operation } from '../../src/case/operation.ts';
import type { Config } from '../../src/config/config.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';
import { LABELS } from '../../src/process/labels.ts';

/** A GitHub small enough to be planned against in microseconds: plain data, changed by making a new one. */
export interface World {
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Runs so far; each has its own id. */
  readonly runs: number;
  readonly team: ObservedTeam;
  readonly number: number;
  /** The store: path to text. */
  readonly files: Readonly<Record<string, string>>;
  readonly head: number;
  readonly writer: Actor;
  readonly issue: ObservedIssue | null;
  readonly nextIssue: number;
  readonly nextId: number;
  readonly advisories: Readonly<Record<string, AdvisoryFacts>>;
  readonly threads: Readonly<Record<string, ThreadRead>>;
  readonly posts: readonly ObservedPost[];
  /** `name@version` on npm. */
  readonly npm: readonly string[];
  /** What stands at tags, by `repo@version`. */
  readonly tags?: Readonly<Record<string, ObservedNotes>>;
  /** Advisories that a CVE was requested for. */
  readonly cveRequests: readonly string[];
  /** Other cases by the CVE id that they have. */
  readonly uses?: Readonly<Record<string, number>>;
  readonly placeholders: readonly string[];
  /** Kinds of operations that GitHub refuses to the bot. */
  readonly refuses: readonly Operation['kind'][];
  /** When the last sweep was, where a story is about that. */
  readonly sweptAt?: string | null;
  /** Runs that died and may have left claims. */
  readonly log: readonly Logged[];
}

/** An operation that was carried out, and the world right before it. */
export interface Logged {
  readonly operation: Operation;
  readonly before: World;
}

const user = (id: number, login: string): Actor => ({ id, login, kind: 'user' });
const bot = (id: number, login: string): Actor => ({ id, login, kind: 'bot' });

/** Every kind of person. `former` is no member, but made moves in the case before. */
export const PEOPLE = {
  coordinator: user(10, 'cora-coordinator'),
  member: user(11, 'mel-member'),
  third: user(12, 'tom-third'),
  reporter: user(20, 'rita-reporter'),
  outsider: user(21, 'otto-outsider'),
  former: user(22, 'fred-former'),
  bot: bot(1, 'process[bot]'),
  otherBot: bot(2, 'other[bot]'),
} as const;
export type Person = keyof typeof PEOPLE;
export const PERSONS = Object.keys(PEOPLE) as readonly Person[];
export const SELF = PEOPLE.bot;
export const TEAM: readonly Actor[] = [PEOPLE.coordinator, PEOPLE.member, PEOPLE.third];

export const REPO = 'example-org/widget';
export const SOURCE = 'GHSA-2222-3333-4444';
export const TRIAGE = 'example-org/security-triage';
export const START = Date.parse('2026-03-02T09:00:00Z');

const CONFIG = `owner: example-org
team: security-triage
cve:
  provider: github
blog:
  repo: example-org/website
  project: Widget
channels: [mastodon]
`;

/** A configuration, as the file that names it would be read. */
export function configOf(text: string): Config {
  const parsed = parseWritten(text);
  if (parsed.kind !== 'ok') throw new Error(JSON.stringify(parsed.problems));
  textOf.set(parsed.config, text);
  return parsed.config;
}

const textOf = new WeakMap<Config, string>();

/** The file that a configuration was read from: a run reads it again. */
export function configTextOf(config: Config): string {
  const text = textOf.get(config);
  if (text === undefined) throw new Error('A world has a configuration of configOf, as it would be written.');
  return text;
}

export const DEFAULT_CONFIG = configOf(CONFIG);
/** The least that a configuration can say: everything outward is done by people. */
export const LEAST_CONFIG = configOf('owner: example-org\nteam: security-triage\n');

export const REPORTED: AdvisoryFacts = {
  ghsa: SOURCE,
  cve: null,
  repo: REPO,
  url: `https://github.com/${REPO}/security/advisories/${SOURCE}`,
  state: 'triage',
  summary: 'Long strings stall the widget',
  description: 'A long string keeps the parser busy for minutes.',
  severity: 'high',
  cvss: [],
  cwe: [],
  ranges: [{ ecosystem: 'npm', name: 'widget', affected: '< 1.2.3', patched: null, functions: [] }],
  credits: [],
  publishedAt: null,
};

export const isoOf = (world: Pick<World, 'now'>): string => new Date(world.now).toISOString();

/** A world before anything happened: one reported advisory, no case. */
export function emptyWorld(config: Config = DEFAULT_CONFIG): World {
  return {
    config,
    now: START,
    runs: 0,
    team: { kind: 'known', members: TEAM },
    number: 7,
    files: {},
    head: 0,
    writer: SELF,
    issue: null,
    nextIssue: 8,
    nextId: 1,
    advisories: { [SOURCE]: REPORTED },
    threads: {},
    posts: [],
    npm: [],
    cveRequests: [],
    placeholders: [],
    refuses: [],
    log: [],
  };
}

/** Node id of a label in this world. */
export const labelIdOf = (name: string): string => `label/${name.toLowerCase()}`;

/** The labels of the process, made by the bot. */
export const knownLabelsOf = (config: Config): KnownLabels =>
  Object.fromEntries(
    LABELS.map(({ id }) => {
      const name = config.labels[id] ?? id;
      return [id, { name, id: labelIdOf(name), since: null }];
    }),
  );
