/** A stranger's text that looks like the fields of a form: on the built actions. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { listIssues, openStage, PROJECT, restore, type Stage, storeOf, TRIAGE } from '../scenarios/stage.ts';

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
});
