import { command } from '../../engine/command.ts';
import { readReason } from '../../engine/command-words.ts';
import { type Afterwards, followAfterwards } from './follow-afterwards.ts';

const afterwards = (name: Afterwards, does: string) =>
  command<string>({
    name,
    form: `/${name} because …`,
    does,
    usedIn: ['announcing', 'closed'],
    parse: readReason,
    follow: (context, because, { by, at }) => followAfterwards(context, name, because, by, at),
  });

/** What is said of what is public. */
export const FOLLOWUP_COMMANDS = [
  afterwards('incomplete-fix', 'open a new case for what the fix did not cover'),
  afterwards('cve-withdrawn', 'record that the CVE is withdrawn, and prepare the request to the CNA'),
  afterwards('cve-disputed', 'record that we dispute the CVE, and prepare the request to the CNA'),
] as const;
