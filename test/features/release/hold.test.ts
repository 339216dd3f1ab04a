import type { WaitingRelease } from '../../../src/case/observed.ts';
import type { StoredCase, StoredHold } from '../../../src/case/stored-case.ts';
import {
  type HoldEnd,
  isHeldBy,
  isPlanned,
  isReleased,
  judgeHold,
  versionOf,
} from '../../../src/features/release/hold.ts';
import { STATE_IDS, type StateId } from '../../../src/process/table.ts';

const RELEASE: WaitingRelease = {
  repo: 'example-org/widget',
  run: 7,
  tag: 'v1.2.3',
  commit: 'a'.repeat(40),
  package: 'widget',
  version: '1.2.3',
  by: { id: 9, login: 'dev', kind: 'user' },
};

interface Wish {
  readonly state?: StateId;
  readonly confirmed?: boolean;
  readonly out?: boolean;
  readonly packages?: readonly {
    ecosystem: string;
    name: string;
    repo: string;
    patched: readonly string[];
  }[];
  readonly holds?: readonly StoredHold[];
}

/** Of a case only what a hold looks at. */
function caseWith({
  state = 'patching',
  confirmed = true,
  out = false,
  packages,
  holds,
}: Wish = {}): StoredCase {
  const named = packages ?? [
    { ecosystem: 'npm', name: 'widget', repo: 'example-org/widget', patched: ['1.2.3'] },
  ];
  return {
    moves: [{ to: state }],
    coordinators: [{ id: 1, login: 'coordinator' }],
    advisories: out ? named.map(({ repo }) => ({ repo, publishedAt: '2026-01-01T00:00:00Z' })) : [],
    analysis: { facts: { packages: named, confirmed: { yes: confirmed } } },
    ...(holds ? { holds } : {}),
  } as unknown as StoredCase;
}

const HOLD: StoredHold = {
  repo: RELEASE.repo,
  run: RELEASE.run,
  tag: RELEASE.tag,
  by: null,
  since: '2026-01-01T00:00:00Z',
  until: '2026-01-04T00:00:00Z',
  releasedBy: [],
  ended: null,
};
const said = (...ids: readonly number[]) =>
  ids.map((id) => ({ id, login: `p${id}`, at: '2026-01-01T01:00:00Z', because: 'so' }));

describe('a case holds a release', () => {
  it.each(STATE_IDS)('in state %s as the issue wants it', (state) => {
    const holding = [
      'valid',
      'cve-requested',
      'patching',
      'testing',
      'regression-tests',
      'releasing',
      'disclosing',
    ];
    expect(isHeldBy(caseWith({ state }), RELEASE)).toBe(holding.includes(state));
  });

  const elsewhere = { ecosystem: 'npm', name: 'other', repo: 'example-org/other', patched: [] };
  it.each<[string, Wish, Partial<WaitingRelease>, boolean]>([
    [
      'by the name of its package, whatever the repo',
      { packages: [{ ...elsewhere, name: 'widget' }] },
      {},
      true,
    ],
    [
      'by the repo, whatever the case of its letters',
      {},
      { repo: 'Example-Org/Widget', package: null },
      true,
    ],
    [
      'not by a package of the same name elsewhere',
      { packages: [{ ...elsewhere, ecosystem: 'pip', name: 'widget' }] },
      {},
      false,
    ],
    ['not of another package', { packages: [elsewhere] }, {}, false],
    [
      'not of another package of its repo that the tag and its manifest name',
      {},
      { tag: 'gadget@1.2.3', package: '@scope/gadget', isOfTag: true },
      false,
    ],
    [
      'of its own package there, under another scope too',
      {},
      { tag: 'widget-v1.2.3', package: '@scope/Widget', isOfTag: true },
      true,
    ],
    ['of another package there that only the root names', {}, { package: 'gadget' }, true],
    [
      'of another package there whose manifest has another version',
      {},
      { tag: 'gadget@1.2.4', package: 'gadget', isOfTag: true },
      true,
    ],
    [
      'of another package there where its own has names of another kind',
      {
        packages: [{ ecosystem: 'maven', name: 'org.example:w', repo: 'example-org/widget', patched: [] }],
      },
      { tag: 'gadget@1.2.3', package: 'gadget', isOfTag: true },
      true,
    ],
    ['not before the analysis is confirmed', { confirmed: false }, {}, false],
    ['not once it is disclosed', { out: true }, {}, false],
  ])('%s', (_what, wish, release, expected) => {
    expect(isHeldBy(caseWith(wish), { ...RELEASE, ...release })).toBe(expected);
  });
});

describe('the version of a release', () => {
  it.each([
    ['v1.2.3', '1.2.3', '1.2.3'],
    ['v.1.2.3', '1.2.3', '1.2.3'],
    ['widget@1.2.3', '1.2.3', '1.2.3'],
    ['v1.2.4', '1.2.3', null],
    ['main', '1.2.3', null],
    ['v1.2.3', null, null],
  ])('of tag %s with %s in package.json is %s', (tag, version, expected) => {
    expect(versionOf({ ...RELEASE, tag, version })).toBe(expected);
  });

  it('is planned where the analysis names it as patched for that package in that repo', () => {
    expect(isPlanned(caseWith(), RELEASE)).toBe(true);
    expect(isPlanned(caseWith(), { ...RELEASE, tag: 'v1.2.4', version: '1.2.4' })).toBe(false);
    expect(isPlanned(caseWith(), { ...RELEASE, package: 'other' })).toBe(false);
    expect(isPlanned(caseWith(), { ...RELEASE, repo: 'example-org/fork' })).toBe(false);
    expect(isPlanned(caseWith(), { ...RELEASE, version: '9.9.9' })).toBe(false);
  });
});

describe('a hold', () => {
  const NOW = '2026-01-02T00:00:00Z';
  const judge = (hold: StoredHold, more: Partial<Parameters<typeof judgeHold>[0]> = {}) =>
    judgeHold({
      hold,
      stored: caseWith(),
      release: RELEASE,
      isReady: false,
      owners: [2, 3],
      now: NOW,
      ...more,
    });

  it.each<[string, HoldEnd | undefined, StoredHold, Partial<Parameters<typeof judgeHold>[0]>]>([
    ['goes on', undefined, HOLD, {}],
    ['ends with the release', 'gone', HOLD, { release: null }],
    ['ends with the case', 'over', HOLD, { stored: caseWith({ state: 'invalid' }) }],
    ['ends for the security release itself', 'ready', HOLD, { isReady: true }],
    ['ends on the coordinator’s word', 'released', { ...HOLD, releasedBy: said(1) }, {}],
    ['goes on after the word of one owner', undefined, { ...HOLD, releasedBy: said(2) }, {}],
    ['goes on after two words of one owner', undefined, { ...HOLD, releasedBy: said(2, 2) }, {}],
    ['ends on the word of two owners', 'break-glass', { ...HOLD, releasedBy: said(2, 3) }, {}],
    [
      'goes on after the words of an owner and a former coordinator',
      undefined,
      { ...HOLD, releasedBy: said(2, 8) },
      {},
    ],
    ['goes on up to its time', undefined, HOLD, { now: '2026-01-03T23:59:59Z' }],
    ['ends at its time', 'expired', HOLD, { now: '2026-01-04T00:00:00Z' }],
  ])('%s', (_what, how, hold, more) => {
    expect(judge(hold, more)).toBe(how);
  });

  it('keeps the release until it is on record as ended, also where it is not on record yet', () => {
    expect(isReleased(caseWith(), RELEASE)).toBe(false);
    expect(isReleased(caseWith({ holds: [HOLD] }), RELEASE)).toBe(false);
    expect(isReleased(caseWith({ holds: [{ ...HOLD, ended: { at: NOW, how: 'expired' } }] }), RELEASE)).toBe(
      true,
    );
    expect(
      isReleased(caseWith({ holds: [{ ...HOLD, run: 8, ended: { at: NOW, how: 'expired' } }] }), RELEASE),
    ).toBe(false);
    expect(isReleased(caseWith({ state: 'assessing' }), RELEASE)).toBe(true);
  });
});
