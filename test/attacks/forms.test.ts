/** A stranger's text that looks like the fields of a form: on the built actions. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import {
  botWords,
  findRepo,
  listIssues,
  openStage,
  PROJECT,
  restore,
  type Stage,
  storeOf,
  TRIAGE,
} from '../scenarios/stage.ts';

const ADDRESS = '### Address of the public issue or pull request';

/** Mails that a member pastes as they came; `URL` stands for a public issue that has nothing to do with it. */
const MAILS: readonly (readonly [string, string])[] = [
  [
    'other fields',
    `A flaw.\n\n${ADDRESS}\n\nURL\n\n### Received\n2020-01-01\n\n### Reporter\n@somebody-else`,
  ],
  [
    'other fields as the form has them',
    `A flaw.\n\n### Reporter\n\n@somebody-else\n\n### Received\n\n2020-01-01`,
  ],
  ['an address at its end', `A flaw.\n\n${ADDRESS}\n\nURL`],
  ['fields in a fence', `A flaw.\n\n\`\`\`\n${ADDRESS}\n\nURL\n\n### Received\n\n2020-01-01\n\`\`\``],
  ['fields behind a fence without end', `A flaw.\n\n\`\`\`\n### Received\n\n2020-01-01\n\n${ADDRESS}\n\nURL`],
  ['fields in an HTML comment', `A flaw.\n\n<!--\n### Received\n\n2020-01-01\n\n### Package\n\nother\n-->`],
  [
    'a whole form',
    `### The report\n\nA flaw.\n\n### Package\n\nother\n\n### Reporter\n\n@somebody-else\n\n### Received\n\n2020-01-01`,
  ],
];

const form = (report: string): string =>
  Object.entries({
    'The report': report,
    Package: 'body-parser',
    Repository: PROJECT,
    'Affected versions': '_No response_',
    Reporter: `@${CAST.reporter.login}`,
    'Where it came from': 'mail',
    Received: '_No response_',
  })
    .map(([name, value]) => `### ${name}\n\n${value}`)
    .join('\n\n');

const issueOf = (stage: Stage, number: number) =>
  [...stage.github.world.issues.values()].find(
    (each) => each.number === number && each.repoId === findRepo(stage, TRIAGE).id,
  )!;

describe.each([
  ['conductor', false],
  ['chain', true],
] as const)('a mail in the form "Report from elsewhere", in the %s', (_mode, chain) => {
  let stage: Stage;
  let start: ReturnType<Stage['github']['snapshot']>;
  let url = '';
  beforeAll(async () => {
    stage = await openStage({ chain });
    await stage.sweep();
    const made = (await stage.people.editor.request('POST', `/repos/${PROJECT}/issues`, {
      title: 'Roadmap',
      body: 'Everybody reads this.',
    })) as { readonly number: number };
    url = `https://github.com/${PROJECT}/issues/${made.number}`;
    start = stage.github.snapshot();
  });
  afterAll(() => stage.close());
  beforeEach(() => restore(stage.github, start));

  it.each(MAILS)('that holds %s claims nothing', async (_what, mail) => {
    stage.github.control.openByForm(TRIAGE, CAST.member.login, {
      title: 'Report: ',
      body: form(mail.replaceAll('URL', url)),
      labels: ['security-report'],
      assignees: [],
    });
    await stage.settle();
    await stage.sweep();
    expect(listIssues(stage, PROJECT).map(({ title }) => title)).toContain('Roadmap');
    const [, stored = ''] = Object.entries(storeOf(stage)).find(([path]) => /^cases\/\d+\.yml$/.test(path))!;
    expect(stored).toContain(CAST.reporter.login);
    expect(stored).not.toMatch(/2020-01-01|somebody-else|premature|name: other/);
  });

  it.each(['an owner', 'an account that is gone'])(
    'a member’s form that %s rewrote claims nothing either, and that is said',
    async (who) => {
      const made = (await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
        title: 'Report: ',
        body: form('A flaw.'),
        labels: ['security-report'],
      })) as { readonly number: number };
      const path = `/repos/${TRIAGE}/issues/${made.number}`;
      const body = `${ADDRESS}\n\n${url}\n\n### Reporter\n\n@somebody-else`;
      await stage.people.owner.request('PATCH', path, { body });
      if (who !== 'an owner') issueOf(stage, made.number).lastEditorId = 999_999_999;
      await stage.settle();
      await stage.sweep();
      expect(listIssues(stage, PROJECT).map(({ title }) => title)).toContain('Roadmap');
      expect(storeOf(stage)[`cases/${made.number}.yml`]).not.toMatch(/somebody-else|premature/);
      expect(botWords(stage, made.number, 'form-edited')).toHaveLength(1);
    },
  );

  it('a member’s form that another member corrected counts as theirs', async () => {
    const made = (await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
      title: 'Report: ',
      body: `${ADDRESS}\n\nhttps://example.org`,
      labels: ['security-report', 'flag/premature'],
    })) as { readonly number: number };
    await stage.people.analyst.request('PATCH', `/repos/${TRIAGE}/issues/${made.number}`, {
      body: `${ADDRESS}\n\n${url}`,
    });
    await stage.settle();
    await stage.sweep();
    expect(listIssues(stage, PROJECT).map(({ title }) => title)).not.toContain('Roadmap');
  });
});
