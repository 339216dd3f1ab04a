/**
 * Every unkindness that the embedded GitHub knows, and how a list of them is read. Add one where GitHub is known, or
 * has to be feared, to do what an ordinary test world does not.
 */
import type { World } from '../world.ts';
import { answers } from './answers.ts';
import { changes } from './changes.ts';
import { limits } from './limits.ts';
import { mailing } from './mail.ts';
import { refusals } from './refusals.ts';
import { reporting } from './reports.ts';
import { rights } from './rights.ts';
import { forms } from './tokens.ts';
import { noteStruck, type Setting, type Unkind, type Unkindness } from './unkindness.ts';

export const unkindnesses: readonly Unkindness[] = [
  ...refusals,
  ...limits,
  ...answers,
  ...rights,
  ...changes,
  ...reporting,
  ...mailing,
  ...forms,
];

export const unkindnessNames: readonly string[] = unkindnesses.map(({ name }) => name);

const byName = new Map(unkindnesses.map((one) => [one.name, one]));

/** The entry of a setting's name. */
export function unkindnessOf({ name }: Setting): Unkindness {
  const found = byName.get(name);
  if (found) return found;
  throw new Error(
    `embedded GitHub: there is no unkindness '${name}'; there are ${unkindnessNames.join(', ')}`,
  );
}

/** `push-protection`, `push-protection@owner/name`, or a setting with more to it. Throws for an unknown name. */
export function readUnkind(wish: Unkind): Setting {
  const [name = '', where] = typeof wish === 'string' ? wish.split('@') : [];
  const setting =
    typeof wish === 'string' ? { name, ...(where === undefined ? {} : { where }) } : { ...wish };
  unkindnessOf(setting);
  return setting;
}

const keyOf = (setting: Setting): string => JSON.stringify([setting.name, setting.where ?? '']);

/** From now on these are on and no others. What was not on before begins; what one has changed stays changed. */
export function setUnkind(world: World, wishes: readonly Unkind[]): void {
  const settings = wishes.map(readUnkind);
  const before = new Set(world.settings.unkind.map(keyOf));
  world.settings.unkind = settings;
  for (const setting of settings) {
    const { begin } = unkindnessOf(setting);
    if (before.has(keyOf(setting)) || begin === undefined) continue;
    noteStruck(world, setting.name, 'begin');
    begin(world, setting);
  }
}
