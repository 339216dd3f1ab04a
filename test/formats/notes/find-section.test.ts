import { findSection, findUnreleased } from '../../../src/formats/notes/find-section.ts';

const HISTORY = `unreleased
==========

  * later

1.2.3 / 2024-01-01
==================

  * Fix [CVE-2024-1111](https://www.cve.org/CVERecord?id=CVE-2024-1111)

1.2.2 / 2023-01-01
==================

  * older
`;

describe('the section of a version', () => {
  it.each([
    ['underlined', HISTORY, '1.2.3', 'CVE-2024-1111', 'older'],
    [
      'keep a changelog',
      '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2024-01-01\n### Security\n- it\n\n## [1.2.2]\n- older\n',
      '1.2.3',
      '- it',
      'older',
    ],
    ['a rocket', '## :rocket: 1.2.3\n\n* it\n\n## :rocket: 1.2.2\n\n* older', '1.2.3', '* it', 'older'],
    [
      'a link',
      '## [v1.2.3](https://example.com/compare/v1.2.2...v1.2.3) (2024-01-01)\n\n* it\n\n# [1.2.2](x)\n* older',
      '1.2.3',
      '* it',
      'older',
    ],
    [
      'name and version',
      '### @example/parser@1.2.3\n- it\n### @example/parser@1.2.2\n- older',
      '1.2.3',
      '- it',
      'older',
    ],
    ['bold', '**1.2.3** (2024-01-01)\n- it\n\n**1.2.2**\n- older', '1.2.3', '- it', 'older'],
    ['a bare line', 'Version 1.2.3, 2024-01-01\n  - it\n\nv1.2.2\n  - older', '1.2.3', '- it', 'older'],
    [
      'underlined with hyphens',
      'v1.2.3 - 2024-01-01\n-------------------\n- it\n\nv1.2.2\n------\n- older',
      '1.2.3',
      '- it',
      'older',
    ],
    ['a version with a v asked for', '## 1.2.3\nit\n## 1.2.2\nolder', 'v1.2.3', 'it', 'older'],
    ['a pre-release', '## 2.0.0-rc.1\nit\n## 2.0.0\nolder', '2.0.0-rc.1', 'it', 'older'],
    ['with CRLF', '## 1.2.3\r\nit\r\n## 1.2.2\r\nolder', '1.2.3', 'it', 'older'],
    [
      'its own sub-headings',
      '# 1.2.3\n## Fixes\nit\n## Node 18.0\n## Docs for 0.9\nmore\n# 1.2.2\nolder',
      '1.2.3',
      'more',
      'older',
    ],
    [
      'code that looks like a heading',
      '## 1.2.3\n```\n## 1.2.2\n```\nit\n## 1.2.2\nolder',
      '1.2.3',
      'it',
      'older',
    ],
    ['a license after the last one', '## 1.2.3\nit\n# License\nolder', '1.2.3', 'it', 'older'],
  ])('is found: %s', (_name, changelog, version, holds, lacks) => {
    const section = findSection(changelog, version);
    expect(section?.text).toContain(holds);
    expect(section?.text).not.toContain(lacks);
  });

  it.each([
    ['Debian', 'widget (1.2.3-2) unstable; urgency=high', 'widget (1.2.2-1) stable; urgency=low', '1.2.3-2'],
    ['Symfony', ' * 1.2.3 (2024-06-28)', ' * 1.2.2 (2024-06-02)'],
    [
      'GNU',
      '* Noteworthy changes in release 1.2.3 (2024-03-28) [stable]',
      '* Noteworthy changes in release 1.2.2 (2023-08-29)',
    ],
    [
      'nginx',
      'Changes with widget 1.2.3          14 Aug 2024',
      'Changes with widget 1.2.2          29 May 2024',
    ],
    ['Apache', 'Changes with Widget 1.2.3', 'Changes with Widget 1.2.2'],
    ['PHP', '06 Jun 2024, PHP 1.2.3', '09 May 2024, PHP 1.2.2'],
    ['Perl', '1.2.3     2024-05-06 10:00:00+00:00 Europe/Berlin', '1.2.2     2024-01-06 10:00:00Z'],
    ['Sphinx, as items', '- :release:`1.2.3 <2024-09-18>`', '- :release:`1.2.2 <2024-01-18>`'],
    ['Sphinx, as fields', '.. changelog::\n    :version: 1.2.3', '.. changelog::\n    :version: 1.2.2'],
    ['bare, a word first', 'Release 1.2.3 -- 2024-05-06', 'Release 1.2.2 -- 2024-01-01'],
    ['bare, the day first', '2024-05-06  1.2.3', '2024-01-02  1.2.2'],
    ['RST with tildes', 'Version 1.2.3\n~~~~~~~~~~~~~', 'Version 1.2.2\n~~~~~~~~~~~~~'],
    ['RST with carets', 'Version 1.2.3\n^^^^^^^^^^^^^', 'Version 1.2.2\n^^^^^^^^^^^^^'],
    ['RST with tildes below', '1.2.3\n=====\n\nBugs\n~~~~', '1.2.2\n=====\n\nBugs\n~~~~'],
  ])('ends where the next one begins as well: %s', (_name, own, older, version = '1.2.3') => {
    const { text } = findSection(`${own}\n\n  * it\n\n${older}\n\n  * older\n`, version) ?? { text: '' };
    expect(text).toMatch(/\* it$/m);
    expect(text).not.toContain('older');
  });

  it('takes tildes of Markdown for a fence all the same', () => {
    const changelog = '## 1.2.3\n\nRun:\n\n~~~~\n## 1.2.2\n~~~~\n\nit\n\n## 1.2.1\nolder';
    expect(findSection(changelog, '1.2.3')?.text).toMatch(/it$/);
    expect(findSection(changelog, '1.2.2')).toBeUndefined();
  });

  it.each([
    ['another version', HISTORY, '1.2.4'],
    ['a version that only begins alike', '## 1.2.30\nit', '1.2.3'],
    ['a version that is only spoken of', '## 1.2.4\nfixes what 1.2.3 broke', '1.2.3'],
    ['a day', '## 2024.01.01\nit', '1.1'],
    ['nothing', '', '1.2.3'],
  ])('is not made up: %s', (_name, changelog, version) => {
    expect(findSection(changelog, version)).toBeUndefined();
  });

  it('that still waits for its version is told', () => {
    expect(findUnreleased(HISTORY)).toBe('unreleased');
    expect(findUnreleased('## [Unreleased]')).toBe('[Unreleased]');
    expect(findUnreleased('## 1.2.3')).toBeUndefined();
  });
});

describe('a changelog of another ecosystem', () => {
  const TWO =
    '# Changelog\n\n## v1.10.0/v0.103.0\n\n- newer\n\n## v0.102.1\n\n- one\n\n## v1.9.0/v0.102.0\n\n- both\n';

  it.each<[string, string, string, string]>([
    ['two versions in one heading, the second', TWO, '0.102.0', '- both'],
    ['two versions in one heading, the first', TWO, '1.9.0', '- both'],
    ['one version between such', TWO, '0.102.1', '- one'],
    [
      'a name before the version',
      '## Rails 8.0.0.1 (December 10, 2024) ##\n\n- one\n\n## Rails 8.0.0 ##\n\n- older',
      '8.0.0.1',
      '- one',
    ],
    [
      'a product of two words',
      '# Spring Boot 3.2.1\n\n- one\n\n# Spring Boot 3.2.0\n\n- older',
      '3.2.1',
      '- one',
    ],
    ['a title above and below lines', '====\nDjango 4.2.23 release notes\n====\n\n- one', '4.2.23', '- one'],
    ['a first line without a mark', 'curl and libcurl 8.11.1\n\n- one', '8.11.1', '- one'],
    [
      'a small heading',
      '## <small>[6.2.3](https://example.org/v6.2.2...v6.2.3) (2025-03-24)</small>\n\n- one\n\n## <small>6.2.2 (2025-03-14)</small>\n\n- older',
      '6.2.3',
      '- one',
    ],
    ['a train of versions', '## Hoxton.SR3\n\n- one\n\n## Hoxton.SR2\n\n- older', 'Hoxton.SR3', '- one'],
    [
      'zeros that the registry drops',
      '## 2024.07.04\n\n- one\n\n## 2024.06.02\n\n- older',
      '2024.7.4',
      '- one',
    ],
    [
      'a release candidate',
      'Synapse 1.62.0rc3 (2022-07-04)\n====\n\n- one\n\nSynapse 1.62.0rc2 (2022-07-01)\n====\n\n- older',
      '1.62.0rc3',
      '- one',
    ],
  ])('is read: %s', (_, changelog, version, line) => {
    const text = findSection(changelog, version)?.text ?? '';
    expect(text.split('\n').filter((each) => each.startsWith('- '))).toEqual([line]);
  });

  it.each([
    'Upgrading from Widget 1.0 to 1.2.3',
    'Drop support for Widget 1.2.3',
    'Requires Example Runtime 1.2.3 and newer',
  ])('has no section of 1.2.3 under "%s"', (heading) => {
    expect(findSection(`## 1.3.0\n\n## ${heading}\n\n- other\n`, '1.2.3')).toBeUndefined();
  });
});
