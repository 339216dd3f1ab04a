import { renderWallTime } from '../process/calendar.ts';
import type { Config } from './config.ts';

export type Break = Config['breaks'][number];

/** Whether somebody is the member who is called in it: by account where it is known, else by login. */
export const isCalledIn =
  ({ call, callIds = [] }: Pick<Break, 'call' | 'callIds'>) =>
  ({ id, login }: { readonly id: number; readonly login: string }): boolean =>
    callIds.length > 0 ? id === callIds[0] : login.toLowerCase() === call.toLowerCase();

/** The break of the team at a moment (ISO UTC), by the dates of the team's zone. */
export function breakAt(
  { breaks, clocks }: Pick<Config, 'breaks' | 'clocks'>,
  at: string,
): Break | undefined {
  if (breaks.length === 0) return undefined;
  const day = renderWallTime(clocks.calendar.zone, at).slice(0, 10);
  return breaks.find(({ from, until }) => from <= day && day < until);
}
