import { summarize } from '../../../../src/features/intake/artifacts/artifacts-text.ts';
import { findArtifacts } from '../../../../src/features/intake/artifacts/find-artifacts.ts';
import { sampleOf } from '../../../deep.ts';
import { processorMs } from '../../../processor-time.ts';
import { LABELLED_ARTIFACTS } from './labelled-artifacts.ts';

describe('what a report brings along for machines', () => {
  it.each(LABELLED_ARTIFACTS)('$name', ({ report, brings, markers = [], unread = [] }) => {
    const found = findArtifacts(report);
    expect(found.artifacts.map(summarize)).toEqual(brings);
    expect(found.markers.map(({ tool, id, within }) => `${tool ?? '-'} ${id} ${within}`)).toEqual(markers);
    expect(found.unread.map(({ looksLike, firstLine }) => `${looksLike ?? '-'} ${firstLine}`)).toEqual(
      unread,
    );
  });

  it.each(LABELLED_ARTIFACTS)(
    '$name, with the line ends of Windows, and as one fence',
    ({ report, brings }) => {
      expect(findArtifacts(report.replace(/\n/g, '\r\n')).artifacts.map(summarize)).toEqual(brings);
      expect(findArtifacts(`\`\`\`\`\`markdown\n${report}\n\`\`\`\`\``).artifacts.map(summarize)).toEqual(
        brings,
      );
    },
  );
});

const SIZE = 65_536;
const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
/** Beginnings without an end, ends without a beginning, and what a search would come back to again and again. */
const UNITS = [
  '{"',
  '{"\n\n',
  '[{',
  '[{"a":',
  '{"a":"\\',
  '{"runs":[\n',
  '  {"a":1}\n',
  '```json\n{"runs":[\n',
  'diff --git a/a b/a\n',
  '  diff --git a/a b/a\n',
  '  --- a\n  +++ b\n  @@ x\n',
  '--- a\n+++ b\n@@ -1,99999 +1,99999 @@\n',
  '```diff\n--- a\n+++ b\n@@\n+\n',
  '> --- a\n> +++ b\n> @@ -1 +1 @@\n> +x\n',
  '[a-finding:',
  '[a-a-a-a-finding:x]',
  'Finding ID: ',
  'Finding ID: a1\n',
  'A-1234-',
  'ABCDEFGHIJKLMNOPQRST-1234-1234567 ',
  '<!-- finding: ',
  '### PoC\n\n```js\nexit 1\n```\n',
  '#!/bin/sh poc.js.poc-',
  'found by A B ',
] as const;
const FRAMES = [
  (text: string) => `## PoC\n${text}`,
  (text: string) => text,
  (text: string) => `\`\`\`\n${text}`,
];
/** What a report of honest size takes is a few milliseconds. */
const MOST_MS = 1_500;

describe('a hostile report of 64 kB', () => {
  it.each(UNITS)('made of %j is done with soon', (unit) => {
    const ms = processorMs(() => sampleOf(FRAMES, 1).map((frame) => findArtifacts(frame(fill(unit)))));
    if (ms > MOST_MS) throw new Error(`${ms} ms`);
  });

  it('of JSON in JSON is read without end of the stack', () => {
    const deep = '['.repeat(SIZE / 2) + ']'.repeat(SIZE / 2);
    expect(findArtifacts(`\`\`\`json\n${deep}\n\`\`\``)).toEqual({ artifacts: [], markers: [], unread: [] });
    expect(findArtifacts(deep)).toEqual({ artifacts: [], markers: [], unread: [] });
  });
});
