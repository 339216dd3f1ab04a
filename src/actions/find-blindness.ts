import type { FoundAdvisories } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import { ProcessError } from './error.ts';
import type { Ports } from './observe-case.ts';

/**
 * What keeps reports from being seen although every list was answered: a repo of the configuration that is not there, or
 * private reporting that is off everywhere. Asked once a day.
 */
export async function findBlindness(
  { github }: Pick<Ports, 'github'>,
  { owners }: Pick<Config, 'owners'>,
  { found }: Pick<FoundAdvisories, 'found'>,
): Promise<readonly ProcessError[]> {
  const isNamed = owners.some(({ repos }) => repos !== 'all-public');
  const isSeen = found.some(({ isReport, facts }) => isReport === true && facts.state === 'triage');
  if (!github.readReporting || (isSeen && !isNamed)) return [];
  const { isOn, missing } = await github.readReporting(owners);
  return [
    ...(missing.length === 0 ? [] : [explainMissing(missing)]),
    ...(isOn !== false || isSeen ? [] : [explainOff(owners.map(({ login }) => login))]),
  ];
}

const explainMissing = (repos: readonly string[]): ProcessError =>
  new ProcessError(
    'bad-configuration',
    `The configuration names ${repos.join(', ')} under owners, but the App or token cannot reach such a repo, so reports there are missed. Put its new name into the configuration, or add it to the App's repository access.`,
  );

const explainOff = (owners: readonly string[]): ProcessError =>
  new ProcessError(
    'bad-configuration',
    `Private vulnerability reporting is off in every project repo of ${owners.join(', ')}, so that nobody can report anything in private. Switch it on (Settings of the organisation or repo, “Advanced Security”, “Private vulnerability reporting”), or write advisories: false under intake if reports come in by forms only.`,
  );
