import type { JournalEntry } from '../../embedded-github/world.ts';
import type { StandInPost } from '../stand-ins/world.ts';
import { isSameMinute } from './times.ts';

/** What became readable for everybody at one moment in one place. */
export interface PublicMoment {
  readonly at: string;
  /** `owner/name`, or the name of a channel. */
  readonly place: string;
  readonly who: string;
  /** Each in a few words: `pull request #1 “September 2024 Security Releases”`. */
  readonly what: readonly string[];
}

/** Everything that was written where everybody can read it, in order, put together by minute, place and writer. */
export function listPublicMoments(
  journal: readonly JournalEntry[],
  posts: readonly StandInPost[],
): readonly PublicMoment[] {
  const moments: { at: string; place: string; who: string; what: string[] }[] = [];
  for (const entry of journal) {
    if (entry.visibility !== 'public' && entry.visibility !== 'mail') continue;
    const words = describe(entry);
    if (words === undefined) continue;
    const place = entry.visibility === 'mail' ? 'by mail' : entry.repo;
    const known = moments.find(
      (each) => each.place === place && each.who === entry.actor.login && isSameMinute(each.at, entry.at),
    );
    const moment = known ?? { at: entry.at, place, who: entry.actor.login, what: [] };
    if (!known) moments.push(moment);
    if (!moment.what.includes(words)) moment.what.push(words);
  }
  const told = posts.map(({ at, channel, text }) => ({
    at,
    place: NAMES[channel],
    who: 'the bot',
    what: [`post “${cut(text)}”`],
  }));
  return [...moments, ...told].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const NAMES: Readonly<Record<StandInPost['channel'], string>> = {
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  chat: 'Chat',
};

/** Undefined for what says nothing beside what stands with it: the text of an issue, the message of a commit. */
function describe({ what, text, ref, visibility }: JournalEntry): string | undefined {
  if (visibility === 'mail') return `mail “${cut(text)}”`;
  switch (what) {
    case 'issue-title':
      return `issue #${ref} “${cut(text)}”`;
    case 'pull-title':
      return `pull request #${ref} “${cut(text)}”`;
    case 'comment':
    case 'review-comment':
      return `comment on #${ref}`;
    case 'label':
      return `label “${cut(text)}” on #${ref}`;
    case 'file':
      return `file ${ref}`;
    case 'branch':
      return `branch ${cut(text)}`;
    case 'tag':
      return `tag ${cut(text)}`;
    case 'advisory-field':
      return `advisory ${ref}`;
    case 'release':
      return `release ${ref}`;
    case 'discussion':
      return `discussion “${cut(text)}”`;
    case 'run-title':
      return `workflow run “${cut(text)}”`;
    case 'issue-body':
    case 'pull-body':
    case 'commit-message':
    case 'label-definition':
    case 'advisory-comment':
    case 'deployment-comment':
    case 'dispatch-payload':
    case 'mail':
      return undefined;
  }
}

const MOST = 90;

function cut(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1).trimEnd()}…`;
}
