import type { MirrorView } from '../../../src/case/observed.ts';
import { asRead, FAILED } from '../../../src/case/read.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import {
  lookedAtMirrors,
  mirroredOf,
  mirrorsOf,
  mirrorsWithNews,
  othersIn,
} from '../../../src/features/remediation/mirrors.ts';
import { STATE_IDS, type StateId } from '../../../src/process/table.ts';

const CONFIG = {
  mirrors: { repos: { 'Example-org/widget': 'example-org/hidden' }, workflow: 'prove-fix.yml' },
};
const AT = '2026-01-01T00:00:00Z';
const LATER = '2026-01-02T00:00:00Z';

/** Of a case only what mirrors look at. */
const caseIn = (state: StateId, more: Partial<StoredCase> = {}): StoredCase =>
  ({
    number: 7,
    moves: [{ to: state }],
    advisories: [],
    analysis: { facts: { packages: [{ repo: 'example-org/widget' }] } },
    ...more,
  }) as unknown as StoredCase;
const view = (workflows: Readonly<Record<string, boolean>>, isPrivate = true): MirrorView => ({
  isPrivate,
  workflows: Object.entries(workflows).map(([path, isEnabled]) => ({ path, isEnabled })),
});
const OURS = { '.github/workflows/prove-fix.yml': true };
const readOf = (seen: MirrorView | null) => (seen === null ? FAILED : asRead(seen));
const looked = (stored: StoredCase, seen: MirrorView | null, now = AT) =>
  lookedAtMirrors(stored, CONFIG, { 'example-org/hidden': readOf(seen) }, now);

describe('a private mirror', () => {
  it.each(STATE_IDS)('is looked at for a case in %s only from its acceptance to its release', (state) => {
    const isAtWork = ['valid', 'cve-requested', 'patching', 'testing', 'regression-tests', 'releasing'];
    expect(mirrorsOf(caseIn(state), CONFIG)).toHaveLength(isAtWork.includes(state) ? 1 : 0);
  });

  it('of another repo is none of the case’s', () => {
    const other = caseIn('patching', {
      analysis: { facts: { packages: [{ repo: 'example-org/gadget' }] } },
    } as never);
    expect(mirrorsOf(other, CONFIG)).toEqual([]);
    expect(mirroredOf(other, CONFIG)).toEqual([]);
  });

  it('may have our workflow enabled, and others as long as they are not', () => {
    const seen = view({
      ...OURS,
      'dynamic/github-code-scanning/codeql': true,
      '.github/workflows/ci.yml': true,
      '.github/workflows/old.yml': false,
      'elsewhere/prove-fix.yml': true,
    });
    expect(othersIn(seen, 'prove-fix.yml')).toEqual([
      '.github/workflows/ci.yml',
      'dynamic/github-code-scanning/codeql',
      'elsewhere/prove-fix.yml',
    ]);
  });

  it('is noted when something about it changes, and only then', () => {
    const first = looked(caseIn('patching'), view(OURS));
    expect(first).toEqual([
      { repo: 'Example-org/widget', mirror: 'example-org/hidden', isPrivate: true, others: [], at: AT },
    ]);
    const known = caseIn('patching', { mirrors: first });
    expect(looked(known, view(OURS), LATER)[0]).toBe(first[0]);
    expect(looked(known, null, LATER)[0]).toBe(first[0]);
    expect(looked(known, view(OURS, false), LATER)).toMatchObject([{ isPrivate: false, at: LATER }]);
    expect(looked(caseIn('patching'), null)).toMatchObject([{ isPrivate: null }]);
    expect(lookedAtMirrors(known, CONFIG, {}, LATER)).toEqual(first);
    expect(lookedAtMirrors(caseIn('patching'), CONFIG, {}, LATER)).toEqual([]);
  });

  it.each<[string, MirrorView | null, number[], number[]]>([
    ['as it should be', view(OURS), [7], []],
    ['public', view(OURS, false), [7], [7]],
    ['with another workflow', view({ ...OURS, '.github/workflows/ci.yml': true }), [7], [7]],
    ['without an answer', null, [7], []],
  ])('%s makes the case due where that is not on record', (_name, seen, fresh, known) => {
    const views = { 'example-org/hidden': readOf(seen) };
    const isNews = (stored: StoredCase) => mirrorsWithNews(mirroredOf(stored, CONFIG), CONFIG, views);
    expect(isNews(caseIn('patching'))).toEqual(fresh);
    const before = caseIn('patching', { mirrors: looked(caseIn('patching'), view(OURS)) });
    expect(isNews(before)).toEqual(known);
    expect(mirrorsWithNews(mirroredOf(before, CONFIG), CONFIG, {})).toEqual([]);
  });
});
