import { PROJECT, type Rig, type RigOptions, startRig } from './rig.ts';

let rig: Rig;
const start = async (options: RigOptions = {}): Promise<Rig> => {
  rig = await startRig(options);
  return rig;
};

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

const FILES = {
  'package.json': JSON.stringify({
    name: 'project',
    version: '1.0.0',
    dependencies: { one: '1' },
    peerDependencies: { two: '2' },
  }),
  'CHANGELOG.md': '# Changelog of something older\n',
  'HISTORY.md': '1.0.0 / 2026-03-01\n==================\n\n  * Fix it\n',
  'lib/a.js': 'const walked = 1\n',
};
const ask = (version: string, paths: readonly string[] = []) => ({
  repo: PROJECT,
  package: 'project',
  version,
  commit: version === 'HEAD' ? 'HEAD' : `refs/tags/${version}`,
  paths,
});

describe('what stands at the tag of a release', () => {
  it('is read in one request, the changelog that tells of the version first', async () => {
    await start({ project: { files: FILES } });
    const notes = await rig.github().readNotes([ask('1.0.0', ['lib/a.js', 'lib/gone.js'])]);
    expect(notes[`${PROJECT}@1.0.0`]).toMatchObject({
      repo: PROJECT,
      tag: '1.0.0',
      changelog: FILES['HISTORY.md'],
      releaseNotes: null,
      manifestVersion: '1.0.0',
      dependencies: ['one', 'two'],
      files: { 'lib/a.js': FILES['lib/a.js'], 'lib/gone.js': null },
    });
    expect(rig.count('read')).toBe(1);
  });

  it('is the text of the release where there is no changelog', async () => {
    await start({
      project: {
        files: { 'index.js': '1\n' },
        releases: [{ tag: '1.0.0', body: 'Fix it' }],
      },
    });
    const notes = await rig.github().readNotes([ask('1.0.0')]);
    expect(notes[`${PROJECT}@1.0.0`]).toMatchObject({
      changelog: null,
      releaseNotes: 'Fix it',
      manifestVersion: null,
    });
  });

  it('costs one request a repo, whatever the number of versions', async () => {
    await start({ project: { files: FILES, tags: ['1.0.0', 'v2.0.0'] } });
    const second = { ...ask('2.0.0'), commit: 'v2.0.0' };
    const notes = await rig.github().readNotes([ask('1.0.0'), second, ask('HEAD')]);
    expect(Object.keys(notes)).toHaveLength(3);
    expect(notes[`${PROJECT}@2.0.0`]?.tag).toBe('v2.0.0');
    expect(notes[`${PROJECT}@HEAD`]?.dependencies).toEqual(['one', 'two']);
    expect(rig.count('read')).toBe(1);
  });

  it('is left out for files that GitHub does not give whole', async () => {
    await start({ project: { files: { 'lib/big.js': `${'x'.repeat(600_000)}\n` } } });
    const notes = await rig.github().readNotes([ask('1.0.0', ['lib/big.js'])]);
    expect(notes[`${PROJECT}@1.0.0`]?.files).toEqual({});
  });

  it('is read of a public repo that the App is not installed on, and nothing of one that is not there', async () => {
    await start({ project: { files: FILES }, repositories: ['security-triage'] });
    const notes = await rig.github().readNotes([ask('1.0.0')]);
    expect(notes[`${PROJECT}@1.0.0`]?.manifestVersion).toBe('1.0.0');
    const gone = { ...ask('1.0.0'), repo: 'example-org/nowhere' };
    expect(await rig.github().readNotes([gone])).toEqual({ 'example-org/nowhere@1.0.0': null });
  });
});
