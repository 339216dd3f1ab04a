import { takePostTemplate } from '../../src/actions/post-template.ts';
import { defaultConfig } from '../config/default-config.ts';

const base = defaultConfig('example-org', 'triage');
const blog = {
  repo: 'example-org/site',
  branch: null,
  folder: 'posts',
  period: 'day',
  kinds: {},
  updates: null,
  words: 'project-words.txt',
  template: null,
  project: 'Example',
  authors: [],
} as const;
const good = {
  path: '.github/security-post.md',
  text: '{{#vulnerabilities}}{{details}}{{/vulnerabilities}}',
};

describe('the template beside the configuration', () => {
  it('is taken where the form asks for it, and otherwise not looked at', () => {
    const config = { ...base, blog: { ...blog, form: 'own' } } as const;
    expect(takePostTemplate(config, good)).toMatchObject({
      kind: 'ok',
      config: { blog: { template: good } },
    });
    const plain = { ...base, blog: { ...blog, form: 'plain' } } as const;
    expect(takePostTemplate(plain, { ...good, text: '{{#broken' })).toEqual({ kind: 'ok', config: plain });
    expect(takePostTemplate(base, null)).toEqual({ kind: 'ok', config: base });
  });

  it('is a mistake of the configuration where it is missing or broken', () => {
    const config = { ...base, blog: { ...blog, form: 'own' } } as const;
    expect(takePostTemplate(config, null)).toMatchObject({
      kind: 'bad',
      problems: [{ key: 'blog.form', expected: expect.stringContaining('.github/security-post.md') }],
    });
    expect(takePostTemplate(config, { ...good, text: `${good.text}\n{{titel}}` })).toMatchObject({
      kind: 'bad',
      problems: [{ file: good.path, line: 2, found: 'the variable "titel"' }],
    });
  });
});
