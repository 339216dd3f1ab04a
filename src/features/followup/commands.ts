import { command } from '../../engine/command.ts';
import { readReason } from '../../engine/command-words.ts';
import { type Afterwards, followAfterwards } from './follow-afterwards.ts';

const afterwards = (name: Afterwards, does: string) =>
  command<string>({
    name,
    form: `/${name} because …`,
    does: `after the disclosure: ${does}`,
    parse: readReason,
    follow: (context, because, { by, at }) => followAfterwards(context, name, because, by, at),
  });

/** What is said of what is public. */
export const FOLLOWUP_COMMANDS = [
  afterwards('incomplete-fix', 'open a case of its own for what the fix left open'),
  afterwards('cve-withdrawn', 'record that the CVE was or is to be withdrawn'),
  afterwards('cve-disputed', 'record that the CVE is disputed'),
] as const;
