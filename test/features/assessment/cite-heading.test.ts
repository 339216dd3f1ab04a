import { findCitedSection, readCitation } from '../../../src/features/assessment/cite-heading.ts';

it.each([
  ['THREAT-MODEL.md#trusted-input', { repo: null, path: 'THREAT-MODEL.md', anchor: 'trusted-input' }],
  ['docs/a.md#Trusted-Input', { repo: null, path: 'docs/a.md', anchor: 'trusted-input' }],
  [
    'https://github.com/example-org/security-wg/blob/main/docs/ThreatModel.md#out%20of',
    { repo: 'example-org/security-wg', path: 'docs/ThreatModel.md', anchor: 'out of' },
  ],
  ['https://github.com/example-org/x/issues/1#a', undefined],
  ['../../secret.md#a', undefined],
  ['THREAT-MODEL.md', undefined],
  ['THREAT-MODEL.md#', undefined],
  ['a.md#%E0%A4%A', { repo: null, path: 'a.md', anchor: '%e0%a4%a' }],
])('%s', (word, expected) => {
  expect(readCitation(word)).toEqual(expected);
});

const FILE = [
  '# Threat model',
  'We look at **these**.',
  '## Trusted input: what is *not* ours!',
  '',
  'Code of the application is trusted.',
  '',
  '- so is its configuration',
  '',
  '```md',
  '## not-a-heading',
  '```',
  '## Again',
  '## Again',
  'The second one.',
  '',
  'Set [up](https://example.org)',
  '---',
  'Deep.',
].join('\n');

it.each([
  ['threat-model', 'Threat model', 'We look at **these**.'],
  ['trusted-input-what-is-not-ours', 'Trusted input: what is not ours!', 'so is its configuration'],
  ['again', 'Again', ''],
  ['again-1', 'Again', 'The second one.'],
  ['not-a-heading', null, ''],
  ['', null, ''],
])('#%s', (anchor, title, text) => {
  const section = findCitedSection(FILE, anchor);
  expect(section?.title ?? null).toBe(title);
  if (title !== null) expect(section?.text).toContain(text);
});

it('a long section is cut', () => {
  expect(findCitedSection(`# A\n${'long '.repeat(1_000)}`, 'a')?.text).toHaveLength(600);
});
