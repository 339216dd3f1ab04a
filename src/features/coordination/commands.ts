import { command } from '../../engine/command.ts';
import { behindFirst, readLogin, readReason } from '../../engine/command-words.ts';
import { invite } from './access.ts';
import { type CaseRole, nameForRole } from './case-roles.ts';

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

const roleCommand = (role: CaseRole, does: string) =>
  command<string>({
    name: role,
    form: `/${role} @LOGIN`,
    does,
    parse: (_rest, words) => (words.length === 1 ? readLogin(words[0]!) : undefined),
    follow: (context, login, said) => nameForRole(context, role, login, said),
  });

/** What is said of who sees the case, and of who works on it. */
export const COORDINATION_COMMANDS = [
  INVITE,
  roleCommand('analyst', 'name the team member who assesses the report'),
  roleCommand('developer', 'name the team member who writes the patch, or sees to it'),
] as const;
