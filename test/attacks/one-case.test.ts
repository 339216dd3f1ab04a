/** What belongs to one case reaches no other, and what the registry is asked tells of none. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { sampleOf } from '../deep.ts';
import {
  adjustRepo,
  botWords,
  findRepo,
  listIssues,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from '../scenarios/stage.ts';
import { openIn, say } from './at-disclosing.ts';
import { caseOf, casesOf, HOUR, ON_BOTH, openSwept, report } from './on-both.ts';

const URL = `https://github.com/${PROJECT}/issues/1`;

const byForm = (stage: Stage, url: string) =>
  stage.github.control.openByForm(TRIAGE, CAST.member.login, {
    title: 'Public by mistake',
    body: `### Address of the public issue or pull request\n\n${url}`,
    labels: ['security-report', 'flag/premature'],
    assignees: [],
  });

const thread = adjustRepo('body-parser', (repo) => ({
  ...repo,
  issues: [{ title: 'It crashes', body: 'Send this.', author: CAST.reporter.login }],
}));

const withThread = (stage: Stage): number =>
  casesOf(stage).filter((text) => text.toLowerCase().includes(`  - url: ${URL.toLowerCase()}`)).length;

describe.each(sampleOf(ON_BOTH, 1))('with %s', (_name, chain) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openSwept(chain, { adjust: thread });
    byForm(stage, URL);
    await stage.settle();
    await report(stage, PROJECT, { summary: 'Another flaw' });
    stage.github.clock.advance(HOUR);
    await stage.sweep();
  });
  afterAll(() => stage.close());

  it('a thread that another case has is refused by its command, in any spelling', async () => {
    expect(withThread(stage)).toBe(1);
    const other = [...storeOf(stage)['sweep.yml']!.matchAll(/#1: (\d+)$/gm)].map((match) => Number(match[1]));
    const second = Object.keys(storeOf(stage))
      .flatMap((path) => /^cases\/(\d+)\.yml$/.exec(path)?.[1] ?? [])
      .map(Number)
      .find((number) => !other.includes(number))!;
    for (const url of [
      URL,
      URL.replace('issues', 'pull'),
      URL.toUpperCase().replace('HTTPS', 'https').replace('/ISSUES/', '/issues/'),
      `${URL}#x`,
    ])
      await say(stage, 'member', `/privatize ${url}`, second);
    await say(stage, 'member', `/treat-as-public ${URL}`, second);
    stage.github.clock.advance(HOUR);
    await stage.sweep();
    expect(withThread(stage)).toBe(1);
    expect(
      botWords(stage, second, 'answer').filter((body) => body.includes('belongs to another case')),
    ).toHaveLength(5);
  });

  it('a second form that names it is a case without it, which says whose it is', async () => {
    const { number } = byForm(stage, URL);
    await stage.settle();
    await stage.sweep();
    expect(withThread(stage)).toBe(1);
    expect(storeOf(stage)[`cases/${number}.yml`]).toContain('it names the same public thread');
  });

  it('a store set back to before a case existed stops the sweep, and what is said in that case', async () => {
    const commits = (await stage.people.coordinator.request(
      'GET',
      `/repos/${TRIAGE}/commits?sha=security-process&per_page=100`,
    )) as readonly { readonly sha: string }[];
    const first = commits.at(-1)!.sha;
    const branch = `/repos/${TRIAGE}/git/refs/heads/security-process`;
    await stage.people.owner.request('PATCH', branch, { sha: first, force: true });
    expect(casesOf(stage)).toHaveLength(0);
    const issues = listIssues(stage).length;
    stage.github.clock.advance(HOUR);
    const errors = (await stage.sweep()).flatMap((run) => run.errors);
    expect(errors.join()).toContain('set the branch security-process back');
    expect(listIssues(stage)).toHaveLength(issues);
    expect(findRepo(stage, TRIAGE).refs.get('refs/heads/security-process')).toBe(first);
  });
});

const ANALYSIS = [
  '```yaml',
  'analysis:',
  '  packages:',
  '    - { ecosystem: npm, name: body-parser, repo: expressjs/body-parser, affected: ["< 1.20.3"], patched: ["1.20.3"] }',
  '  severity: high',
  '  cwe: [CWE-405]',
  '  summary: s',
  '  description: d',
  '  confirmed: { yes: false, how: none }',
  '  inThreatModel: true',
  '```',
].join('\n');

describe.each(sampleOf(ON_BOTH, 1))('a report that is no case yet, with %s', (_name, chain) => {
  it.each([
    ['that no sweep has seen', 1, undefined],
    ['that waits in a list', 6, undefined],
    ['that somebody accepted by hand', 1, { state: 'draft' }],
  ])('%s is not taken for the advisory of another case', async (_what, count, action) => {
    const stage = await openIn('cve-requested', chain);
    try {
      const all: string[] = [];
      for (let at = 0; at < count; at++)
        all.push(await report(stage, PROJECT, { summary: `Another ${at}` }, 'editor'));
      if (count > 1) await stage.sweep();
      const ghsa = all.find((each) => caseOf(stage, each) === undefined)!;
      const path = `/repos/${PROJECT}/security-advisories/${ghsa}`;
      if (action) await stage.people.owner.request('PATCH', path, action);
      await say(stage, 'member', `/advisory https://github.com/${PROJECT}/security/advisories/${ghsa}`);
      await stage.sweep();
      expect(storeOf(stage)['cases/1.yml']).not.toContain(ghsa);
      expect(botWords(stage, 1, 'answer').at(-1)).toContain('a case of its own');
      if (count === 1) expect(caseOf(stage, ghsa)).toBeDefined();
    } finally {
      await stage.close();
    }
  });
});

describe.each(sampleOf(ON_BOTH, 1))('before the disclosure, with %s', (_name, chain) => {
  it('the registry is not asked about the package of an analysis, nor by sweeps', async () => {
    const stage = await openIn('assessing', chain);
    try {
      const before = stage.registry.lookups.length;
      await say(stage, 'analyst', ANALYSIS);
      await say(stage, 'analyst', '/set patched 1.20.4');
      await stage.sweep();
      expect(stage.registry.lookups.slice(before)).toEqual([]);
    } finally {
      await stage.close();
    }
  });

  it('the registry is asked about a release once its tag is public, not before', async () => {
    const stage = await openIn('releasing', chain);
    try {
      for (const ref of [...findRepo(stage, PROJECT).refs.keys()])
        if (ref.startsWith('refs/tags/')) findRepo(stage, PROJECT).refs.delete(ref);
      await say(stage, 'member', '/why');
      await stage.sweep();
      expect(stage.registry.lookups).toEqual([]);
      const repo = findRepo(stage, PROJECT);
      const version = /patched:\s*- (\S+)/.exec(storeOf(stage)['cases/1.yml']!)![1]!.replaceAll("'", '');
      repo.refs.set(`refs/tags/v${version}`, repo.refs.get(`refs/heads/${repo.defaultBranch}`)!);
      await say(stage, 'member', '/why');
      expect(stage.registry.lookups.length).toBeGreaterThan(0);
    } finally {
      await stage.close();
    }
  });

  it('every sweep asks about all packages of the configuration, and about no other', async () => {
    const packages = ['body-parser', 'example-other', '@example/third'];
    const adjust = adjustRepo('security-triage', (repo) => {
      const path = '.github/security-process.yml';
      const gate = `\ngate: { packages: [${packages.map((name) => `'${name}'`).join(', ')}] }\n`;
      return { ...repo, files: { ...repo.files, [path]: `${repo.files?.[path]}${gate}` } };
    });
    const stage = await openSwept(chain, { adjust });
    try {
      const asked = () =>
        stage.registry.lookups
          .splice(0)
          .map((each) => decodeURIComponent(each))
          .toSorted();
      const all = packages.map((name) => `GET /${name}`).toSorted();
      (stage.registry.lookups as string[]).length = 0;
      await stage.sweep();
      expect(asked()).toEqual(all);
      await report(stage, PROJECT, { summary: 'A flaw' });
      await stage.sweep();
      expect(asked()).toEqual(all);
      await say(stage, 'analyst', ANALYSIS);
      expect(asked()).toEqual([]);
      await stage.sweep();
      expect(asked()).toEqual(all);
      expect(storeOf(stage)['cases/1.yml']).toMatch(/versions:\s+- ecosystem: npm/);
    } finally {
      await stage.close();
    }
  });
});
