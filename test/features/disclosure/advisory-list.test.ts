import fc from 'fast-check';
import type { PublicAdvisory } from '../../../src/case/sweep-reads.ts';
import { renderAdvisoryList } from '../../../src/features/disclosure/list/advisory-list.ts';
import { parseOsv } from '../../../src/formats/records/osv.ts';
import { REPORTED } from '../../engine/world.ts';

const PLACE = {
  server: 'https://github.com',
  repo: 'example-org/example.org',
  folder: 'security',
  project: 'Example',
};

const advisory = (
  change: Partial<PublicAdvisory['facts']>,
  updatedAt = '2026-03-09T10:00:00.000Z',
): PublicAdvisory => ({
  facts: {
    ...REPORTED,
    state: 'published',
    publishedAt: '2026-03-06T09:00:00.000Z',
    ranges: [{ ecosystem: 'npm', name: 'widget', affected: '< 1.2.3', patched: '1.2.3', functions: [] }],
    ...change,
  },
  updatedAt,
});
const older = advisory(
  {
    ghsa: 'GHSA-5555-6666-7777',
    cve: 'CVE-2025-0001',
    publishedAt: '2025-01-02T03:04:05.000Z',
    severity: null,
  },
  '2025-01-02T03:04:05.000Z',
);
const files = renderAdvisoryList([older, advisory({})], PLACE);

describe('the list of all advisories', () => {
  it('is a page, JSON, a feed and an OSV record for each', () => {
    expect(Object.keys(files).sort()).toEqual([
      'security/advisories.atom',
      'security/advisories.json',
      'security/advisories.md',
      'security/osv/GHSA-2222-3333-4444.json',
      'security/osv/GHSA-5555-6666-7777.json',
    ]);
  });

  it('has the newest first, by year', () => {
    const page = files['security/advisories.md']!;
    expect(page.split('\n').filter((line) => line.startsWith('## '))).toEqual(['## 2026', '## 2025']);
    expect(page).toContain(
      '| 2026-03-06 | [Long strings stall the widget](https://github.com/example-org/widget/security/advisories/GHSA-2222-3333-4444)<br>GHSA-2222-3333-4444 | high | `widget` | `< 1.2.3` | `1.2.3` |',
    );
    expect(page).toContain('<br>GHSA-5555-6666-7777, CVE-2025-0001 | not rated |');
  });

  it('has records that our own reader of OSV takes', () => {
    const parsed = parseOsv(files['security/osv/GHSA-2222-3333-4444.json']!);
    expect(parsed).toMatchObject({
      kind: 'ok',
      record: { id: 'GHSA-2222-3333-4444', modified: '2026-03-09T10:00:00.000Z' },
    });
  });

  it('marks the record of what is published no more as withdrawn, and keeps nothing else of it', () => {
    const gone = [{ ghsa: 'GHSA-8888-9999-cccc', at: '2026-03-10T00:00:00.000Z' }];
    const made = renderAdvisoryList([older], PLACE, gone);
    expect(parseOsv(made['security/osv/GHSA-8888-9999-cccc.json']!)).toMatchObject({ kind: 'bad' });
    expect(JSON.parse(made['security/osv/GHSA-8888-9999-cccc.json']!)).toMatchObject({
      id: 'GHSA-8888-9999-cccc',
      withdrawn: '2026-03-10T00:00:00.000Z',
    });
    expect(made['security/advisories.md']).not.toContain('GHSA-8888');
  });

  it('is the same in whatever order they come, and says no time of its own', () => {
    expect(renderAdvisoryList([advisory({}), older], PLACE)).toEqual(files);
    expect(files['security/advisories.atom']).toContain('<updated>2026-03-09T10:00:00.000Z</updated>');
  });

  it.each([
    ['draft', null],
    ['triage', null],
    ['closed', null],
    ['withdrawn', '2026-03-06T09:00:00.000Z'],
    ['published', null],
  ] as const)('is never made where one of them is %s, published at %s', (state, publishedAt) => {
    const secret = advisory({ state, publishedAt, summary: 'canarysecret' });
    expect(() => renderAdvisoryList([older, secret], PLACE)).toThrow('not published');
  });

  it('keeps to a row and to well-formed XML, whatever the summary is', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('a | b', '</title><script>', ']]>', '\ud800', 'x\n| y |', '`|`', '&amp;', '<!-- -->'),
    );
    fc.assert(
      fc.property(hostile, (summary) => {
        const made = renderAdvisoryList([advisory({ summary })], PLACE);
        const rows = made['security/advisories.md']!.split('\n').filter((line) => line.startsWith('| 2026'));
        expect(rows).toHaveLength(1);
        expect(rows[0]!.replaceAll(/\\[|\\]/g, '').split('|')).toHaveLength(8);
        const feed = made['security/advisories.atom']!;
        expect(feed.isWellFormed()).toBe(true);
        // Tags of our own alone, each closed, and nothing left that would be one, or a bare ampersand.
        const text = feed.replace(
          /<\?xml [^>]*\?>|<\/?(?:feed|id|title|updated|link|author|name|entry|published|summary)(?: [^<>]*)?\/?>/g,
          '',
        );
        expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML holds none of them
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }),
      { numRuns: 50 },
    );
  });
});
