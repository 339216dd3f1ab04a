import type { AnalysisPackage } from '../../formats/records/facts.ts';
import { isAffected } from '../../formats/versions/ranges.ts';
import { renderCodeSpan } from '../../text/defuse.ts';
import type { GateFinding } from './judge-gate.ts';

/**
 * Whether a patched version is outside every affected range. One that cannot be compared with a range is neither inside nor
 * outside: a person has to look.
 */
export function judgeOutside(
  { ecosystem, name }: AnalysisPackage,
  version: string,
  ranges: readonly string[],
): GateFinding {
  const subject = `${name} ${version}`;
  const answers = ranges.map((range) => ({ range, answer: isAffected(range, version, ecosystem) }));
  const inside = answers.find(({ answer }) => answer === true);
  if (inside)
    return finding(
      'outside-affected-ranges',
      false,
      subject,
      `It is inside the affected range ${renderCodeSpan(inside.range)}. Correct the range or the version.`,
    );
  const untold = answers.find(({ answer }) => answer === undefined);
  if (untold)
    return finding(
      'outside-affected-ranges',
      false,
      subject,
      `The bot cannot compare it with ${renderCodeSpan(untold.range)} by the rules of ${ecosystem}. Correct the analysis.`,
    );
  return finding('outside-affected-ranges', true, subject, 'Outside every affected range.');
}

const finding = (rule: GateFinding['rule'], ok: boolean, subject: string, text: string): GateFinding => ({
  rule,
  ok,
  subject,
  text,
});
