import { isHealthy } from '../../src/doctor/judge-setup.ts';
import { examine } from './clinic.ts';
import { CREDENTIALS, PERMISSIONS } from './wrong/access.ts';
import { FILES } from './wrong/files.ts';
import { PEOPLE, PLACES } from './wrong/people-and-places.ts';
import { TRIAGE_REPO } from './wrong/triage-repo.ts';

/** Causes from which other things follow that are wrong too. */
const FOLLOWED_BY_OTHERS = new Set(['owner-elsewhere']);

const ROWS = [...CREDENTIALS, ...PERMISSIONS, ...TRIAGE_REPO, ...FILES, ...PEOPLE, ...PLACES];

describe('wrong set-ups', () => {
  it('are at least forty, each with a name of its own', () => {
    expect(ROWS.length).toBeGreaterThan(40);
    expect(new Set(ROWS.map(([name]) => name)).size).toBe(ROWS.length);
  });

  it.each(ROWS)('%s', async (_name, change, cause, about) => {
    const { findings } = await examine(change);
    const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map((each) => `${each.cause} ${each.about}`)).toContain(`${cause} ${about}`);
    expect(wrong.every(({ advice, says }) => advice !== null && advice !== '' && says !== '')).toBe(true);
    // So no run that looks is green.
    expect(isHealthy(findings)).toBe(false);
    // Where one thing is wrong, nobody is sent after another: no cause beside the right one.
    const causes = new Set(wrong.map((each) => each.cause));
    if (!FOLLOWED_BY_OTHERS.has(cause)) expect([...causes]).toEqual([cause]);
  });
});
