import { collectTexts } from '../../scripts/texts/catalogue.ts';
import type { Text } from '../../scripts/texts/text.ts';
import { findMissing, findUnplain, sentencesOf, wordsOfRecord } from './text-rules.ts';

const faultsOf = (texts: readonly Text[], find: (text: Text) => readonly string[]): readonly string[] =>
  texts.flatMap((text) => find(text).map((fault) => `${text.kind}, ${text.title}: ${fault}`));

describe('every text', () => {
  it('is in plain English: no inversions, no internal keys, no sentence over 30 words', async () => {
    expect(faultsOf(await collectTexts(), findUnplain)).toEqual([]);
  });

  it('says who, what, by when and how wherever something is asked for', async () => {
    expect(faultsOf(await collectTexts(), findMissing)).toEqual([]);
  });

  it('keeps every case record under 300 words', async () => {
    const records = (await collectTexts()).filter(({ kind }) => kind === 'record');
    const words = records.map((record) => [record.title, wordsOfRecord(record)] as const);
    expect(words.filter(([, count]) => count >= 300)).toEqual([]);
  });
});

describe('the rules of plain English', () => {
  const text = (body: string): Text => ({ chapter: 'Reminders', kind: 'remind', title: 't', body });

  it.each([
    ['What to do stands in the record.', 'stands in'],
    ['Whoever reads it knows.', 'Whoever'],
    ['A comment is owed.', 'owed'],
    ['See entry/1/received there.', 'entry/1'],
    [`It is ${'very '.repeat(31)}long.`, 'words'],
  ])('find %s', (body, fault) => {
    expect(findUnplain(text(body)).join()).toContain(fault);
  });

  it('count what is said, not what is copied', () => {
    expect(
      findUnplain(text('```yaml\nwhoever: stands in\n```\nWrite `/set-state valid because …` today.')),
    ).toEqual([]);
    expect(sentencesOf('One. Two: three.\n- four')).toEqual(['One.', 'Two: three.', '- four']);
  });

  it('miss who, how and when', () => {
    expect(findMissing(text('Do it.'))).toHaveLength(3);
    expect(findMissing(text('@ana Write `/confirm` by **Friday**.'))).toEqual([]);
  });
});
