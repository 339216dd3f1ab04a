import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicationCheck } from '../case/publication-check.ts';
import type { AdvisoryFacts, AffectedRange } from '../formats/records/facts.ts';
import { isAffected } from '../formats/versions/ranges.ts';
import { createNpmReader, isPackageName, runNpm } from './npm.ts';

/**
 * Asks `npm audit` of npm's own configured registry about one affected version of every npm package, in a project that
 * exists for this question alone: no package is fetched, none is run.
 */
export async function auditWithNpm(advisories: readonly AdvisoryFacts[]): Promise<PublicationCheck> {
  const missing: string[] = [];
  const unreachable: string[] = [];
  for (const { ghsa, ranges } of advisories)
    for (const range of ranges.filter(({ ecosystem, name }) => ecosystem === 'npm' && isPackageName(name))) {
      const answer = await auditOne(ghsa, range);
      if (answer === 'missing') missing.push(`${ghsa}: ${range.name}`);
      if (answer === 'unreachable') unreachable.push(`${ghsa}: ${range.name}`);
    }
  if (unreachable.length > 0) return { kind: 'unreachable', what: unreachable };
  return missing.length > 0 ? { kind: 'missing', what: missing } : { kind: 'found' };
}

async function auditOne(ghsa: string, range: AffectedRange): Promise<'found' | 'missing' | 'unreachable'> {
  const published = await createNpmReader().readPublished(range.name);
  if (published.kind !== 'published') return 'unreachable';
  const version = published.versions.findLast((each) => isAffected(range.affected, each, 'npm') === true);
  // What was never published on npm is no business of its audit.
  if (version === undefined) return 'found';
  const folder = await mkdtemp(join(tmpdir(), 'audit-'));
  try {
    await writeProject(folder, range.name, version);
    const output = await runNpm(['audit', '--json', '--package-lock-only'], folder);
    const report = output === undefined ? undefined : parse(output);
    if (report?.vulnerabilities === undefined) return 'unreachable';
    return JSON.stringify(report.vulnerabilities).includes(ghsa) ? 'found' : 'missing';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeProject(folder: string, name: string, version: string): Promise<void> {
  const root = { name: 'audit', version: '0.0.0', dependencies: { [name]: version } };
  const packages = { '': root, [`node_modules/${name}`]: { version } };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...root, private: true }));
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({ name: 'audit', version: '0.0.0', lockfileVersion: 3, requires: true, packages }),
  );
}

function parse(output: string): { readonly vulnerabilities?: unknown } | undefined {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
