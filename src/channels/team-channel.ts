import type { TeamChannel } from '../case/ports.ts';
import type { Fetch } from './send-request.ts';

export interface TeamChannelOptions {
  /** Incoming webhook that takes `{ "text": … }`, as Slack, Mattermost, Rocket.Chat and Discord (`/slack`) do. */
  readonly webhook: string | null;
  /** Address of a dead-man service that is asked for after every sweep. */
  readonly heartbeat: string | null;
}

const PATIENCE_MS = 10_000;

/** The team's own channel. Addresses are secrets: no error repeats one. */
export function createTeamChannel({ webhook, heartbeat }: TeamChannelOptions, fetch: Fetch): TeamChannel {
  return {
    takesDigest: webhook !== null,
    sendDigest: async (text) => {
      if (webhook === null) return 'no address';
      const first = await post(fetch, webhook, text);
      return first === null ? null : post(fetch, webhook, text);
    },
    ping: async () => {
      // Its whole point is to notice silence: a ping that fails needs no second alarm.
      if (heartbeat !== null) await fetchQuietly(fetch, heartbeat, { method: 'GET', headers: {} });
    },
  };
}

/** Null where the channel took it; otherwise what went wrong, in words without the address. */
async function post(fetch: Fetch, address: string, text: string): Promise<string | null> {
  const answer = await fetchQuietly(fetch, address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (answer === null) return 'no answer';
  return answer.ok ? null : `HTTP ${answer.status}`;
}

/** A redirect is an answer like any other: what is sent goes to the address that the team named, and nowhere else. */
async function fetchQuietly(
  fetch: Fetch,
  address: string,
  init: Pick<Parameters<Fetch>[1], 'method' | 'headers' | 'body'>,
): Promise<Awaited<ReturnType<Fetch>> | null> {
  try {
    const answer = await fetch(address, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.text();
    return answer;
  } catch {
    return null;
  }
}
