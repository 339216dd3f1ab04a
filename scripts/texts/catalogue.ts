import { listBoardExamples } from './board-examples.ts';
import { listExamples } from './examples.ts';
import { playStories } from './play-stories.ts';
import { listTasks } from './tasks.ts';
import { CHAPTERS, type Text } from './text.ts';

let collected: Promise<readonly Text[]> | undefined;

/** Every text that people read, in the order of the chapters; of one kind, one after the other. */
export function collectTexts(): Promise<readonly Text[]> {
  collected ??= collect();
  return collected;
}

async function collect(): Promise<readonly Text[]> {
  const all = [
    ...(await playStories()),
    ...listTasks(),
    ...(await listExamples()),
    ...listBoardExamples(),
  ].filter((text, index, texts) => texts.findIndex(({ body }) => body === text.body) === index);
  return CHAPTERS.flatMap((chapter) => {
    const own = all.filter((text) => text.chapter === chapter);
    const kinds = [...new Set(own.map(({ kind }) => kind))];
    return kinds.flatMap((kind) => own.filter((text) => text.kind === kind));
  });
}

/** Short texts of the same kind go into one block, a line each. */
const SHORT: readonly string[] = ['Errors and advice', 'Labels'];

/** The catalogue as Markdown: every text in a block, as it is written, so that a change is a readable diff. */
export function renderCatalogue(texts: readonly Text[]): string {
  return CHAPTERS.flatMap((chapter) => {
    const own = texts.filter((text) => text.chapter === chapter);
    const kinds = [...new Set(own.map(({ kind }) => kind))];
    return [
      `## ${chapter}`,
      '',
      ...kinds.flatMap((kind) =>
        renderKind(
          chapter,
          own.filter((text) => text.kind === kind),
        ),
      ),
    ];
  })
    .join('\n')
    .trimEnd();
}

function renderKind(chapter: string, texts: readonly Text[]): readonly string[] {
  if (SHORT.includes(chapter))
    return [...texts.map(({ title, body }) => `- **${title}**: ${body.replaceAll('\n', ' ')}`), ''];
  return texts.flatMap(({ title, body }) => [`### ${title}`, '', ...fence(body), '']);
}

/** A fence that is longer than every run of tildes in the text. */
function fence(body: string): readonly string[] {
  const longest = Math.max(3, ...[...body.matchAll(/~+/g)].map(([run]) => run.length));
  const marks = '~'.repeat(longest + 1);
  return [`${marks}markdown`, body, marks];
}
