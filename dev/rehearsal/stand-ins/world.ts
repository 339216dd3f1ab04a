import type { IncomingMessage } from 'node:http';

/** Something that was posted, as its readers find it. */
export interface StandInPost {
  readonly channel: 'mastodon' | 'bluesky' | 'chat';
  /** Its address; of a chat, which has none, the name of the channel. */
  readonly target: string;
  readonly text: string;
  /** ISO UTC. */
  readonly at: string;
}

/** What a stand-in is asked, with its body read. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** Everything that the stand-ins have. */
export interface StandInWorld {
  /** ISO UTC; the time that posts get. */
  readonly now: () => string;
  readonly posts: StandInPost[];
  /** Statuses of Mastodon, oldest first. */
  readonly statuses: { id: string; text: string; at: string; key: string | null }[];
  /** Records of Bluesky by key. */
  readonly records: Map<string, Readonly<Record<string, unknown>>>;
}

/** What everything secret is in a rehearsal. */
export const STAND_IN_SECRET = 'rehearsal-secret-of-the-channels';
