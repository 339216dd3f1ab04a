import { stateOf } from '../../case/stored-case.ts';
import { renderPreAnnouncement } from '../../messages/posts/blog-node.ts';
import { renderPreAnnouncementWords } from '../../messages/social-words.ts';
import { addDays } from '../../process/clocks.ts';
import type { Context } from '../context.ts';
import type { Word } from './word.ts';

/** Days between the draft and the day that it names; people move it as they like. */
const NOTICE_DAYS = 7;

/** The draft of a pre-announcement, where posts have the form that knows one. For the team; nothing is posted. */
export function wordsBeforeRelease({ stored, config, observed }: Context): readonly Word[] {
  const move = stored.moves.at(-1);
  if (config.blog?.form !== 'node' || stateOf(stored) !== 'releasing' || !move) return [];
  const advisories = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
  if (advisories.length === 0 || advisories.length < stored.advisories.length) return [];
  const date = addDays(move.at, NOTICE_DAYS).slice(0, 10);
  const draft = renderPreAnnouncement({ project: config.blog.project, advisories, date });
  return [
    {
      key: `pre-announcement/${stored.moves.length}`,
      at: move.at,
      body: renderPreAnnouncementWords(draft),
    },
  ];
}
