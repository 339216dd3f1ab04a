import type { StoredCase } from '../../../src/case/stored-case.ts';
import {
  listLeft,
  listRemoved,
  type ThreadTrace,
  TRACES,
} from '../../../src/features/takedown/what-is-left.ts';
import type { EmbeddedGitHub } from '../../embedded-github/index.ts';
import { type PublicRemain, readPublicRemains } from './public-remains.ts';
import type { ThreadPlay } from './thread-play.ts';
import type { ThreadWatch } from './watch-requests.ts';

/** What `report.json` says of a public thread. */
export interface ThreadReport {
  readonly privatized: readonly TakedownReport[];
  /** Threads that nobody confirmed, with the bot's reasons to ask first. */
  readonly leftAlone: readonly {
    readonly url: string;
    readonly kind: string;
    readonly doubts: readonly string[];
    readonly left: readonly Named[];
  }[];
  /** Every text of the thread that people without access can still read, and where. */
  readonly publicRemains: readonly PublicRemain[];
}

/** A trace with its words: what it is, where. */
interface Named extends ThreadTrace {
  readonly is: string;
}

interface TakedownReport {
  readonly url: string;
  readonly kind: 'issue' | 'pull';
  /** Of the run that took it down, up to and with the request that did, without those for tokens. */
  readonly requestsToOutOfSight: number | null;
  readonly msToOutOfSight: number | null;
  readonly saved: { readonly comments: number; readonly bytes: number; readonly sha256: string } | null;
  readonly removed: readonly Named[];
  readonly left: readonly Named[];
}

const named = (trace: ThreadTrace): Named => ({ ...trace, is: TRACES[trace.what] });

export async function makeThreadReport(
  github: EmbeddedGitHub,
  play: ThreadPlay,
  watch: ThreadWatch,
  cases: readonly StoredCase[],
): Promise<ThreadReport> {
  const items = cases.flatMap(({ takedowns }) => takedowns);
  return {
    privatized: items
      .filter((item) => item.takenDown)
      .map((item) => ({
        url: item.url,
        kind: item.kind,
        ...watch.find(item.url),
        saved: item.copy
          ? { comments: item.copy.comments, bytes: item.copy.bytes, sha256: item.copy.sha256 }
          : null,
        removed: listRemoved(item).map(named),
        left: listLeft(item).map(named),
      })),
    leftAlone: items
      .filter((item) => !item.takenDown)
      .map((item) => ({
        url: item.url,
        kind: item.kind,
        doubts: item.reasonsToAsk ?? [],
        left: listLeft(item).map(named),
      })),
    publicRemains: await readPublicRemains(github, play.thread),
  };
}
