/** The list of all advisories, proposed to the site by the built sweep: what is out, and nothing else. */
import { OWNER, openStage, PROJECT, SITE, type Stage, storeOf } from './stage.ts';

const CONFIG = `owner: expressjs
team: security-triage
advisory-list: { repo: ${SITE}, folder: security }
`;
const OTHER = `${OWNER}/express`;
const EXPRESS = { owner: OWNER, name: 'express', privateVulnerabilityReporting: true };
const DAY = 24 * 3_600_000;
const LISTING = 'GET /repos/{owner}/{repo}/security-advisories';
const SECRET = 'canaryunpublished';

async function makeAdvisory(stage: Stage, summary: string, repo = PROJECT): Promise<string> {
  const { ghsa_id: ghsa } = (await stage.people.owner.request('POST', `/repos/${repo}/security-advisories`, {
    summary,
    description: `How it works: ${summary}`,
    severity: 'high',
    vulnerabilities: [
      {
        package: { ecosystem: 'npm', name: 'body-parser' },
        vulnerable_version_range: '< 1.20.3',
        patched_versions: '1.20.3',
      },
    ],
  })) as { ghsa_id: string };
  return ghsa;
}
const setState = (stage: Stage, ghsa: string, state: string, repo = PROJECT) =>
  stage.people.owner.request('PATCH', `/repos/${repo}/security-advisories/${ghsa}`, { state });

interface Pull {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly ref: string };
}
const pullsOf = async (stage: Stage): Promise<readonly Pull[]> =>
  (await stage.people.owner.request('GET', `/repos/${SITE}/pulls?state=all`)) as Pull[];

/** Path to text of every file that a pull request brings. */
async function filesOf(stage: Stage, { head }: Pull): Promise<Readonly<Record<string, string>>> {
  const read = async (path: string) =>
    (await stage.people.owner.request('GET', `/repos/${SITE}/contents/${path}?ref=${head.ref}`)) as {
      readonly name: string;
      readonly content?: string;
    };
  const folder = async (path: string) =>
    (await read(path)) as unknown as readonly { readonly path: string; readonly type: string }[];
  const listed = [...(await folder('security')), ...(await folder('security/osv'))];
  const paths = listed.filter(({ type }) => type === 'file').map(({ path }) => path);
  const texts = await Promise.all(
    paths.map(
      async (path) => [path, Buffer.from((await read(path)).content ?? '', 'base64').toString()] as const,
    ),
  );
  return Object.fromEntries(texts);
}

const sweep = async (stage: Stage) => {
  const { exitCode, errors } = await stage.start('conductor');
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
};
const nextDay = async (stage: Stage) => {
  stage.github.clock.advance(DAY);
  await sweep(stage);
};

it('proposes what is published, follows what changes, and never shows what is not published', async () => {
  const stage = await openStage({ config: CONFIG });
  try {
    const out = await makeAdvisory(stage, 'A flaw that is known');
    await setState(stage, out, 'published');
    const draft = await makeAdvisory(stage, `A flaw ${SECRET}`);
    const closed = await makeAdvisory(stage, `No flaw ${SECRET}`);
    await setState(stage, closed, 'closed');
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
      summary: `A report ${SECRET}`,
      description: SECRET,
    });
    await sweep(stage);
    expect(stage.github.requests.filter(({ operation }) => operation === LISTING)).toMatchObject([
      { actor: null },
    ]);
    const [pull, ...none] = await pullsOf(stage);
    expect(none).toEqual([]);
    const first = await filesOf(stage, pull!);
    expect(Object.keys(first).sort()).toEqual([
      'security/advisories.atom',
      'security/advisories.json',
      'security/advisories.md',
      `security/osv/${out}.json`,
    ]);
    expect(JSON.parse(first['security/advisories.json']!).advisories).toMatchObject([
      { ghsa: out, severity: 'high' },
    ]);

    // Nothing changed: not even asked for again.
    const requests = stage.github.requests.length;
    await nextDay(stage);
    const asked = stage.github.requests.slice(requests).map(({ operation }) => operation);
    expect(asked).not.toContain(LISTING);
    expect(asked).toContain('GET /orgs/{org}/security-advisories');

    // Another one is out: on the same pull request, as it is open.
    await setState(stage, draft, 'published');
    await nextDay(stage);
    const second = await filesOf(stage, pull!);
    expect(Object.keys(second)).toContain(`security/osv/${draft}.json`);
    expect(await pullsOf(stage)).toHaveLength(1);

    // The editors merge it; what comes later is a pull request of its own.
    await stage.people.owner.request('PUT', `/repos/${SITE}/pulls/${pull!.number}/merge`, {});
    const third = await makeAdvisory(stage, 'A third flaw');
    await setState(stage, third, 'published');
    await nextDay(stage);
    const pulls = await pullsOf(stage);
    expect(pulls.map(({ state }) => state).sort()).toEqual(['closed', 'open']);
    const last = await filesOf(stage, pulls.find(({ state }) => state === 'open')!);
    expect(JSON.parse(last['security/advisories.json']!).advisories).toHaveLength(3);

    // One of them is withdrawn: it leaves the list, and its record says so.
    [...stage.github.world.advisories.values()].find(({ ghsa }) => ghsa === third)!.state = 'withdrawn';
    await nextDay(stage);
    const after = await filesOf(stage, (await pullsOf(stage)).find(({ state }) => state === 'open')!);
    expect(JSON.parse(after['security/advisories.json']!).advisories).toHaveLength(2);
    expect(JSON.parse(after[`security/osv/${third}.json`]!)).toMatchObject({ withdrawn: expect.any(String) });

    const whole = JSON.stringify([first, last, await pullsOf(stage)]);
    expect(JSON.stringify(first)).not.toContain(SECRET);
    expect(whole).not.toContain(closed);
    expect(whole).not.toContain('No flaw');
    expect(whole).not.toContain('A report');
    expect(storeOf(stage)['sweep.yml']).toContain('advisoryList');
  } finally {
    await stage.close();
  }
});

it('is proposed by the intake action where each runs alone, and shows no private repo', async () => {
  const stage = await openStage({
    config: CONFIG,
    chain: true,
    adjust: (seed) => ({ ...seed, repos: [...(seed.repos ?? []), EXPRESS] }),
  });
  try {
    const hidden = await makeAdvisory(stage, `A flaw ${SECRET}`);
    await setState(stage, hidden, 'published');
    // Published, and then the repo was closed to the public: GitHub still lists it to the organisation.
    stage.github.control.repo(PROJECT).private = true;
    const out = await makeAdvisory(stage, 'A flaw that is known', OTHER);
    await setState(stage, out, 'published', OTHER);
    for (const action of ['ack-timer', 'intake', 'announce'] as const)
      expect((await stage.start(action)).errors).toEqual([]);
    const [pull] = await pullsOf(stage);
    const files = await filesOf(stage, pull!);
    expect(files['security/advisories.json']).toContain(out);
    expect(JSON.stringify(files)).not.toContain(hidden);
    expect(JSON.stringify(files)).not.toContain(SECRET);
  } finally {
    await stage.close();
  }
});

it('leaves the list as it is, and says so, where GitHub shows nothing to somebody without credentials', async () => {
  const stage = await openStage({ config: CONFIG });
  try {
    const out = await makeAdvisory(stage, 'A flaw that is known');
    await setState(stage, out, 'published');
    stage.github.faults.add({
      kind: 'status',
      status: 403,
      operation: LISTING,
      times: Number.POSITIVE_INFINITY,
    });
    const { exitCode, errors } = await stage.start('conductor');
    expect(exitCode).toBe(1);
    expect(errors.join()).toContain('The list of advisories for the site was not renewed');
    expect(await pullsOf(stage)).toEqual([]);
  } finally {
    await stage.close();
  }
});
