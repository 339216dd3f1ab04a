/** What reaches the site: the post, its page of security updates, and the post of a month that grows. */
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { momentOf, type Recording, recordRehearsal } from './recording.ts';
import { OWNER, openStage, SITE, type Stage, TRIAGE } from './stage.ts';

const CASE = 1;
const PAGE = 'src/content/pages/en/advanced/security-updates.mdx';
const REPO = `${OWNER}/express`;
let recording: Recording;

beforeAll(async () => {
  const text = JSON.stringify(BUILT_IN_RECORD).replaceAll('body-parser', 'express');
  recording = await recordRehearsal({ records: [{ name: 'express', text }] });
});

interface File {
  readonly sha: string;
  readonly content: string;
}

const readFile = async (stage: Stage, repo: string, path: string, ref = ''): Promise<File> =>
  (await stage.people.owner.request('GET', `/repos/${repo}/contents/${path}${ref && `?ref=${ref}`}`)) as File;
const textOf = ({ content }: File): string => Buffer.from(content, 'base64').toString('utf8');

async function putFile(
  stage: Stage,
  repo: string,
  path: string,
  text: string,
  branch?: string,
  sha?: string,
) {
  const content = Buffer.from(text).toString('base64');
  await stage.people.owner.request('PUT', `/repos/${repo}/contents/${path}`, {
    message: `Change ${path}`,
    content,
    ...(branch === undefined ? {} : { branch }),
    ...(sha === undefined ? {} : { sha }),
  });
}

const listFiles = async (stage: Stage, number: number): Promise<readonly string[]> => {
  const files = (await stage.people.owner.request('GET', `/repos/${SITE}/pulls/${number}/files`)) as {
    filename: string;
    status: string;
  }[];
  return files.filter(({ status }) => status !== 'removed').map(({ filename }) => filename);
};

/** A case that waits for the confirmation of its disclosure, with one post a month. */
async function whenDisclosing<T>(
  use: (stage: Stage) => Promise<T>,
  change = (config: string) => config.replace(/^blog:$/m, 'blog:\n  period: month'),
): Promise<T> {
  const stage = await openStage({ from: momentOf(recording, 'case/disclosing') });
  try {
    const path = '.github/security-process.yml';
    const file = await readFile(stage, TRIAGE, path);
    await putFile(stage, TRIAGE, path, change(textOf(file)), undefined, file.sha);
    return await use(stage);
  } finally {
    await stage.close();
  }
}

async function disclose(stage: Stage): Promise<void> {
  const say = (who: 'coordinator' | 'member', body: string) =>
    stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
  await stage.settle();
  await say('member', '/confirm');
  for (const { exitCode, errors } of await stage.settle())
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
}

/** Another advisory of ours that is out since the day before, and the open pull request of its post. */
async function announceEarlier(stage: Stage, day: string): Promise<string> {
  const { owner, editor } = stage.people;
  const { ghsa_id: ghsa } = (await owner.request('POST', `/repos/${REPO}/security-advisories`, {
    summary: 'express vulnerable to open redirect',
    description: 'It redirects anywhere.',
    severity: 'low',
    vulnerabilities: [
      {
        package: { ecosystem: 'npm', name: 'express' },
        vulnerable_version_range: '< 1.0.5',
        patched_versions: '1.0.5',
      },
    ],
  })) as { ghsa_id: string };
  await owner.request('PATCH', `/repos/${REPO}/security-advisories/${ghsa}`, { state: 'published' });
  const { object } = (await owner.request('GET', `/repos/${SITE}/git/ref/heads/main`)) as {
    object: { sha: string };
  };
  const branch = `security-releases-${day.slice(0, 7)}`;
  await owner.request('POST', `/repos/${SITE}/git/refs`, { ref: `refs/heads/${branch}`, sha: object.sha });
  const post = `For more details, see [${ghsa}](https://github.com/${REPO}/security/advisories/${ghsa}).\n`;
  await putFile(stage, SITE, `src/content/blog/${day}-security-releases.mdx`, post, branch);
  await editor.request('POST', `/repos/${SITE}/pulls`, {
    title: 'Post',
    head: branch,
    base: 'main',
    body: '',
  });
  return ghsa;
}

const today = (stage: Stage): string => stage.github.clock.now().toISOString().slice(0, 10);
const dayOne = (day: string): string => `${day.slice(0, 8)}01`;

describe('the site', () => {
  it('gets the post and the lines of its page in one pull request', () => {
    const posts = recording.report.posts.filter(({ path }) => path !== null);
    expect(posts.map(({ channel, path }) => [channel, path])).toEqual([
      ['blog', expect.stringMatching(/^src\/content\/blog\/[\d-]+-security-releases\.mdx$/)],
      ['security-updates', PAGE],
    ]);
    expect(posts[1]?.body).toMatch(/## 1\.x\n\n- 1\.20\.3\n {2}- Fixed .* \(\[advisory\]\(.*\n\n## 0\.x/);
    expect(posts[0]?.target).toBe(posts[1]?.target);
  });

  it('has one post a month: the open one grows, is dated anew, and keeps what it told', () =>
    whenDisclosing(async (stage) => {
      const earlier = dayOne(today(stage));
      const otherCase = await announceEarlier(stage, earlier);
      await disclose(stage);
      const path = `src/content/blog/${today(stage)}-security-releases.mdx`;
      expect(await listFiles(stage, 1)).toEqual([path, PAGE]);
      const text = textOf(await readFile(stage, SITE, path, `security-releases-${earlier.slice(0, 7)}`));
      expect(text.match(/^For more details, see \[GHSA/gm)).toHaveLength(2);
      expect(text).toContain(otherCase);
      await stage.sweep();
      await stage.sweep();
      expect(await listFiles(stage, 1)).toEqual([path, PAGE]);
      expect((await stage.people.owner.list(`/repos/${SITE}/pulls?state=all`)).length).toBe(1);
    }));

  it('excepts in its post no word that the list of the site has', () =>
    whenDisclosing(
      async (stage) => {
        await putFile(stage, SITE, 'words.txt', '# Ours\nexpressjs # of the form\n');
        await disclose(stage);
        const path = `src/content/blog/${today(stage)}-security-releases.mdx`;
        const text = textOf(await readFile(stage, SITE, path, `security-releases-${today(stage)}`));
        expect(text).toContain('github: expressjs\n---\n');
        expect(recording.report.posts[0]?.body).toContain('# cspell:ignore expressjs\n');
      },
      (config) => config.replace('form: express', 'form: express\n  words: words.txt'),
    ));

  it('leaves a merged post of the month as it is, and tells of the rest in one of its own', () =>
    whenDisclosing(async (stage) => {
      const earlier = dayOne(today(stage));
      const otherCase = await announceEarlier(stage, earlier);
      await stage.people.editor.request('PUT', `/repos/${SITE}/pulls/1/merge`, {});
      await disclose(stage);
      const path = `src/content/blog/${today(stage)}-security-releases.mdx`;
      expect(await listFiles(stage, 2)).toEqual([path, PAGE]);
      const { head } = (await stage.people.owner.request('GET', `/repos/${SITE}/pulls/2`)) as {
        head: { sha: string };
      };
      expect(textOf(await readFile(stage, SITE, path, head.sha))).not.toContain(otherCase);
    }));

  it('gets the post in the organisation’s own form; a broken template stops everything and says where', () =>
    whenDisclosing(
      async (stage) => {
        const template = '.github/security-post.md';
        await putFile(stage, TRIAGE, template, '# {{title}}\n\n{{heading}}\n');
        const [broken] = await stage.sweep();
        expect(broken?.exitCode).not.toBe(0);
        expect(broken?.errors.join()).toContain(`${template}:3: found the variable "heading"`);
        const { sha } = await readFile(stage, TRIAGE, template);
        const good =
          '# Ours: {{title}}\n{{#vulnerabilities}}\n\n{{lead}} {{details}}\n{{/vulnerabilities}}\n';
        await putFile(stage, TRIAGE, template, good, undefined, sha);
        await disclose(stage);
        const path = `src/content/blog/${today(stage)}-security-releases.md`;
        expect(await listFiles(stage, 1)).toEqual([path, PAGE]);
        const text = textOf(await readFile(stage, SITE, path, `security-releases-${today(stage)}`));
        expect(text).toMatch(
          /^# Ours: \w+ \d{4} Security Releases\n\n\*\*\[express\].*\[GHSA-[\w-]+\]\(https/,
        );
      },
      (config) => config.replace('form: express', 'form: own\n  folder: src/content/blog'),
    ));
});
