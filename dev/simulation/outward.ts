/** What went out of a simulated year: nothing that two people did not agree on, and no word of a report by the bot. */
import type { StoredCase } from '../../src/case/stored-case.ts';
import { type Stage, TRIAGE } from '../../test/scenarios/stage.ts';
import type { JournalEntry } from '../embedded-github/world.ts';

/** Advisories that are public, and by whose word: told from what people wrote, not from what the bot believes. */
export interface Outward {
  /** Disclosures that one person asked for and another confirmed. */
  readonly disclosed: number;
  readonly faults: readonly string[];
}

export function judgeOutward(
  stage: Stage,
  cases: readonly StoredCase[],
  byHand: ReadonlySet<string>,
): Outward {
  const talk = listTalk(stage.github.journal);
  const published = [...stage.github.world.advisories.values()].filter(
    ({ state, ghsa }) => state === 'published' && !byHand.has(ghsa),
  );
  const unasked = published.filter(({ ghsa }) => {
    const own = cases.find(({ advisories }) => advisories.some((each) => each.ghsa === ghsa));
    return !(own && isAgreed(talk.get(String(own.issue)) ?? []));
  });
  return {
    disclosed: published.length - unasked.length,
    faults: [
      ...unasked.map(({ ghsa }) => `${ghsa} was published, and no two people had agreed on it`),
      ...stage.github.journal
        .filter(
          ({ visibility, actor, text }) =>
            visibility === 'public' && actor.kind !== 'user' && WORDS.test(text),
        )
        .map(({ repo, ref, what }) => `words of a report were written in public: ${what} of ${repo}#${ref}`),
    ],
  };
}

/** What every report of the simulation says, see `arrivals.ts`. */
const WORDS = /how flaw \d+ works/i;

/** Labels and comments of people, by the issue of the triage repo. */
const listTalk = (journal: readonly JournalEntry[]): ReadonlyMap<string, readonly JournalEntry[]> =>
  Map.groupBy(
    journal.filter(
      ({ repo, actor, what }) =>
        repo === TRIAGE && actor.kind === 'user' && (what === 'label' || what === 'comment'),
    ),
    ({ ref }) => ref,
  );

/** One set the label that asks for the disclosure, and later somebody else confirmed. */
const isAgreed = (entries: readonly JournalEntry[]): boolean =>
  entries.some(
    (asked, at) =>
      asked.what === 'label' &&
      asked.text === 'case/disclosing' &&
      entries
        .slice(at + 1)
        .some(({ actor, text }) => actor.id !== asked.actor.id && /^\/confirm\b/m.test(text)),
  );
