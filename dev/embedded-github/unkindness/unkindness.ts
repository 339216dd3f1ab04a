/**
 * What GitHub may do to us and an ordinary test world does not: each by a name, to be switched on alone or with
 * others. `table.ts` lists them all with what they do and how we know.
 */
import type { GraphQLError } from 'graphql';
import type { Reply } from '../http.ts';
import type { Actor, Advisory, Repo, World } from '../world.ts';

/** One switched-on unkindness. */
export interface Setting {
  readonly name: string;
  /** Only for this owner or `owner/name`; everywhere unless told. An accounts' login where it is about an account. */
  readonly where?: string;
  /** A limit: how many are allowed, where there is a limit. */
  readonly most?: number;
  /** `type` of GraphQL errors where GitHub's is not documented; '' leaves it out. */
  readonly type?: string;
  /** Status of the refusal where several are possible. */
  readonly status?: number;
}

/** How seeds, options and tests name one. */
export type Unkind = string | Setting;

/** One time that an unkindness did something. */
export interface Struck {
  readonly name: string;
  /** `METHOD /path/{template}`, the field of a mutation, or `begin`. */
  readonly operation: string;
  readonly at: string;
}

/** Writes down that an unkindness did something. */
export function noteStruck(world: World, name: string, operation: string): void {
  world.struck.push(Object.freeze({ name, operation, at: new Date(world.now).toISOString() }));
}

/** A request by REST on its way to its route. */
export interface RestSeen {
  readonly world: World;
  readonly setting: Setting;
  readonly actor: Actor;
  /** `PUT /repos/{owner}/{repo}/contents/{path}`. */
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The repository of the path, if it has one that exists. */
  readonly repo: Repo | undefined;
}

/** One field of a mutation on its way to its verb. */
export interface MutationSeen {
  readonly world: World;
  readonly setting: Setting;
  readonly actor: Actor;
  /** `createCommitOnBranch`. */
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Unkindness {
  readonly name: string;
  readonly what: string;
  /** Where it is known from, or why it is to be expected. */
  readonly source: string;
  /** Whether anybody has seen GitHub do it so, or it is the worst that we can think of. */
  readonly status: 'verified' | 'unverified';
  /** What `most` is unless told. */
  readonly most?: number;
  /** Changes the world once, when it is switched on. */
  readonly begin?: (world: World, setting: Setting) => void;
  /** An answer in place of GitHub's usual one; nothing is done then. */
  readonly refuse?: (seen: RestSeen) => Reply | undefined;
  /** The same for a field of a mutation. */
  readonly refuseMutation?: (seen: MutationSeen) => GraphQLError | undefined;
  /** Changes the body of one advisory on its way out. */
  readonly distort?: (
    body: Readonly<Record<string, unknown>>,
    advisory: Advisory,
    seen: RestSeen,
  ) => Readonly<Record<string, unknown>>;
  /** Changes any other successful answer. */
  readonly answer?: (reply: Reply, seen: RestSeen) => Reply;
}

/** Whether a setting is about this `owner/name` (or login). */
export function isAbout(setting: Setting, fullName: string): boolean {
  const { where } = setting;
  if (where === undefined) return true;
  const [wanted, name] = [where.toLowerCase(), fullName.toLowerCase()];
  return wanted === name || name.startsWith(`${wanted}/`);
}

/** As `unkindly`, where the code that asks then does it: written down. */
export function strikes(world: World, name: string, operation: string, fullName?: string): boolean {
  const isOn = unkindly(world, name, fullName) !== undefined;
  if (isOn) noteStruck(world, name, operation);
  return isOn;
}

/** The setting of an unkindness that is on here, if it is. */
export function unkindly(world: World, name: string, fullName?: string): Setting | undefined {
  return world.settings.unkind.find(
    (setting) => setting.name === name && (fullName === undefined || isAbout(setting, fullName)),
  );
}
