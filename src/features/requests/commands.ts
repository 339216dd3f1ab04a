import { command } from '../../engine/command.ts';
import { behindFirst, readReason } from '../../engine/command-words.ts';
import { STATE_IDS, type StateId } from '../../process/table.ts';
import { confirmRequests, isOursToConfirm } from './confirm.ts';
import { setState, undoMove } from './set-state.ts';

/** A question that is answered in words. */
const question = (name: string, does: string) =>
  command<true>({
    name,
    form: `/${name}`,
    does,
    isQuestion: true,
    parse: () => true,
    follow: ({ stored }) => ({ stored, verdict: name }),
  });

/** Confirmations, questions, and the state by hand. */
export const REQUESTS_COMMANDS = [
  command<{ readonly key: string | null }>({
    name: 'confirm',
    form: '/confirm',
    does: 'confirm the newest request of the bot',
    heardBy: isOursToConfirm,
    parse: (_rest, [key = null]) => ({ key }),
    follow: (context, { key }, { by, at, comment }) => confirmRequests(context, by, at, key, comment),
  }),
  command<true>({
    name: 'undo',
    form: '/undo',
    does: 'undo the last move, if it can be undone',
    parse: () => true,
    follow: (context, _value, said) => undoMove(context, said),
  }),
  question('why', 'show the state of the case and what to do next'),
  question('help', 'list the commands'),
  command<{ readonly state: StateId; readonly because: string }>({
    name: 'set-state',
    form: '/set-state STATE because …',
    does: 'set the state to match what has happened',
    parse: (rest, [word = '']) => {
      const state = STATE_IDS.find((id) => id === word.replace(/^case\//, ''));
      const because = readReason(behindFirst(rest));
      return state && because ? { state, because } : undefined;
    },
    follow: (context, { state, because }, said) => setState(context, state, because, said),
  }),
] as const;
