import MarkdownIt from 'markdown-it';
import {
  renderArtifacts,
  renderProposedPatches,
  renderReproducers,
} from '../../../../src/features/intake/artifacts/artifacts-text.ts';
import { fence, PATCH, sarifOf } from './artifact-samples.ts';

const show = (report: string): string => renderArtifacts(report, 7).join('\n');
const markdown = new MarkdownIt({ html: true, linkify: true });

describe('what a report brings along, as it is shown', () => {
  it('is folded, with a line that says what it is', () => {
    const text = show(
      `A flaw.\n\n${fence('json', JSON.stringify(sarifOf('CodeQL', 'a.js:1')))}\n\n${fence('diff', PATCH)}`,
    );
    expect(text).toContain('<details><summary>SARIF by CodeQL: 1 result in a.js:1</summary>\n\n```json\n{');
    expect(text).toContain(
      `(+2 −1)</summary>\n\n\`\`\`diff\n${PATCH}\n\`\`\`\n\n</details>`.replace('(+2 −1)', '&#40;+2 −1&#41;'),
    );
  });

  it('is nothing for a report in words', () => {
    expect(show('The limit is not checked, see `lib/a.js`.\n\n```js\nlisten(1);\n```')).toBe('');
    expect(renderProposedPatches('Words alone.', 7)).toEqual([]);
    expect(renderReproducers(null, 7)).toEqual([]);
  });

  it('is cut, and tells where the rest is', () => {
    const long = `${PATCH.replace('10,3 +10,4', '10,3 +10,2004')}\n${'+const x = 1;\n'.repeat(2_000)}`;
    const text = show(fence('diff', long));
    expect(text.length).toBeLessThan(7_000);
    expect(text).toMatch(
      /Cut here: these are 59\d\d of \d+ characters. The rest is in the store: `cases\/7\/report.md`, from line 2./,
    );
  });

  it('fits a comment, however much there is', () => {
    const many = Array.from({ length: 30 }, () => fence('diff', `${PATCH}\n${'`'.repeat(3_000)}`)).join(
      '\n\n',
    );
    const text = show(many.replace(/```diff/g, '~~~~diff').replace(/\n```(?!`)/g, '\n~~~~'));
    expect(text.length).toBeLessThan(30_000);
    expect(text).toContain('in the store, `cases/7/report.md`, from line');
    expect(text).toContain('18 more are in the store');
  });

  it('stays text, whatever its names are', () => {
    const name =
      '</summary><img src=x> @octo/team #12 [a](https://evil.example) **b** `c` GH-1 www.evil.example &lt;';
    const hostile = show(
      [
        fence('json', JSON.stringify(sarifOf(name, `${name}:1`))),
        fence('diff', PATCH.replaceAll('lib/send.js', `${name}.js`)),
        `[x-finding:@octo/team#12]`,
        fence('json', '{ "runs": [ </details>'),
      ].join('\n\n'),
    );
    const html = markdown.render(hostile);
    expect(html.match(/<(?:img|a|strong)\b/g) ?? []).toEqual([]);
    expect(html.match(/<summary>/g)).toHaveLength(2);
    const outside = hostile.replace(/^(`{3,})[a-z]*\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
    expect(outside).not.toMatch(/@octo|#12|GH-1|:\/\/|www\.e/);
  });

  it('tells of JSON that does not parse, and leaves it as it is', () => {
    expect(show(fence('json', '{ "a": 1, }'))).toContain(
      '- the JSON in line 2 of the report is not valid; it stays as it is',
    );
    expect(show(fence('', '{ "runs": [ }'))).toContain(
      '- what looks like SARIF in line 2 of the report is no valid JSON',
    );
  });

  it('is carried on: the patch to those who write one, the reproducer to those who test it', () => {
    const report = `## PoC\n\n${fence('js', 'send(1);\nprocess.exit(1);')}\n\n## Suggested fix\n\n${fence('diff', PATCH)}\n\n## Introduced by\n\n${fence('diff', PATCH.replaceAll('send.js', 'old.js'))}`;
    const patches = renderProposedPatches(report, 7).join('\n');
    expect(patches).toContain('patch of 1 file: lib/send.js');
    expect(patches).not.toContain('old.js');
    expect(patches).toContain('The bot has not applied it.');
    const reproducers = renderReproducers(report, 7).join('\n');
    expect(reproducers).toContain('```text\nsend(1);\nprocess.exit(1);\n```');
    expect(reproducers).not.toContain('lib/send.js');
  });
});
