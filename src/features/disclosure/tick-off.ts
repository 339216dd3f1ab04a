import { channelsOf, PRE_ANNOUNCEMENT } from '../../case/channels.ts';
import type { Said } from '../../engine/command.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { putOnRecord } from '../../engine/record-evidence.ts';
import { isOutOfProcess, OUT_OF_PROCESS } from '../requests/move-by-itself.ts';

/** A channel that a person served, or that is left out. */
export function tickOff(
  context: Context,
  kind: 'posted' | 'waived',
  name: string,
  text: string,
  said: Said,
): Followed {
  const pending = kind === 'waived' && isOutOfProcess(context) ? [OUT_OF_PROCESS] : [];
  const seen = context.config.seen?.look ?? [];
  const channel = [...channelsOf(context.config), PRE_ANNOUNCEMENT, ...seen, ...pending].find(
    (each) => each.toLowerCase() === name.toLowerCase(),
  );
  if (!channel) return { stored: context.stored, verdict: 'refused/no-such-channel' };
  return putOnRecord(context.stored, kind, channel, text, said);
}
