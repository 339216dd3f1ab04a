import fc from 'fast-check';
import { type CaseSecrets, findLeaks, holdsWord, type Writing } from '../../dev/rehearsal/leaks.ts';

const CASE: CaseSecrets = {
  ghsa: 'GHSA-2222-3333-4444',
  ids: ['GHSA-2222-3333-4444', 'CVE-2030-12345'],
  canaries: ['canarybdfgh'],
  text: 'A crafted header makes the parser loop until memory is gone.',
  idsFrom: null,
  disclosedFrom: null,
};

const writing = (text: string, over: Partial<Writing> = {}): Writing => ({
  order: 1,
  at: '2030-01-01T00:00:00.000Z',
  repo: 'example-org/project',
  surface: 'public',
  advisory: null,
  what: 'comment',
  text,
  ours: true,
  ...over,
});

const texts = (
  writings: readonly Writing[],
  cases: readonly CaseSecrets[] = [CASE],
  templates: string[] = [],
) => findLeaks(writings, cases, templates).map((leak) => leak.text);

const RUN = 'parser loop until memory is gone';

describe('leaks are found', () => {
  it.each<[string, string, string]>([
    ['a canary', 'see canarybdfgh', 'canarybdfgh'],
    ['an id', 'fixes CVE-2030-12345', 'CVE-2030-12345'],
    ['an id in small letters', 'fixes ghsa-2222-3333-4444', 'GHSA-2222-3333-4444'],
    ['six words of the record', 'Oh: my *parser* loop,\nuntil MEMORY is gone!', RUN],
  ])('%s', (_, text, found) => {
    expect(texts([writing(text)])).toContain(found);
  });

  it.each<[string, Partial<Writing>]>([
    ['in public', {}],
    ['in the log of a run in a public repo', { surface: 'log' }],
    ['in the log of a run in the triage repo', { surface: 'private-log' }],
    ["in another case's collaborators", { surface: 'circle', advisory: 'GHSA-9999-8888-7777' }],
  ])('%s', (_, over) => {
    expect(texts([writing('canarybdfgh', over)])).toEqual(['canarybdfgh']);
  });

  it("in another case's collaborators even after the disclosure", () => {
    const advisory = { surface: 'circle', advisory: 'GHSA-9999-8888-7777', order: 9 } as const;
    expect(texts([writing(RUN, advisory)], [{ ...CASE, disclosedFrom: 5, idsFrom: 4 }])).toEqual([RUN]);
  });

  it.each(['plain', 'upper', 'percent', 'base64'] as const)('a canary in %s form', (form) => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const forms = {
          plain: `${before}canarybdfgh${after}`,
          upper: `${before}CANARYBDFGH${after}`,
          percent: [...'canarybdfgh'].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
          base64: Buffer.from(`${before}canarybdfgh${after}`).toString('base64'),
        };
        expect(holdsWord(forms[form], 'canarybdfgh')).toBe(true);
      }),
    );
  });

  it('is not found in what does not hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        fc.pre(!text.toLowerCase().includes('canarybdfgh'));
        expect(holdsWord(text, 'canarybdfgh')).toBe(false);
      }),
    );
  });
});

describe('what is no leak', () => {
  it.each<[string, Partial<Writing>]>([
    ['the triage repo', { surface: 'team' }],
    ["the case's own collaborators", { surface: 'circle', advisory: CASE.ghsa }],
    ['what people write', { ours: false }],
  ])('%s', (_, over) => {
    expect(texts([writing(`canarybdfgh CVE-2030-12345 ${RUN}`, over)])).toEqual([]);
  });

  it('five words', () => {
    expect(texts([writing('loop until memory is gone')])).toEqual([]);
  });

  it('words of our own templates, and of another record', () => {
    expect(texts([writing(RUN)], [CASE], [`x ${RUN} y`])).toEqual([]);
    const other = { ...CASE, ghsa: 'GHSA-5555-6666-7777', ids: [], canaries: [] };
    expect(texts([writing(RUN)], [CASE, other])).toEqual([]);
  });

  it('an id that two records share, in the circles of both', () => {
    const other = { ...CASE, ghsa: 'GHSA-9999-8888-7777', ids: ['GHSA-9999-8888-7777', 'CVE-2030-12345'] };
    const advisory = { surface: 'circle', advisory: other.ghsa } as const;
    expect(texts([writing('CVE-2030-12345', advisory)], [CASE, other])).toEqual([]);
    expect(texts([writing('CVE-2030-12345 GHSA-2222-3333-4444', advisory)], [CASE, other])).toEqual([
      CASE.ghsa,
    ]);
  });

  it('words that stood on the same surface before, but not elsewhere', () => {
    const said = writing(RUN, { ours: false, order: 1 });
    expect(texts([writing(RUN, { order: 2 }), said])).toEqual([]);
    expect(texts([writing(RUN, { order: 2, repo: 'example-org/website' }), said])).toEqual([RUN]);
  });

  it('ids in the logs of the triage repo, which hold nothing else', () => {
    expect(texts([writing('["CVE-2030-12345"]', { surface: 'private-log' })])).toEqual([]);
    expect(texts([writing(RUN, { surface: 'private-log' })])).toEqual([RUN]);
  });
});

describe('time', () => {
  const told = { ...CASE, idsFrom: 5, disclosedFrom: 10 };

  it('lets ids out with the gate, words with the disclosure, canaries never', () => {
    const all = `canarybdfgh CVE-2030-12345 ${RUN}`;
    expect(texts([writing(all, { order: 4 })], [told])).toEqual(['canarybdfgh', 'CVE-2030-12345', RUN]);
    expect(texts([writing(all, { order: 5 })], [told])).toEqual(['canarybdfgh', RUN]);
    expect(texts([writing(all, { order: 10 })], [told])).toEqual(['canarybdfgh']);
  });
});
