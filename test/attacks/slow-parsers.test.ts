/** Hostile text of 64 kB, as big as GitHub lets anybody write: every reader is done with it before anybody notices. */

import { readdirSync, readFileSync } from 'node:fs';

import { processorMs, SOON_MS } from '../processor-time.ts';
import { listReaders } from './hostile-text.ts';

describe.each(listReaders())('%s', (_name, read, texts) => {
  it('takes little time for hostile text', () => {
    for (const [what, text] of texts) {
      const ms = processorMs(() => {
        try {
          read(text);
        } catch {
          // What it makes of it is tested where it is; here only time counts.
        }
      });
      if (ms > SOON_MS) throw new Error(`${ms} ms for ${what}`);
    }
  });
});

/** Readers that are called by one of those above alone with a part of its text, or that read what an admin wrote. */
const INSIDE = [
  ...['findComments', 'findCutOff', 'findDuplicateKey', 'findResembling', 'findSimilar', 'readInline'],
  ...[
    'parseApps',
    'parseChannels',
    'parseWritten',
    'readNumbered',
    'readOutline',
    'readReportBlocks',
    'readSentences',
    'readStored',
  ],
  ...['readWildcard', 'repairFlow', 'repairSpaces', 'saysNone'],
];

const ROOT = new URL('../../', import.meta.url);
const sourceOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const READS =
  /export (?:function|const) ((?:parse|read|find|says|suggest|repair)[A-Z]\w*)(?: = )?\(\s*(?:text|body|comment|report|source|markdown|file|notes|policy|summary): string\b/g;

const findUntried = (sources: readonly string[]): readonly string[] => {
  const tried = sourceOf('test/attacks/hostile-text.ts') + sourceOf('test/attacks/more-readers.ts');
  return sources
    .flatMap((source) => [...source.matchAll(READS)].map(([, name = '']) => name))
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(tried) && !INSIDE.includes(name))
    .toSorted();
};

describe('the readers that are tried', () => {
  it('are all that read a whole text', () => {
    const files = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((path) => path.endsWith('.ts')).map((path) => sourceOf(`src/${path}`));
    expect(sources.join('\n').match(READS)!.length).toBeGreaterThan(50);
    expect(findUntried(sources)).toEqual([]);
  });

  it('lack one that is new', () => {
    expect(findUntried(['export function parseSomethingNew(text: string): void {}'])).toEqual([
      'parseSomethingNew',
    ]);
  });
});
