/** Tags, notes and sentences of real projects, judged as a reader would. */

import { judgeNotes } from '../../../src/features/release/judge-notes.ts';
import { parseRelease } from '../../../src/features/release/parse-release.ts';
import { levelsOf, type NoteRule } from '../../../src/process/gate-rules.ts';
import { itWithCases, listCases, readCase } from '../../formats/real-cases.ts';

const FIELD = 'field-2026-11-30';

function judge(path: string, changelog: string | null = null) {
  const parsed = parseRelease(readCase(`${FIELD}/${path}`), changelog);
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return judgeNotes(parsed.facts, levelsOf('strict'));
}

const isRight = (verdict: ReturnType<typeof judge>, rule: NoteRule): boolean | undefined =>
  verdict.findings.find((finding) => finding.rule === rule)?.ok;

describe('releases of other projects', () => {
  itWithCases('have tags that name their versions', () => {
    const files = listCases(`${FIELD}/21-tags`).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect([file, isRight(judge(`21-tags/${file}`), 'tag')]).toEqual([file, true]);
  });

  itWithCases(
    'have the section of a version that stands second in a heading; the id is in another one',
    () => {
      const verdict = judge(
        '20-release-notes/otel-second.json',
        readCase(`${FIELD}/20-release-notes/otel.md`),
      );
      expect(isRight(verdict, 'changelog-section')).toBe(true);
      expect(isRight(verdict, 'names-cve')).toBe(false);
      expect(verdict.verdict).toBe('fail');
    },
  );

  itWithCases('name their ids by roles, and a revert of something else takes nothing back', () => {
    const files = listCases(`${FIELD}/22-claims`).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const verdict = judge(`22-claims/${file}`);
      expect([file, isRight(verdict, 'names-cve'), isRight(verdict, 'no-revert')]).toEqual([
        file,
        true,
        true,
      ]);
    }
  });
});
