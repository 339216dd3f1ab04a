import { PRE_ANNOUNCEMENT } from '../../case/channels.ts';
import { valueRead } from '../../case/read.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { levelsOf } from '../../process/gate-rules.ts';
import type { Proof } from '../../process/table.ts';
import { judgeGate } from './judge-gate.ts';
import { NO_TAG } from './wanted-notes.ts';

/** A member asked for a pre-announcement. */
export const isPreAnnouncementWanted = (stored: StoredCase): boolean =>
  stored.decisions.some((decision) => decision.kind === 'pre-announce');

const isPreAnnounced = (stored: StoredCase): boolean =>
  stored.posts.some((post) => post.channel === PRE_ANNOUNCEMENT) ||
  stored.evidence.some((evidence) => evidence.kind === 'posted' && evidence.subject === PRE_ANNOUNCEMENT);

/** What the release gate judges. */
export function gateFactsOf({ stored, observed, config }: Context) {
  return {
    analysis: stored.analysis?.facts ?? null,
    cve: stored.cve.id,
    noCve: stored.decisions.some((decision) => decision.kind === 'no-cve'),
    evidence: stored.evidence,
    releases: valueRead(observed.releases) ?? null,
    advisories: stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null),
    npm: config.gate.npm,
    levels: levelsOf(config.gate.preset, config.gate.rules),
    notes: Object.values(observed.notes ?? {}).flatMap((each) =>
      each === null || each.version === NO_TAG ? [] : [each],
    ),
    alsoFixed: valueRead(observed.alsoFixed) ?? {},
    patches: stored.patches,
    lines: stored.lines,
    changes: stored.changes,
    confirmation: stored.confirmation,
    decisions: stored.decisions,
    plan: {
      day: stored.plans?.at(-1)?.day ?? null,
      rule: config.release,
      isWanted: isPreAnnouncementWanted(stored),
      isAnnounced: isPreAnnounced(stored),
    },
  };
}

/** The gate is looked at while the release is made, and again when it is disclosed. */
export function gateGuards(context: Context): readonly Proof[] {
  const state = stateOf(context.stored);
  if (state !== 'releasing' && state !== 'disclosing') return [];
  return judgeGate(gateFactsOf(context)).passed ? ['gate'] : [];
}
