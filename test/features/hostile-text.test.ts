import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import {
  parseStoredCase,
  pathOfReport,
  renderStoredCase,
  type StoredCase,
} from '../../src/case/stored-case.ts';
import { FLOW_NODES } from '../../src/process/flow.ts';
import { STATE_IDS, type StateId } from '../../src/process/table.ts';
import { runWorld } from '../engine/run-world.ts';
import { atState, type PersonAction, remember } from '../engine/situation.ts';
import { SELF, type World } from '../engine/world.ts';
import { hostileText } from './disclosure/posts/hostile-text.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Puts a text wherever the memory holds words that people wrote. */
function withWords(stored: StoredCase, text: string): StoredCase {
  const facts = stored.analysis?.facts;
  return {
    ...stored,
    reporter: { id: 20, login: null, name: text },
    coordinators: stored.coordinators.map((person) => ({ ...person, login: text })),
    moves: stored.moves.map((move) => ({
      ...move,
      by: { ...move.by, login: text },
      ...(move.why === undefined ? {} : { why: `adopted: ${text}` }),
    })),
    leaks: [{ key: 'k', what: 'id' as const, where: text, at: stored.receivedAt }],
    plans: [
      {
        day: '2026-03-03',
        because: text,
        by: { id: 11, login: text, role: 'member' },
        at: stored.receivedAt,
      },
    ],
    packages: stored.packages.map((each) => ({ ...each, name: text })),
    decisions: stored.decisions.map((each) => ({ ...each, because: text })),
    evidence: stored.evidence.map((each) => ({
      ...each,
      text,
      facts: { what: text, line: text, by: text, link: text, result: 'failed' as const },
      by: { ...each.by, login: text },
      subject: each.kind === 'release' ? `${text} 1.2.3` : each.subject,
    })),
    analysis:
      stored.analysis && facts
        ? {
            ...stored.analysis,
            by: { ...stored.analysis.by, login: text },
            facts: {
              ...facts,
              summary: text,
              description: text,
              workarounds: text === '' ? null : text,
              packages: facts.packages.map((each) => ({ ...each, name: text, functions: [text] })),
              credits: [{ name: text, type: 'reporter' as const }],
            },
          }
        : null,
  };
}

/** Everything that the bot writes of a case whose people write like that. */
async function writtenWith(state: StateId, text: string): Promise<readonly string[]> {
  const world = await atState(state);
  const forget: PersonAction = (at) => ({
    ...at,
    issue: at.issue && {
      ...at.issue,
      comments: at.issue.comments.filter((each) => each.author?.id !== SELF.id),
    },
  });
  const hostile = remember((stored) => withWords(stored, text))(forget(world));
  const files = { ...hostile.files, [pathOfReport(7)]: text };
  const { world: after } = await runWorld({ ...hostile, files } as World);
  return [
    after.issue!.body,
    ...after.issue!.comments.filter((each) => each.author?.id === SELF.id).map(({ body }) => body),
  ];
}

/** What Markdown makes of a text, without the words themselves: blocks, markup, where links lead. */
function structureOf(text: string): readonly string[] {
  const shapes: string[] = [];
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'html_block') shapes.push(`html ${token.content.trim().split(/[\s>]/)[0]}`);
    else if (token.type !== 'inline') shapes.push(`${token.type} ${token.info}`);
    for (const child of token.children ?? []) {
      if (['text', 'softbreak', 'text_special'].includes(child.type)) continue;
      shapes.push(
        child.type === 'html_inline'
          ? `html ${child.content}`
          : `${child.type} ${child.attrGet('href') ?? ''}`,
      );
    }
  }
  return shapes;
}

/** Words outside code in which GitHub would see a mention, an issue, or a commit's address. */
function notifiesOf(text: string): readonly string[] {
  return markdown
    .parse(text, {})
    .flatMap((token) => token.children ?? [])
    .filter((child) => child.type === 'text')
    .flatMap((child) => child.content.match(/(?<![\w/])@[a-z0-9][\w-]*|(?<!\w)#\d+|\bGH-\d+/gi) ?? []);
}

const STATES_WITH_WORDS = STATE_IDS.filter((id) => id !== 'acknowledged');

describe.each(STATES_WITH_WORDS)('in case/%s', (state) => {
  it('whatever people write stays text', async () => {
    const plain = await writtenWith(state, 'two words');
    expect(plain.length).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        // A login that could be one is mentioned on purpose.
        fc.pre(text.trim() !== '' && text.isWellFormed() && !/^[a-z\d-]+$/i.test(text));
        const written = await writtenWith(state, text);
        expect(written.map(structureOf)).toEqual(plain.map(structureOf));
        expect(written.flatMap(notifiesOf)).toEqual(plain.flatMap(notifiesOf));
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });
});

describe('the case record', () => {
  it.each(STATES_WITH_WORDS)(
    'in case/%s says in its first line whose turn it is, and what to do',
    async (state) => {
      const world = await atState(state);
      const record = world.issue!.comments.find(({ body }) => body.includes('security-process:record'))!.body;
      const [first = ''] = record.split('\n');
      expect(first).toMatch(/^\*\*.{10,}\*\*$/);
      const [, who = ''] = /^\*\*([^:]+):/.exec(first) ?? [];
      expect(['', 'Analyst', 'Reporter', 'Developers', 'Team', 'cora-coordinator', 'Nobody']).toContain(who);
    },
  );

  it('draws only words of ours', async () => {
    const [, ...comments] = await writtenWith('announcing', 'x"]\n  evil --> A["<b>');
    const record = comments.find((body) => body.includes('```mermaid'))!;
    const [, drawing = ''] = /```mermaid\n([\s\S]*?)\n```/.exec(record) ?? [];
    expect(drawing).not.toContain('evil');
    expect(
      [...drawing.matchAll(/\["([^"]*)"\]/g)]
        .map(([, text]) => text)
        .every((text) => FLOW_NODES.some((node) => node.text === text)),
    ).toBe(true);
  });
});

describe('the store', () => {
  it('keeps hostile words byte for byte', async () => {
    const world = await atState('invalid');
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        let kept: StoredCase | undefined;
        remember((stored) => {
          kept = withWords(stored, text);
          return kept;
        })(world);
        expect(parseStoredCase(renderStoredCase(kept!))).toEqual({ kind: 'ok', stored: kept });
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });
});
