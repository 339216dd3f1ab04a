/** A report by a machine: what it brings along is folded in its case, carried on, and never in public. On the built actions. */
import { CAST } from '../../dev/rehearsal/cast.ts';
import { createPerson } from '../../dev/rehearsal/person.ts';
import { tokenOf } from '../../dev/rehearsal/seed-world.ts';
import { sampleOf } from '../deep.ts';
import { settleWith, WAYS } from './both-ways.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { botWords, listIssues, OWNER, openStage, PROJECT, type Stage, storeOf, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\ncve:\n  provider: manual\n`;
const CANARY = 'canary-7f3a';

const SARIF = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Example Scanner' } },
      results: [
        {
          ruleId: 'path',
          message: { text: CANARY },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'lib/read.js' }, region: { startLine: 40 } } },
          ],
        },
      ],
    },
  ],
});
const REPORT = `The path is joined without a check.

## PoC

\`\`\`js
read('../${CANARY}'); process.exit(1);
\`\`\`

## Proposed fix

\`\`\`diff
--- a/lib/read.js
+++ b/lib/read.js
@@ -40 +40 @@
-return open(path);
+return open(check('${CANARY}'));
\`\`\`

\`\`\`json
${SARIF}
\`\`\`

[example-finding:4711]
`;
const ANALYSIS = `\`\`\`yaml
analysis:
  packages:
    - { ecosystem: npm, name: body-parser, repo: ${PROJECT}, affected: ["< 1.0.1"], patched: ["1.0.1"] }
  severity: low
  cwe: [CWE-22]
  summary: Files outside of the root can be read
  description: A path is not checked.
  confirmed: { yes: true, how: a test }
  inThreatModel: true
  credits: []
  patchNeeded: true
\`\`\``;

let isChain = false;
const next = async (stage: Stage): Promise<void> => await settleWith(stage, isChain);

async function say(stage: Stage, body: string): Promise<void> {
  await stage.people.analyst.request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body });
  await next(stage);
}

async function set(stage: Stage, label: string): Promise<void> {
  await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/labels`, { labels: [label] });
  await next(stage);
}

it.each(sampleOf(WAYS, 1))('%s folds, compares and carries on what a machine sent', async (_who, chain) => {
  isChain = chain;
  const stage = await openStage({ config: CONFIG, chain });
  try {
    const { ghsa_id: ghsa } = (await stage.people.reporter.request(
      'POST',
      `/repos/${PROJECT}/security-advisories/reports`,
      { summary: 'Path traversal', description: REPORT },
    )) as { ghsa_id: string };
    expectNoErrors(await stage.sweep());
    const [entry = ''] = botWords(stage, 1, 'entry/1/received');
    expect(entry).toContain('<summary>SARIF by Example Scanner: 1 result in lib/read.js:40</summary>');
    expect(entry).toContain('<summary>patch of 1 file: lib/read.js &#40;+1 −1&#41;</summary>');
    expect(entry).toContain('<summary>reproducer &#40;js, 1 line, has an exit code&#41;</summary>');
    expect(entry).toContain('- finding marker of example: `4711`');

    const other = createPerson(CAST.editor.login, tokenOf(CAST.editor.login), stage.github.url);
    await other.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
      summary: 'Upstairs, mountains',
      description: 'Cookies travel twice.\n\n[example-finding:4711]',
    });
    expectNoErrors(await stage.sweep());
    const second = listIssues(stage).find(
      ({ number }) => storeOf(stage)[`cases/${number}.yml`] && number > 1,
    );
    expect(botWords(stage, second!.number, 'entry/1/received')[0]).toContain(
      '- #1: same marker of example: 4711; ',
    );

    await set(stage, 'case/acknowledged');
    await say(stage, ANALYSIS);
    await set(stage, 'case/valid');
    await set(stage, 'case/patching');
    const [patching = ''] = botWords(stage, 1, 'entry/').filter((body) => body.includes('write the patch'));
    expect(patching).toContain('The bot has not applied it.');
    expect(patching).toContain(`+return open(check('${CANARY}'));`);
    await say(stage, '/evidence patch it is in the private fork');
    await set(stage, 'case/testing');
    await say(stage, '/evidence test it holds');
    await set(stage, 'case/regression-tests');
    const [tests = ''] = botWords(stage, 1, 'entry/').filter((body) => body.includes('a regression test'));
    expect(tests).toContain(`\`\`\`text\nread('../${CANARY}'); process.exit(1);\n\`\`\``);

    const { world } = stage.github;
    const advisory = world.advisories.get(ghsa);
    expect(advisory?.description).not.toContain(CANARY);
    const elsewhere = [...world.issues.values()].filter(
      ({ repoId }) => repoId !== stage.github.control.repo(TRIAGE).id,
    );
    expect(JSON.stringify(elsewhere)).not.toContain(CANARY);
    expect(new Set((await stage.sweep()).map(({ outputs }) => outputs.changed))).toEqual(new Set(['false']));
  } finally {
    await stage.close();
  }
});
