import type { Observed } from '../case/observed.ts';
import type { StoredCase } from '../case/stored-case.ts';
import { NO_READS, type WantedReads } from '../case/wanted-reads.ts';
import type { Config } from '../config/config.ts';
import { foreignClaims } from './claim.ts';
import type { Feature } from './feature.ts';

/** What a plan would look at and has not been read yet: what any feature wants, and the runs of claims that others left. */
export function wantedReads(
  features: readonly Feature[],
  observed: Observed,
  stored: StoredCase,
  config: Config,
): WantedReads {
  const claims = foreignClaims({ observed, stored });
  const runs = [...new Set(claims.map(({ run }) => run))].filter((run) => !(run in observed.runs));
  return features
    .map(({ reads }) => reads?.({ observed, stored, config }) ?? {})
    .reduce<WantedReads>(addReads, { ...NO_READS, runs });
}

function addReads(all: WantedReads, more: Partial<WantedReads>): WantedReads {
  return {
    advisories: [...all.advisories, ...(more.advisories ?? [])],
    threads: [...all.threads, ...(more.threads ?? [])],
    wholes: [...all.wholes, ...(more.wholes ?? [])],
    looks: [...all.looks, ...(more.looks ?? [])],
    reporting: [...new Set([...all.reporting, ...(more.reporting ?? [])])],
    runs: [...all.runs, ...(more.runs ?? [])],
    people: [...all.people, ...(more.people ?? [])],
    surroundings: {
      posts: [...all.surroundings.posts, ...(more.surroundings?.posts ?? [])],
      tags: [...all.surroundings.tags, ...(more.surroundings?.tags ?? [])],
    },
    files: [...all.files, ...(more.files ?? [])],
    others: [...new Set([...all.others, ...(more.others ?? [])])],
    uses: all.uses || more.uses === true,
    releases: all.releases || more.releases === true,
    conversation: all.conversation ?? more.conversation,
    named: all.named ?? more.named,
    olderComments: all.olderComments ?? more.olderComments,
  };
}
