import { CHANNELS } from '../cast.ts';
import { inState, isAsked, type StoryStep, say, setLabel } from '../story.ts';

/** How the bot asks for the posts that it makes itself. */
const POSTS = /posts exactly this to/;

/** Nodes Z, Z1, Z2, Z3: two people disclose, the site's editor merges the post, members post the rest. */
export const DISCLOSURE: readonly StoryStep[] = [
  {
    name: 'ask-to-disclose',
    who: 'coordinator',
    nodes: ['Z'],
    says: 'asks for the disclosure',
    after: 18,
    when: (scene) => scene.around.othersHave('ready-to-disclose'),
    does: (scene) => setLabel(scene, 'coordinator', 'case/disclosing'),
  },
  {
    name: 'confirm-disclosure',
    who: 'member',
    nodes: ['Z'],
    says: 'confirms the disclosure',
    after: 0.3,
    morning: true,
    when: (scene) =>
      inState('case/disclosing')(scene) &&
      isAsked(scene, /public disclosure/i) &&
      scene.around.othersHave('ask-to-disclose'),
    does: (scene) => say(scene, 'member', '/confirm'),
  },
  {
    name: 'merge-post',
    who: 'editor',
    nodes: ['Z1', 'Z2'],
    says: 'merges the blog post',
    after: 0.5,
    when: (scene) =>
      inState('case/announcing')(scene) &&
      (scene.around.posts.length > 0 || scene.around.hasMergedPost) &&
      scene.around.othersHave('confirm-disclosure'),
    needless: (scene) => scene.around.posts.length === 0,
    async does(scene) {
      for (const post of scene.around.posts)
        await scene.people.editor.request('PUT', `/repos/${scene.site}/pulls/${post.number}/merge`, {});
    },
  },
  {
    name: 'post-elsewhere',
    who: 'coordinator',
    nodes: ['Z1', 'Z3'],
    says: 'confirms the posts, and ticks off what is posted by hand',
    after: 0.5,
    when: (scene) =>
      inState('case/announcing')(scene) &&
      (isAsked(scene, POSTS) ||
        scene.view.botComments.some(({ body }) => /please post these now/.test(body))),
    async does(scene) {
      const lines = CHANNELS.map(
        (name) => `/posted ${name} https://social.example/${name}/${scene.view.issue}`,
      );
      const confirmed = isAsked(scene, POSTS) ? ['/confirm post'] : [];
      await say(scene, 'coordinator', [...confirmed, ...lines].join('\n'));
    },
  },
  {
    name: 'look-for-post',
    who: 'coordinator',
    nodes: ['Z3'],
    says: 'looks whether a post that a run broke off is there, and ticks it off',
    after: 0.5,
    when: (scene) => inState('case/announcing')(scene) && isAsked(scene, /Please look at .* first/),
    does: (scene) => say(scene, 'coordinator', '/posted Chat https://chat.example/1'),
  },
];
