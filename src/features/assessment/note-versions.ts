import { valueRead } from '../../case/read.ts';
import { isDisclosed, type StoredCase, type StoredVersions } from '../../case/stored-case.ts';
import type { Context, SeenCase } from '../../engine/context.ts';
import { judgePublished } from './published-versions.ts';

/**
 * What the published versions show of the analysis, once a sweep has asked about all packages of the configuration. Not
 * before every one of them answered that the analysis names, and only once for an analysis.
 */
export function noteVersions({ stored, observed }: Context): StoredCase | undefined {
  const { analysis } = stored;
  if (!analysis || analysis.versions !== undefined || isDisclosed(stored)) return undefined;
  const onNpm = valueRead(observed.onNpm);
  if (!onNpm) return undefined;
  const { packages } = analysis.facts;
  const names = [...new Set(packages.filter(({ ecosystem }) => ecosystem === 'npm').map(({ name }) => name))];
  const asked = names.filter((name) => Object.hasOwn(onNpm, name));
  if (asked.length === 0 || asked.some((name) => onNpm[name]?.kind === 'unreachable')) return undefined;
  const versions = asked.flatMap((name): readonly StoredVersions[] => {
    const published = onNpm[name];
    if (published?.kind !== 'published') return [];
    const judged = judgePublished('npm', name, packages, published.versions, published.removed);
    const findings = judged.findings.map(({ weight, text }) => ({ weight, text }));
    return [
      { ecosystem: 'npm', name, published: judged.published, affected: judged.affected.length, findings },
    ];
  });
  return { ...stored, analysis: { ...analysis, versions } };
}

/** The sweep knows what is published of a package of the analysis, and the case does not. */
export function areVersionsDue({ stored, config }: SeenCase): string | undefined {
  const { analysis } = stored;
  if (!config.gate.npm || !analysis || analysis.versions !== undefined || isDisclosed(stored))
    return undefined;
  const isWatched = analysis.facts.packages.some(
    ({ ecosystem, name }) => ecosystem === 'npm' && config.gate.packages.includes(name),
  );
  return isWatched ? 'outside' : undefined;
}
