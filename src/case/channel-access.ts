import type { ReachableKind } from './operation.ts';

/**
 * Where a channel is and what it takes to post there: hosts stand beside their secret, never in the file that any
 * committer may edit. `name` is that of the channel in the configuration.
 */
export type ChannelAccess = { readonly name: string } & (
  | {
      readonly kind: Extract<ReachableKind, 'mastodon'>;
      /** `https://social.example`. */
      readonly host: string;
      readonly token: string;
    }
  | {
      readonly kind: Extract<ReachableKind, 'bluesky'>;
      readonly host: string;
      /** Handle or DID of the account. */
      readonly identifier: string;
      /** An app password. */
      readonly password: string;
    }
  /** A Slack-compatible webhook: its address is the secret. */
  | { readonly kind: Extract<ReachableKind, 'chat'>; readonly webhook: string }
  | {
      readonly kind: Extract<ReachableKind, 'email'>;
      /** `smtps://smtp.example:465`; with `smtp://` STARTTLS is asked for, except on this very machine. */
      readonly server: string;
      readonly user: string | null;
      readonly password: string | null;
      readonly from: string;
      readonly to: readonly string[];
    }
);
