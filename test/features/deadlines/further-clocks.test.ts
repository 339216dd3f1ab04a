import type { StoredCase } from '../../../src/case/stored-case.ts';
import { findSilence } from '../../../src/features/acknowledgement/reporter-silence.ts';
import { peopleOf } from '../../../src/features/coordination/mentioned.ts';
import { deadlinesOf } from '../../../src/features/deadlines/deadlines.ts';
import { type ClockName, wasMet } from '../../../src/process/clocks.ts';
import { DAY_MS } from '../../../src/process/durations.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState, DAY, HOUR, isOurs, label, pass, play, say, unlabel } from '../../engine/situation.ts';
import { configOf, isoOf, PEOPLE, START, TEAM, type World } from '../../engine/world.ts';

const BASE = 'owner: example-org\nteam: security-triage\nchannels: [mastodon]\n';
const PROMISES = configOf(
  `${BASE}clocks: { assess: 10, patch: 20, update: 7, embargo: 60, steering: [fred-former] }\n`,
);
const SILENT = configOf(BASE);

const clockOf = (world: World, name: ClockName) =>
  deadlinesOf(storedOf(world), world.config, isoOf(world)).find((clock) => clock.name === name);
const daysOf = (world: World, name: ClockName): number =>
  Math.round((Date.parse(clockOf(world, name)!.due) - START) / DAY_MS);
const words = (world: World, key: string) => world.issue!.comments.filter(isOurs(key));
const mentions = (body: string) => [...body.matchAll(/@([\w-]+)/g)].map(([, login]) => login);

describe('promises that the configuration adds', () => {
  it('are not there where nobody made them', async () => {
    const world = await atState('patching', SILENT);
    expect(deadlinesOf(storedOf(world), SILENT, isoOf(world)).map(({ name }) => name)).toEqual([
      'acknowledge',
      'dismiss',
    ]);
  });

  it('know from when they run, and whose turn it is', async () => {
    const received = await atState('received', PROMISES);
    expect(['assess', 'patch', 'update'].map((name) => clockOf(received, name as ClockName))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(daysOf(received, 'embargo')).toBe(60);
    const assessing = await atState('assessing', PROMISES);
    expect(clockOf(assessing, 'assess')).toMatchObject({ met: null, applies: true, turn: 'analyst' });
    expect(daysOf(assessing, 'assess')).toBe(10);
    expect(daysOf(assessing, 'update')).toBe(7);
    const patching = await atState('patching', PROMISES);
    expect(wasMet(clockOf(patching, 'assess')!, isoOf(patching))).toBe(true);
    expect(clockOf(patching, 'patch')).toMatchObject({ met: null, applies: true, turn: 'developers' });
    const testing = await atState('testing', PROMISES);
    expect(wasMet(clockOf(testing, 'patch')!, isoOf(testing))).toBe(true);
  });

  it('stand still while the reporter is asked, but for the end of the embargo', async () => {
    const asked = await play(
      await atState('assessing', PROMISES),
      pass(DAY),
      label('member', 'case/needs-info'),
    );
    const waited = await play(asked, pass(5 * DAY));
    expect(['assess', 'update'].map((name) => clockOf(waited, name as ClockName)!.applies)).toEqual([
      false,
      false,
    ]);
    const back = await play(waited, label('member', 'case/assessing'));
    expect(daysOf(back, 'assess')).toBe(15);
    expect(daysOf(back, 'embargo')).toBe(60);
    expect(daysOf(back, 'update')).toBe(1 + 7 + 5);
  });

  it('do not let a weekend make an embargo longer', async () => {
    const config = configOf(`${BASE}clocks: { days: business, embargo: 60, patch: 20 }\n`);
    const world = await atState('patching', config);
    expect(daysOf(world, 'embargo')).toBe(60);
    expect(daysOf(world, 'patch')).toBe(28);
  });

  it('end with the disclosure, and with a dismissal', async () => {
    const out = await atState('announcing', PROMISES);
    expect(wasMet(clockOf(out, 'embargo')!, isoOf(out))).toBe(true);
    expect(clockOf(out, 'update')!.applies).toBe(false);
    const dismissed = await atState('invalid', PROMISES);
    expect(['embargo', 'update'].map((name) => clockOf(dismissed, name as ClockName)!.applies)).toEqual([
      false,
      false,
    ]);
  });

  it('are reminded of like the two of the process', async () => {
    const late = await play(
      await atState('patching', PROMISES),
      say('/updated 2026-06-01'),
      pass(19 * DAY + HOUR),
    );
    expect(words(late, 'remind/patch').map(({ body }) => body)).toEqual([
      expect.stringContaining('finish the patch, record it with `/evidence patch LINK`'),
    ]);
    expect(words(late, 'remind/update')).toHaveLength(0);
  });
});

describe('what members record of promises', () => {
  it('the day of the next update counts, with or without a configured pace', async () => {
    const world = await play(await atState('assessing', SILENT), say('/updated 2026-03-20'));
    expect(clockOf(world, 'update')).toMatchObject({ due: '2026-03-20T23:59:59.999Z', applies: true });
    expect(clockOf(await play(world, say('/updated')), 'update')).toBeUndefined();
  });

  it('a day that is past is refused, and so is a notice of what is not exploited', async () => {
    const world = await play(
      await atState('assessing', SILENT),
      say('/updated 2026-03-01'),
      say('/embargo 2026-03-01 because of a talk'),
      say('/notified early-warning'),
    );
    expect(storedOf(world).evidence.filter(({ kind }) => kind === 'update' || kind === 'notice')).toEqual([]);
    expect(storedOf(world).embargo).toBeUndefined();
    expect(words(world, 'answer/')).toHaveLength(3);
  });

  it('the agreed end of the embargo counts before the configured one', async () => {
    const world = await play(
      await atState('assessing', PROMISES),
      say('/embargo 2026-03-30 because of a talk'),
    );
    expect(clockOf(world, 'embargo')!.due).toBe('2026-03-30T23:59:59.999Z');
  });

  it.each([
    ['UTC', '2026-03-28T23:59:59.999Z', '2026-03-28 23:59 UTC'],
    ['Europe/Berlin', '2026-03-28T22:59:59.999Z', '2026-03-28 22:59 UTC (23:59 Europe/Berlin)'],
    [
      'America/New_York',
      '2026-03-29T03:59:59.999Z',
      '2026-03-29 03:59 UTC (2026-03-28 23:59 America/New\\_York)',
    ],
  ])('a named day ends when it is over in %s, and is shown so', async (zone, due, shown) => {
    const config = configOf(`${BASE}clocks: { zone: ${zone} }\n`);
    const world = await play(
      await atState('assessing', config),
      say('/embargo 2026-03-28 because of a talk'),
      say('/updated 2026-03-28'),
    );
    expect(clockOf(world, 'embargo')!.due).toBe(due);
    expect(clockOf(world, 'update')!.due).toBe(due);
    expect(words(world, 'record').map(({ body }) => body)).toEqual([expect.stringContaining(shown)]);
  });

  it('today is a day that can still be promised while it lasts', async () => {
    const today = isoOf(await atState('assessing', SILENT)).slice(0, 10);
    const world = await play(await atState('assessing', SILENT), say(`/updated ${today}`));
    expect(clockOf(world, 'update')!.due.slice(0, 10)).toBe(today);
  });
});

describe('a reporter who does not answer', () => {
  const stepAt = (stored: StoredCase, days: number, ms = 0) =>
    findSilence(
      stored,
      SILENT,
      new Date(Date.parse(stored.moves.at(-1)!.at) + days * DAY + ms).toISOString(),
    );

  it('is asked again after 14 days; 7 later it is suggested to go on, and then every week', async () => {
    const stored = storedOf(await atState('needs-info', SILENT));
    expect([stepAt(stored, 0), stepAt(stored, 14, -1)]).toEqual([undefined, undefined]);
    expect(stepAt(stored, 14)).toMatchObject({ step: 'ask-again', days: 14 });
    expect(stepAt(stored, 21, -1)!.step).toBe('ask-again');
    expect(stepAt(stored, 21)!.step).toBe('go-on');
    expect(stepAt(stored, 27)!.key).toBe(stepAt(stored, 21)!.key);
    expect(stepAt(stored, 28)!.key).not.toBe(stepAt(stored, 21)!.key);
    expect(stepAt(storedOf(await atState('assessing', SILENT)), 100)).toBeUndefined();
  });

  it('is told of in one comment, which goes when the answer is there', async () => {
    const asked = await play(await atState('needs-info', SILENT), pass(14 * DAY + HOUR));
    expect(words(asked, 'remind/reporter')).toHaveLength(1);
    const later = await play(asked, pass(8 * DAY));
    expect(words(later, 'remind/reporter').map(({ body }) => body)).toEqual([
      expect.stringContaining('/dismiss insufficient-information'),
    ]);
    const back = await play(later, label('member', 'case/assessing'));
    expect(words(back, 'remind/reporter')).toHaveLength(0);
  });
});

describe('a flaw that is exploited', () => {
  it('has the hours of the law from when the flag was set, whatever the calendar', async () => {
    const config = configOf(`${BASE}clocks: { days: business }\nexploited: { contact: legal@example.org }\n`);
    const world = await play(await atState('patching', config), label('member', 'flag/exploited'));
    const since = Date.parse(storedOf(world).exploitedAt!);
    expect(Date.parse(clockOf(world, 'early-warning')!.due)).toBe(since + DAY);
    expect(Date.parse(clockOf(world, 'notification')!.due)).toBe(since + 3 * DAY);
    expect(clockOf(world, 'final-report')).toBeUndefined();
    const [handOff] = words(world, 'exploited/');
    expect(handOff!.body).toContain('legal@example.org');
    expect(mentions(handOff!.body)).toEqual(expect.arrayContaining(TEAM.map(({ login }) => login)));
    expect(words(world, 'remind/early-warning')).toHaveLength(1);
  });

  it('is told of once, is ticked off, and ends with the flag', async () => {
    const flagged = await play(
      await atState('patching', SILENT),
      label('member', 'flag/exploited'),
      say('/notified early-warning'),
    );
    expect(wasMet(clockOf(flagged, 'early-warning')!, isoOf(flagged))).toBe(true);
    expect(words(flagged, 'remind/early-warning')).toHaveLength(0);
    const off = await play(flagged, unlabel('member', 'flag/exploited'));
    expect(clockOf(off, 'notification')).toBeUndefined();
  });

  it('asks for the final report 14 days after a fix is out', async () => {
    const released = await play(
      await atState('patching', SILENT),
      label('member', 'flag/exploited'),
      say('/released widget 1.2.3'),
    );
    const out = storedOf(released).evidence.find(({ kind }) => kind === 'release')!.at;
    expect(Date.parse(clockOf(released, 'final-report')!.due) - Date.parse(out)).toBe(14 * DAY);
  });
});

describe('who is mentioned', () => {
  const around = (owners: readonly (typeof TEAM)[number][], readers = TEAM) => ({
    team: { kind: 'known' as const, members: TEAM },
    repo: { name: 'x/y', isPrivate: true, readers, owners, labels: null },
  });
  const on = async (
    rung: 'coordinator' | 'team' | 'steering',
    change: Partial<StoredCase>,
    around: object,
  ) => {
    const stored = { ...storedOf(await atState('received', PROMISES)), ...change };
    return peopleOf({ stored, config: PROMISES, observed: around as never }, rung).map(({ login }) => login);
  };
  const team = TEAM.map(({ login }) => login);

  it('goes up the ladder, each rung with those below', async () => {
    const everybody = around([PEOPLE.outsider], [...TEAM, PEOPLE.former]);
    expect(await on('coordinator', {}, everybody)).toEqual([PEOPLE.coordinator.login]);
    expect(await on('team', {}, everybody)).toEqual(team);
    expect(await on('steering', {}, everybody)).toEqual([...team, PEOPLE.former.login]);
  });

  it('leaves out who cannot read the triage repo, and then calls the owners', async () => {
    expect(await on('steering', {}, around([PEOPLE.outsider]))).toEqual([...team, PEOPLE.outsider.login]);
  });

  it('calls the team where nobody coordinates, or who did has left', async () => {
    expect(await on('coordinator', { coordinators: [] }, around([]))).toEqual(team);
    const left = [{ id: PEOPLE.former.id, login: PEOPLE.former.login }];
    expect(await on('coordinator', { coordinators: left }, around([]))).toEqual(team);
  });
});
