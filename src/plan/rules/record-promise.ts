import type { Command } from '../../case/commands.ts';
import { receiptOf, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../context.ts';
import type { Followed } from './followed.ts';

type PromiseCommand = Extract<Command, { kind: 'updated' | 'embargo' | 'notified' }>;

/** What members record of promises to the reporter and of what the law asks for. */
export function recordPromise(
  { stored }: Pick<Context, 'stored'>,
  command: PromiseCommand,
  by: StoredBy,
  at: string,
): Followed {
  switch (command.kind) {
    case 'updated':
      if (command.next !== null && Date.parse(command.next) <= Date.parse(at))
        return { stored, verdict: 'refused/day-is-past' };
      return {
        stored: withEvidence(stored, 'update', 'reporter', command.next ?? '', by, at),
        verdict: 'done',
      };
    case 'embargo':
      if (Date.parse(command.until) <= Date.parse(receiptOf(stored)))
        return { stored, verdict: 'refused/day-is-past' };
      return { stored: { ...stored, embargo: { until: command.until, by, at } }, verdict: 'done' };
    case 'notified':
      if (!stored.flags.includes('exploited')) return { stored, verdict: 'refused/not-exploited' };
      return { stored: withEvidence(stored, 'notice', command.what, '', by, at), verdict: 'done' };
  }
}

const withEvidence = (
  stored: StoredCase,
  kind: 'update' | 'notice',
  subject: string,
  text: string,
  by: StoredBy,
  at: string,
): StoredCase => ({ ...stored, evidence: [...stored.evidence, { kind, subject, text, by, at }] });
