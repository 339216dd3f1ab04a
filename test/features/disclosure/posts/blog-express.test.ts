import { renderExpressPost, renderYamlText } from '../../../../src/features/disclosure/posts/blog-express.ts';
import { parsePost } from './post-structure.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const TWO_LINES = sampleAdvisory({
  ghsa: 'GHSA-5555-6666-7777',
  cve: 'CVE-2031-9002',
  repo: 'octo-labs/sender',
  summary: 'sender vulnerable to Cross-site Scripting',
  severity: 'medium',
  ranges: [
    { ecosystem: 'npm', name: 'sender', affected: '<1.20.6', patched: '1.20.6', functions: [] },
    { ecosystem: 'npm', name: 'sender', affected: '>=2.0.0,<2.3.0', patched: '2.3.0', functions: [] },
  ],
});

describe('a post in the form of Express', () => {
  it('is one advisory told in full', () => {
    const post = renderExpressPost(samplePost(undefined, { kinds: { 'parcel-parser': 'middleware' } }));
    expect(post.path).toBe('src/content/blog/2031-03-06-security-releases.mdx');
    expect(post.title).toBe('March 2031 Security Releases');
    expect(post.body).toBe(`---
title: March 2031 Security Releases
description: Security release for parcel-parser has been published. We recommend that all users upgrade as soon as possible.
tags: ['security']
authors:
  - name: Octo Cat
    github: octocat
# cspell:ignore octo octocat
---

import Alert from '@components/primitives/Alert/Alert.astro';

The Octo team has released [parcel-parser](https://www.npmjs.com/package/parcel-parser) 1.4.2, addressing a denial of service vulnerability.

<Alert type="warning">

We recommend upgrading to the latest version of parcel-parser to secure your applications. If you have a \`package-lock.json\`, you can update the dependency by running:

\`\`\`sh
npm update parcel-parser
\`\`\`

</Alert>

The following vulnerability has been addressed:

- [CVE-2031-10001 in parcel-parser middleware (High)](#cve-2031-10001-in-parcel-parser-middleware-high)

## CVE-2031-10001 in parcel-parser middleware (High)

**[parcel-parser](https://www.npmjs.com/package/parcel-parser) versions \`< 1.4.2\` are vulnerable to denial of service via deeply nested parcels**

A nested parcel keeps the process busy.

**Affected versions**: \`< 1.4.2\`\\
**Patched version**: \`>= 1.4.2\`

For more details, see [GHSA-2222-3333-4444](https://github.com/octo-org/parcel-parser/security/advisories/GHSA-2222-3333-4444).

---

We recommend upgrading to the latest version of parcel-parser to secure your applications.
`);
  });

  it('orders by severity, then by CVE number (not by its text), and says each advisory once', () => {
    const advisories = [
      TWO_LINES,
      sampleAdvisory({ ghsa: 'GHSA-1', cve: 'CVE-2031-12590' }),
      sampleAdvisory({ ghsa: 'GHSA-2', cve: 'CVE-2031-5038' }),
      sampleAdvisory({ ghsa: 'GHSA-3', cve: null }),
      sampleAdvisory({ ghsa: 'GHSA-4', cve: 'CVE-2030-99999', severity: 'critical' }),
      TWO_LINES,
    ];
    const { blocks, list } = parsePost(renderExpressPost(samplePost(advisories)).body);
    expect(list.map(({ text }) => text.split(' ')[0])).toEqual([
      'CVE-2030-99999',
      'CVE-2031-5038',
      'CVE-2031-12590',
      'GHSA-3',
      'CVE-2031-9002',
    ]);
    expect(blocks.map(({ heading }) => heading)).toEqual(list.map(({ text }) => text));
  });

  it('says several packages and lines in the plural, with versions in their order', () => {
    const post = parsePost(renderExpressPost(samplePost([sampleAdvisory(), TWO_LINES])).body);
    expect(post.intro).toContain('sender) 1.20.6 and 2.3.0, addressing two security vulnerabilities.');
    expect(post.description).toMatch(
      /^Security releases for parcel-parser and sender have been published\. /,
    );
    expect(post.alert).toContain('npm update parcel-parser sender');
    expect(post.alert).toContain('update the dependencies by running');
    expect(post.listLead).toBe('The following vulnerabilities have been addressed:');
    expect(post.blocks[1]).toMatchObject({
      affected: ['<1.20.6', '>=2.0.0, <2.3.0'],
      patched: ['>=1.20.6', '>=2.3.0'],
      patchedLabel: 'Patched versions',
      severity: 'Medium',
      ghsaUrl: 'https://github.com/octo-labs/sender/security/advisories/GHSA-5555-6666-7777',
    });
  });

  it('names the versions that were released rather than those of the advisory', () => {
    const releases = [{ package: 'parcel-parser', version: '1.4.3' }];
    const { intro } = parsePost(renderExpressPost(samplePost(undefined, { releases })).body);
    expect(intro).toContain('parcel-parser) 1.4.3, addressing');
  });

  it('takes the month of the advisories, and that of the post where they have none', () => {
    const late = samplePost([sampleAdvisory({ publishedAt: '2031-02-27T09:00:00Z' })]);
    const unpublished = samplePost([sampleAdvisory({ publishedAt: null })]);
    expect(renderExpressPost(late).title).toBe('February 2031 Security Releases');
    expect(renderExpressPost(unpublished).title).toBe('March 2031 Security Releases');
    expect(() => renderExpressPost({ ...unpublished, date: '6 March' })).toThrow('YYYY-MM-DD');
  });

  it('says that there is no patch, gives the workaround, and calls for no upgrade', () => {
    const advisory = sampleAdvisory({
      description:
        'A nested parcel keeps the process busy.\n\n## Workarounds\n\nlimit the depth:\n\n- set `depth`',
      ranges: [
        { ecosystem: 'npm', name: 'parcel-parser', affected: '>= 1.0.0', patched: null, functions: [] },
      ],
    });
    const { body } = renderExpressPost(samplePost([advisory]));
    expect(body).toContain('has published details of a denial of service vulnerability in [parcel-parser]');
    expect(body).toContain('**Patched version**: none at this time');
    expect(body).toContain('**Workaround**: limit the depth:\n\n- set `depth`\n\nFor more details');
    expect(body).not.toMatch(/npm update|upgrad/);
    expect(parsePost(body).listLead).toBe('The following vulnerability has been published:');
  });

  it('says which of several packages has no patch', () => {
    const advisory = sampleAdvisory({
      ranges: [
        { ecosystem: 'npm', name: 'parcel-parser', affected: '< 1.4.2', patched: '1.4.2', functions: [] },
        { ecosystem: 'npm', name: '@octo/old-parser', affected: '= 0.3.0', patched: null, functions: [] },
      ],
    });
    const { body } = renderExpressPost(samplePost([advisory]));
    expect(body).toContain('## CVE-2031-10001 in parcel-parser and @octo/old-parser (High)');
    expect(body).toContain(
      '**Affected versions**: `< 1.4.2` (parcel-parser); `0.3.0` (@octo/old-parser)\\\n',
    );
    expect(body).toContain(
      '**Patched version**: `>= 1.4.2` (parcel-parser); none at this time (@octo/old-parser)',
    );
    expect(body).toContain('npm update parcel-parser\n');
  });

  it('speaks of one affected version in the singular', () => {
    const ranges = [
      { ecosystem: 'npm', name: 'p', affected: '= 2.2.0', patched: '2.2.1', functions: [] },
    ] as const;
    const { body } = renderExpressPost(samplePost([sampleAdvisory({ ranges })]));
    expect(body).toContain('version `2.2.0` is vulnerable to');
  });

  it('neither links nor commands npm for packages of other ecosystems', () => {
    const ranges = [
      { ecosystem: 'pip', name: 'parcel', affected: '< 2.0', patched: '2.0', functions: [] },
    ] as const;
    const { body } = renderExpressPost(samplePost([sampleAdvisory({ ranges })]));
    expect(body).toContain('has released parcel 2.0, addressing');
    expect(body).not.toMatch(/npmjs|npm update|package-lock/);
  });

  it('puts no name into the command line that npm would take for an option or several words', () => {
    const bad = ['--unsafe', 'a b', 'a;reboot', '../x', '@x'].map((name, index) =>
      sampleAdvisory({
        ghsa: `GHSA-${index}`,
        ranges: [{ ecosystem: 'npm', name, affected: '< 2.0.0', patched: '2.0.0', functions: [] }],
      }),
    );
    expect(renderExpressPost(samplePost(bad)).body).not.toMatch(/npm update|npmjs/);
  });

  it('takes a folder', () => {
    expect(renderExpressPost(samplePost(undefined, { folder: '/_posts/' })).path).toBe(
      '_posts/2031-03-06-security-releases.mdx',
    );
  });
});

describe('YAML text', () => {
  it.each([
    ['Ulises Gascón', 'Ulises Gascón'],
    ['a: b', "'a: b'"],
    ['yes', "'yes'"],
    ['2031', "'2031'"],
    ["O'Neil", "O'Neil"],
    ["'quoted'", `"'quoted'"`],
    [`both ' and "`, `'both '' and "'`],
    ['a\nb: c', "'a b: c'"],
    ['', "''"],
  ])('%j is written %s', (text, written) => {
    expect(renderYamlText(text)).toBe(written);
  });
});

describe('the number of vulnerabilities', () => {
  const of = (...summaries: readonly string[]): string => {
    const advisories = summaries.map((summary, index) =>
      sampleAdvisory({ ghsa: `GHSA-2222-3333-444${index}`, summary, cwe: [] }),
    );
    return /addressing (.*)\.$/m.exec(renderExpressPost(samplePost(advisories)).body)?.[1] ?? '';
  };

  it('names one sort for what denies service, by a regular expression or otherwise', () => {
    expect(of('p vulnerable to ReDoS', 'p vulnerable to Denial of Service via x')).toBe(
      'two denial of service vulnerabilities',
    );
    expect(of('p vulnerable to ReDoS', 'p vulnerable to XSS')).toBe(
      'two high-severity security vulnerabilities',
    );
  });
});
