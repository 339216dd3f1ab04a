import { listReasonsToAsk } from '../../../src/features/takedown/reasons-to-ask.ts';
import { isAsked, type Scene, type StoryStep, say } from '../story.ts';
import type { ThreadPlay } from '../thread/thread-play.ts';

/** A member notices a public thread; people answer what the bot asks about it, and do what it may not. */
export function planThreadStory(play: ThreadPlay): readonly StoryStep[] {
  const { thread, variant } = play;
  const isTransfer = thread.kind === 'issue' && !variant.otherOwner;
  const isToAskFirst = hasReasonsToAsk(play);
  if (isToAskFirst && !variant.anyway)
    return [notice(play), lookBack('leave-alone', 'leaves the thread alone')];
  if (variant.quiet) return [notice(play), chooseQuiet(play), lookBack('end', 'reads what is left')];
  const isGone = thread.kind === 'issue' && (isTransfer || !variant.mayNotDelete);
  return [
    notice(play),
    ...(isTransfer && !isToAskFirst ? [] : [CONFIRM_REMOVAL]),
    lookBack('wait', 'waits for the bot to come to its end'),
    ...(isGone && !isTransfer ? [deleteByHand(play), lookBack('look-again', 'waits for the next look')] : []),
    ...(isGone ? [CONFIRM_PLACEHOLDER] : []),
    lookBack('end', 'reads what is left'),
  ];
}

/** Whether the bot asks before it moves an issue that it could move at once. */
function hasReasonsToAsk({ thread }: ThreadPlay): boolean {
  const body = thread.posts.find((post) => post.role === 'description')?.body ?? '';
  return (
    listReasonsToAsk({ title: thread.title, body, author: { id: 0, login: thread.author, kind: 'user' } })
      .length > 0
  );
}

const notice = ({ thread }: ThreadPlay): StoryStep => ({
  name: 'notice',
  who: 'member',
  nodes: ['E', 'F'],
  says: 'notices a public thread and fills in the form "public by mistake"',
  after: 2,
  when: () => true,
  async does(scene: Scene) {
    await scene.people.member.request('POST', `/repos/${scene.triage}/issues`, {
      title: 'Public by mistake',
      body: `### Address of the public issue or pull request\n\n${thread.url}`,
      labels: ['security-report', 'flag/premature'],
    });
  },
});

const CONFIRM_REMOVAL: StoryStep = {
  name: 'confirm-removal',
  who: 'coordinator',
  nodes: ['F'],
  says: 'confirms that it is to be removed',
  after: 0.1,
  when: (scene) => isAsked(scene, /\*\*takedown/i),
  does: (scene) => say(scene, 'coordinator', '/confirm privatize'),
};

const chooseQuiet = ({ thread }: ThreadPlay): StoryStep => ({
  name: 'choose-quiet',
  who: 'coordinator',
  nodes: ['F'],
  says: 'chooses to touch nothing, and to hurry',
  after: 0.1,
  when: (scene) => isAsked(scene, /\*\*takedown/i),
  does: (scene) => say(scene, 'coordinator', `/treat-as-public ${thread.url}`),
});

/** GitHub lets people delete issues, and no App. */
const deleteByHand = ({ thread }: ThreadPlay): StoryStep => ({
  name: 'delete-by-hand',
  who: 'owner',
  nodes: ['F', 'H'],
  says: 'deletes the issue, as the task asks an owner to',
  after: 1,
  when: ({ view }) => view.botComments.some(({ body }) => body.includes('choose “Delete issue”')),
  async does({ people }) {
    const path = `/repos/${thread.owner}/${thread.repo}/issues/${thread.number}`;
    const { node_id } = (await people.owner.request('GET', path)) as { readonly node_id: string };
    await people.owner.request('POST', '/graphql', {
      query: 'mutation Delete($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }',
      variables: { id: node_id },
    });
  },
});

const CONFIRM_PLACEHOLDER: StoryStep = {
  name: 'confirm-placeholder',
  who: 'coordinator',
  nodes: ['I'],
  says: 'confirms the neutral placeholder in public',
  after: 1,
  when: (scene) => isAsked(scene, /public issue/i),
  does: (scene) => say(scene, 'coordinator', '/confirm placeholder'),
};

/** A day and more passes, in which the schedule fires. */
const lookBack = (name: string, says: string): StoryStep => ({
  name,
  who: 'coordinator',
  nodes: ['G', 'H'],
  says,
  after: 40,
  when: ({ view }) => view.issue !== null,
  does: async () => {},
});
