/** Decides, by a seed, whose request goes next while several runs are at work. */
import type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';

interface Waiting {
  readonly run: string;
  readonly go: () => void;
}

export interface Schedule {
  /** Numbers of the runs in the order in which their requests went. */
  readonly order: readonly string[];
  stop(): void;
}

/**
 * Holds every request of these runs back until each run that is still at work has one, and lets one of them go. A run
 * that is over no longer counts (`isOver`). `between` is called after each request that went, with their number.
 */
export function scheduleRequests(
  github: EmbeddedGitHub,
  runs: readonly string[],
  isOver: (run: string) => boolean,
  random: () => number,
  between: (count: number) => Promise<void> = async () => {},
): Schedule {
  const order: string[] = [];
  const waiting: Waiting[] = [];
  let isBusy = false;
  const choose = async (): Promise<void> => {
    const active = runs.filter((run) => !isOver(run));
    const ready = new Set(waiting.map(({ run }) => run));
    if (isBusy || waiting.length === 0 || active.some((run) => !ready.has(run))) return;
    isBusy = true;
    const [next] = waiting.splice(Math.floor(random() * waiting.length), 1);
    order.push(next?.run ?? '');
    await between(order.length);
    isBusy = false;
    next?.go();
  };
  const timer = setInterval(() => void choose(), 1);
  github.beforeRequest((info) => {
    const run = runs.find((one) => info.runId === one || info.runId?.startsWith(`${one}/`));
    if (run === undefined) return;
    return new Promise<void>((go) => {
      waiting.push({ run, go });
    });
  });
  return {
    order,
    stop: () => {
      clearInterval(timer);
      github.beforeRequest(null);
      for (const { go } of waiting.splice(0)) go();
    },
  };
}
