import { command } from '../../engine/command.ts';
import { behindFirst, readReason } from '../../engine/command-words.ts';
import { statesFrom } from '../../process/table.ts';
import { chooseWording } from './choose-wording.ts';
import { tickOff } from './tick-off.ts';

interface OfChannel {
  readonly channel: string;
  readonly text: string;
}

const ANNOUNCED = statesFrom('cve-requested', 'announcing');

/** What is said of posts and channels. */
export const DISCLOSURE_COMMANDS = [
  command<OfChannel>({
    name: 'posted',
    form: '/posted CHANNEL URL',
    does: 'record that it was posted to a channel',
    usedIn: ANNOUNCED,
    parse: (_rest, [channel, text = '']) =>
      channel && /^https?:\/\/\S+$/.test(text) ? { channel, text } : undefined,
    follow: (context, { channel, text }, said) => tickOff(context, 'posted', channel, text, said),
  }),
  command<{ readonly channel: string; readonly wording: number }>({
    name: 'choose',
    form: '/choose CHANNEL N',
    does: 'choose wording number N for a post',
    usedIn: ANNOUNCED,
    parse: (_rest, [channel, wording = '']) =>
      channel && /^[1-9]$/.test(wording) ? { channel, wording: Number(wording) } : undefined,
    follow: (context, { channel, wording }, { by, at }) => chooseWording(context, channel, wording, by, at),
  }),
  command<OfChannel>({
    name: 'waive',
    form: '/waive CHANNEL because …',
    does: 'leave out a channel',
    usedIn: ANNOUNCED,
    parse: (rest, [channel]) => {
      const text = readReason(behindFirst(rest));
      return channel && text ? { channel, text } : undefined;
    },
    follow: (context, { channel, text }, said) => tickOff(context, 'waived', channel, text, said),
  }),
] as const;
