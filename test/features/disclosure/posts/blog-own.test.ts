import { readFileSync } from 'node:fs';
import { compile } from '@mdx-js/mdx';
import fc from 'fast-check';
import { renderOwnPost } from '../../../../src/features/disclosure/posts/blog-own.ts';
import {
  findTemplateProblems,
  POST_VARIABLES,
} from '../../../../src/features/disclosure/posts/own-template.ts';
import { hostilePost } from './hostile-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const TEMPLATE = `---
title: {{yamlTitle}}
{{#authors}}
author: {{yamlName}}
{{/authors}}
---

{{intro}}

{{#vulnerabilities}}
## {{heading}}

{{lead}}

{{text}}

- affected: {{affected}}
- patched: {{patched}}

{{#workaround}}
{{workaround}}

{{/workaround}}
{{details}}
{{^thanks}}
Nobody is named.
{{/thanks}}
{{#thanks}}
{{thanks}}
{{/thanks}}
{{/vulnerabilities}}
`;

const own = (text: string, path = '.github/security-post.md') => ({ path, text });

describe('the page about templates', () => {
  const page = readFileSync(new URL('../../../../docs/post-templates.md', import.meta.url), 'utf8');

  it('names every variable with its meaning, and its example is good', () => {
    const all = [POST_VARIABLES, ...Object.values(POST_VARIABLES.lists)].flatMap(({ values }) =>
      Object.entries(values).map(([name, meaning]) => `| \`{{${name}}}\` | ${meaning} |`),
    );
    expect(all.filter((row) => !page.includes(row))).toEqual([]);
    const [, example = ''] = /```mustache\n([\s\S]*?)```/.exec(page) ?? [];
    expect(example).toContain('{{details}}');
    expect(findTemplateProblems(example)).toEqual([]);
  });
});

describe('the organisation’s own template', () => {
  it('is filled in for every advisory, with what it says', () => {
    const advisory = sampleAdvisory({ credits: [{ name: 'Jo', type: 'reporter' }] });
    const post = renderOwnPost(
      samplePost([advisory, sampleAdvisory({ ghsa: 'GHSA-9999-9999-9999' })]),
      own(TEMPLATE),
    );
    expect(post.path).toBe('src/content/blog/2031-03-06-security-releases.md');
    expect(post.body).toContain(
      'title: March 2031 Security Releases\nauthor: Octo Cat\n---\n\nThe Octo team',
    );
    expect(post.body).toContain('- affected: `< 1.4.2`\n- patched: `>= 1.4.2`\n');
    expect(post.body).toContain(`[GHSA-2222-3333-4444](${advisory.url})\nThanks to Jo for reporting.\n`);
    expect(post.body).toContain('Nobody is named.\n');
    expect(post.body).not.toMatch(/\{\{|\}\}|There is no patched version/);
  });

  it('is taken with any of its variables, and each has a value', () => {
    const section = (name: string, values: readonly string[]) =>
      `{{#${name}}}${values.map((value) => `${value}={{{${value}}}};\n`).join('')}{{/${name}}}`;
    const text = [
      ...Object.keys(POST_VARIABLES.values).map((name) => `${name}={{${name}}};\n`),
      ...Object.entries(POST_VARIABLES.lists).map(([name, { values }]) => section(name, Object.keys(values))),
      '{{#vulnerabilities}}{{details}}{{/vulnerabilities}}',
    ].join('');
    expect(findTemplateProblems(text)).toEqual([]);
    const advisory = sampleAdvisory({ credits: [{ name: 'Jo', type: 'reporter' }] });
    const { body } = renderOwnPost(samplePost([advisory]), own(text));
    expect(body.match(/^\w+=;$/gm)).toEqual(['workaround=;']);
  });

  it.each([
    ['a variable that is none', 'a\n{{detals}}\n', 2, 'the variable "detals"', 'closing'],
    ['a variable of a list outside of it', '{{heading}}', 1, 'the variable "heading"', 'title'],
    ['a list that is none', '\n\n{{#bugs}}{{/bugs}}', 3, 'the variable "bugs"', 'vulnerabilities'],
    ['what every object has', '{{constructor}}', 1, 'the variable "constructor"', 'title'],
    ['a section that does not end', 'a\n{{#packages}}', 2, 'unclosed section', 'Mustache'],
    ['a tag that does not end', 'a\n{{title', 2, 'unclosed tag', 'Mustache'],
    ['a partial', '{{> head}}', 1, '{{> head}}', 'one file'],
    ['no link back', '{{title}}\n', 2, 'no {{details}}', 'found again'],
  ])('is refused with %s, by line', (_, text, line, found, expected) => {
    const problem = findTemplateProblems(text)[0];
    expect(problem).toMatchObject({ line });
    expect(problem?.found).toContain(found);
    expect(problem?.expected).toContain(expected);
  });

  it('shows other people’s words and runs none of them', async () => {
    await fc.assert(
      fc.asyncProperty(hostilePost, async (input) => {
        const { body } = renderOwnPost(input, own(TEMPLATE, 'post.mdx'));
        const [, , rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(body) ?? [];
        await compile(rest);
        expect(rest).not.toMatch(/^(?:import|export)\b/m);
        const prose = rest.replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '§');
        expect(prose).not.toMatch(/[<{}]/);
      }),
      { numRuns: 100 },
    );
  });
});
