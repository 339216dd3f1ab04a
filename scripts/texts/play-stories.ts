import type { Operation } from '../../src/case/operation.ts';
import { STATE_IDS, STATES } from '../../src/process/table.ts';
import { settle } from '../../test/engine/run-world.ts';
import { atState } from '../../test/engine/situation.ts';
import type { World } from '../../test/engine/world.ts';
import { STORIES } from './stories.ts';
import type { Story } from './story.ts';
import type { Chapter, Text } from './text.ts';

const CHAPTER_OF: Readonly<Record<string, Chapter>> = {
  record: 'Case record',
  ask: 'Approval requests',
  answer: 'Answers',
  remind: 'Reminders',
  exploited: 'Reminders',
  task: 'Manual fallbacks',
  unsent: 'Manual fallbacks',
};

/** Every comment that a case has on its way from its report to its end, and what the stories bring beside it. */
export async function playStories(): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const state of STATE_IDS) {
    const world = await atState(state);
    const settled = state === 'acknowledged' ? await settle(world) : world;
    texts.push(...textsOf(settled.log, STATES[state].title, true));
  }
  for (const each of STORIES) texts.push(...(await playStory(each)));
  return onePerBody(texts);
}

async function playStory({ title, from, actions, config, isAboutRecord }: Story): Promise<readonly Text[]> {
  const start = await atState(from, config);
  let world: World = { ...start, log: [] };
  for (const action of actions) world = await settle(action(world));
  return textsOf(actions.length === 0 ? start.log : world.log, title, isAboutRecord === true);
}

/** What was written last under each key. */
function textsOf(log: World['log'], title: string, isAboutRecord: boolean): readonly Text[] {
  const bodies = new Map<string, string>();
  for (const { operation } of log) {
    const written = writtenBy(operation);
    if (written) bodies.set(written.key, written.body);
  }
  return [...bodies]
    .filter(([key]) => key !== 'record' || isAboutRecord)
    .map(([key, body]) => {
      const kind = key.split('/')[0]!;
      const isRequest = kind === 'ask';
      return {
        chapter: CHAPTER_OF[kind] ?? 'Comments on a case',
        kind: isRequest ? `ask ${key.split('/')[1]}` : kind,
        title,
        body: body
          .replace(/<!--.*?-->/gs, '')
          .replace(/^```mermaid\n.*?^```$/gms, '```text\n(the flowchart with the way of the case)\n```')
          .trim(),
      };
    });
}

const writtenBy = (operation: Operation): { readonly key: string; readonly body: string } | undefined =>
  operation.kind === 'comment' || operation.kind === 'edit-comment' ? operation : undefined;

/** The same words once, under the title of the first. */
function onePerBody(texts: readonly Text[]): readonly Text[] {
  return texts.filter((text, index) => texts.findIndex(({ body }) => body === text.body) === index);
}
