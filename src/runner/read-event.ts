import { isRecord, type RunnerFacts } from './read-runner.ts';

/** The part of the event that is listened to; everything else of it is looked up again. */
export interface RunnerEvent {
  readonly name: string;
  readonly action: string | null;
  readonly issue: number | null;
  readonly isPull: boolean;
  /** A bot or App caused it. */
  readonly isBot: boolean;
}

export function readEventOf({ eventName, event }: Pick<RunnerFacts, 'eventName' | 'event'>): RunnerEvent {
  const { issue, sender } = event;
  const number =
    isRecord(issue) && Number.isInteger(issue.number) && Number(issue.number) > 0
      ? Number(issue.number)
      : null;
  return {
    name: eventName,
    action: typeof event.action === 'string' ? event.action : null,
    issue: number,
    isPull: isRecord(issue) && issue.pull_request !== undefined,
    isBot:
      (eventName === 'issues' || eventName === 'issue_comment') && isRecord(sender) && sender.type === 'Bot',
  };
}
