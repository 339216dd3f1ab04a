import { command } from '../../engine/command.ts';
import { behindFirst, readLogin, readReason } from '../../engine/command-words.ts';
import { invite } from './access.ts';

export const INVITE = command<{ readonly login: string; readonly because: string }>({
  name: 'invite',
  form: '/invite LOGIN because …',
  does: 'invite somebody to the advisory of the case; a member confirms',
  parse: (rest, [word = '']) => {
    const login = readLogin(word);
    const because = readReason(behindFirst(rest));
    return login && because ? { login, because } : undefined;
  },
  follow: (context, { login, because }, { by, at }) => invite(context, login, because, by, at),
});

/** What is said of who sees the case. */
export const COORDINATION_COMMANDS = [INVITE] as const;
