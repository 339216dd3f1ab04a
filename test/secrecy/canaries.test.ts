/** Whole rehearsals with a canary in every field, faults and debug on: nothing gets out. And planted leaks are found. */
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { armFault, disarm, FAULT_KINDS } from '../../dev/faults/kinds.ts';
import { startThread, type Thread } from '../../dev/faults/thread.ts';
import { COURSE_NAMES, VARIANTS } from '../../dev/faults/variants.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import { CAST } from '../../dev/rehearsal/cast.ts';
import type { ChildInput, ChildResult } from '../../dev/rehearsal/child-run.ts';
import { createPerson, type Person } from '../../dev/rehearsal/person.ts';
import { createProgress } from '../../dev/rehearsal/progress.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { rehearse } from '../../dev/rehearsal/rehearse.ts';
import { createRunner, type RunnerOptions } from '../../dev/rehearsal/runner.ts';
import { tokenOf } from '../../dev/rehearsal/seed-world.ts';
import { sampleOf, tellPlayed } from '../deep.ts';
import { type MailServer, startMailServer } from '../scenarios/mail-server.ts';
import { optionsOf } from '../scenarios/recording.ts';
import { underTest } from '../scenarios/stage.ts';
import { configureMail, MAIL_CHANNEL, mailWhatIsDisclosed } from './mailing.ts';
import { holdsSecret } from './search.ts';
import { findSecrets, listSurfaces, type Secret, type Surface } from './surfaces.ts';

/** Signs that every way of escaping changes. */
const SIGNS = '"<&é>\'';
const canary = (field: string): string => `kanari${field}${SIGNS}${field}vogel`;

const { ghsa } = { ghsa: BUILT_IN_RECORD.id };
const secret = (field: string, untilDisclosure = false, advisory: string | null = null): Secret => ({
  field,
  word: canary(field),
  advisory,
  untilDisclosure,
});

const SECRETS: readonly Secret[] = [
  secret('summary', true, ghsa),
  secret('details', true, ghsa),
  secret('artifact', true, ghsa),
  secret('comment'),
  secret('quotation'),
  secret('label'),
  secret('evidence'),
  secret('becausetext'),
  secret('talk', false, ghsa),
  secret('filename'),
];

/** What a machine would send along: it is shown in the case again when the patch and the test are asked for. */
const BROUGHT = `## PoC

\`\`\`js
// poc.js
read(${canary('artifact')}); process.exit(1);
\`\`\`

## Suggested fix

\`\`\`diff
--- a/lib/read.js
+++ b/lib/read.js
@@ -1 +1 @@
-read();
+read(${canary('artifact')});
\`\`\`

[${canary('artifact')}-finding:12]
[example-finding:12]
`;

const RECORD = {
  ...BUILT_IN_RECORD,
  summary: `${BUILT_IN_RECORD.summary} ${canary('summary')}`,
  details: `${BUILT_IN_RECORD.details}\n${canary('details')}\n\n${BROUGHT}`,
};

/** What people say beside the story, once the case is there. */
async function chatter(github: EmbeddedGitHub, triage: string, member: Person): Promise<boolean> {
  const home = github.control.repo(triage);
  const issue = [...github.world.issues.values()].find(
    (each) => each.repoId === home.id && each.state === 'open' && each.labelIds.length > 0,
  );
  if (!issue) return false;
  const path = `/repos/${triage}/issues/${issue.number}`;
  await member.request('POST', `/repos/${triage}/labels`, {
    name: canary('label').slice(0, 50),
    color: 'ededed',
  });
  await member.request('POST', `${path}/labels`, { labels: [canary('label').slice(0, 50)] });
  for (const body of [
    `Seen in ${canary('filename')}.tgz: ${canary('comment')}`,
    `> ${canary('quotation')}\n\n/why`,
    `/evidence patch ${canary('evidence')}`,
    `/waive nosuchchannel because ${canary('becausetext')}`,
  ])
    await member.request('POST', `${path}/comments`, { body });
  return true;
}

interface Outcome {
  readonly surfaces: readonly Surface[];
  readonly secrets: readonly Secret[];
  readonly leaks: readonly unknown[];
  readonly runs: number;
  /** Mails that the action `mail` sent. */
  readonly mails: number;
}

/** Every run is disturbed once before it runs clean; all that is printed is kept. */
async function play(variant: (typeof COURSE_NAMES)[number]): Promise<Outcome> {
  const thread = startThread();
  const server = await startMailServer(MAIL_CHANNEL);
  try {
    return await playIn(thread, server, variant);
  } finally {
    await Promise.all([thread.close(), server.close()]);
  }
}

async function playIn(
  thread: Thread,
  server: MailServer,
  variant: (typeof COURSE_NAMES)[number],
): Promise<Outcome> {
  const options = optionsOf(VARIANTS[variant]);
  const random = createRandom(11);
  const scripts = await readScripts([{ name: 'a record', text: JSON.stringify(RECORD) }], random);
  const printed: ChildResult[] = [];
  const keys: string[] = [];
  const start = (given: RunnerOptions) => {
    keys.push(...Object.values(given.secrets));
    const member = createPerson(CAST.member.login, tokenOf(CAST.member.login), given.github.url);
    const owner = createPerson(CAST.owner.login, tokenOf(CAST.owner.login), given.github.url);
    let [told, mailed] = [false, false];
    let like: ChildInput | undefined;
    const perform = async (input: ChildInput): Promise<ChildResult> => {
      like = input;
      const loud = debugging({ ...input, main: underTest(input.main) });
      const published = { 'body-parser': await listPublished(input.machine.npm_config_registry ?? '') };
      const kind = FAULT_KINDS[Math.floor(random() * FAULT_KINDS.length)] ?? 'reset';
      armFault(given.github, kind, 1 + Math.floor(random() * 18), thread.kill);
      printed.push(await thread.run(loud, { published, patienceMs: 800 }));
      disarm(given.github);
      const clean = await thread.run(secondAttempt(loud), { published });
      printed.push(clean);
      return clean;
    };
    const runner = createRunner({ ...given, perform });
    return {
      ...runner,
      drain: async () => {
        await runner.drain();
        if (!told) {
          told = await chatter(given.github, given.repo, member);
          if (told) await configureMail(owner, given.repo);
        }
        await runner.drain();
        if (mailed || !like) return;
        const { github, repo: triage } = given;
        const { drain } = runner;
        mailed = await mailWhatIsDisclosed({ github, triage, member, server, like, perform, drain });
      },
    };
  };
  return rehearse(
    scripts,
    options,
    createProgress(() => {}, false),
    random,
    async ({ github, report, sentElsewhere }) => {
      const script = scripts[0]!;
      const own = Object.entries(script.canaries).map(([field, word]) => ({
        field: `canary of the ${field}`,
        word,
        // The reporter wrote or heard it in the advisory; the analysis is the team's.
        advisory: field === 'analysis' ? null : script.facts.ghsa,
        untilDisclosure: false,
      }));
      const pem = keys.join('\n').match(/[A-Za-z0-9+/]{60,}/g) ?? [];
      const keyLines = pem.map((word) => ({
        field: 'private key',
        word,
        advisory: null,
        untilDisclosure: false,
      }));
      const insiders = [CAST.coordinator, CAST.member, CAST.analyst, CAST.owner].map(({ login }) => login);
      return {
        surfaces: listSurfaces(github, printed, insiders, [
          ...sentElsewhere,
          ...server.mails.map((text) => ({ what: 'mail to a list', text })),
        ]),
        mails: server.mails.length,
        secrets: [...SECRETS, ...own, ...keyLines.slice(0, 4)],
        leaks: report.leaks,
        runs: printed.length,
      };
    },
    start,
  );
}

const debugging = (input: ChildInput): ChildInput => ({
  ...input,
  machine: { ...input.machine, RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' },
});

const secondAttempt = (input: ChildInput): ChildInput => ({
  ...input,
  github: { ...input.github, GITHUB_RUN_ATTEMPT: '2' },
});

async function listPublished(registry: string): Promise<readonly string[]> {
  const response = await fetch(new URL('body-parser', registry));
  if (!response.ok) return [];
  return Object.keys(((await response.json()) as { versions: Record<string, unknown> }).versions);
}

describe('a rehearsal full of canaries, every run disturbed, debug on', () => {
  it.each(sampleOf(COURSE_NAMES, 1))(
    '%s: none gets out',
    async (variant) => {
      const { surfaces, secrets, leaks, runs, mails } = await play(variant);
      tellPlayed('disturbed runs full of canaries', runs);
      expect(runs).toBeGreaterThan(10);
      expect(surfaces.length).toBeGreaterThan(runs);
      if (variant === 'standard') expect(mails).toBe(1);
      expect(findSecrets(surfaces, secrets)).toEqual([]);
      expect(leaks).toEqual([]);
    },
    120_000,
  );
});

describe('the search', () => {
  const word = canary('planted');
  const json = (text: string): string => JSON.stringify(text).slice(1, -1);
  const html = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const numbered = (text: string): string =>
    [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join('');
  const escaped = (text: string): string =>
    [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

  it.each<[string, (text: string) => string]>([
    ['plain', (text) => text],
    ['in capitals', (text) => text.toUpperCase()],
    ['URL-encoded', encodeURIComponent],
    ['URL-encoded in small letters', (text) => encodeURIComponent(text).toLowerCase()],
    ['URL-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
    ['as a form', (text) => new URLSearchParams({ q: text }).toString()],
    ['in JSON', json],
    ['in JSON, every sign', escaped],
    ['in HTML', html],
    ['in HTML, every sign', numbered],
    ['in HTML in JSON', (text) => json(html(text))],
    ['in base64, alignment 0', (text) => Buffer.from(text).toString('base64')],
    ['in base64, alignment 1', (text) => Buffer.from(`x${text}yz`).toString('base64')],
    ['in base64, alignment 2', (text) => Buffer.from(`xy${text}z`).toString('base64')],
    ['in base64 for addresses', (text) => Buffer.from(`xyz${text}`).toString('base64url')],
    ['in base64 in a URL', (text) => encodeURIComponent(Buffer.from(text).toString('base64'))],
  ])('finds a secret %s', (_, encode) => {
    expect(holdsSecret(`before ${encode(word)} after`, word)).toBe(true);
    expect(holdsSecret(`before ${encode(canary('another'))} after`, word)).toBe(false);
  });
});

describe('a planted leak is found', () => {
  const planted: Secret = {
    field: 'planted',
    word: canary('planted'),
    advisory: null,
    untilDisclosure: false,
  };
  const silent: ChildResult = { exitCode: 0, stdout: '', stderr: '', summary: '', outputs: {}, ms: 1 };
  const text = `so: ${planted.word}`;
  const project = 'example-org/project';

  let github: EmbeddedGitHub;
  let bot: Person;
  beforeEach(async () => {
    github = await startEmbeddedGitHub();
    const token = github.createToken({
      kind: 'installation',
      app: 'example-security-process',
      owner: 'example-org',
    });
    bot = createPerson('bot', token, github.url);
  });
  afterEach(() => github.close());

  const found = (runs: readonly ChildResult[] = []): readonly string[] =>
    findSecrets(listSurfaces(github, runs, ['tess-triager']), [planted]);

  it.each<[string, string, string, (head: string) => unknown]>([
    ['the title of a public issue', 'POST', '/issues', () => ({ title: text })],
    ['the text of a public issue', 'POST', '/issues', () => ({ title: 'x', body: text })],
    ['a public comment', 'POST', '/issues/1/comments', () => ({ body: text })],
    ['a public label', 'POST', '/labels', () => ({ name: planted.word.slice(0, 50), color: 'ededed' })],
    [
      'a public file',
      'PUT',
      '/contents/a.txt',
      () => ({ message: 'x', content: Buffer.from(text).toString('base64') }),
    ],
    ['a commit message', 'PUT', '/contents/b.txt', () => ({ message: text, content: 'eA==' })],
    ['a release', 'POST', '/releases', () => ({ tag_name: '1.0.1', body: text })],
  ])('in %s', async (_, method, path, body) => {
    expect(found()).toEqual([]);
    await bot.request(method, `/repos/${project}${path}`, body(''));
    expect(found().length).toBeGreaterThan(0);
  });

  it('in the collaborators of another case', async () => {
    const made = (await bot.request('POST', `/repos/${project}/security-advisories`, {
      summary: 'Another case',
      description: text,
      severity: 'low',
      vulnerabilities: [{ package: { ecosystem: 'npm', name: 'x' }, vulnerable_version_range: '< 2' }],
    })) as { ghsa_id: string };
    expect(found()).toEqual([`planted in advisory-field in ${project}`]);
    const own = { ...planted, advisory: made.ghsa_id };
    expect(findSecrets(listSurfaces(github, [], []), [own])).toEqual([]);
  });

  it('in the name of a branch, and in the address of a request', async () => {
    const main = (await bot.request('GET', `/repos/${project}/git/ref/heads/main`)) as {
      object: { sha: string };
    };
    const name = 'kanariplantedvogel';
    await bot.request('POST', `/repos/${project}/git/refs`, {
      ref: `refs/heads/${name}`,
      sha: main.object.sha,
    });
    await bot.request('GET', `/repos/${project}/branches/${name}`);
    const plain = { ...planted, word: name };
    expect(findSecrets(listSurfaces(github, [], []), [plain])).toEqual(
      expect.arrayContaining([`planted in branch in ${project}`, 'planted in address of a request']),
    );
  });

  it.each<[string, Partial<ChildResult>]>([
    ['log', { stdout: text }],
    ['error log', { stderr: text }],
    ['summary', { summary: text }],
    ['output plan', { outputs: { plan: JSON.stringify([{ why: text }]) } }],
  ])('in the %s of a run', (what, over) => {
    expect(found([{ ...silent, ...over }])).toEqual([`planted in ${what}`]);
  });

  it('in a mail to an outsider', async () => {
    const owner = createPerson('olive-owner', 'token-olive', github.url);
    await owner.request('POST', `/repos/${project}/issues/1/comments`, { body: `@dev-developer ${text}` });
    expect(found()).toContain('planted in mail to dev-developer');
  });
});
