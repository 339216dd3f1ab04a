import { command } from '../../engine/command.ts';
import { behindFirst, readReason } from '../../engine/command-words.ts';
import { putOnRecord } from '../../engine/record-evidence.ts';
import { parseDay } from '../../process/release-day.ts';
import { statesFrom } from '../../process/table.ts';
import { goWithout, planDay, wantAnnouncement } from './plan-release.ts';
import { releaseHold, renewHold } from './release-hold.ts';

interface Release {
  readonly package: string;
  readonly version: string;
}

const withoutV = (version: string): string => version.replace(/^v\.?/, '');
const readRun = (word = ''): number | undefined => (/^\d{1,15}$/.test(word) ? Number(word) : undefined);

/** States in which a release is planned, made or held. */
const PLANNED = statesFrom('valid', 'disclosing');

/** What is said of the release. */
export const RELEASE_COMMANDS = [
  command<{ readonly day: string; readonly because: string | null }>({
    name: 'release-on',
    form: '/release-on YYYY-MM-DD because …',
    does: 'plan or move the day of the release; the first day needs no reason',
    usedIn: PLANNED,
    parse: (rest, [day = '']) => {
      if (parseDay(day) === undefined) return undefined;
      const more = behindFirst(rest).trim();
      if (more === '') return { day, because: null };
      const because = readReason(more);
      return because === undefined ? undefined : { day, because };
    },
    follow: (context, { day, because }, { by, at }) => planDay(context, day, because, by, at),
  }),
  command<boolean>({
    name: 'pre-announce',
    form: '/pre-announce yes|no',
    does: 'announce the release ahead of its day; another member confirms the text',
    choices: ['yes', 'no'],
    usedIn: PLANNED,
    parse: (_rest, [word = 'yes']) => (/^(?:yes|no)$/i.test(word) ? word.toLowerCase() !== 'no' : undefined),
    follow: ({ stored }, isWanted, { by, at }) => wantAnnouncement(stored, isWanted, by, at),
  }),
  command<Release & { readonly because: string }>({
    name: 'disclose-without',
    form: '/disclose-without PACKAGE VERSION because …',
    does: 'disclose before that version is released; coordinator only',
    usedIn: PLANNED,
    parse: (rest, [name = '', version = '']) => {
      const because = readReason(behindFirst(behindFirst(rest).trimStart()));
      if (because === undefined || version.toLowerCase() === 'because') return undefined;
      return { package: name, version: withoutV(version), because };
    },
    follow: (context, value, { by, at }) => goWithout(context, value, by, at),
  }),
  command<Release>({
    name: 'released',
    form: '/released PACKAGE VERSION',
    does: 'record that a patched version was released',
    usedIn: PLANNED,
    parse: (_rest, [name, version]) =>
      name && version ? { package: name, version: withoutV(version) } : undefined,
    follow: ({ stored }, value, said) =>
      putOnRecord(stored, 'release', `${value.package} ${value.version}`, '', said),
  }),
  command<{ readonly run: number; readonly because: string }>({
    name: 'release-hold',
    form: '/release-hold RUN because …',
    does: 'release the hold of this case on a release',
    usedIn: PLANNED,
    heardBy: 'release-gate',
    forOwners: true,
    parse: (rest, [word]) => {
      const run = readRun(word);
      const because = readReason(behindFirst(rest));
      return run !== undefined && because !== undefined ? { run, because } : undefined;
    },
    follow: (context, { run, because }, { by, at }) => releaseHold(context, run, because, by, at),
  }),
  command<number>({
    name: 'hold',
    form: '/hold RUN',
    does: 'hold a waiting release for longer',
    usedIn: PLANNED,
    heardBy: 'release-gate',
    parse: (_rest, [word]) => readRun(word),
    follow: (context, run, { at }) => renewHold(context, run, at),
  }),
] as const;
