import { command } from '../../engine/command.ts';
import { readReason } from '../../engine/command-words.ts';
import { putDecision } from '../../engine/record-evidence.ts';
import { statesFrom } from '../../process/table.ts';
import { recordCve } from './record-cve.ts';

export const RECORD_CVE = command<string>({
  name: 'cve',
  form: '/cve CVE-YYYY-NNNN',
  does: 'record the CVE id',
  usedIn: statesFrom('valid', 'announcing'),
  parse: (_rest, [id = '']) => (/^CVE-\d{4}-\d{4,19}$/i.test(id) ? id.toUpperCase() : undefined),
  follow: (context, id, { event, by, at }) => recordCve(context, id, { comment: event, by, at }),
});

/** What is said of the CVE id. */
export const CVE_COMMANDS = [
  RECORD_CVE,
  command<string>({
    name: 'no-cve',
    form: '/no-cve because …',
    does: 'record that there will be no CVE',
    usedIn: statesFrom('valid', 'disclosing'),
    parse: readReason,
    follow: ({ stored }, because, said) => ({
      stored: { ...putDecision(stored, 'no-cve', because, said), cve: { ...stored.cve, id: null } },
      verdict: 'done',
    }),
  }),
] as const;
