import { stateOf } from '../../case/stored-case.ts';
import { command } from '../../engine/command.ts';
import { behindFirst, readReason } from '../../engine/command-words.ts';
import { putOnRecord } from '../../engine/record-evidence.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { dismiss } from './dismiss.ts';
import { DISMISSALS, type Dismissal } from './dismissals.ts';
import { findSetKey, SET_KEYS, type SetField } from './set-keys.ts';

interface Dismissed {
  readonly reason: Dismissal;
  readonly because: string;
}

/** Fields of the analysis line by line: read before planning, with the library that scores vectors. */
export const SET = command<SetField>({
  name: 'set',
  form: '/set KEY VALUE',
  does: `write one field of the analysis: ${Object.keys(SET_KEYS).join(', ')}`,
  choices: Object.keys(SET_KEYS),
  usedIn: statesFrom('assessing', 'announcing'),
  parse: (rest, [word = '']) => {
    const key = findSetKey(word.replace(/[:=]$/, ''));
    const value = behindFirst(rest).trim();
    return key && value ? { key, value } : undefined;
  },
  // What is wrong with it is answered where it is read.
  follow: ({ stored }) => ({ stored, verdict: 'done' }),
});

const BEFORE_PATCH: readonly StateId[] = ['received', 'assessing', 'needs-info', 'valid', 'cve-requested'];

/** What is said of the report and its analysis. */
export const ASSESSMENT_COMMANDS = [
  SET,
  command<Dismissed>({
    name: 'dismiss',
    form: '/dismiss REASON because …',
    does: 'dismiss the report',
    choices: Object.keys(DISMISSALS),
    usedIn: BEFORE_PATCH,
    parse: (rest, [first = '']) => {
      const reason = (Object.keys(DISMISSALS) as Dismissal[]).find((each) => each === first.toLowerCase());
      const because = readReason(behindFirst(rest));
      return reason && because ? { reason, because } : undefined;
    },
    follow: (context, { reason, because }, said) => dismiss(context, reason, because, said),
  }),
  command<string>({
    name: 'duplicate',
    form: '/duplicate #N',
    does: 'dismiss the report as a duplicate of case N',
    usedIn: BEFORE_PATCH,
    parse: (_rest, [first = '']) => (/^#?\d+$/.test(first) ? `#${first.replace('#', '')}` : undefined),
    follow: (context, other, said) => dismiss(context, 'duplicate-of', other, said),
  }),
  command<true>({
    name: 'replied',
    form: '/replied',
    does: 'record that the reporter knows about the dismissal',
    usedIn: ['invalid'],
    parse: () => true,
    follow: ({ stored }, _value, said) =>
      stateOf(stored) === 'invalid'
        ? putOnRecord(stored, 'reply', 'reply', '', said)
        : { stored, verdict: 'refused/not-dismissed' },
  }),
] as const;
