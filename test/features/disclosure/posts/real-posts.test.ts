import { renderExpressPost } from '../../../../src/features/disclosure/posts/blog-express.ts';
import { findPostProblems } from '../../../../src/features/disclosure/posts/post-problems.ts';
import { hasCases, itWithCases, listCases, readCase } from '../../../formats/real-cases.ts';
import { type BlockStructure, type PostStructure, parsePost } from './post-structure.ts';
import { readPostFacts } from './real-post-facts.ts';

/**
 * Every difference between the real posts and ours of the same facts, with its reason. `form`: the house form has
 * changed since, and today's is ours. `mistake`: the real post is wrong, or breaks its own form.
 */
const KNOWN: Readonly<Record<string, string>> = {
  '2024-09-29 description': 'mistake: leaves out basic-auth-connect, which the post is about',
  '2024-09-29 intro packages': 'form: named no package',
  '2024-09-29 intro count': 'form: named no number',
  '2024-09-29 alert': 'form: no package, no command',
  '2024-09-29 closing': 'form: none before 2025-05',
  '2024-09-29 list order': 'mistake: path-to-regexp is High and came last',
  'CVE-2024-45296 severity': 'mistake: High in GHSA and CVE, Moderate in the post',
  'CVE-2024-45296 affected':
    'mistake: >= 4.0.0, < 8.0.0 takes in the patched 6.3.0; the record here has the line as one',
  'CVE-2024-45296 patched': 'mistake: five versions for the two ranges of the record',
  'CVE-2024-47178 lead': 'form: said what the package does, not what it is vulnerable to',
  'CVE-2024-43796 lead': 'form: named no versions in the lead before 2025-05',
  'CVE-2024-43799 lead': 'form: named no versions in the lead before 2025-05',
  'CVE-2024-43800 lead': 'form: named no versions in the lead before 2025-05',
  'CVE-2024-45296 lead': 'form: named no versions in the lead before 2025-05',
  'CVE-2024-47178 details': 'mistake: another sentence than in the rest of the post',
  '2025-05-19 alert': 'form: no command before 2026-03, and the version by hand',
  '2025-12-01 alert': 'form: no command before 2026-03',
  '2025-12-01 list lead': 'mistake: plural for one vulnerability',
  '2025-12-01 list text': 'mistake: the list writes the package in small letters, the heading in capitals',
  '2026-02-27 alert': 'form: no command before 2026-03',
  '2026-02-27 list order': 'form: no rule inside one severity; ours goes by CVE number',
};

const POSTS = hasCases()
  ? listCases('blog/expressjs/')
      .filter((name) => name.endsWith('-security-releases.mdx'))
      .map((name) => name.slice(0, 10))
  : [];

interface Difference {
  readonly field: string;
  readonly real: unknown;
  readonly ours: unknown;
}

function renderOurs(date: string): { readonly body: string; readonly path: string } {
  return renderExpressPost({
    advisories: readPostFacts(date).advisories,
    releases: [],
    date,
    project: 'Express',
    authors: [{ name: 'Ulises Gascón', github: 'UlisesGascon' }],
    form: 'express',
  });
}

const lower = (text: string) => text.toLowerCase();
/** Since 2026-03 the posts say Medium. */
const word = (severity: string) => severity.replace('Moderate', 'Medium');
const sorted = (list: readonly string[]) => list.map(lower).toSorted();
const idsOf = (post: PostStructure) => post.list.map(({ text }) => /CVE-[\d-]+/.exec(text)?.[0] ?? text);

/** One row for each field of the list of what a post contains, in its order. */
function describePost(post: PostStructure, source: string): Readonly<Record<string, unknown>> {
  return {
    'front matter keys': post.frontMatterKeys,
    title: post.title,
    description: [
      lower(post.description).split(' for ')[0],
      sorted(post.description.match(/[\w-]+(?=,| and | have | has )/g) ?? []),
    ],
    tags: post.tags,
    authors: post.authors,
    import: post.importLine,
    'intro packages': sorted(post.introLinks),
    'intro count': post.introCount,
    'alert type': post.alertType,
    alert: lower(post.alert),
    'list lead': post.listLead,
    'list order': idsOf(post),
    'list text': post.list.every(({ text }, index) => text === post.blocks[index]?.heading),
    'list anchors': post.list.every(
      ({ anchor }, index) => anchor === anchorOf(post.blocks[index]?.heading ?? ''),
    ),
    closing: lower(post.closing ?? '').replace(' immediately', ''),
    'line ends': [source.includes('\r'), source.endsWith('\n'), source.endsWith('\n\n')],
  };
}

const anchorOf = (heading: string) =>
  lower(heading)
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

function describeBlock(block: BlockStructure): Readonly<Record<string, unknown>> {
  return {
    level: block.level,
    kind: lower(block.kind),
    severity: word(block.severity),
    lead: [block.leadPackage, block.leadVersions, block.leadSaysVulnerable],
    affected: block.affected,
    patched: block.patched,
    details: [block.detailsSentence, block.ghsa, block.ghsaUrl],
  };
}

function compareFields(
  where: string,
  real: Readonly<Record<string, unknown>>,
  ours: Readonly<Record<string, unknown>>,
): readonly Difference[] {
  return Object.keys(real)
    .filter((field) => JSON.stringify(real[field]) !== JSON.stringify(ours[field]))
    .map((field) => ({ field: `${where} ${field}`, real: real[field], ours: ours[field] }));
}

function comparePosts(date: string): readonly Difference[] {
  const source = readCase(`blog/expressjs/${date}-security-releases.mdx`);
  const { body } = renderOurs(date);
  const [real, ours] = [parsePost(source), parsePost(body)];
  return [
    ...compareFields(date, describePost(real, source), describePost(ours, body)),
    ...real.blocks.flatMap((block) => {
      const own = ours.blocks.find(({ cve }) => cve === block.cve);
      if (own === undefined) return [{ field: `${block.cve} block`, real: block.heading, ours: null }];
      return compareFields(block.cve, describeBlock(block), describeBlock(own));
    }),
  ];
}

describe('real posts of expressjs.com and ours from the same facts', () => {
  itWithCases('differ in every field that is known to be wrong or out of date, and in no other', () => {
    expect(POSTS.length).toBeGreaterThan(3);
    const differences = POSTS.flatMap(comparePosts);
    const unknown = differences.filter(({ field }) => KNOWN[field] === undefined);
    expect(unknown).toEqual([]);
    const found = differences.map(({ field }) => field);
    const ofThese = Object.keys(KNOWN).filter(
      (field) => field.startsWith('CVE-') || POSTS.some((date) => field.startsWith(date)),
    );
    expect(found.toSorted()).toEqual(ofThese.toSorted());
  });

  itWithCases('have the same blocks, each with its own, and none twice', () => {
    for (const date of POSTS) {
      const real = parsePost(readCase(`blog/expressjs/${date}-security-releases.mdx`));
      const ours = parsePost(renderOurs(date).body);
      expect(renderOurs(date).path).toBe(`src/content/blog/${date}-security-releases.mdx`);
      expect(sorted(ours.blocks.map(({ cve }) => cve))).toEqual(sorted(real.blocks.map(({ cve }) => cve)));
    }
  });

  itWithCases('ours keep today’s form: hard breaks, right number, one to three paragraphs', () => {
    for (const { hardBreak, patched, patchedLabel, paragraphs } of POSTS.flatMap(
      (date) => parsePost(renderOurs(date).body).blocks,
    )) {
      expect(hardBreak).toBe(true);
      expect(patchedLabel).toBe(patched.length === 1 ? 'Patched version' : 'Patched versions');
      expect(paragraphs).toBeGreaterThanOrEqual(1);
      expect(paragraphs).toBeLessThanOrEqual(3);
    }
  });

  itWithCases('tell the same of a flaw: the sort that the real lead names, where its record is here', () => {
    const sorts = /denial of service|cross-site scripting|xss|template injection|timing-unsafe/i;
    for (const date of POSTS) {
      const { told } = readPostFacts(date);
      const real = parsePost(readCase(`blog/expressjs/${date}-security-releases.mdx`));
      const ours = parsePost(renderOurs(date).body);
      for (const block of real.blocks.filter(({ cve }) => told.has(cve))) {
        const own = ours.blocks.find(({ cve }) => cve === block.cve);
        const sort = (text: string) =>
          lower(sorts.exec(text)?.[0] ?? text).replace('cross-site scripting', 'xss');
        expect(sort(own?.lead ?? '')).toBe(sort(block.lead));
      }
    }
  });

  itWithCases('only the ranges that the path-to-regexp post got wrong are refused beforehand', () => {
    const refused = POSTS.flatMap((date) =>
      findPostProblems({
        advisories: readPostFacts(date).advisories,
        releases: [],
        date,
        project: 'Express',
        authors: [],
        form: 'express',
      }).filter(({ level }) => level === 'refuse'),
    );
    const expected = POSTS.includes('2024-09-29') ? ['patched-inside-affected GHSA-9wv6-86v2-598j'] : [];
    expect(refused.map(({ kind, ghsa }) => `${kind} ${ghsa}`)).toEqual(expected);
  });
});
