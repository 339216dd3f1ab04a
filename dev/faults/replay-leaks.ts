import type { Recording } from '../../test/scenarios/recording.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { JournalEntry } from '../embedded-github/world.ts';
import type { ChildResult } from '../rehearsal/child-run.ts';
import { holdsWord } from '../rehearsal/leaks.ts';

/**
 * Whether a replay put anything of the case where it must not be. `sent`: what places outside of GitHub got, posts and
 * mails, which tell of what is public.
 */
export function findReplayLeaks(
  { journal }: Pick<EmbeddedGitHub, 'journal'>,
  { scripts, play }: Pick<Recording, 'scripts' | 'play'>,
  journalStart: number,
  runs: readonly ChildResult[],
  sent: readonly { readonly what: string; readonly text: string }[] = [],
): readonly string[] {
  const thread = play ? [play.thread.title, ...play.thread.posts.map((post) => post.body)] : [];
  return scripts.flatMap(({ facts, cve, canaries }) => {
    const always = [...Object.values(canaries), ...thread];
    const before = [
      ...always,
      facts.ghsa,
      ...(cve === null ? [] : [cve]),
      ...phrasesOf(`${facts.summary}\n${facts.description}`),
    ];
    const opened =
      journal.find((entry) => entry.visibility === 'public' && entry.ref === facts.ghsa)?.n ?? Infinity;
    const written = journal
      .slice(journalStart)
      .filter((entry) => entry.actor.kind !== 'user' && isOutside(entry, facts.ghsa));
    return [
      ...written.flatMap((entry) =>
        (entry.n < opened ? before : always)
          .filter((word) => holdsWord(entry.text, word))
          .map((word) => `${entry.what} in ${entry.repo}: ${word}`),
      ),
      ...runs.flatMap(({ stdout, stderr, summary, outputs }) =>
        [stdout, stderr, summary, ...Object.values(outputs)].flatMap((text) =>
          [...always, ...phrasesOf(facts.description)]
            .filter((word) => holdsWord(text, word))
            .map((word) => `log: ${word}`),
        ),
      ),
      ...sent.flatMap(({ what, text }) =>
        (opened === Infinity ? before : always)
          .filter((word) => holdsWord(text, word))
          .map((word) => `${what}: ${word}`),
      ),
    ];
  });
}

const isOutside = (entry: JournalEntry, ghsa: string): boolean =>
  entry.visibility === 'public' ||
  entry.visibility === 'mail' ||
  (entry.visibility === 'advisory' && entry.ref !== ghsa);

/** Pieces of a text that nobody writes by chance: its longer lines. */
const phrasesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.split(' ').length >= 6);
