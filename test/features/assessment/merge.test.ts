import type { Observed } from '../../../src/case/observed.ts';
import { parseStoredCase, type StoredCase } from '../../../src/case/stored-case.ts';
import type { Context } from '../../../src/engine/context.ts';
import { readStatus } from '../../../src/features/acknowledgement/status-text.ts';
import {
  filesOfMerge,
  isMergeDue,
  leaveMerge,
  MERGE,
  noteProgress,
  tellMerged,
  withMergedCredits,
} from '../../../src/features/assessment/merge.ts';
import { creditMergedReports } from '../../../src/features/assessment/note-analysis.ts';
import { isAppealOver } from '../../../src/features/assessment/report-closing.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import type { StateId } from '../../../src/process/table.ts';
import { defaultConfig } from '../../config/default-config.ts';

const SELF = { id: 1, login: 'bot', kind: 'bot' } as const;
const MIKA = { id: 2, login: 'mika', kind: 'user' } as const;
const BY = { id: 2, login: 'mika', role: 'member' } as const;
const DAY = '2026-03-02T09:00:00.000Z';
const LATER = '2026-06-02T09:00:00.000Z';
const config = defaultConfig('example-org', 'triage');

function caseIn(number: number, state: StateId, more: Partial<StoredCase> = {}): StoredCase {
  const begun = beginCase(number, { now: DAY, receivedAt: DAY }, SELF);
  const move = { to: state, from: 'received' as const, event: null, by: BY, at: DAY };
  return { ...begun, moves: state === 'received' ? begun.moves : [...begun.moves, move], ...more };
}

function contextOf(stored: StoredCase, others: Observed['others'] = {}, before = stored): Context {
  const observed = {
    now: LATER,
    self: SELF,
    team: { kind: 'known', members: [MIKA] },
    repo: { owners: [] },
    advisories: {},
    report: null,
    stored: before,
    others,
    issue: { comments: [], events: [] },
  };
  return { features: [], observed, config, scope: new Set(), analysis: { kind: 'none' }, stored } as never;
}

function merge(stored: StoredCase, others: Observed['others'], number = 1) {
  const [calls = []] = MERGE.readLines([`#${number}`], '');
  return calls[0]!.follow(contextOf(stored, others), { by: BY, at: DAY, comment: 'c', event: 'e' });
}

const merged = (state: StateId, more: Partial<NonNullable<StoredCase['mergedInto']>> = {}) => ({
  mergedInto: {
    case: 1,
    by: { id: 2, login: 'mika' },
    at: DAY,
    state,
    published: [],
    seen: state,
    progress: [],
    ...more,
  },
});
const reported = (told: StateId | null, number = 2) => ({
  case: number,
  reporter: { id: 9, login: 'nia', name: null },
  receivedAt: DAY,
  by: { id: 2, login: 'mika' },
  at: DAY,
  told,
});

describe('/merge', () => {
  it('moves the report to case/invalid, and writes both files at once', () => {
    const report = caseIn(2, 'assessing', { reporter: { id: 9, login: 'nia', name: null } });
    const main = caseIn(1, 'patching', { revision: 4 });
    const { stored, verdict } = merge(report, { 1: main });
    expect(verdict).toBe('done');
    expect(stored.mergedInto).toMatchObject({ case: 1, state: 'patching' });
    expect(stored.moves.at(-1)?.to).toBe('invalid');
    const files = filesOfMerge(contextOf(stored, { 1: main }, report));
    const written = parseStoredCase(files['cases/1.yml'] ?? '');
    expect(written).toMatchObject({
      kind: 'ok',
      stored: { revision: 5, mergedReports: [{ case: 2, told: 'patching', reporter: { login: 'nia' } }] },
    });
  });

  it.each([
    ['itself', caseIn(1, 'assessing'), {}, 'duplicate-of-itself'],
    ['a case that is not there', caseIn(2, 'assessing'), { 1: null }, 'merge-unknown'],
    ['a case that was not read', caseIn(2, 'assessing'), {}, 'merge-unknown'],
    [
      'a case that is merged itself',
      caseIn(2, 'assessing'),
      { 1: caseIn(1, 'invalid', merged('valid')) },
      'merge-chain',
    ],
    ['a case that is dismissed', caseIn(2, 'assessing'), { 1: caseIn(1, 'invalid') }, 'merge-over'],
    ['a case that is closed', caseIn(2, 'assessing'), { 1: caseIn(1, 'closed') }, 'merge-over'],
    ['from a case with a patch', caseIn(2, 'testing'), { 1: caseIn(1, 'patching') }, 'merge-too-far'],
    [
      'from a case with reports of its own',
      caseIn(2, 'valid', { mergedReports: [reported(null, 3)] }),
      { 1: caseIn(1, 'valid') },
      'merge-chain',
    ],
  ] as const)('refuses %s', (_name, report, others, why) => {
    const { stored, verdict } = merge(report, others as Observed['others']);
    expect(verdict).toBe(`refused/${why}`);
    expect(stored).toBe(report);
  });
});

describe('how far it is', () => {
  it('is written to the merged report by the case that works on it, addresses only once published', () => {
    const report = caseIn(2, 'invalid', merged('patching'));
    const main = caseIn(1, 'testing', { mergedReports: [reported('patching')] });
    expect(isMergeDue({ stored: main })).toBe('merged');
    const next = tellMerged(contextOf(main, { 2: report }))!;
    expect(next.mergedReports?.[0]?.told).toBe('testing');
    expect(isMergeDue({ stored: next })).toBeUndefined();
    const files = filesOfMerge(contextOf(next, { 2: report }, main));
    expect(parseStoredCase(files['cases/2.yml'] ?? '')).toMatchObject({
      stored: { mergedInto: { state: 'testing', seen: 'patching', published: [] } },
    });
  });

  it('is not taken for told while the report could not be read', () => {
    expect(
      tellMerged(contextOf(caseIn(1, 'testing', { mergedReports: [reported('patching')] }))),
    ).toBeUndefined();
  });

  it('becomes a step of the merged report, once', () => {
    const report = caseIn(2, 'invalid', merged('testing', { seen: 'patching' }));
    expect(isMergeDue({ stored: report })).toBe('merged');
    const noted = noteProgress(contextOf(report))!;
    expect(noted.mergedInto?.progress).toEqual([{ state: 'testing', at: LATER }]);
    expect(noteProgress(contextOf(noted))).toBeUndefined();
  });

  it.each([
    ['patching', [], 'We are working on a fix, in private.'],
    ['invalid', [], 'We are looking into your report.'],
    [
      'announcing',
      ['https://example.org/a'],
      'The advisory is published. You find it at https://example.org/a.',
    ],
  ] as const)('is told to its reporter: %s', (state, published, text) => {
    const { state: says, next } = readStatus(
      caseIn(2, 'invalid', merged(state, { published: [...published] })),
      config,
      LATER,
    );
    expect(`${says} ${next}`).toContain(text);
  });

  it('a report that is taken up again is merged no more, on both sides', () => {
    const report = caseIn(2, 'assessing', merged('patching'));
    const main = caseIn(1, 'patching', { mergedReports: [reported('patching')] });
    expect(isMergeDue({ stored: report })).toBe('merged');
    const left = leaveMerge(contextOf(report, { 1: main }))!;
    expect(left.mergedInto).toBeUndefined();
    expect(
      parseStoredCase(filesOfMerge(contextOf(left, { 1: main }, report))['cases/1.yml'] ?? ''),
    ).toMatchObject({
      stored: { mergedReports: [] },
    });
  });

  it.each([
    ['patching', false],
    ['announcing', true],
    ['closed', true],
  ] as const)('the report is closed after the other case is: %s', (state, isOver) => {
    const stored = caseIn(2, 'invalid', {
      ...merged(state),
      decisions: [
        { kind: 'dismiss', reason: 'duplicate-of', because: '#1', by: [{ id: 2, login: 'mika', at: DAY }] },
      ],
      evidence: [{ kind: 'reply', subject: 'sent', text: '', by: BY, at: DAY }],
    });
    expect(isAppealOver({ stored, config, observed: { now: LATER } })).toBe(isOver);
  });
});

describe('credits', () => {
  const nia = reported(null, 2);
  const ana = {
    ...reported(null, 3),
    receivedAt: '2026-03-01T00:00:00.000Z',
    reporter: { id: null, login: null, name: 'Ana Example' },
  };

  it.each([
    ['all, the earliest first', [], ['Ana Example', 'nia']],
    ['nobody twice', [{ login: 'NIA', type: 'finder' }], ['NIA', 'Ana Example']],
    [
      'as the analyst wrote it',
      [{ login: 'nia', type: 'reporter', as: 'anonymous' }],
      ['nia', 'Ana Example'],
    ],
  ] as const)('%s', (_name, credits, names) => {
    const all = withMergedCredits(credits as never, [nia, ana]);
    expect(all.map((each) => ('login' in each ? each.login : each.name))).toEqual(names);
  });

  it('are added to an analysis that is there, with a note, and not once it is disclosed', () => {
    const facts = { packages: [], cvss: [], severity: null, credits: [] };
    const stored = caseIn(1, 'patching', {
      analysis: { comment: 'c', digest: 'd', by: BY, at: DAY, facts } as never,
      mergedReports: [nia],
    });
    const next = creditMergedReports(contextOf(stored))!;
    expect(next.analysis?.facts.credits).toEqual([{ login: 'nia', type: 'reporter' }]);
    expect(next.analysis?.notes?.join()).toContain('added nia');
    expect(next.analysis?.digest).not.toBe('d');
    expect(creditMergedReports(contextOf(next))).toBeUndefined();
    const out = { ...stored, advisories: [{ repo: 'a/b', ghsa: 'G', digest: null, publishedAt: DAY }] };
    expect(creditMergedReports(contextOf(out))).toBeUndefined();
  });

  it('without merged reports are the very same', () => {
    const credits = [{ login: 'x', type: 'reporter' }] as const;
    expect(withMergedCredits(credits, undefined)).toBe(credits);
  });
});
