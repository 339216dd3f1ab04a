import type { Outcome, ReachableKind, SendPost } from './operation.ts';
import type { Reach } from './ports.ts';
import type { PublicationCheck, PublicationQuery } from './publication-check.ts';

/** A place outside of GitHub that this run may post to. */
interface ReachableChannel {
  readonly name: string;
  readonly kind: ReachableKind;
}

/** What the use cases need of social networks, chats and mail servers. `src/channels` implements it. */
export interface ChannelPort {
  /** What there are credentials for. */
  readonly reachable: readonly ReachableChannel[];
  /**
   * Sends a post, once however often it is called where the place lets us look it up. `refused`: it was not sent, and
   * the next run may try again. State `unsure`: it may have been, and only a person can tell.
   */
  send(operation: SendPost): Promise<Outcome>;
  /** Whether each takes the credentials, before anything is sent; where that cannot be tried, nothing is said. */
  check(): Promise<readonly Reach[]>;
  /** For a claim that a dead run left: was it sent after all? */
  findSent(operation: SendPost): Promise<Outcome | undefined>;
}

/** Looks for a disclosure in public databases and on pages. `src/channels` implements it. */
export interface PublicationCheckPort {
  look(query: PublicationQuery): Promise<PublicationCheck>;
}
