import {
  PUBLICATION_CHECK_NAMES,
  type PublicationCheckName,
  type PublicationQuery,
} from '../../case/publication-check.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { Context } from '../../engine/context.ts';
import { HOUR_MS } from '../../process/durations.ts';

type Known = Pick<Context, 'stored' | 'config' | 'observed'>;

const GRACE_MS = 600_000;
const LONGEST_WAIT_HOURS = 24;

/** What is looked for and neither found nor waived. A CVE record is looked for only where there is a CVE that was not withdrawn. */
export function openPublicationChecks(config: Config, stored: StoredCase): readonly PublicationCheckName[] {
  const { seen } = config;
  if (!seen || stateOf(stored) !== 'announcing' || !isDisclosed(stored)) return [];
  return PUBLICATION_CHECK_NAMES.filter((name) => seen.look.includes(name))
    .filter((name) => name !== 'cve' || (stored.cve.id !== null && stored.cve.standing?.kind !== 'withdrawn'))
    .filter((name) => name !== 'npm' || stored.packages.length === 0 || hasNpm(stored))
    .filter((name) => !stored.seen?.some((each) => each.name === name && each.foundAt !== null))
    .filter(
      (name) =>
        !stored.evidence.some(
          ({ kind, subject }) => (kind === 'waived' || kind === 'posted') && subject === name,
        ),
    );
}

const hasNpm = ({ analysis, packages }: StoredCase): boolean =>
  (analysis?.facts.packages ?? packages).some(({ ecosystem }) => ecosystem === 'npm');

/** Those whose turn it is: at once, then after an hour, two, four, up to a day. */
export function duePublicationChecks(
  config: Config,
  stored: StoredCase,
  now: string,
): readonly PublicationCheckName[] {
  return openPublicationChecks(config, stored).filter((name) => {
    const last = stored.seen?.find((each) => each.name === name);
    if (!last) return true;
    const hours = Math.min(2 ** (last.times - 1), LONGEST_WAIT_HOURS);
    return Date.parse(now) >= Date.parse(last.lookedAt) + hours * HOUR_MS - GRACE_MS;
  });
}

/** What is to be looked at in this run. */
export function publicationQueries({ stored, config, observed }: Known): readonly PublicationQuery[] {
  const advisories = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
  if (!config.seen || advisories.length < stored.advisories.length) return [];
  return duePublicationChecks(config, stored, observed.now)
    .filter((name) => observed.publicationChecks?.[name] === undefined)
    .map((name) => ({ name, place: config.seen!.places[name] ?? '', advisories, cve: stored.cve.id }));
}
