import type { NpmPort } from '../../src/case/ports.ts';
import { type JudgedPackage, judgePublished } from '../../src/features/assessment/published-versions.ts';
import type { AnalysisPackage } from '../../src/formats/records/facts.ts';
import type { CheckedDocument, ReadDocument } from './check-documents.ts';

/** A package that was asked for and not judged: not npm's, not there, or not reached. */
export interface UnjudgedPackage {
  readonly ecosystem: string;
  readonly name: string;
  readonly unknown: string;
}

export type CheckedVersions = CheckedDocument & {
  readonly derived: CheckedDocument['derived'] & {
    readonly versions: readonly (JudgedPackage | UnjudgedPackage)[];
  };
};

/**
 * Adds what the published versions show about the packages of every document: `derived.versions`. Each package is
 * asked for once. Findings of weight `problem` make a document fail as its own problems do.
 */
export async function addVersions(
  documents: readonly ReadDocument[],
  npm: NpmPort,
): Promise<CheckedVersions[]> {
  const names = documents.flatMap(({ packages }) =>
    packages.filter(({ ecosystem }) => ecosystem === 'npm').map(({ name }) => name),
  );
  const read = new Map(
    await Promise.all(
      [...new Set(names)].map(async (name) => [name, await npm.readPublished(name)] as const),
    ),
  );
  return documents.map(({ checked, packages }) => {
    const subjects = distinct(packages);
    const versions = subjects.map(({ ecosystem, name }) => {
      if (ecosystem !== 'npm') return { ecosystem, name, unknown: 'only npm is asked for versions' };
      const published = read.get(name);
      if (published?.kind === 'published')
        return judgePublished(ecosystem, name, packages, published.versions, published.removed);
      const why = published?.kind === 'unreachable' ? published.reason : 'npm has no package of that name';
      return { ecosystem, name, unknown: why };
    });
    const isContradicted = versions.some(
      (one) => 'findings' in one && one.findings.some(({ weight }) => weight === 'problem'),
    );
    const { ok, problems, derived } = checked;
    return { ok: ok && !isContradicted, problems, derived: { ...derived, versions } };
  });
}

function distinct(packages: readonly AnalysisPackage[]): AnalysisPackage[] {
  return packages.filter(
    ({ ecosystem, name }, index) =>
      packages.findIndex((other) => other.ecosystem === ecosystem && other.name === name) === index,
  );
}
