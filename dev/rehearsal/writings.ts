import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { JournalEntry } from '../embedded-github/world.ts';
import type { Writing } from './leaks.ts';
import type { RunRecord } from './runner.ts';

/** Everything that was written while the rehearsal went, on GitHub and by the runs, as the search for leaks reads it. */
export function listWritings(
  github: EmbeddedGitHub,
  runs: readonly RunRecord[],
  seeded: readonly Writing[],
): readonly Writing[] {
  return [...seeded, ...github.journal.map(fromJournal), ...runs.flatMap(fromRun)];
}

function fromJournal(entry: JournalEntry): Writing {
  // A mail to somebody who could not read the place is as good as public.
  const surface = { public: 'public', private: 'team', advisory: 'circle', mail: 'public' } as const;
  return {
    order: entry.n,
    at: entry.at,
    repo: entry.repo,
    surface: surface[entry.visibility],
    advisory: entry.visibility === 'advisory' ? entry.ref : null,
    what: entry.what,
    text: entry.text,
    ours: entry.actor.kind !== 'user',
  };
}

/** What a run prints counts as public, but for ids in a private repo. It stands after all that the run wrote. */
function fromRun(run: RunRecord): readonly Writing[] {
  const printed = [
    ['run-output', run.stdout],
    ['run-error', run.stderr],
    ['run-summary', run.summary],
    ...Object.entries(run.outputs).map(([name, text]) => [`output ${name}`, text] as const),
  ] as const;
  return printed
    .filter(([, text]) => text !== '')
    .map(([what, text]) => ({
      order: run.journalEnd + 0.5,
      at: run.at,
      repo: run.repo,
      surface: run.isPrivate ? 'private-log' : 'log',
      advisory: null,
      what,
      text,
      ours: true,
    }));
}

/** Texts that stood in public repos before the first event. */
export function listSeeded(
  repos: readonly {
    readonly owner: string;
    readonly name: string;
    readonly private?: boolean;
    readonly files?: Readonly<Record<string, string>>;
  }[],
  at: string,
): readonly Writing[] {
  return repos
    .filter((repo) => !repo.private)
    .flatMap((repo) =>
      Object.entries(repo.files ?? {}).map(([path, text]) => ({
        order: 0,
        at,
        repo: `${repo.owner}/${repo.name}`,
        surface: 'public' as const,
        advisory: null,
        what: `file ${path}`,
        text,
        ours: false,
      })),
    );
}
