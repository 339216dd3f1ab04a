/** What is printed for places with known holidays is read by the configuration as it stands. Exit 1 where it is not. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { LABELS } from '../../src/process/labels.ts';

takeNothing({
  name: 'check-holidays',
  command: 'node tools/holidays/check-holidays.ts',
  help: 'Has the configuration read the holidays that are printed for known places; exit 1 where it does not. Takes no arguments.',
});

const KNOWN: readonly (readonly [place: string, dates: readonly string[]])[] = [
  ['de-be', ['2026-03-08', '2026-04-03', '2026-12-26']],
  ['us', ['2026-05-25', '2026-11-26']],
  ['in', ['2026-08-15']],
  ['br', ['2026-09-07']],
];

const script = fileURLToPath(new URL('print-holidays.ts', import.meta.url));
for (const [place, dates] of KNOWN) {
  const lines = execFileSync(process.execPath, [script, place, '2026'], { encoding: 'utf8' });
  const parsed = parseConfig(`owner: example-org\nteam: security-triage\n${lines}`, {
    labels: LABELS.map(({ id }) => id),
  });
  if (parsed.kind === 'bad') throw new Error(`${place}: ${JSON.stringify(parsed.problems)}\n${lines}`);
  const { holidays } = parsed.config.clocks.calendar;
  const missing = dates.filter((date) => !holidays.includes(date));
  if (missing.length > 0) throw new Error(`${place}: ${missing.join(', ')} are missing in\n${lines}`);
  console.log(`${place}: ${holidays.length} holidays of 2026 are read by the configuration.`);
}
