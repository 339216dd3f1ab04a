import { withMarker } from '../../src/case/marker.ts';
import type { Operation } from '../../src/case/operation.ts';
import type { ApplyContext } from '../../src/case/ports.ts';
import type { GitHub } from '../../src/github/index.ts';
import { publicConstant } from '../../src/text/embargo.ts';
import { contextOf, operation, PROJECT, type Rig, SITE, startRig } from './rig.ts';

let rig: Rig;
let github: GitHub;
let context: ApplyContext;
let claimedAt: string;

async function start(): Promise<void> {
  rig = await startRig({ project: { issues: [{ title: 'Public', author: 'rae-reporter', body: 'words' }] } });
  github = rig.github();
  context = await contextOf(github);
  claimedAt = rig.server.clock.now().toISOString();
}

afterEach(async () => {
  await rig.server.close();
});

const fields = {
  summary: 'A flaw',
  description: 'How it goes',
  cwe_ids: [],
  credits: [],
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'project' },
      vulnerable_version_range: '< 1.0.1',
      patched_versions: null,
      vulnerable_functions: [],
    },
  ],
  severity: 'low',
};

const url = `https://github.com/${PROJECT}/issues/1`;
const [title, body] = [publicConstant('Title'), publicConstant('Body')];
/** The body of a case issue carries what it was made for. */
const marked = publicConstant(withMarker('Body', 'k'));
const creating: readonly (readonly [string, () => Promise<Operation>])[] = [
  [
    'a case issue',
    async () => operation({ kind: 'create-case-issue', key: 'k', title, body: marked, labels: [] }),
  ],
  [
    'a placeholder',
    async () =>
      operation({ kind: 'create-placeholder', key: 'k', url, repo: PROJECT, title, body }, 'public'),
  ],
  [
    'an advisory',
    async () =>
      operation({ kind: 'create-advisory', key: 'k', repo: PROJECT, fields, digest: 'd' }, 'collaborators'),
  ],
  [
    'a post',
    async () =>
      operation(
        {
          kind: 'open-post',
          key: 'k',
          channel: 'blog',
          repo: SITE,
          base: null,
          branch: 'post',
          path: 'a.md',
          text: body,
          title,
          body,
        },
        'public',
      ),
  ],
  [
    'a transfer',
    async () => {
      const read = await github.readThread(url);
      const id = read.kind === 'found' ? read.thread.id : '';
      return operation({ kind: 'transfer-issue', url, repo: PROJECT, number: 1, id });
    },
  ],
  [
    'a publication',
    async () => {
      const create = operation(
        { kind: 'create-advisory', key: 'k', repo: PROJECT, fields, digest: 'd' },
        'collaborators',
      );
      const made = await github.apply(create, context);
      const ghsa = made.kind === 'done' ? (made.result?.ghsa ?? '') : '';
      return operation({ kind: 'publish-advisory', fields: {}, repo: PROJECT, ghsa, digest: 'd' }, 'public');
    },
  ],
];

describe('findDone', () => {
  it.each(creating)('finds %s that was made, and none before', async (_name, make) => {
    await start();
    const made = await make();
    expect(await github.findDone(made, claimedAt)).toBeUndefined();
    const outcome = await github.apply(made, context);
    const result = outcome.kind === 'done' ? outcome.result : undefined;
    const { number, ghsa, url: address } = result ?? {};
    const found = await github.findDone(made, claimedAt);
    expect(found?.kind).toBe('done');
    const again = found?.kind === 'done' ? (found.result ?? {}) : {};
    if (number !== undefined) expect(again.number).toBe(number);
    if (ghsa !== undefined) expect(again.ghsa).toBe(ghsa);
    if (address !== undefined && again.url !== undefined) expect(again.url).toBe(address);
  });

  it('takes nothing for ours that was there before the claim, or is by somebody else', async () => {
    await start();
    const made = operation(
      { kind: 'create-placeholder', key: 'k', url, repo: PROJECT, title, body },
      'public',
    );
    await github.apply(made, context);
    rig.server.clock.advance(60_000);
    expect(await github.findDone(made, rig.server.clock.now().toISOString())).toBeUndefined();
    await rig.as('rae-reporter')(`POST /repos/${PROJECT}/issues`, { title, body });
    expect(await github.findDone(made, rig.server.clock.now().toISOString())).toBeUndefined();
  });

  it('knows a CVE request only by the id that came of it', async () => {
    await start();
    const create = operation(
      { kind: 'create-advisory', key: 'k', repo: PROJECT, fields, digest: 'd' },
      'collaborators',
    );
    const made = await github.apply(create, context);
    const ghsa = made.kind === 'done' ? (made.result?.ghsa ?? '') : '';
    const request = operation(
      { kind: 'request-cve', key: 'k', repo: PROJECT, ghsa, digest: 'd' },
      'third-party',
    );
    await github.apply(request, context);
    expect(await github.findDone(request, claimedAt)).toBeUndefined();
    const advisory = rig.server.world.advisories.get(ghsa);
    if (advisory) advisory.cveId = 'CVE-2024-45590';
    expect(await github.findDone(request, claimedAt)).toMatchObject({ result: { cve: 'CVE-2024-45590' } });
  });
});
