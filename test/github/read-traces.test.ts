import { PROJECT, type Rig, type RigOptions, startRig, TRIAGE } from './rig.ts';

let rig: Rig;
const start = async (options: RigOptions = {}): Promise<Rig> => {
  rig = await startRig(options);
  return rig;
};

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

describe('what a public repo shows', () => {
  const project = {
    files: { 'lib/a.js': 'old\n' },
    branches: { 'fix-depth': { 'lib/a.js': 'new\n' } },
    issues: [
      {
        title: 'Stalls',
        body: 'See CVE-2026-1234',
        author: 'pat-passerby',
        comments: [{ author: 'pat-passerby', body: 'Is it GHSA-2222-3333-4444?' }],
      },
    ],
  };

  it('is read in one request, and two more for files, which are asked for by path alone', async () => {
    await start({ project });
    const first = await rig.github().readTraces(PROJECT, []);
    expect(rig.count('read')).toBe(1);
    expect(first?.files).toEqual([]);
    expect(first?.places.find(({ kind }) => kind === 'issue')).toMatchObject({
      where: expect.stringContaining('/issues/1'),
      text: 'Stalls\nSee CVE-2026-1234',
    });
    expect(first?.places.filter(({ kind }) => kind === 'comment')).toEqual([
      { kind: 'comment', where: expect.stringMatching(/\/issues\/1#/), text: 'Is it GHSA-2222-3333-4444?' },
    ]);
    expect(first?.places.filter(({ kind }) => kind === 'branch').map(({ where }) => where)).toContainEqual(
      expect.stringContaining('/tree/fix-depth'),
    );
    rig.forget();
    const second = await rig.github().readTraces(PROJECT, ['lib/a.js', 'lib/gone.js']);
    expect(rig.count('read')).toBe(3);
    expect(second?.files).toEqual(
      expect.arrayContaining([
        { where: 'fix-depth', path: 'lib/a.js', text: 'new\n' },
        { where: expect.any(String), path: 'lib/a.js', text: 'old\n' },
      ]),
    );
    expect(second?.files).toHaveLength(2);
    expect(second?.isCut).toBe(false);
  });

  it('is nothing where the repo is private or is not there', async () => {
    await start();
    expect(await rig.github().readTraces(TRIAGE, [])).toBeNull();
    expect(await rig.github().readTraces('example-org/nowhere', [])).toBeNull();
  });
});
