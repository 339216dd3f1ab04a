import { exitCodeOf, type Report, renderReport } from '../../dev/probe/report.ts';
import { ALL, namesOf, openStand, probe, type Stand, type Wish } from './stand.ts';

const open: Stand[] = [];
async function stand(wish?: Wish): Promise<Stand> {
  const made = await openStand(wish);
  open.push(made);
  return made;
}
afterEach(async () => {
  for (const { github } of open.splice(0)) await github.close();
});

const idsOf = ({ entries }: Report, kind: string): readonly string[] =>
  entries.filter(({ outcome }) => outcome.kind === kind).map(({ id }) => id);
const outcomeOf = ({ entries }: Report, id: string) => entries.find((entry) => entry.id === id)?.outcome;
const why = (report: Report, id: string): string => {
  const outcome = outcomeOf(report, id);
  return outcome?.kind === 'not-tried' ? outcome.why : (outcome?.kind ?? 'missing');
};

const BOTH = ['publish', 'request-cve'] as const;

describe('a probe', () => {
  it('finds everything verified on the embedded GitHub, and leaves nothing there', async () => {
    const place = await stand({ allowed: BOTH, unkind: ['push-protection'] });
    const report = await probe(place);
    expect(idsOf(report, 'not-tried')).toEqual(['advisories-beyond-the-lists']);
    expect(idsOf(report, 'otherwise')).toEqual([]);
    expect(idsOf(report, 'verified').length).toBeGreaterThan(25);
    expect(namesOf(place)).toEqual([]);
    expect(place.github.drifts).toEqual([]);
    expect(exitCodeOf(report)).toBe(0);
    expect(report.stays.join()).toMatch(/advisory was published.*CVE was requested/);
  });

  it('reports what is otherwise with GitHub’s answer, and goes on with the rest', async () => {
    const unkind = [
      'push-protection',
      'orphan-refs-need-workflows',
      'graphql-resource-limits',
      'owner-advisories-refused',
      'app-cannot-publish',
      'app-cannot-request-cve',
      'app-cannot-transfer',
      'rule-needs-subscription',
      'collaborators-hidden',
      'readers-hidden',
      'vulnerability-required',
    ];
    const { workflows: _, ...permissions } = ALL;
    const place = await stand({ allowed: BOTH, unkind, permissions });
    const report = await probe(place);
    expect([...idsOf(report, 'otherwise')].sort()).toEqual(
      [
        'cve-requested-by-app',
        'deployment-rule-by-polling',
        'graphql-collaborators-by-app',
        'many-cases-in-one-query',
        'issue-transferred-by-app',
        'narrowed-collaborators',
        'narrowed-readers',
        'organisation-advisories-by-app',
        'advisory-published-by-app',
        'orphan-store-branch',
        'vulnerability-required',
      ].sort(),
    );
    expect(outcomeOf(report, 'advisory-published-by-app')).toMatchObject({
      status: 403,
      sentence: 'Resource not accessible by integration',
    });
    expect(why(report, 'commit-on-missing-branch')).toMatch(
      /^a preparation came to nothing: could not create the branch/,
    );
    expect(renderReport(report)).toMatch(
      /`issue-transferred-by-app`: The App may not transfer.*\n {2}- Expected: An App with.*\n {2}- GitHub answered: 200, “FORBIDDEN/,
    );
    expect(namesOf(place)).toEqual([]);
    expect(exitCodeOf(report)).toBe(1);
  });

  it('does nothing that cannot be taken back without its flag, and says what to grant where it may not', async () => {
    const { repository_advisories: _, deployments: __, ...permissions } = ALL;
    const place = await stand({ permissions });
    const report = await probe(place, { reporterToken: null });
    expect(why(report, 'cve-requested-by-app')).toMatch(/cannot be taken back.*--request-cve/);
    expect(why(report, 'advisory-published-by-app')).toMatch(/cannot be taken back.*--publish/);
    expect(why(report, 'advisory-comments-by-app')).toMatch(/lacks repository_advisories: write: grant it/);
    expect(why(report, 'deployment-rule-by-polling')).toMatch(/lacks deployments: write: grant it/);
    expect(why(report, 'report-collaborators')).toMatch(/PROBE_REPORTER_TOKEN/);
    expect(why(report, 'token-under-push-protection')).toMatch(/push protection took nothing/);
    const routes = place.github.requests.map(({ operation }) => operation);
    expect(routes.filter((route) => /\/cve$|PATCH .*security-advisories/.test(route))).toEqual([]);
    expect(idsOf(report, 'otherwise')).toEqual([]);
  });

  it('cleans up when it is stopped, when GitHub fails midway, and when an answer is lost', async () => {
    const stopped = await stand();
    let looks = 0;
    const report = await probe(stopped, { isStopped: () => ++looks > 3 });
    expect(report.brokenOff).toBe(true);
    expect(why(report, 'issue-deleted-by-app')).toBe('the probe was broken off before');
    expect(namesOf(stopped)).toEqual([]);

    const lost = await stand();
    lost.github.faults.add({ kind: 'kill-after', operation: 'POST /orgs/{org}/repos', at: 2 });
    const { brokenOff, cleanUp } = await probe(lost);
    expect(brokenOff).toBe(true);
    expect(cleanUp.map(({ kind, name }) => [kind, name.split('-').at(-1)])).toEqual([
      ['deleted', 'project'],
      ['deleted', 'triage'],
    ]);
    expect(namesOf(lost)).toEqual([]);
  });

  it('names what it could not delete, why, and what to do', async () => {
    const place = await stand({
      scopes: ['repo', 'admin:org', 'workflow'],
      permissions: { metadata: 'read' },
    });
    const report = await probe(place);
    expect(report.cleanUp.map(({ kind }) => kind)).toEqual(['left', 'left']);
    expect(renderReport(report)).toMatch(
      /Left: throw-away\/security-process-probe-0123abcd-project\*\*: GitHub answered 403.*scope delete_repo.*gh repo delete throw-away\/security-process-probe-0123abcd-project/,
    );
    expect(exitCodeOf(report)).toBe(1);
  });
});

describe('repos that others have made', () => {
  const NAME = 'security-process-probe-01234567-triage';
  const others = [
    {
      owner: 'throw-away',
      name: 'work',
      files: { 'a.txt': 'x\n' },
      issues: [{ title: 'x', author: 'rae-reporter' }],
    },
    // Named like ours, and described by somebody else.
    { owner: 'throw-away', name: NAME, private: true },
  ];

  it('are the same after it as before', async () => {
    const place = await stand({ repos: others, allowed: BOTH });
    place.github.clock.advance(3_600_000);
    const { world } = place.github;
    const picture = () =>
      structuredClone([...world.repos.values()].filter(({ name }) => ['work', NAME].includes(name)));
    const before = picture();
    await probe(place);
    expect(picture()).toEqual(before);
    expect(namesOf(place)).toEqual(['work', NAME]);
  });

  it('are not deleted although one took the name of ours meanwhile', async () => {
    const place = await stand();
    let looks = 0;
    const report = await probe(place, {
      isStopped: () => {
        const ours = [...place.github.world.repos.values()].find(({ name }) => name.endsWith('-project'));
        if (ours) ours.description = 'Kept, please';
        return ++looks > 1;
      },
    });
    expect(report.cleanUp).toMatchObject([{ kind: 'left' }, { kind: 'deleted' }]);
    expect(namesOf(place)).toEqual(['security-process-probe-0123abcd-project']);
  });
});
