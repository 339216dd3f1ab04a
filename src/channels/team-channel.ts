import type { TeamChannel } from '../case/ports.ts';

export interface TeamChannelOptions {
  /** Incoming webhook that takes `{ "text": … }`, as Slack, Mattermost, Rocket.Chat and Discord (`/slack`) do. */
  readonly webhook: string | null;
  /** Address of a dead-man service that is asked for after every sweep. */
  readonly heartbeat: string | null;
}

const PATIENCE_MS = 10_000;

/** The team's own channel. Addresses are secrets: no error repeats one. */
export function createTeamChannel({ webhook, heartbeat }: TeamChannelOptions): TeamChannel {
  return {
    takesDigest: webhook !== null,
    sendDigest: async (text) => {
      if (webhook === null) return 'no address';
      const first = await post(webhook, text);
      return first === null ? null : post(webhook, text);
    },
    ping: async () => {
      // Its whole point is to notice silence: a ping that fails needs no second alarm.
      if (heartbeat !== null) await fetchQuietly(heartbeat, { method: 'GET' });
    },
  };
}

/** Null where the channel took it; otherwise what went wrong, in words without the address. */
async function post(address: string, text: string): Promise<string | null> {
  const answer = await fetchQuietly(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (answer === null) return 'no answer';
  return answer.ok ? null : `HTTP ${answer.status}`;
}

async function fetchQuietly(address: string, init: RequestInit): Promise<Response | null> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.arrayBuffer();
    return answer;
  } catch {
    return null;
  }
}
