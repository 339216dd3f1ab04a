/** Primary rate limits, counted per token and hour of the simulated clock. */

export interface Rate {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
  readonly resource: 'core' | 'graphql';
}

const hourMs = 3_600_000;
const limits = { installation: 5000, actions: 1000, user: 5000, anonymous: 60 } as const;
export type RateClass = keyof typeof limits;

export interface RateMeter {
  /** Counts a request by what it costs and says what is left. Never refuses: exhaustion is a fault to ask for. */
  count(key: string, kind: RateClass, resource: Rate['resource'], now: number, cost: number): Rate;
}

export function createRateMeter(): RateMeter {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    count: (key, kind, resource, now, cost) => {
      const id = `${resource}:${key}`;
      const known = windows.get(id);
      const window =
        known && now - known.start < hourMs && now >= known.start ? known : { start: now, used: 0 };
      window.used += cost;
      windows.set(id, window);
      const limit = limits[kind];
      return {
        limit,
        used: window.used,
        remaining: Math.max(0, limit - window.used),
        reset: Math.floor((window.start + hourMs) / 1000),
        resource,
      };
    },
  };
}

export function rateHeaders(rate: Rate): Record<string, string> {
  return {
    'x-ratelimit-limit': String(rate.limit),
    'x-ratelimit-remaining': String(rate.remaining),
    'x-ratelimit-used': String(rate.used),
    'x-ratelimit-reset': String(rate.reset),
    'x-ratelimit-resource': rate.resource,
  };
}
