import type { StoredCase } from '../../case/stored-case.ts';
import type { Analysis } from '../../formats/records/facts.ts';
import { renderPlain } from '../../text/defuse.ts';
import { isLine } from './judge-case-notes.ts';
import type { GateFinding } from './judge-gate.ts';

export interface ReviewFacts {
  readonly analysis: Analysis;
  readonly lines: NonNullable<StoredCase['lines']>;
  readonly changes: NonNullable<StoredCase['changes']>;
}

/** Every planned version has a change on record that somebody else than its author reviewed, or none is needed there. */
export function judgeReview(facts: ReviewFacts): readonly GateFinding[] {
  if (facts.lines.length === 0 && facts.changes.length === 0)
    return [
      finding(
        false,
        '',
        'Nothing recorded. Link the change of each line with `/backport LINE URL`. The reviewer writes `/reviewed URL`.',
      ),
    ];
  return facts.analysis.packages.flatMap(({ name, patched }) =>
    patched.map((version) => judgeVersion(facts, name, version)),
  );
}

function judgeVersion({ lines, changes }: ReviewFacts, name: string, version: string): GateFinding {
  const subject = `${name} ${version}`;
  const isOf = (each: { readonly package: string | null; readonly line: string }): boolean =>
    (each.package === null || each.package.toLowerCase() === name.toLowerCase()) &&
    isLine(each.line, version);
  const own = changes.filter(isOf);
  const line = lines.find(isOf);
  if (line?.because)
    return finding(
      true,
      subject,
      `No change needed, as ${renderPlain(line.by.login)} recorded: ${renderPlain(line.because)}`,
    );
  if (own.length === 0) {
    const who = line?.owner ? ` ${renderPlain(line.owner)} has taken the line.` : '';
    return finding(false, subject, `No change recorded. Write \`/backport LINE URL\`.${who}`);
  }
  const open = own.filter(({ reviewed }) => !reviewed);
  if (open.length > 0)
    return finding(
      false,
      subject,
      `Not reviewed yet: ${open.map(({ url }) => url).join(', ')}. Another person than its author writes \`/reviewed URL\`.`,
    );
  const by = [...new Set(own.flatMap(({ reviewed }) => reviewed?.login ?? []))];
  return finding(true, subject, `Reviewed by ${by.map(renderPlain).join(', ')}.`);
}

const finding = (ok: boolean, subject: string, text: string): GateFinding => ({
  rule: 'reviewed',
  ok,
  subject,
  text,
});
