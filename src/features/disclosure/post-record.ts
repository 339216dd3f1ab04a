import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { renderPlain } from '../../text/defuse.ts';

/** What was posted where. */
export const postRecord = ({ stored }: Pick<Context, 'stored'>): readonly string[] =>
  stored.posts.map((post) => `- Post (${renderPlain(post.channel)}): ${renderPostState(post)}`);

/** A webhook gives no address for what was posted. */
function renderPostState({ channel, target, doneAt }: StoredCase['posts'][number]): string {
  const state = doneAt ? 'done' : 'open';
  return target === '' || target === channel ? state : `${target}, ${state}`;
}
