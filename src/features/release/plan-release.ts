import { isDisclosed, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';

/** A postponement says why: people who wait are told. */
export function planDay(
  { stored, observed }: Context,
  day: string,
  because: string | null,
  by: StoredBy,
  at: string,
): Followed {
  if (isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
  const plans = stored.plans ?? [];
  if (day < observed.now.slice(0, 10)) return { stored, verdict: 'refused/day-past' };
  if (plans.at(-1)?.day === day) return { stored, verdict: 'done' };
  if (plans.length > 0 && because === null) return { stored, verdict: 'refused/postponed-why' };
  return { stored: { ...stored, plans: [...plans, { day, because, by, at }] }, verdict: 'done' };
}

/** The release is announced before it is made, or not. */
export function wantAnnouncement(stored: StoredCase, isWanted: boolean, by: StoredBy, at: string): Followed {
  if (isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
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
export function goWithout(
  { stored }: Context,
  command: { readonly package: string; readonly version: string; readonly because: string },
  by: StoredBy,
  at: string,
): Followed {
  if (isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
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
