import type { Config } from '../../config/config.ts';
import type { AdvisoryFacts, Credit } from '../../formats/records/facts.ts';
import { renderFenced, renderPlain } from '../../text/defuse.ts';
import { renderChatPost } from './posts/chat.ts';
import { addNamedCredits, wishesOf } from './posts/credits.ts';
import type { PostInput } from './posts/post-input.ts';
import { renderReleaseNotes } from './posts/release-notes.ts';
import { listSocialPosts } from './posts/social.ts';

/** Ready texts for the configured channels, to be posted by people and ticked off (node Z3). Team surface. */
export function renderSocialWords(
  config: Config,
  advisories: readonly AdvisoryFacts[],
  date: string,
  url: string,
  asked: readonly Credit[] = [],
): string | undefined {
  if (config.channels.length === 0) return undefined;
  const input: PostInput = {
    advisories: addNamedCredits(advisories, asked),
    wishes: wishesOf(asked),
    releases: [],
    date,
    project: config.blog?.project ?? '',
    authors: [],
    form: 'plain',
  };
  const sections = config.channels.flatMap((channel) => {
    const name = renderPlain(channel.name);
    const tick = `Then write \`/posted ${channel.name} URL\`, or \`/waive ${channel.name} because …\`.`;
    return ['', `**${name}**`, '', ...renderTexts(channel.kind, input, url), '', tick];
  });
  return [
    'The case is disclosed. A member of the team: please post these now. Ready to post:',
    ...sections,
  ].join('\n');
}

function renderTexts(
  kind: Config['channels'][number]['kind'],
  input: PostInput,
  url: string,
): readonly string[] {
  switch (kind) {
    case 'x':
    case 'mastodon':
    case 'bluesky':
      return renderChoices(listSocialPosts(kind, input, url).map(({ text }) => text));
    case 'release-notes':
      return renderReleaseNotes(input).flatMap((note) => [
        `${renderPlain(note.title)} in ${note.repo}:`,
        '',
        renderFenced(note.body, 'markdown'),
        '',
      ]);
    case 'chat':
    case 'email':
    case 'discussion':
      return [renderFenced(renderChatPost(input, url).text)];
  }
}

/** One of them is taken: a person posts it. */
const renderChoices = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text, index) => (index === 0 ? [renderFenced(text)] : ['', 'Or:', '', renderFenced(text)]));
