/** The way to a release on the built bundles: what stands at the tag, and what is seen in public before it. */
import { CAST, TEAM_SLUG } from '../../dev/rehearsal/cast.ts';
import { createCaseTalk } from './case-talk.ts';
import { botWords, labelsOf, OWNER, openStage, PROJECT, type Stage } from './stage.ts';

const CONFIG = [
  `owner: ${OWNER}`,
  `team: ${OWNER}/${TEAM_SLUG}`,
  'gate: { npm: false }',
  `leakWatch: [${PROJECT}]`,
  '',
].join('\n');

const ANALYSIS = `\`\`\`yaml
analysis:
  packages:
    - { ecosystem: npm, name: body-parser, repo: ${PROJECT}, affected: ["< 1.20.3"], patched: ["1.20.3"] }
  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
  cwe: [CWE-405]
  summary: Nested bodies are parsed without end
  description: A nested body keeps the parser busy.
  confirmed: { yes: true, how: ran it }
  inThreatModel: true
\`\`\``;

const OLD = 'const walked = walkTheWholeBody(text, undefined)\n';
const NEW =
  'const walked = walkTheWholeBody(text, MOST_LEVELS_OF_NESTING)\nrefuseDeeperBodies(walked, MOST_LEVELS_OF_NESTING)\n';
const PATCH = `\`\`\`diff\n--- a/lib/walk.js\n+++ b/lib/walk.js\n@@ -1 +1,2 @@\n-${OLD}${NEW.replace(/^(?=.)/gm, '+')}\`\`\``;

let stage: Stage;
let number = 0;

const { errors, note, takeIn, say, setLabel } = createCaseTalk(() => stage);
const commit = async (path: string, text: string): Promise<string> => {
  const answer = await stage.people.developer.request('PUT', `/repos/${PROJECT}/contents/${path}`, {
    message: `Change ${path}`,
    content: Buffer.from(text).toString('base64'),
  });
  return (answer as { commit: { sha: string } }).commit.sha;
};

beforeAll(async () => {
  stage = await openStage({ config: CONFIG });
  number = await takeIn(PROJECT);
  await setLabel('case/acknowledged');
  await say(ANALYSIS);
  await setLabel('case/valid');
  await say('/cve CVE-2024-45590');
});

afterAll(() => stage.close());

describe('a case on its way to the release', () => {
  it('is told of an id that is in public, once, and says nothing there', async () => {
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues`, {
      title: 'What is CVE-2024-45590?',
      body: 'It is reserved.',
    });
    const before = stage.github.journal.length;
    note(await stage.sweep());
    expect(botWords(stage, number, 'trace/')).toHaveLength(1);
    expect(botWords(stage, number, 'trace/')[0]).toContain(`${PROJECT}/issues/`);
    note(await stage.sweep());
    expect(botWords(stage, number, 'trace/')).toHaveLength(1);
    const other = await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues`, { title: 'Slow?' });
    const { number: talk } = other as { readonly number: number };
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues/${talk}/comments`, {
      body: 'As in CVE-2024-45590.',
    });
    note(await stage.sweep());
    expect(botWords(stage, number, 'trace/').map((word) => word.includes('#issuecomment'))).toEqual([
      false,
      true,
    ]);
    const written = stage.github.journal.slice(before).filter(({ actor }) => actor.kind !== 'user');
    expect(written.filter(({ visibility }) => visibility === 'public')).toEqual([]);
  });

  it('is held by a tag without the fix, and released by one with it', async () => {
    await setLabel('case/patching');
    await say(`/evidence patch the fork\n/evidence test ran\n/evidence regression-test there\n\n${PATCH}`);
    const pull = `https://github.com/${PROJECT}-ghsa-2222-3333-4444/pull/1`;
    await say(`/line 1.x @${CAST.developer.login}\n/backport 1.x ${pull}\n/reviewed ${pull}`);
    await setLabel('case/releasing');
    expect(botWords(stage, number, 'record')[0]).toContain('ready to merge and tag');
    expect(botWords(stage, number, 'record')[0]).toMatch(
      /- Line 1\.x: reviewed, taken by devon-developer .*by devon-developer, reviewed by mika-member/,
    );
    expect(botWords(stage, number, 'record')[0]).toContain('✓ reviewed');
    await commit('lib/walk.js', OLD);
    const sha = await commit('CHANGELOG.md', '## 1.20.3\n- Fix CVE-2024-45590\n');
    await stage.people.developer.request('POST', `/repos/${PROJECT}/git/refs`, {
      ref: 'refs/tags/1.20.3',
      sha,
    });
    await say('/released body-parser 1.20.3');
    await setLabel('case/disclosing', 'coordinator');
    expect(labelsOf(stage, number)).toContain('case/releasing');
    expect(botWords(stage, number, 'record')[0]).toContain('The fix is not in it');
    await say(
      '/evidence patch as it was merged\n\n```diff\n--- a/lib/walk.js\n+++ b/lib/walk.js\n@@ -0,0 +1 @@\n+const walked = walkTheWholeBody(text, undefined)\n```',
    );
    await setLabel('case/disclosing', 'coordinator');
    expect(labelsOf(stage, number)).toContain('case/disclosing');
    expect(errors).toEqual([]);
  });
});
