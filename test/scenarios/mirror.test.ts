/** The private mirror of a project repo: what a sweep sees of it, and what the case says. */
import { TEAM_SLUG } from '../../dev/rehearsal/cast.ts';
import { createCaseTalk } from './case-talk.ts';
import { botWords, findRepo, OWNER, openStage, PROJECT, type Stage } from './stage.ts';

const NAME = 'body-parser-private';
const MIRROR = `${OWNER}/${NAME}`;
const CONFIG = [
  `owner: ${OWNER}`,
  `team: ${OWNER}/${TEAM_SLUG}`,
  'gate: { npm: false }',
  `mirrors: { repos: { ${PROJECT}: ${MIRROR} } }`,
  '',
].join('\n');
const ANALYSIS = `\`\`\`yaml
analysis:
  packages:
    - { ecosystem: npm, name: body-parser, repo: ${PROJECT}, affected: ["< 1.20.3"], patched: ["1.20.3"] }
  severity: high
  cwe: [CWE-405]
  summary: Nested bodies are parsed without end
  description: A nested body keeps the parser busy.
  confirmed: { yes: true, how: ran it }
  inThreatModel: true
\`\`\``;

let stage: Stage;
let number = 0;
const looks = () =>
  stage.github.requests.filter(({ operation }) => /actions\/workflows$/.test(operation)).length;
const { errors, note, takeIn, say, setLabel } = createCaseTalk(() => stage);
const record = (): string => botWords(stage, number, 'record')[0] ?? '';

beforeAll(async () => {
  stage = await openStage({
    config: CONFIG,
    adjust: (seed) => ({
      ...seed,
      repos: [
        ...(seed.repos ?? []),
        {
          owner: OWNER,
          name: NAME,
          private: true,
          files: {
            '.github/workflows/prove-fix.yml': 'on: workflow_dispatch\n',
            '.github/workflows/ci.yml': 'on: push\n',
          },
        },
      ],
    }),
  });
  number = await takeIn(PROJECT);
  await setLabel('case/acknowledged');
});

afterAll(() => stage.close());

describe('a private mirror', () => {
  it('is nobody’s business before a case is accepted', async () => {
    note(await stage.sweep());
    expect(looks()).toBe(0);
  });

  it('in which more than our workflow is enabled is told of, once, with what to do', async () => {
    await say(ANALYSIS);
    await setLabel('case/valid');
    await say('/cve CVE-2024-45590');
    await setLabel('case/patching');
    expect(looks()).toBe(0);
    expect(botWords(stage, number, 'entry/').join()).toContain(`The private mirror ${MIRROR} of ${PROJECT}`);
    note(await stage.sweep());
    const [word = ''] = botWords(stage, number, 'mirror/');
    expect(word).toContain('`.github/workflows/ci.yml`');
    expect(word).not.toContain('- `.github/workflows/prove-fix.yml`');
    const before = looks();
    expect((await stage.sweep()).map(({ outputs }) => outputs.changed)).toEqual(['false']);
    expect(looks()).toBe(before + 1);
    await say('/why');
    expect(botWords(stage, number, 'mirror/')).toEqual([word]);
  });

  it('that is as it should be is in the record', async () => {
    const path = `/repos/${MIRROR}/contents/.github/workflows/ci.yml`;
    const { sha } = (await stage.people.owner.request('GET', path)) as { readonly sha: string };
    await stage.people.owner.request('DELETE', path, { message: 'No checks of our own', sha });
    note(await stage.sweep());
    expect(botWords(stage, number, 'mirror/')).toEqual([]);
    expect(record()).toContain(`Mirror of ${PROJECT}: ${MIRROR}, private, only our workflow enabled`);
    expect((await stage.sweep()).map(({ outputs }) => outputs.changed)).toEqual(['false']);
  });

  it('that everybody can read is told of', async () => {
    findRepo(stage, MIRROR).private = false;
    note(await stage.sweep());
    expect(botWords(stage, number, 'mirror/')[0]).toContain('is not private');
    expect(record()).not.toContain('only our workflow enabled');
  });

  it('that gives no answer changes nothing that was seen', async () => {
    stage.github.faults.add({
      kind: 'status',
      status: 403,
      operation: /actions\/workflows/,
      times: Number.POSITIVE_INFINITY,
    });
    expect((await stage.sweep()).map(({ outputs }) => outputs.changed)).toEqual(['false']);
    expect(errors).toEqual([]);
  });
});
