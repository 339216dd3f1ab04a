import { type CvssReader, loadCvss } from '../../src/formats/cvss/cvss.ts';
import type { AffectedRange } from '../../src/formats/records/facts.ts';
import { parseOsv } from '../../src/formats/records/osv.ts';
import { type OsvFacts, osvFacts } from '../../src/formats/records/osv-facts.ts';
import { inventCanary } from './random.ts';

/** One report of the rehearsal: what is true, and what nobody outside may ever read. */
export interface CaseScript {
  readonly facts: OsvFacts;
  /** `owner` and `name` of the repo that the vulnerability is in. */
  readonly owner: string;
  readonly repo: string;
  /** The id that is assigned when it is asked for: the record's own alias. Null where the CNA gives none. */
  readonly cve: string | null;
  /** Words that are in the report, in the analysis and in the talk, and nowhere in the record. */
  readonly canaries: { readonly report: string; readonly analysis: string; readonly talk: string };
}

/** A record that cannot be rehearsed, told in one sentence that names the file. */
export class BadRecord extends Error {}

/** Owner of packages whose record names no repository. */
const NEUTRAL_OWNER = 'example-org';

/** Reads OSV records (name of the file, text). Throws {@link BadRecord} for the first that cannot be used. */
export async function readScripts(
  records: readonly { readonly name: string; readonly text: string }[],
  random: () => number,
): Promise<readonly CaseScript[]> {
  const readCvss = await loadCvss();
  const scripts: CaseScript[] = [];
  for (const record of records) {
    const script = readScript(record, readCvss, random);
    const other = scripts.find((other) => other.facts.ghsa === script.facts.ghsa);
    if (other) throw new BadRecord(`${record.name}: ${script.facts.ghsa} is given twice.`);
    const namesake = scripts.find((other) => other.cve !== null && other.cve === script.cve);
    if (namesake)
      throw new BadRecord(
        `${record.name}: ${script.cve} is that of ${namesake.facts.ghsa} too; a CVE id belongs to one case only.`,
      );
    scripts.push(script);
  }
  return scripts;
}

function readScript(
  { name, text }: { readonly name: string; readonly text: string },
  readCvss: CvssReader,
  random: () => number,
): CaseScript {
  const parsed = parseOsv(text);
  if (parsed.kind === 'bad') throw new BadRecord(`${name}: ${parsed.reason}`);
  const facts = osvFacts(parsed.record, { owner: NEUTRAL_OWNER, readCvss });
  const [owner = NEUTRAL_OWNER, repo = 'project'] = facts.repo.split('/');
  return {
    facts,
    owner,
    repo,
    cve: facts.cve,
    canaries: { report: inventCanary(random), analysis: inventCanary(random), talk: inventCanary(random) },
  };
}

/** Releases that fix: package and version, each once. */
export function listFixes(
  facts: OsvFacts,
): readonly { readonly range: AffectedRange; readonly version: string }[] {
  const fixes = facts.ranges.flatMap((range) =>
    range.patched === null ? [] : [{ range, version: range.patched }],
  );
  return fixes.filter(
    (fix, index) =>
      fixes.findIndex((other) => other.version === fix.version && other.range.name === fix.range.name) ===
      index,
  );
}

/** Some versions that a range covers, for the registry before the fix. */
export function listVulnerableVersions({ affected }: AffectedRange): readonly string[] {
  const found = affected.split(',').flatMap((part) => {
    const [, operator = '=', version = ''] = /^\s*(<=|<|>=|>|=)?\s*(\S+)/.exec(part) ?? [];
    if (operator === '>=' || operator === '=' || operator === '<=') return [version];
    return operator === '<' ? [versionBelow(version)] : [];
  });
  return [...new Set(found.filter((version) => version !== undefined && version !== '0'))] as string[];
}

/** The release before: one patch level down, or the last imaginable one of the level above. */
function versionBelow(version: string): string | undefined {
  const [, major = '0', minor = '0', patch = '0', rest = ''] =
    /^(\d+)\.(\d+)\.(\d+)(.*)$/.exec(version) ?? [];
  if (rest.startsWith('-')) return undefined;
  if (Number(patch) > 0) return `${major}.${minor}.${Number(patch) - 1}`;
  if (Number(minor) > 0) return `${major}.${Number(minor) - 1}.0`;
  return Number(major) > 0 ? `${Number(major) - 1}.0.0` : undefined;
}
