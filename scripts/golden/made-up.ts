/** Invented material that transcripts are played with: public threads, and records that are disclosed together. */

const said = (author: string, role: string, body: string) => ({ author, role, date: '2025-03-03', body });

const TALK = [
  said('val-visitor', 'comment', 'A header of ten thousand bytes does it, too.'),
  said('mika-member', 'comment', 'Please do not go on with that in public.'),
  said('pat-author', 'comment', 'Everybody who reads this here can do it, I am afraid.'),
];

/** In the form that `npm start -- --premature --thread FILE` reads. */
export const THREADS = {
  issue: {
    url: 'https://github.com/example-lab/widget/issues/41',
    kind: 'issue',
    state: 'open',
    labels: ['bug'],
    title: 'Headers of nine thousand bytes bring the server down',
    posts: [said('pat-author', 'description', 'Send a header of nine thousand bytes and it stops.'), ...TALK],
  },
  pull: {
    url: 'https://github.com/example-lab/widget/pull/41',
    kind: 'pull request',
    state: 'open',
    title: 'Refuse headers that bring the server down',
    posts: [
      said('pat-author', 'description', 'A header of nine thousand bytes stops it, this is the way out.'),
      said('val-visitor', 'review', 'The check has to come before the loop over all of the lines.'),
      said('val-visitor', 'line comment', 'This number should be in the configuration instead of here.'),
      ...TALK,
    ],
    patch:
      '--- a/lib/read.js\n+++ b/lib/read.js\n@@ -1 +1,2 @@\n+if (header.length > 8192) return refuse(header);\n',
  },
} as const;

export type ThreadName = keyof typeof THREADS;

interface Flaw {
  readonly id: string;
  readonly cve: string;
  readonly name: string;
  readonly summary: string;
  readonly score: string;
  readonly cwe: string;
  readonly severity: string;
  /** Introduced, fixed; in each line of versions. */
  readonly lines: readonly (readonly [string, string])[];
}

const FLAWS: readonly Flaw[] = [
  {
    id: 'GHSA-2345-6789-cfgh',
    cve: 'CVE-2025-40001',
    name: 'widget',
    summary: 'Denial of service in widget by long headers',
    score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    cwe: 'CWE-400',
    severity: 'HIGH',
    lines: [
      ['0', '1.4.2'],
      ['2.0.0', '2.1.1'],
    ],
  },
  {
    id: 'GHSA-jmpq-rvwx-2345',
    cve: 'CVE-2025-40002',
    name: 'gadget',
    summary: 'Path traversal in gadget when archives are unpacked',
    score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N',
    cwe: 'CWE-22',
    severity: 'MODERATE',
    lines: [['0.3.0', '0.9.5']],
  },
  {
    id: 'GHSA-cccc-ffff-gggg',
    cve: 'CVE-2025-40003',
    name: 'gizmo',
    summary: 'Open redirect in gizmo',
    score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N',
    cwe: 'CWE-601',
    severity: 'MODERATE',
    lines: [['1.0.0', '3.0.4']],
  },
];

/** Three OSV records of one owner, as `npm start -- --advisory FILE` reads them. */
export const RECORDS = FLAWS.map((flaw) => ({
  name: `${flaw.name}.json`,
  text: JSON.stringify(recordOf(flaw)),
}));

function recordOf({ id, cve, name, summary, score, cwe, severity, lines }: Flaw) {
  return {
    schema_version: '1.4.0',
    id,
    modified: '2025-05-05T12:00:00Z',
    published: '2025-05-05T12:00:00Z',
    aliases: [cve],
    summary,
    details: `### Impact\n\n${summary}, by anybody who may send it something.\n\n### Patches\n\nUpgrade ${name}.\n`,
    severity: [{ type: 'CVSS_V3', score }],
    affected: lines.map(([introduced, fixed]) => ({
      package: { ecosystem: 'npm', name },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced }, { fixed }] }],
    })),
    references: [{ type: 'PACKAGE', url: `https://github.com/example-org/${name}` }],
    database_specific: { cwe_ids: [cwe], severity, github_reviewed: true },
  };
}
