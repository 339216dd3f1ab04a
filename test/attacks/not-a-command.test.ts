/** Texts that hold a command where GitHub shows none, or that are not their author's own words: on the built actions. */

import type { Comment } from '../../dev/embedded-github/world.ts';
import { sampleOf } from '../deep.ts';
import { momentOf, type Recording, recordRehearsal } from '../scenarios/recording.ts';
import { botWords, openStage, restore, type Stage, TRIAGE } from '../scenarios/stage.ts';

// The chain starts several processes for each event.

const CASE = 1;
const FENCE = '````';

/** What a member pastes or writes while a publication waits for one confirmation. */
const BODIES: readonly (readonly [string, string])[] = [
  [
    'in a fence with indented marks',
    `${FENCE}text\na\n\n    ${FENCE}\n/confirm\n    ${FENCE}\n\nb\n${FENCE}`,
  ],
  ['in a link definition', 'a\n\n[b]: https://example.com "\n/confirm\n"'],
  ['in a link definition with an apostrophe', "a\n\n[b]: https://example.com '\n/confirm\n'"],
  ['in a link definition in parentheses', 'a\n\n[b]: https://example.com (\n/confirm\n)'],
  ['in a footnote', 'a[^1]\n\n[^1]: b\n/confirm'],
  ['in a lazily continued quotation', '> what if somebody says\n/confirm'],
  ['in a quotation within a quotation', '> > a\n/confirm'],
  ['in a lazily continued list', '1. say\n/confirm'],
  ['in a quotation of a list', '- > a\n/confirm'],
  ['in an attribute', '<p title="\n/confirm\n">Thanks!</p>'],
  ['in an attribute over empty lines', '<div title="\n\n/confirm\n\n">Thanks!</div>'],
  ['in an attribute within words', 'a <b title="\n/confirm\n">b</b>'],
  ['in details', '<details>\n<summary>Mail</summary>\n\n/confirm\n\n</details>'],
  ['in an HTML quotation', '<blockquote>\n\n/confirm\n\n</blockquote>'],
  ['in HTML code', 'a <code>\n/confirm\n</code>'],
  ['in an HTML table', '<table><tr><td>\n\n/confirm\n\n</td></tr></table>'],
  ['in struck out HTML', '<del>\n\n/confirm\n\n</del>'],
  ['in a processing instruction', '<?\n/confirm\n?>'],
  ['in CDATA', '<![CDATA[\n/confirm\n]]>'],
  ['in a script', '<script>\n/confirm\n</script>'],
  ['in code over lines', 'a `b\n/confirm\n`'],
  ['in the title of a link', '[a](https://example.com "\n/confirm\n")'],
  ['in the words of a link', '[a\n/confirm\nb](https://example.com)'],
  ['in the words of a link by reference', '[a\n/confirm\nb]\n\n[a /confirm b]: https://example.com'],
  ['in the words of a picture', '![a\n/confirm\nb](https://example.com/a.png)'],
  ['as a heading', '/confirm\n---'],
  ['in a table', '| a |\n|---|\n/confirm'],
  ['in a formula', '$$\n/confirm\n$$'],
  ['in struck out words', '~~no\n/confirm\nno~~'],
];

type Mode = 'conductor' | 'chain';
const recordings = new Map<Mode, Promise<Recording>>();
function recorded(mode: Mode): Promise<Recording> {
  const known = recordings.get(mode) ?? recordRehearsal({ chain: mode === 'chain' });
  recordings.set(mode, known);
  return known;
}

const say = (stage: Stage, body: string): Promise<{ readonly id: number }> =>
  stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body }) as never;

const published = (stage: Stage): boolean =>
  [...stage.github.world.advisories.values()].some(({ state }) => state === 'published');

const commentOf = (stage: Stage, id: number): Comment => stage.github.world.comments.get(id)!;

describe.each<Mode>(sampleOf<Mode>(['conductor', 'chain'], 1))(
  'while a publication waits for one confirmation, in the %s',
  (mode) => {
    let stage: Stage;
    let start: ReturnType<Stage['github']['snapshot']>;
    beforeAll(async () => {
      stage = await openStage({
        from: momentOf(await recorded(mode), 'case/disclosing'),
        chain: mode === 'chain',
      });
      await stage.settle();
      start = stage.github.snapshot();
    });
    afterAll(() => stage.close());
    beforeEach(() => restore(stage.github, start));

    it('a member’s own line confirms it', async () => {
      await say(stage, 'Thanks!\n\n/confirm');
      await stage.settle();
      expect(published(stage)).toBe(true);
    });

    // In the chain every event starts several runs: there all texts are tried at once.
    it.each(mode === 'chain' ? [['anywhere of these', ...BODIES.map(([, body]) => body)]] : BODIES)(
      '/confirm %s does not',
      async (_where, ...bodies) => {
        for (const body of bodies) await say(stage, body);
        await stage.settle();
        expect(published(stage)).toBe(false);
      },
    );

    it.each<[string, (stage: Stage, id: number) => Promise<void>]>([
      [
        'an account that is gone edited it',
        async (at, id) => {
          await at.people.owner.request('PATCH', `/repos/${TRIAGE}/issues/comments/${id}`, {
            body: '/confirm',
          });
          const comment = commentOf(at, id);
          comment.lastEditorId = 999_999_999;
          comment.edits.at(-1)!.editorId = 999_999_999;
        },
      ],
      [
        'an owner edited it',
        async (at, id) => {
          await at.people.owner.request('PATCH', `/repos/${TRIAGE}/issues/comments/${id}`, {
            body: '/confirm',
          });
        },
      ],
      [
        'another member edited it',
        async (at, id) => {
          await at.people.analyst.request('PATCH', `/repos/${TRIAGE}/issues/comments/${id}`, {
            body: '/confirm',
          });
        },
      ],
      [
        'it came by e-mail',
        async (at, id) => {
          const comment = commentOf(at, id);
          comment.body = '/confirm';
          comment.viaEmail = true;
        },
      ],
    ])('a comment does not confirm it where %s, and is answered', async (_how, change) => {
      const { id } = await say(stage, 'Wait for Monday.');
      await change(stage, id);
      await stage.settle();
      await stage.sweep();
      expect(published(stage)).toBe(false);
      expect(botWords(stage, CASE, 'answer').join('\n')).toMatch(/edited this comment|by e-mail/);
    });

    it('what looks like it is answered once, and an edit of it is heard', async () => {
      const { id } = await say(stage, '/confrim\n\nsee /etc/passwd');
      await stage.settle();
      await stage.settle();
      expect(
        botWords(stage, CASE, 'answer').filter((body) => body.includes('Did you mean `/confirm`')),
      ).toHaveLength(1);
      expect(published(stage)).toBe(false);
      stage.github.clock.advance(60_000);
      await stage.people.member.request('PATCH', `/repos/${TRIAGE}/issues/comments/${id}`, {
        body: '/confirm',
      });
      await stage.settle();
      expect(published(stage)).toBe(true);
    });
  },
);
