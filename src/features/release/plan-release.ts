import { isDisclosed, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import type { Command } from '../../engine/read-commands.ts';

/** Records a proof with its facts; a patch that came along replaces the one of the same repo and line. */
export function recordEvidence(
  stored: StoredCase,
  command: Extract<Command, { kind: 'evidence' }>,
  by: StoredBy,
  at: string,
  comment: string,
): Followed {
  const { what, text, facts, patch } = command;
  const evidence = { kind: what, subject: what, text, by, at, ...(facts ? { facts } : {}) };
  const proven = { ...stored, evidence: [...stored.evidence, evidence] };
  if (!patch) return { stored: proven, verdict: 'done' };
  const others = (stored.patches ?? []).filter(
    (known) => known.repo !== patch.repo || known.line !== patch.line || known.comment === comment,
  );
  return { stored: { ...proven, patches: [...others, { ...patch, comment, at }] }, verdict: 'done' };
}

type PlanCommand = Extract<Command, { kind: 'release-on' | 'pre-announce' | 'without' }>;

/** When the release is made, whether it is announced before, and which line is not waited for. */
export function planRelease(context: Context, command: PlanCommand, by: StoredBy, at: string): Followed {
  const { stored } = context;
  if (isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
  switch (command.kind) {
    case 'release-on':
      return planDay(context, command.day, command.because, by, at);
    case 'pre-announce':
      return wantAnnouncement(stored, command.isWanted, by, at);
    case 'without':
      return goWithout(context, command, by, at);
  }
}

/** A postponement says why: people who wait are told. */
function planDay(
  { stored, observed }: Context,
  day: string,
  because: string | null,
  by: StoredBy,
  at: string,
): Followed {
  const plans = stored.plans ?? [];
  if (day < observed.now.slice(0, 10)) return { stored, verdict: 'refused/day-past' };
  if (plans.at(-1)?.day === day) return { stored, verdict: 'done' };
  if (plans.length > 0 && because === null) return { stored, verdict: 'refused/postponed-why' };
  return { stored: { ...stored, plans: [...plans, { day, because, by, at }] }, verdict: 'done' };
}

function wantAnnouncement(stored: StoredCase, isWanted: boolean, by: StoredBy, at: string): Followed {
  const others = stored.decisions.filter((decision) => decision.kind !== 'pre-announce');
  const own = {
    kind: 'pre-announce',
    reason: 'pre-announce',
    because: '',
    by: [{ id: by.id, login: by.login, at }],
  } as const;
  return { stored: { ...stored, decisions: isWanted ? [...others, own] : others }, verdict: 'done' };
}

/** The coordinator may disclose before every line is out; which, and why, stays on record. */
function goWithout(
  { stored }: Context,
  command: Extract<Command, { kind: 'without' }>,
  by: StoredBy,
  at: string,
): Followed {
  if (by.role !== 'coordinator') return { stored, verdict: 'refused/coordinator-decides' };
  const named = stored.analysis?.facts.packages.find(
    ({ name, patched }) => name === command.package && patched.includes(command.version),
  );
  if (!named) return { stored, verdict: 'refused/no-such-version' };
  const reason = `${command.package} ${command.version}`;
  const others = stored.decisions.filter(
    (decision) => decision.kind !== 'without-release' || decision.reason !== reason,
  );
  const own = {
    kind: 'without-release',
    reason,
    because: command.because,
    by: [{ id: by.id, login: by.login, at }],
  } as const;
  return { stored: { ...stored, decisions: [...others, own] }, verdict: 'done' };
}
