import { isDisclosed, type StoredCase } from '../../case/stored-case.ts';

/**
 * Whether a thread may be made public again: not while a confirmed flaw is under embargo, since making it again would be
 * a disclosure without any of its conditions.
 */
export const mayRestore = (stored: StoredCase): boolean =>
  stored.analysis?.facts.confirmed.yes !== true || isDisclosed(stored) || stored.flags.includes('public');
