/** What may not happen however unkind GitHub is (design, sections 4 and 8). */
import type { World } from '../../../dev/embedded-github/world.ts';
import { findDoubles } from '../../../dev/faults/doubles.ts';
import { holdsWord } from '../../../dev/rehearsal/leaks.ts';
import { type Stage, storeOf } from '../../scenarios/stage.ts';
import { isTaken, type Played, type Wish, WORDS } from './play.ts';
import { namesOf } from './trials.ts';

export const BREACHES = {
  lost: 'a report is no case even after GitHub became kind again',
  blind: 'something could not be seen or done, and every run was green',
  silent: 'a report waited without a case, and every sweep was green',
  'original-gone': 'a public text is gone, and there is no copy of it',
  exposed: 'a public text that people confirmed to take down is still there, and every run was green',
  'others-stopped': 'a case that has nothing to do with it was not reminded',
  unclear: 'a run died without one clear sentence',
  endless: 'a run asks GitHub without an end, or runs start runs without an end',
  'red-for-ever': 'a sweep is red though GitHub is kind again',
  obeyed: 'a confirmation counted that came by mail, or was edited by nobody knows whom',
  leaked: 'words of a report were written where they may not stand',
  doubled: 'something stands there twice',
  unplayed: 'the play itself came to no end',
} as const;
export type Breach = keyof typeof BREACHES;

/** What was broken, with a word to each for people. */
export type Breaches = Readonly<Partial<Record<Breach, string>>>;

/** With these no commit of the bot arrives, so that nothing is claimed and nobody reminded: red is all that it can be. */
const STORE_IS_SHUT = ['ruleset-refuses-commits', 'branch-protection'];
/** These too, where the store is not there yet. */
const STORE_IS_NOT_MADE = ['ruleset-refuses-refs', 'orphan-refs-need-workflows'];

/** With these the only confirmation is none. */
const FORGED = ['comments-by-mail', 'editor-gone'];

type Files = Readonly<Record<string, string>>;

export function judge(played: Played, wish: Wish): Breaches {
  const names = namesOf(wish);
  const { stage, reports, forms, unkind, kind, waiting, reminders } = played;
  const store = storeOf(stage);
  const lost = [...reports, ...forms].filter((what) => !isTaken(stage, what));
  const isRed = unkind.some(({ exitCode }) => exitCode !== 0);
  const isForged = names.some((name) => FORGED.includes(name));
  const shut = [...STORE_IS_SHUT, ...(wish.atFirst ? STORE_IS_NOT_MADE : [])];
  const isShut = names.some((name) => shut.includes(name));
  const found: Record<Breach, string | undefined> = {
    lost: lost.length > 0 ? lost.join(', ') : undefined,
    blind: wish.mustBeRed && !isRed ? names.join(', ') : undefined,
    silent: waiting.length > 0 && !isRed ? waiting.join(', ') : undefined,
    'original-gone': findGone(stage, store),
    exposed: isTakenDown(stage) || isRed || isForged ? undefined : 'a thread',
    'others-stopped': reminders === 0 && !isShut ? `case #${played.quiet}` : undefined,
    unclear: [...unkind, ...kind].map(explainUnclear).find((each) => each !== undefined),
    endless: played.endless ? `more than any play takes` : undefined,
    'red-for-ever': kind.at(-1)?.exitCode === 0 ? undefined : (kind.at(-1)?.errors.join(' | ') ?? 'no run'),
    obeyed: played.emptied && isForged ? 'the pull request' : undefined,
    leaked: findLeak(stage),
    doubled: findDoubles(stage.github)[0],
    unplayed: undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, word]) => word !== undefined));
}

/** Words of a public thread that stand neither in public, nor in the triage repo, nor in the store. */
function findGone(stage: Stage, store: Files): string | undefined {
  const { world } = stage.github;
  const issues = [...world.issues.values()].map(({ title, body }) => `${title} ${body}`);
  return [WORDS.issue, WORDS.pull].find(
    (words) => ![...issues, ...Object.values(store)].some((text) => holdsWord(text, words)),
  );
}

function explainUnclear({ exitCode, stderr, errors }: Played['unkind'][number]): string | undefined {
  if (stderr !== '') return stderr.slice(0, 300);
  const mistake = errors.find((error) => error.includes('A mistake of ours'));
  if (mistake !== undefined) return mistake.slice(0, 300);
  return exitCode !== 0 && exitCode !== null && errors.length === 0
    ? `exit code ${exitCode} and no word`
    : undefined;
}

/** Words of a private report by the App in public, or in a mail to an outsider. */
function findLeak({ github }: Stage): string | undefined {
  const leak = github.journal.find(
    ({ visibility, actor, text }) =>
      (visibility === 'public' || visibility === 'mail') &&
      actor.kind !== 'user' &&
      Object.values(WORDS).some((words) => holdsWord(text, words)),
  );
  return leak && `${leak.what} in ${leak.repo}`;
}

/** Whether the threads were taken down: a play in which they were not has not tried what it should. */
export function isTakenDown(stage: Stage): boolean {
  const { issues, repos } = stage.github.world;
  return ![...issues.values()].some(
    ({ body, repoId }) => !repos.get(repoId)?.private && body?.includes('Send this and it crashes'),
  );
}

export const struckNames = (world: World): readonly string[] => [
  ...new Set(world.struck.map(({ name }) => name)),
];
