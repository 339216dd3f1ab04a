import { command } from '../../engine/command.ts';
import { parseThreadUrl } from '../../text/thread-url.ts';
import { askPlaceholder, askRestore, leaveQuiet, nameThread } from './follow-thread-commands.ts';

const parseUrl = (_rest: string, [url = '']: readonly string[]): string | undefined =>
  parseThreadUrl(url) === undefined ? undefined : url;

export const PRIVATIZE = command<string>({
  name: 'privatize',
  spelledToo: 'privatise',
  form: '/privatize URL',
  does: 'take down a public issue or pull request',
  heardBy: 'privatize',
  parse: parseUrl,
  follow: (context, url, { by, at }) => nameThread(context, url, by, at),
});

export const ASK_PLACEHOLDER = command<string>({
  name: 'placeholder',
  form: '/placeholder URL',
  does: 'propose the public placeholder now, before the original is gone',
  heardBy: 'privatize',
  parse: parseUrl,
  follow: ({ stored }, url) => askPlaceholder(stored, url),
});

export const TREAT_AS_PUBLIC = command<string>({
  name: 'treat-as-public',
  form: '/treat-as-public URL',
  does: 'leave a public thread as it is, and treat the flaw as public',
  heardBy: 'privatize',
  parse: parseUrl,
  follow: (context, url, { by, at }) => leaveQuiet(context, url, by, at),
});

/** What is said of public threads. */
export const TAKEDOWN_COMMANDS = [
  PRIVATIZE,
  TREAT_AS_PUBLIC,
  ASK_PLACEHOLDER,
  command<string>({
    name: 'restore',
    form: '/restore URL',
    does: 'propose to restore a thread from its copy, if it was taken down by mistake',
    heardBy: 'privatize',
    parse: parseUrl,
    follow: (context, url, { by }) => askRestore(context, url, by),
  }),
] as const;
