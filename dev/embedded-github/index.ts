/**
 * The embedded GitHub: a stateful GitHub over HTTP on loopback, for tests and the rehearsal.
 * REST at `/` (also `/api/v3`), GraphQL at `/graphql` (also `/api/graphql`).
 */

import { GITHUB_COM } from '../../src/text/server.ts';
import { type Control, createControl, type TokenWish } from './control.ts';
import { createFaults, type Fault } from './faults.ts';
import { createOverlayUse } from './overlay.ts';
import type { Machine } from './request.ts';
import { createSchemaCheck } from './schema-check.ts';
import type { Seed } from './seed.ts';
import { timeOf } from './seed-names.ts';
import { createWorld } from './seed-world.ts';
import { type Host, listen, type RequestInfo } from './server.ts';
import { cloneState } from './snapshot.ts';
import { settleCves } from './state/cve.ts';
import { setUnkind } from './unkindness/table.ts';
import type { Struck, Unkind } from './unkindness/unkindness.ts';
import type { Delivery, JournalEntry, Notification, RequestLog, World } from './world.ts';

export type { Control, TokenWish } from './control.ts';
export type { Fault } from './faults.ts';
export type { Seed } from './seed.ts';
export type { RequestInfo } from './server.ts';
export type { Unkind } from './unkindness/unkindness.ts';

export interface EmbeddedGitHubOptions {
  /** The default seed unless told. */
  readonly seed?: Seed;
  /** 0 (any free one) unless told. */
  readonly port?: number;
  /** Start of the clock, ISO UTC; that of the seed unless told. */
  readonly now?: string;
  /** Real milliseconds added to every answer. */
  readonly latencyMs?: number;
  /** Whether requests and answers are held against GitHub's description; on unless told. */
  readonly schemaCheck?: boolean;
  /** Unkindnesses that are on, beside those of the seed. */
  readonly unkind?: readonly Unkind[];
}

/** A copy of everything that changes. */
export interface Snapshot {
  readonly world: World;
  readonly requests: readonly RequestLog[];
}

export interface EmbeddedGitHub {
  readonly url: string;
  readonly world: World;
  /** Paused until moved. Its time is every answer's `Date`. */
  readonly clock: { now(): Date; set(iso: string): void; advance(ms: number): void };
  /** Hears of events after the request that caused them; returns how to stop hearing. */
  onDelivery(listener: (delivery: Delivery) => void): () => void;
  readonly requests: readonly RequestLog[];
  readonly journal: readonly JournalEntry[];
  readonly notifications: readonly Notification[];
  /** What unkindnesses have done, in order. */
  readonly struck: readonly Struck[];
  readonly faults: { add(fault: Fault): void; clear(): void };
  /** Holds requests back, so that a test can order them; null lets all through. */
  beforeRequest(hook: ((info: RequestInfo) => Promise<void> | void) | null): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
  createToken(wish: TokenWish): string;
  /** What happens on GitHub's side or in a person's browser. */
  readonly control: Control;
  /** Unverified behaviours that were leaned on (ids of `overlay.ts`). */
  usedUnverified(): readonly string[];
  /** What was asked for and is not modelled. */
  readonly unmodelled: ReadonlySet<string>;
  /** Answers that did not fit GitHub's description: mistakes of the embedded GitHub. */
  readonly drifts: readonly string[];
  close(): Promise<void>;
}

export async function startEmbeddedGitHub(options: EmbeddedGitHubOptions = {}): Promise<EmbeddedGitHub> {
  const world = createWorld(options.seed, options.now);
  if (options.unkind) setUnkind(world, [...world.settings.unkind, ...options.unkind]);
  const overlay = createOverlayUse();
  const check = options.schemaCheck === false ? null : createSchemaCheck();
  const machine: Machine = { world, check, overlay, unmodelled: new Set(), drifts: [] };
  const post = createPost(world);
  const host: Host = {
    machine,
    faults: createFaults(),
    log: [],
    latencyMs: options.latencyMs ?? 0,
    beforeRequest: null,
    afterRequest: post.flush,
  };
  const server = await listen(host, options.port ?? 0);
  const url = `http://127.0.0.1:${server.port}`;
  // Elsewhere than on GitHub.com the API is in a folder, as on a GitHub Enterprise Server.
  world.settings.apiUrl = world.settings.webUrl === GITHUB_COM ? url : `${url}/api/v3`;
  return {
    url,
    world,
    clock: createClock(world),
    onDelivery: post.listen,
    requests: host.log,
    get journal() {
      return world.journal;
    },
    get notifications() {
      return world.notifications;
    },
    get struck() {
      return world.struck;
    },
    faults: host.faults,
    beforeRequest: (hook) => {
      host.beforeRequest = hook;
    },
    ...createHistory(host, post.skip),
    ...createControl(world, post.flush),
    usedUnverified: overlay.usedUnverified,
    unmodelled: machine.unmodelled,
    drifts: machine.drifts,
    close: server.close,
  };
}

function createClock(world: World): EmbeddedGitHub['clock'] {
  const set = (ms: number): void => {
    world.now = ms;
    settleCves(world);
  };
  return {
    now: () => new Date(world.now),
    set: (iso) => set(timeOf(iso)),
    advance: (ms) => set(world.now + ms),
  };
}

/** Hands deliveries over, each once, in order. */
function createPost(world: World) {
  const listeners = new Set<(delivery: Delivery) => void>();
  let handed = 0;
  return {
    listen: (listener: (delivery: Delivery) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    flush: (): void => {
      while (handed < world.deliveries.length) {
        const delivery = world.deliveries[handed]!;
        handed += 1;
        for (const listener of listeners) listener(delivery);
      }
    },
    /** After a restore: what is there was heard of before. */
    skip: (): void => {
      handed = world.deliveries.length;
    },
  };
}

function createHistory(host: Host, restored: () => void): Pick<EmbeddedGitHub, 'snapshot' | 'restore'> {
  const { world } = host.machine;
  return {
    snapshot: () => ({ world: cloneState(world), requests: [...host.log] }),
    restore: (snapshot) => {
      // The address is that of this server, whichever made the snapshot.
      const { apiUrl } = world.settings;
      Object.assign(world, cloneState(snapshot.world));
      world.settings.apiUrl = apiUrl;
      host.log.splice(0, host.log.length, ...snapshot.requests);
      restored();
    },
  };
}
