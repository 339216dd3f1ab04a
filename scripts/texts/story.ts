import type { StoredCase } from '../../src/case/stored-case.ts';
import type { StateId } from '../../src/process/table.ts';
import { type PersonAction, remember } from '../../test/engine/situation.ts';
import { configOf, PEOPLE, type World } from '../../test/engine/world.ts';

/** What people do to a case that has come into a state; every text that the bot then writes is an example. */
export interface Story {
  readonly title: string;
  readonly from: StateId;
  readonly actions: readonly PersonAction[];
  readonly config?: World['config'];
  /** The case record that it leaves is an example too. */
  readonly isAboutRecord?: true;
}

/** The member who does most. */
export const BY = { id: PEOPLE.member.id, login: PEOPLE.member.login, role: 'member' };
/** When stories begin. */
export const AT = '2026-03-02T09:00:00Z';
/** One story, from a state on. */
export const story = (
  title: string,
  from: StateId,
  actions: readonly PersonAction[],
  config?: World['config'],
): Story => ({ title, from, actions, ...(config ? { config } : {}) });
/** Its case record is an example too. */
export const withRecord = (each: Story): Story => ({ ...each, isAboutRecord: true });
/** Puts this into the stored case. */
export const know = (change: Partial<StoredCase>): PersonAction =>
  remember((stored) => ({ ...stored, ...change }));

/** The least configuration. */
export const BASE = 'owner: example-org\nteam: security-triage\n';
/** Small flaws may be fixed in public. */
export const LANE = configOf(`${BASE}public-lane: medium\n`);
/** The analysis has that severity. */
export const gradeAs = (severity: 'low' | 'medium' | 'high') =>
  remember((stored) => ({
    ...stored,
    analysis: { ...stored.analysis!, facts: { ...stored.analysis!.facts, severity } },
  }));
