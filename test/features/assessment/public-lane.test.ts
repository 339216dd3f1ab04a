import { addPastLanes, isFixedInPublic, type PastLane, pastLaneOf } from '../../../src/case/lane-history.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import type { Context } from '../../../src/engine/context.ts';
import {
  findLaneProblem,
  findLaneRaise,
  hasLaneConsent,
  LEAST_CASES,
  laneComments,
  renderLanePrice,
} from '../../../src/features/assessment/public-lane.ts';
import { deadlinesOf } from '../../../src/features/deadlines/deadlines.ts';
import { watchedOf } from '../../../src/features/followup/leak-watch.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import { defaultConfig } from '../../config/default-config.ts';

const AT = '2026-03-02T09:00:00.000Z';
const by = { id: 2, login: 'mika', role: 'member' as const };
type Severity = 'low' | 'medium' | 'high' | 'critical' | null;

function caseOf(severity: Severity, state: StoredCase['moves'][number]['to'] = 'patching', yes = true) {
  const self = { id: 1, login: 'bot', kind: 'bot' } as const;
  const stored = beginCase(1, { now: AT, receivedAt: AT }, self);
  const facts = { severity, confirmed: { yes, how: null }, packages: [] };
  return {
    ...stored,
    moves: [...stored.moves, { to: state, from: 'assessing', at: AT, by, event: 'e' }],
    analysis: { comment: 'c', digest: 'd', by, at: AT, facts },
  } as unknown as StoredCase;
}

const lane = (url: string | null, severity: 'low' | 'medium' = 'low'): Partial<StoredCase> => ({
  publicIssue: {
    repo: 'example-org/widget',
    title: 'Refuse spaces',
    body: null,
    askedBy: { id: 2, login: 'mika' },
    at: AT,
    url,
    lane: { severity },
  },
});
const URL_OF = 'https://github.com/example-org/widget/issues/4';
const published = [
  { repo: 'example-org/widget', ghsa: 'GHSA-2222-3333-4444', digest: null, publishedAt: AT },
];

it.each([
  ['off', caseOf('low'), 'none', 'lane-off'],
  ['low where low may', caseOf('low'), 'low', undefined],
  ['medium where low may', caseOf('medium'), 'low', 'lane-severity'],
  ['medium where medium may', caseOf('medium'), 'medium', undefined],
  ['low where medium may', caseOf('low'), 'medium', undefined],
  ['high', caseOf('high'), 'medium', 'lane-severity'],
  ['critical', caseOf('critical'), 'medium', 'lane-severity'],
  ['no severity', caseOf(null), 'medium', 'lane-severity'],
  ['exploited', { ...caseOf('low'), flags: ['exploited'] }, 'medium', 'lane-exploited'],
  ['known to be exploited once', { ...caseOf('low'), exploitedAt: AT }, 'medium', 'lane-exploited'],
  ['before the verdict', caseOf('low', 'assessing'), 'medium', 'lane-state'],
  ['dismissed', caseOf('low', 'invalid'), 'medium', 'lane-state'],
  ['being released', caseOf('low', 'releasing'), 'medium', 'lane-state'],
  ['not confirmed', caseOf('low', 'valid', false), 'medium', 'lane-state'],
  ['no analysis', { ...caseOf('low', 'valid'), analysis: null }, 'medium', 'lane-state'],
  ['published', { ...caseOf('low'), advisories: published }, 'medium', 'lane-state'],
] as const)('%s', (_what, stored, publicLane, problem) => {
  expect(findLaneProblem(stored as StoredCase, { publicLane })).toBe(problem);
});

it.each([
  ['as grave as it was', { ...caseOf('low'), ...lane(URL_OF) }, undefined],
  ['less grave', { ...caseOf('low'), ...lane(URL_OF, 'medium') }, undefined],
  ['graver', { ...caseOf('medium'), ...lane(URL_OF) }, 'medium'],
  ['critical', { ...caseOf('critical'), ...lane(URL_OF) }, 'critical'],
  ['exploited', { ...caseOf('low'), ...lane(URL_OF), flags: ['exploited'] }, 'exploited'],
  ['not open yet', { ...caseOf('high'), ...lane(null) }, undefined],
  ['in private', caseOf('high'), undefined],
  ['published', { ...caseOf('high'), ...lane(URL_OF), advisories: published }, undefined],
  ['dismissed', { ...caseOf('high', 'invalid'), ...lane(URL_OF) }, undefined],
])('once it is public: %s', (_what, stored, raise) => {
  expect(findLaneRaise(stored as StoredCase)).toBe(raise);
});

const base = { ...defaultConfig('example-org', 'triage'), publicLane: 'medium' as const };
const saidOf = (stored: StoredCase) =>
  laneComments({ stored, config: base } as unknown as Context).map(({ key }) => key);

it.each([
  ['nothing was asked for', caseOf('low'), []],
  ['it waits', { ...caseOf('low'), ...lane(null) }, []],
  ['another severity that may', { ...caseOf('medium'), ...lane(null) }, [`public-lane-void/${AT}/medium`]],
  ['too grave', { ...caseOf('high'), ...lane(null) }, [`public-lane-void/${AT}/lane-severity`]],
  [
    'exploited',
    { ...caseOf('low'), ...lane(null), flags: ['exploited'] },
    [`public-lane-void/${AT}/lane-exploited`],
  ],
  ['dismissed since', { ...caseOf('low', 'invalid'), ...lane(null) }, []],
  ['open and graver', { ...caseOf('high'), ...lane(URL_OF) }, ['public-lane-raised/high']],
])('is said: %s', (_what, stored, keys) => {
  expect(saidOf(stored as StoredCase)).toEqual(keys);
});

it('takes no answer that was given about a dismissed bug', () => {
  const consent = { given: true, credit: null, by, at: AT };
  const back = (at: string) => [{ to: 'assessing', from: 'invalid', at, by, event: 'e' }] as const;
  expect(hasLaneConsent({ consent, moves: [] })).toBe(true);
  expect(hasLaneConsent({ consent, moves: back('2026-03-01T09:00:00Z') })).toBe(true);
  expect(hasLaneConsent({ consent, moves: back('2026-03-03T09:00:00Z') })).toBe(false);
  expect(hasLaneConsent({ moves: [] })).toBe(false);
});

it('keeps nothing back for an embargo once it is public, and looks for ids still', () => {
  const config = { ...base, clocks: { ...base.clocks, embargoDays: 90 } };
  const stored = { ...caseOf('low'), cve: { ...caseOf('low').cve, id: 'CVE-2026-1000' } };
  const appliesTo = (each: StoredCase) =>
    deadlinesOf(each, config, AT).find(({ name }) => name === 'embargo')?.applies;
  expect(appliesTo(stored)).toBe(true);
  expect(appliesTo({ ...stored, ...lane(null) })).toBe(true);
  expect(appliesTo({ ...stored, ...lane(URL_OF) })).toBe(false);
  expect(watchedOf({ ...stored, ...lane(URL_OF) })).toMatchObject({ ids: ['CVE-2026-1000'], lines: [] });
});

it.each([
  ['open', caseOf('low'), undefined],
  ['dismissed', caseOf('low', 'closed'), undefined],
  ['in private', { ...caseOf('low', 'closed'), advisories: published }, 'private'],
  ['in public', { ...caseOf('low', 'closed'), advisories: published, ...lane(URL_OF) }, 'public'],
  [
    'wanted in public, and not',
    { ...caseOf('low', 'closed'), advisories: published, ...lane(null) },
    'private',
  ],
  ['without a severity', { ...caseOf(null, 'closed'), advisories: published }, undefined],
])('the past of a case: %s', (_what, stored, expected) => {
  expect(pastLaneOf(stored as StoredCase)?.lane).toBe(expected);
});

it('counts days from the receipt to the end, and what was followed', () => {
  const stored = { ...caseOf('low'), advisories: published };
  const judged = ['done', 'accepted', 'refused/not-allowed', 'superseded'].map((verdict, index) => ({
    event: `e${index}`,
    verdict,
  }));
  const closed = { to: 'closed', from: 'announcing', at: '2026-03-14T21:00:00.000Z', by, event: null };
  const past = pastLaneOf({ ...stored, judged, moves: [...stored.moves, closed] } as StoredCase);
  expect(past).toMatchObject({ days: 12.5, commands: 2, severity: 'low' });
  expect(isFixedInPublic(stored)).toBe(false);
});

const past = (number: number, days: number, more: Partial<PastLane> = {}): PastLane => ({
  case: number,
  lane: 'private',
  severity: 'low',
  days,
  commands: days * 2,
  ...more,
});

it('says plainly where there are too few cases, and counts only what may be fixed in public', () => {
  const few = renderLanePrice([past(1, 3), past(2, 900, { severity: 'high' })], 'low').join('\n');
  expect(few).toContain(
    `| in private, until the release | 1 | not enough cases yet (at least ${LEAST_CASES})`,
  );
  expect(few).toContain('| fixed in public | 0 | not enough cases yet');
  const days = [30, 10, 20, 50, 40.25, 60];
  const enough = renderLanePrice(
    days.map((each, index) => past(index, each)),
    'low',
  ).join('\n');
  expect(enough).toContain('| in private, until the release | 6 | 35.1 | 70.3 |');
});

it('has each case once, as it was read last', () => {
  expect(addPastLanes([past(1, 3), past(4, 1)], [past(2, 7), past(1, 5)])).toEqual([
    past(1, 5),
    past(2, 7),
    past(4, 1),
  ]);
});
