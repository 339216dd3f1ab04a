import { lintFormConfig, lintIssueForm } from '../../scripts/lint-issue-forms.ts';

const SOUND = `
name: Report
description: From elsewhere
labels: []
body:
  - type: markdown
    attributes: { value: Thank you }
  - type: input
    id: url
    attributes: { label: Address }
    validations: { required: true }
  - type: dropdown
    id: kind
    attributes: { label: Kind, options: [a, b] }
`;

describe('lintIssueForm', () => {
  it('has nothing against a sound form', () => {
    expect(lintIssueForm(SOUND)).toEqual([]);
  });

  it.each([
    ['no name', 'name: Report', '', 'name is missing or empty'],
    ['a key with a mistake', 'labels:', 'label:', 'label is no key of a form'],
    ['a type that does not exist', 'type: input', 'type: text', 'body[1]: type text does not exist'],
    ['a field without label', '{ label: Address }', '{}', 'body[1]: attributes.label is missing or empty'],
    [
      'a choice without options',
      'options: [a, b]',
      'options: []',
      'body[2]: attributes.options is missing or empty',
    ],
    ['an id with a space', 'id: url', 'id: the url', 'body[1]: id the url is not allowed'],
    ['an id given twice', 'id: kind', 'id: url', 'two fields have the id url'],
    ['a label given twice', 'label: Kind', 'label: Address', 'two fields have the label Address'],
    [
      'text with an id',
      'type: markdown',
      'type: markdown\n    id: x',
      'body[0]: markdown takes neither id nor validations',
    ],
  ])('finds %s', (_name, from, to, finding) => {
    expect(SOUND).toContain(from);
    expect(lintIssueForm(SOUND.replace(from, to))).toEqual([finding]);
  });

  it('finds a form that asks nothing, and a file that is none', () => {
    expect(lintIssueForm('name: a\ndescription: b\nbody: []')).toEqual([
      'body has no field that can be filled in',
    ]);
    expect(lintIssueForm('- a')).toEqual(['not a mapping']);
  });
});

describe('lintFormConfig', () => {
  it('takes what GitHub takes and finds the rest', () => {
    expect(lintFormConfig('blank_issues_enabled: false')).toEqual([]);
    expect(lintFormConfig('blank_issues: false\ncontact_links: [{ name: x, url: y }]')).toEqual([
      'blank_issues is no key of this file',
      'blank_issues_enabled is neither true nor false',
      'contact_links[0]: about is missing',
    ]);
  });
});
