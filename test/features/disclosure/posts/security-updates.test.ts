import fc from 'fast-check';
import { format } from 'prettier';
import {
  addUpdateLines,
  planDependencyLines,
  planUpdateLines,
  type UpdateLine,
} from '../../../../src/features/disclosure/posts/security-updates.ts';
import { itWithCases, readCase } from '../../../formats/real-cases.ts';
import { hostilePost } from './hostile-text.ts';
import { sampleAdvisory } from './sample-advisories.ts';
import { readOsvFacts } from './shared-records.ts';

const PAGE = `# Updates

## 5.x

- 5.1.0
  - Fixed one.

## 4.x

<Alert type="info">
Old.
</Alert>

- 4.2.0, 4.2.1
  - Fixed two.
  - Fixed three
    at length.
- 4.1.0
  - Fixed four.
`;

const line = (version: string, ghsa = 'GHSA-2222-3333-4444'): UpdateLine => ({
  version,
  ghsa,
  text: `Fixed it ([advisory](https://github.com/o/r/security/advisories/${ghsa})).`,
});

function added(page: string, ...lines: UpdateLine[]): string {
  const result = addUpdateLines(page, lines);
  if (result.kind !== 'changed') throw new Error(JSON.stringify(result));
  return result.text;
}

/** The lines that are new, with their numbers. */
function newLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  return after
    .split('\n')
    .map((row, index) => `${index + 1}: ${row}`)
    .filter((row) => !old.includes(row.replace(/^\d+: /, '')));
}

describe('lines of a page of security updates', () => {
  it.each([
    ['above older ones', '4.3.0', 14, '- 4.3.0'],
    ['between two', '4.1.5', 18, '- 4.1.5'],
    ['below newer ones', '4.0.9', 20, '- 4.0.9'],
    ['in another section', '5.0.0-beta.3', 7, '- 5.0.0-beta.3'],
  ])('stand %s', (_, version, row, item) => {
    const after = added(PAGE, line(version));
    expect(newLines(PAGE, after)[0]).toBe(`${row}: ${item}`);
    expect(after.split('\n')[row]).toBe(`  - ${line(version).text}`);
  });

  it('go to the end of a version that is there', () => {
    const after = added(PAGE, line('4.2.1'));
    expect(after).toContain('    at length.\n  - Fixed it');
    expect(after).not.toContain('- 4.2.1\n');
  });

  it.each([
    ['newest', '6.0.0', '# Updates\n\n## 6.x\n\n- 6.0.0\n  - Fixed it'],
    ['oldest', '3.2.1', '  - Fixed four.\n\n## 3.x\n\n- 3.2.1\n  - Fixed it'],
  ])('start a section where there is none: %s', (_, version, text) => {
    expect(added(PAGE, line(version))).toContain(text);
  });

  it('are put in once, and not where a person told it under another version of the section', () => {
    const lines = [line('4.3.0'), line('5.2.0')];
    const after = added(PAGE, ...lines);
    expect(addUpdateLines(after, lines)).toEqual({ kind: 'unchanged' });
    expect(addUpdateLines(after, [line('4.3.1')])).toEqual({ kind: 'unchanged' });
  });

  it.each([
    ['no section', '# Updates\n\n- 4.1.0\n', 'no section'],
    ['no list', PAGE.replace(/^- 4.*\n(?: .*\n)*/gm, ''), 'no list of versions'],
    ['a table in the list', PAGE.replace('- 4.1.0', '| 4.1.0 |'), 'line 18'],
    ['another order', PAGE.replace('- 4.1.0', '- 4.9.0'), 'from new to old'],
    ['other line ends', PAGE.replaceAll('\n', '\r\n'), 'LF'],
  ])('are refused where the page has %s', (_, page, why) => {
    expect(addUpdateLines(page, [line('4.3.0')])).toEqual({
      kind: 'refused',
      why: expect.stringContaining(why),
    });
  });

  it('are made for the patched versions of the page’s own package, with places, CVE and advisory', () => {
    const express = (changes: object) => ({
      ...sampleAdvisory().ranges[0]!,
      name: 'parcel-parser',
      ...changes,
    });
    const advisory = sampleAdvisory({
      summary: 'parcel-parser vulnerable to Cross-site Scripting in open()',
      ranges: [
        express({ patched: '1.4.2' }),
        express({ patched: '>= 2.0.1' }),
        express({ patched: null }),
        express({ name: 'other', patched: '9.0.0' }),
      ],
    });
    expect(planUpdateLines([advisory], 'parcel-parser')).toEqual(
      ['1.4.2', '2.0.1'].map((version) => ({
        version,
        ghsa: advisory.ghsa,
        text: `Fixed XSS vulnerability in \`open\` ([advisory](${advisory.url}), [CVE-2031-10001](https://www.cve.org/CVERecord?id=CVE-2031-10001)).`,
      })),
    );
    const named = sampleAdvisory({ cve: null, ranges: [express({ functions: ['a.b', 'c'] })] });
    expect(planUpdateLines([named], 'parcel-parser')[0]?.text).toBe(
      `Fixed denial of service vulnerability in \`a.b\` and \`c\` ([advisory](${named.url})).`,
    );
  });

  it('hold one line each, whatever is written in the advisory, and stay as the formatter leaves them', async () => {
    await fc.assert(
      fc.asyncProperty(hostilePost, async ({ advisories }) => {
        const lines = planUpdateLines(advisories, 'parcel-parser');
        expect(lines.filter(({ text }) => /[\n<{]/.test(text.replace(/`[^`]*`/g, '')))).toEqual([]);
        const page = addUpdateLines('## 1.x\n\n- 1.0.0\n  - First.\n', lines);
        if (page.kind !== 'changed') return;
        expect(await format(page.text, { parser: 'mdx', printWidth: 100, singleQuote: true })).toBe(
          page.text,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('versions of other ecosystems', () => {
  const PLAIN = '## 0.x\n\n- 0.0.1\n  - First.\n';
  const withFixes = (...patched: string[]) =>
    sampleAdvisory({
      ranges: patched.map((each) => ({ ...sampleAdvisory().ranges[0]!, name: 'widget', patched: each })),
    });

  it('have a line for each release line of one section', () => {
    const lines = planUpdateLines([withFixes('7.0.8.7', '7.1.5.1', '7.2.2.1', '8.0.0.1')], 'widget');
    const page = added(PLAIN, ...lines);
    expect(page.match(/^- [78].*$/gm)).toEqual(['- 8.0.0.1', '- 7.2.2.1', '- 7.1.5.1', '- 7.0.8.7']);
    expect(addUpdateLines(page, lines)).toEqual({ kind: 'unchanged' });
  });

  it.each(['5.2', '1.62.0rc3', '2024.7.4', '4.1.118.Final', '408.vd726a_1130320', '2.17.1-jre'])(
    '%s has its line',
    (version) => {
      const [major] = version.split('.');
      expect(added(PLAIN, ...planUpdateLines([withFixes(version)], 'widget'))).toContain(
        `## ${major}.x\n\n- ${version}\n`,
      );
    },
  );

  it('are told where they have no place, and nothing is left out in silence', () => {
    expect(addUpdateLines(PLAIN, planUpdateLines([withFixes('Hoxton.SR3')], 'widget'))).toEqual({
      kind: 'refused',
      why: 'Hoxton.SR3 is no version that its sections are made for',
    });
  });

  itWithCases('of the real record of four numbers: four lines', () => {
    const facts = readOsvFacts('field-2026-11-30/14-four-numbers/osv.json');
    const page = added(PLAIN, ...planUpdateLines([facts], 'actionpack'));
    expect(page.match(/\[advisory\]/g)).toHaveLength(4);
    expect(page.match(/^- \d.*$/gm)).toEqual(['- 8.0.0.1', '- 7.2.2.1', '- 7.1.5.1', '- 7.0.8.7', '- 0.0.1']);
  });
});

describe('the real page of expressjs.com', () => {
  const page = () => readCase('blog/expressjs/security-updates.mdx');
  const facts = (...ids: string[]) => ids.map((id) => readOsvFacts(`advisories/osv/${id}.json`));

  itWithCases('gets a section for 5.x, keeps what it says in 4.x, and nothing else changes', async () => {
    const lines = planUpdateLines(
      facts('GHSA-qw6h-vgh9-j6wx', 'GHSA-rv95-896h-c2vc', 'GHSA-qwcr-r2fm-qrc7'),
      'express',
    );
    const after = added(page(), ...lines);
    const fresh = after.split('\n').filter((row) => !page().split('\n').includes(row));
    expect(fresh).toEqual([
      '## 5.x',
      '- 5.0.0',
      expect.stringMatching(/^ {2}- Fixed XSS vulnerability in `response\.redirect` \(\[advisory\]/),
      '- 5.0.0-beta.3',
      expect.stringMatching(/^ {2}- Fixed open redirect vulnerability \(\[advisory\]/),
    ]);
    expect(after.indexOf('## 5.x')).toBeLessThan(after.indexOf('## 4.x'));
    expect(addUpdateLines(after, lines)).toEqual({ kind: 'unchanged' });
    const settings = { parser: 'mdx', printWidth: 100, singleQuote: true, trailingComma: 'es5' } as const;
    expect(await format(after, settings)).toBe(after);
  });

  itWithCases('writes a line as the page does: the form of the real 4.20.0', () => {
    const [real = ''] = page().match(/^ {2}- Fixed XSS .*$/m) ?? [];
    const [ours] = planUpdateLines(facts('GHSA-qw6h-vgh9-j6wx'), 'express');
    const form = (text: string) => text.trim().replace(/^- /, '').replace('`response.', '`res.');
    expect(form(ours?.text ?? '')).toBe(form(real));
  });
});

describe('a release that takes a patched dependency', () => {
  const advisory = sampleAdvisory();
  const link = `[vulnerability](${advisory.url})`;

  it('has a line under its own version, once', () => {
    const lines = planDependencyLines([advisory], 'example', ['4.3.0', '5.2.0', '4.3.0']);
    expect(lines.map(({ version, text }) => `${version}: ${text}`)).toEqual([
      `4.3.0: The dependency \`parcel-parser\` has been updated to address a ${link}.`,
      `5.2.0: The dependency \`parcel-parser\` has been updated to address a ${link}.`,
    ]);
    const page = added(PAGE, ...lines);
    expect(newLines(PAGE, page)).toHaveLength(4);
    expect(addUpdateLines(page, lines)).toEqual({ kind: 'unchanged' });
  });

  it('has none where the advisory is about the page\u2019s own package, or nothing was released', () => {
    expect(planDependencyLines([advisory], 'parcel-parser', ['4.3.0'])).toEqual([]);
    expect(planDependencyLines([advisory], 'example', [])).toEqual([]);
  });

  const real = 'blog/expressjs/security-updates.mdx';
  itWithCases('reads as on the real page, where the line is there already and stays', () => {
    const page = readCase(real);
    const [repo, ghsa] = ['pillarjs/path-to-regexp', 'GHSA-9wv6-86v2-598j'];
    const facts = { ...advisory, ghsa, repo, url: `https://github.com/${repo}/security/advisories/${ghsa}` };
    const ranges = [{ ...advisory.ranges[0]!, name: 'path-to-regexp' }];
    const [line] = planDependencyLines([{ ...facts, ranges }], 'express', ['4.20.0']);
    expect(page).toContain(`  - ${line!.text}`);
    expect(addUpdateLines(page, [line!])).toEqual({ kind: 'unchanged' });
  });
});
