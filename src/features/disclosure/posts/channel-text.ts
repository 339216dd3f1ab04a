import { renderBelowTitle } from './blog-plain.ts';
import { renderChatPost } from './chat.ts';
import { renderMail } from './mail-text.ts';
import { planPostContent } from './post-content.ts';
import type { PostInput } from './post-input.ts';
import { listSocialPosts, type SocialPost } from './social.ts';

/** What goes to one channel, exactly as it is shown for confirmation. */
export interface ChannelText {
  /** For places whose posts have one: the subject of a mail, the title of a discussion. */
  readonly title: string;
  readonly text: string;
  /** Where links are, in bytes of UTF-8, for places that want to be told; the end is exclusive. */
  readonly links: readonly { readonly byteStart: number; readonly byteEnd: number; readonly uri: string }[];
  /** Every wording that there is to choose from, this one included. */
  readonly wordings: readonly string[];
}

/** Kinds of channels that the bot can post to by itself. */
export type PostedKind = 'mastodon' | 'bluesky' | 'chat' | 'discussion' | 'email';

/** The announcement in the form of a channel; `url` is where its link leads to, `wording` counts from 1. */
export function renderChannelText(kind: PostedKind, input: PostInput, url: string, wording = 1): ChannelText {
  const { title } = planPostContent(input);
  const full = input.project === '' ? title : `${input.project}: ${title}`;
  switch (kind) {
    case 'mastodon':
    case 'bluesky': {
      const posts = listSocialPosts(kind, input, url);
      const post: SocialPost = posts[wording - 1] ?? posts[0]!;
      const wordings = posts.map(({ text }) => text);
      const links = (post.facets ?? []).map(({ index, features: [{ uri }] }) => ({ ...index, uri }));
      return { title: full, text: post.text, links, wordings };
    }
    case 'chat':
      return { title: full, text: renderChatPost(input, url).text, links: [], wordings: [] };
    case 'email':
      return { title: full, text: renderMail(input, url), links: [], wordings: [] };
    case 'discussion':
      return {
        title: full,
        text: renderBelowTitle(input),
        links: [],
        wordings: [],
      };
  }
}
