import { type CaseScript, listFixes } from '../case-script.ts';
import { inState, isAsked, projectOf, type Scene, type StoryStep, say, setLabel } from '../story.ts';

/** Nodes Q2 and R: the CNA answers, by whatever way it answers; a member records the id. */
export const CVE_ANSWER: readonly StoryStep[] = [
  {
    name: 'record-cve',
    who: 'member',
    nodes: ['Q2'],
    says: 'records what the CNA answered',
    after: 22,
    when: inState('case/cve-requested'),
    does: (scene) => say(scene, 'member', `The CNA answered.\n\n${renderAnswer(scene)}`),
  },
];

const renderAnswer = ({ script }: Scene): string =>
  script.cve === null ? '/no-cve because the CNA assigns none' : `/cve ${script.cve}`;

/** Node R, no: two people decide to disclose without a patch. */
export const NO_PATCH: readonly StoryStep[] = [
  {
    name: 'propose-no-patch',
    who: 'member',
    nodes: ['R'],
    says: 'proposes to disclose without a patch',
    after: 20,
    when: inState('case/cve-requested'),
    does: (scene) =>
      say(
        scene,
        'member',
        '/no-patch because the affected function cannot be changed without breaking its callers',
      ),
  },
  {
    name: 'confirm-no-patch',
    who: 'coordinator',
    nodes: ['R'],
    says: 'confirms that there will be no patch',
    after: 3,
    when: (scene) => inState('case/cve-requested')(scene) && isAsked(scene, /without a patch/i),
    does: (scene) => say(scene, 'coordinator', '/confirm'),
  },
  readyToDisclose('case/cve-requested'),
];

/** Nodes T, U, V, W: patch, test, regression test, release. */
export function planRemedy(script: CaseScript): readonly StoryStep[] {
  const elsewhere = listFixes(script.facts).some(({ range }) => range.ecosystem !== 'npm');
  return [...PATCH, ...(elsewhere ? [RECORD_RELEASE] : []), readyToDisclose('case/releasing')];
}

const PATCH: readonly StoryStep[] = [
  {
    name: 'patch-needed',
    who: 'coordinator',
    nodes: ['R', 'T'],
    says: 'has a patch developed',
    after: 3,
    when: inState('case/cve-requested'),
    does: (scene) => setLabel(scene, 'coordinator', 'case/patching'),
  },
  {
    name: 'patch',
    who: 'member',
    nodes: ['T', 'U'],
    says: 'records the patch and has it tested',
    after: 40,
    when: inState('case/patching'),
    async does(scene) {
      await say(
        scene,
        'member',
        `${scene.people.developer.login} has a patch; I reviewed it.\n\n/evidence patch reviewed in the private fork`,
      );
      await setLabel(scene, 'member', 'case/testing');
    },
  },
  {
    name: 'test',
    who: 'analyst',
    nodes: ['U', 'V'],
    says: 'confirms that the patch works',
    after: 18,
    when: inState('case/testing'),
    async does(scene) {
      await say(scene, 'analyst', "/evidence test the reporter's script does no harm any more");
      await setLabel(scene, 'analyst', 'case/regression-tests');
    },
  },
  {
    name: 'regression-test',
    who: 'member',
    nodes: ['V', 'W'],
    says: 'records a regression test that fails before and passes after',
    after: 18,
    when: inState('case/regression-tests'),
    async does(scene) {
      await say(scene, 'member', '/evidence regression-test fails before the patch and passes after it');
      await setLabel(scene, 'member', 'case/releasing');
    },
  },
  {
    name: 'release',
    who: 'developer',
    nodes: ['W'],
    says: 'merges, tags and publishes the patched versions',
    after: 20,
    // What fixes several cases is released when all of them are ready for it.
    when: (scene) => inState('case/releasing')(scene) && scene.around.othersHave('regression-test'),
    does: releaseFixes,
  },
];

const RECORD_RELEASE: StoryStep = {
  name: 'record-release',
  who: 'member',
  nodes: ['W'],
  says: 'records the releases that no registry of ours shows',
  after: 1,
  when: inState('case/releasing'),
  does: recordReleases,
};

/** Cases of one rehearsal are disclosed on the same day: nobody goes ahead of the others. */
function readyToDisclose(state: string): StoryStep {
  return {
    name: 'ready-to-disclose',
    who: 'coordinator',
    nodes: ['Z'],
    says: 'sees that everything is there',
    after: 1,
    when: inState(state),
    does: async () => {},
  };
}

async function releaseFixes(scene: Scene): Promise<void> {
  const { script, people } = scene;
  const fixes = listFixes(script.facts);
  const isAlone = new Set(fixes.map(({ range }) => range.name)).size === 1;
  const tagged = new Set<string>();
  for (const { range, version } of fixes) {
    const commit = await commitFix(scene, range.name, version);
    const plain = /^\d/.test(version) ? `v${version}` : version;
    const tag = isAlone || range.ecosystem !== 'npm' ? plain : `${range.name}@${version}`;
    if (!tagged.has(tag) && isTagName(tag) && !(await hasTag(scene, tag)))
      await people.developer.request('POST', `${projectOf(scene)}/git/refs`, {
        ref: `refs/tags/${tag}`,
        sha: commit,
      });
    tagged.add(tag);
    if (range.ecosystem === 'npm') scene.publishToRegistry(range.name, version);
  }
}

/** The release of another case of this rehearsal has made it. */
async function hasTag(scene: Scene, tag: string): Promise<boolean> {
  try {
    await scene.people.developer.request('GET', `${projectOf(scene)}/git/ref/tags/${encodeURI(tag)}`);
    return true;
  } catch {
    return false;
  }
}

/** Not every version can be the name of a tag. */
const isTagName = (tag: string): boolean => /^[\w@+/-][\w@+./-]*$/.test(tag) && !/\.\.|\/\/|[./]$/.test(tag);

/** Puts the fix and its test on the default branch; gives the commit. */
async function commitFix(scene: Scene, name: string, version: string): Promise<string> {
  const { developer } = scene.people;
  const files: readonly (readonly [string, string])[] = [
    [`test/${slugOf(name)}-${version}.test.js`, "import assert from 'node:assert';\nassert.ok(true);\n"],
    [`releases/${slugOf(name)}.txt`, `${name} ${version}\n`],
  ];
  let commit = '';
  for (const [path, text] of files) {
    const known = await readSha(scene, path);
    const answer = await developer.request('PUT', `${projectOf(scene)}/contents/${path}`, {
      message: `Release ${name} ${version}`,
      content: Buffer.from(text).toString('base64'),
      ...(known === undefined ? {} : { sha: known }),
    });
    commit = (answer as { commit: { sha: string } }).commit.sha;
  }
  return commit;
}

async function readSha(scene: Scene, path: string): Promise<string | undefined> {
  try {
    const file = await scene.people.developer.request('GET', `${projectOf(scene)}/contents/${path}`);
    return (file as { sha: string }).sha;
  } catch {
    return undefined;
  }
}

const slugOf = (name: string): string => name.replace(/[^a-zA-Z0-9.-]+/g, '-').replace(/^-+/, '');

async function recordReleases(scene: Scene): Promise<void> {
  const elsewhere = listFixes(scene.script.facts).filter(({ range }) => range.ecosystem !== 'npm');
  const lines = elsewhere.map(({ range, version }) => `/released ${range.name} ${version}`);
  await say(scene, 'member', lines.join('\n'));
}
