import type { AdvisoryFacts, Severity } from '../../../src/advisory/facts.ts';
import { renderExpressPost } from '../../../src/messages/posts/blog-express.ts';
import { parsePost } from './post-structure.ts';
import { hasShared, listShared, readOsvFacts, readShared, readTable } from './shared-records.ts';

const present = hasShared('the comparison with real posts');
const withShared = present ? it : it.skip;

/** Where the real posts are wrong, or differ from the house form of today; each is a fact of the post itself. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'CVE-2024-45296': ['severity', 'affected', 'patched'],
  '2025-12-01': ['list-lead', 'list-text'],
  '2024-09-29': ['description', 'intro', 'closing', 'form-2024'],
  '2025-05-19': ['form-2024'],
};

const POSTS = present
  ? listShared('blog/expressjs/')
      .filter((name) => name.endsWith('-security-releases.mdx'))
      .map((name) => name.slice(0, 10))
  : [];

function isKnown(what: string, field: string): boolean {
  return KNOWN[what]?.includes(field) ?? false;
}

/** The facts of a post: the advisory database's record where it is here, else what the table says of the CVE. */
function readFacts(date: string): {
  advisories: readonly AdvisoryFacts[];
  kinds: Readonly<Record<string, string>>;
} {
  const name = `${date}-security-releases.mdx`;
  const coverage = readTable('blog/expressjs/coverage.tsv').filter((row) => row.post === name);
  const records = readTable('blog/expressjs/post-vs-record.tsv').filter((row) => row.post === name);
  const osv = new Set(listShared('advisories/osv/'));
  const advisories = coverage.map((row): AdvisoryFacts => {
    const record = records.find((each) => each.cve === row.cve) ?? {};
    const pkg = row.package?.toLowerCase() ?? '';
    const published = `${record.cve_published}T12:00:00Z`;
    if (osv.has(`${row.ghsa}.json`)) {
      return { ...readOsvFacts(`advisories/osv/${row.ghsa}.json`), publishedAt: published };
    }
    const patched = (row.patched ?? '').split(' | ').map((each) => each.replace(/^>=\s*/, ''));
    const severity = (record.cve_severity ?? '').split(' ')[0]?.toLowerCase() as Severity;
    return {
      ghsa: row.ghsa ?? '',
      cve: row.cve ?? null,
      repo: /github\.com\/([^/]+\/[^/]+)/.exec(row.ghsa_url ?? '')?.[1] ?? '',
      url: row.ghsa_url ?? '',
      state: 'published',
      summary: `${pkg} vulnerable to denial of service`,
      description: `${pkg} can be made to stop answering.`,
      severity,
      cvss: [],
      cwe: [],
      ranges: (record.cve_affected ?? '').split(' | ').map((affected, index) => ({
        ecosystem: 'npm',
        name: pkg,
        affected,
        patched: patched[index] ?? null,
        functions: [],
      })),
      credits: [],
      publishedAt: published,
    };
  });
  return {
    advisories,
    kinds: Object.fromEntries(coverage.map((row) => [row.package?.toLowerCase() ?? '', row.kind ?? ''])),
  };
}

function generate(date: string): { readonly body: string; readonly path: string } {
  return renderExpressPost({
    ...readFacts(date),
    releases: [],
    date,
    project: 'Express',
    authors: [{ name: 'Ulises Gascón', github: 'UlisesGascon' }],
    form: 'express',
  });
}

const lower = (text: string) => text.toLowerCase();
const word = (severity: string) => severity.replace('Moderate', 'Medium');

describe('real posts of expressjs.com and ours from the same facts', () => {
  withShared('have the same front matter and file name', () => {
    expect(POSTS.length).toBeGreaterThan(3);
    for (const date of POSTS) {
      const generated = generate(date);
      const real = parsePost(readShared(`blog/expressjs/${date}-security-releases.mdx`));
      const ours = parsePost(generated.body);
      expect(generated.path).toBe(`src/content/blog/${date}-security-releases.mdx`);
      for (const field of [
        'frontMatterKeys',
        'title',
        'tags',
        'authors',
        'importLine',
        'alertType',
      ] as const) {
        expect({ date, [field]: ours[field] }).toEqual({ date, [field]: real[field] });
      }
      if (!isKnown(date, 'description')) expect(lower(ours.description)).toBe(lower(real.description));
    }
  });

  withShared('have the same blocks: what, how bad, which versions, which advisory', () => {
    for (const date of POSTS) {
      const real = parsePost(readShared(`blog/expressjs/${date}-security-releases.mdx`));
      const ours = parsePost(generate(date).body);
      expect(ours.blocks.map(({ cve }) => cve).sort()).toEqual(real.blocks.map(({ cve }) => cve).sort());
      for (const theirs of real.blocks) {
        const own = ours.blocks.find(({ cve }) => cve === theirs.cve);
        expect(own).toMatchObject({
          cve: theirs.cve,
          level: theirs.level,
          kind: lower(theirs.kind),
          leadPackage: theirs.leadPackage,
          leadSaysVulnerable: theirs.leadSaysVulnerable,
          ghsa: theirs.ghsa,
          ghsaUrl: theirs.ghsaUrl,
        });
        if (!isKnown(theirs.cve, 'severity')) expect(own?.severity).toBe(word(theirs.severity));
        if (!isKnown(theirs.cve, 'affected')) expect(own?.affected).toEqual(theirs.affected);
        if (!isKnown(theirs.cve, 'patched')) expect(own?.patched).toEqual(theirs.patched);
        expect(own?.hardBreak).toBe(true);
        expect(own?.patchedLabel).toBe(own?.patched.length === 1 ? 'Patched version' : 'Patched versions');
        expect(own?.paragraphs).toBeGreaterThanOrEqual(1);
      }
    }
  });

  withShared('have the same lead, list and closing', () => {
    for (const date of POSTS) {
      const real = parsePost(readShared(`blog/expressjs/${date}-security-releases.mdx`));
      const ours = parsePost(generate(date).body);
      if (!isKnown(date, 'list-lead')) expect(ours.listLead).toBe(real.listLead);
      if (!isKnown(date, 'intro')) expect(ours.introLinks).toEqual(real.introLinks);
      if (!isKnown(date, 'closing')) {
        const advice = (text: string | undefined) => lower(text ?? '').replace(' immediately', '');
        expect(advice(ours.closing)).toBe(advice(real.closing));
      }
      expect(ours.list.map(({ text }) => text)).toEqual(ours.blocks.map(({ heading }) => heading));
      if (!isKnown(date, 'list-text') && !isKnown(date, 'form-2024')) {
        expect(ours.list.map(({ anchor }) => anchor).sort()).toEqual(
          real.list.map(({ anchor }) => anchor).sort(),
        );
      }
    }
  });

  withShared('differ where the real one is known to be wrong', () => {
    const real = parsePost(readShared('blog/expressjs/2024-09-29-security-releases.mdx'));
    const ours = parsePost(generate('2024-09-29').body);
    const pick = (post: typeof real) => post.blocks.find(({ cve }) => cve === 'CVE-2024-45296');
    expect(pick(real)?.severity).toBe('Moderate');
    expect(pick(ours)?.severity).toBe('High');
    expect(pick(ours)?.affected).not.toEqual(pick(real)?.affected);
    const december = parsePost(readShared('blog/expressjs/2025-12-01-security-releases.mdx'));
    expect(december.list[0]?.text).not.toBe(december.blocks[0]?.heading);
    expect(december.listLead).toMatch(/vulnerabilities/);
  });
});
