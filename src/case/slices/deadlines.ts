import * as v from 'valibot';
import { by, time } from '../stored-values.ts';

/** What sets the clocks of a case beside its moves. */
export const DEADLINES_SLICE = {
  /** When the team knew that the flaw is exploited: the event that set the flag. */
  exploitedAt: v.optional(time),
  /** The end of the embargo as agreed with the reporter. */
  embargo: v.optional(v.object({ until: time, by, at: time })),
};
