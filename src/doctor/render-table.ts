import type { Finding, Verdict } from './finding.ts';

const WORDS: Readonly<Record<Verdict, string>> = { ok: 'ok', wrong: 'WRONG', unseen: 'not seen' };

/** The table for a terminal: wrong ones first, each with what to do. */
export function renderTable(findings: readonly Finding[]): string {
  const order: readonly Verdict[] = ['wrong', 'unseen', 'ok'];
  const rows = order.flatMap((verdict) => findings.filter((each) => each.verdict === verdict));
  const width = Math.max(...rows.map(({ check }) => check.length), 0);
  const lines = rows.flatMap(({ verdict, check, about, says, advice }) => [
    `${WORDS[verdict].padEnd(8)}  ${check.padEnd(width)}  ${about}: ${says}`,
    ...(advice === null ? [] : [`${' '.repeat(width + 12)}→ ${advice}`]),
  ]);
  const count = (verdict: Verdict): number => findings.filter((each) => each.verdict === verdict).length;
  const sum = `${count('ok')} ok, ${count('wrong')} wrong, ${count('unseen')} cannot be seen from here`;
  const blind =
    count('ok') + count('wrong') === 0
      ? ['Nothing could be looked at: see what is said above, and run it again.']
      : [];
  return `${[...lines, '', sum, ...blind].join('\n')}\n`;
}
