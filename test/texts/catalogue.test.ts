import { collectTexts } from '../../scripts/texts/catalogue.ts';
import { CHAPTERS } from '../../scripts/texts/text.ts';
import { FEATURES } from '../../src/features/index.ts';
import { MESSAGE_KEYS } from '../../src/process/message-keys.ts';
import { STATE_IDS } from '../../src/process/table.ts';

describe('the catalogue of texts', () => {
  it('has an example of every kind of comment', async () => {
    const kinds = FEATURES.flatMap(({ comments = [] }) => comments.flatMap((plan) => plan.kinds));
    const shown = new Set((await collectTexts()).map(({ kind }) => kind));
    // Approval requests are shown by what they ask for.
    expect(kinds.filter((kind) => kind !== 'ask' && !shown.has(kind))).toEqual([]);
  });

  it('has no kind of comment that its feature does not declare', async () => {
    const declared = new Set(FEATURES.flatMap(({ comments = [] }) => comments.flatMap((plan) => plan.kinds)));
    const texts = (await collectTexts()).filter(({ chapter }) => chapter === 'Comments on a case');
    // The alarm about the store is written by the sweep, not by a feature.
    expect(texts.map(({ kind }) => kind).filter((kind) => !declared.has(kind))).toEqual(['store-restored']);
  });

  it('has an example of every approval request', async () => {
    const kinds = FEATURES.flatMap(({ approvals = [] }) => approvals.map(({ kind }) => `ask ${kind}`));
    const shown = new Set((await collectTexts()).map(({ kind }) => kind));
    expect(kinds.filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it('has every message to the reporter, and no chapter without a text', async () => {
    const texts = await collectTexts();
    const shown = new Set(texts.map(({ kind }) => kind));
    expect(MESSAGE_KEYS.filter((key) => !shown.has(`message ${key}`))).toEqual([]);
    expect(CHAPTERS.filter((chapter) => !texts.some((text) => text.chapter === chapter))).toEqual([]);
  });

  it('has a case record of every state', async () => {
    const records = (await collectTexts()).filter(({ kind }) => kind === 'record');
    const states = STATE_IDS.filter((id) => records.some(({ body }) => body.includes(`(\`case/${id}\`)`)));
    // The bot leaves it at once.
    expect(STATE_IDS.filter((id) => !states.includes(id))).toEqual(['acknowledged']);
  });
});
