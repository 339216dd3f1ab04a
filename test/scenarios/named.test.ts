/** What a report names of the code is looked up once, in the repo that it was made for, and shown in the case: on the built actions. */
import { sampleOf } from '../deep.ts';
import { settleWith, WAYS } from './both-ways.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import {
  adjustRepo,
  botWords,
  commentsOf,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from './stage.ts';

const open = (chain: boolean): Promise<Stage> =>
  openStage({
    chain,
    adjust: adjustRepo('body-parser', (repo) => ({
      ...repo,
      tags: ['1.0.0'],
      files: {
        'package.json': '{ "name": "body-parser", "version": "1.0.0" }\n',
        'lib/read.js': 'function readAll(stream) {\n  return stream;\n}\n',
      },
    })),
  });

const DESCRIPTION = `Tested with body-parser 1.0.0.

The function \`readAll()\` in \`lib/read.js\` keeps everything. Its limit is in \`lib/limits/deep-counter.js\`.
What is installed is \`dist/body-parser.min.js\`.

\`\`\`js
require('./lib/canary-in-code.js');
\`\`\`
`;

it.each(sampleOf(WAYS, 1))('%s looks up what a report names, and asks one question', async (_who, chain) => {
  const stage = await open(chain);
  try {
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
      summary: 'Everything is kept',
      description: DESCRIPTION,
    });
    const from = stage.github.requests.length;
    expectNoErrors(await stage.sweep());
    const [entry = ''] = botWords(stage, 1, 'entry/1/received');
    expect(entry).toContain(
      'What the report names in the code: 3 there, 1 not there, 1 could not be checked',
    );
    expect(entry).toContain('- version `1.0.0`: is there (`1.0.0`)');
    expect(entry).toContain('- file `lib/read.js`: is there (`lib/read.js at 1.0.0`)');
    expect(entry).toContain('- function `readAll in lib/read.js`: is there');
    expect(entry).toContain('- file `lib/limits/deep-counter.js`: is not there (`1.0.0`)');
    expect(entry).toContain(
      '- file `dist/body-parser.min.js`: could not be checked: it may be made by a build',
    );
    expect(entry).toContain('Could you tell us where you saw these');
    expect(storeOf(stage)['cases/1.yml']).toContain('result: not-there');

    const requests = stage.github.requests.slice(from);
    const looked = requests.filter(
      ({ method, path }) => method === 'GET' && /\/(git|commits)(\/|$)/.test(path) && !path.includes(TRIAGE),
    );
    expect(looked.length).toBeGreaterThan(0);
    expect(looked.length).toBeLessThanOrEqual(10);
    expect(looked.filter(({ path }) => !path.startsWith(`/repos/${PROJECT}/`))).toEqual([]);
    expect(requests.map(({ path }) => path).join('\n')).not.toContain('canary-in-code');

    const before = stage.github.requests.length;
    await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, {
      body: '/draft questions',
    });
    await settleWith(stage, chain);
    expect(commentsOf(stage, 1).at(-1)?.body).toContain('file `lib/limits/deep-counter.js`');
    const later = stage.github.requests.slice(before).map(({ path }) => path);
    expect(later.filter((path) => path.startsWith(`/repos/${PROJECT}/git/`))).toEqual([]);
  } finally {
    await stage.close();
  }
});
