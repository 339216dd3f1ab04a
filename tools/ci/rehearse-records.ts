/**
 * Rehearses records of kinds that one record does not show: fixes that share a release, neighbouring versions, many
 * packages, several years, versions that begin with a letter. Exit 1 where one does not end with every case closed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../dev/rehearsal/report.ts';

interface Package {
  readonly ecosystem: string;
  readonly name: string;
  readonly introduced: string;
  readonly fixed: string;
}

/** A record of this number; its ids follow from it and from the year. */
function recordOf(number: number, year: number, packages: readonly Package[]): object {
  return {
    schema_version: '1.4.0',
    id: `GHSA-2222-2222-222${number}`,
    modified: `${year}-04-01T10:00:00Z`,
    published: `${year}-04-01T10:00:00Z`,
    aliases: [`CVE-${year}-4000${number}`],
    summary: 'Long strings stall the widget',
    details: 'A long string keeps the parser busy.',
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
    affected: packages.map(({ ecosystem, name, introduced, fixed }) => ({
      package: { ecosystem, name },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced }, { fixed }] }],
    })),
    references: [{ type: 'PACKAGE', url: 'https://github.com/example-org/widget' }],
    database_specific: { cwe_ids: ['CWE-400'], severity: 'HIGH' },
  };
}

const widget = (fixed: string): Package => ({ ecosystem: 'npm', name: 'widget', introduced: '1.0.0', fixed });
const module = (name: string, fixed: string): Package => ({
  ecosystem: 'Maven',
  name: `org.example:${name}`,
  introduced: '2.0.0',
  fixed,
});

const KINDS: Readonly<Record<string, readonly object[]>> = {
  'two records, one release': [recordOf(2, 2026, [widget('1.2.3')]), recordOf(3, 2026, [widget('1.2.3')])],
  'two records of different years, neighbouring versions': [
    recordOf(2, 2021, [widget('1.2.3')]),
    recordOf(3, 2026, [widget('1.2.4')]),
  ],
  'two packages, neighbouring versions': [
    recordOf(2, 2026, [module('module-a', '2.17.1'), module('module-b', '2.17.2')]),
  ],
  'sixty packages': [
    recordOf(
      2,
      2026,
      Array.from({ length: 60 }, (_, index) => module(`module-${index}`, `2.17.${(index % 3) + 1}`)),
    ),
  ],
  'versions that begin with a letter': [
    recordOf(2, 2026, [
      { ecosystem: 'Maven', name: 'org.example:train', introduced: 'Finchley.M1', fixed: 'Hoxton.SR3' },
    ]),
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'rehearse-records-'));
const failed = Object.entries(KINDS).flatMap(([kind, records]) => {
  const files = records.map((record, index) => {
    const file = join(folder, `record-${index}.json`);
    writeFileSync(file, JSON.stringify(record));
    return file;
  });
  const cli = fileURLToPath(new URL('../../dev/rehearsal/cli.ts', import.meta.url));
  const flags = ['--json', '--out', folder, ...files.flatMap((file) => ['--advisory', file])];
  const run = spawnSync(process.execPath, [cli, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) return [`${kind}: ${run.stderr.trim()}`];
  const { cases, leaks } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  const open = cases.filter(({ states }) => states.at(-1)?.label !== 'case/closed').length;
  console.log(`${kind}: ${cases.length} closed, ${leaks.length} leaks`);
  return open + leaks.length === 0 ? [] : [`${kind}: ${open} cases open, ${leaks.length} leaks`];
});
rmSync(folder, { recursive: true });
for (const line of failed) console.error(line);
process.exitCode = failed.length === 0 ? 0 : 1;
