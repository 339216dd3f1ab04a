import { command } from '../../engine/command.ts';
import { MESSAGE_KEYS, type MessageKey } from '../../process/message-keys.ts';
import { parseDay } from '../../process/release-day.ts';
import { askToSend } from './messages.ts';

const isMessage = (word: string): word is MessageKey => MESSAGE_KEYS.some((key) => key === word);

/** What is written to the reporter. */
export const ACKNOWLEDGEMENT_COMMANDS = [
  command<MessageKey>({
    name: 'draft',
    form: '/draft MESSAGE',
    does: `show a message to the reporter: ${MESSAGE_KEYS.join(', ')}`,
    choices: MESSAGE_KEYS,
    isQuestion: true,
    parse: (_rest, [key = '']) => (isMessage(key) ? key : undefined),
    follow: ({ stored }, key) => ({ stored, verdict: `draft/${key}` }),
  }),
  command<{ readonly key: MessageKey; readonly day: string | null }>({
    name: 'send',
    form: '/send MESSAGE',
    does: 'post that message in the advisory after a member confirms it; `release-date` also takes the day',
    choices: MESSAGE_KEYS,
    parse: (_rest, [key = '', day]) =>
      isMessage(key) && (day === undefined || parseDay(day) !== undefined)
        ? { key, day: day ?? null }
        : undefined,
    follow: (context, { key, day }, { by, at }) => askToSend(context, key, day, by, at),
  }),
] as const;
