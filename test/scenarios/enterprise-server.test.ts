/** On a GitHub Enterprise Server, with pages and API elsewhere: what is written names that server, and no other. */
import { createCaseTalk } from './case-talk.ts';
import {
  adjustRepo,
  botWords,
  commentsOf,
  findIssue,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
} from './stage.ts';

const SERVER = 'https://github.example.org';
const OWNER = PROJECT.split('/')[0] ?? '';

let stage: Stage;
const talk = createCaseTalk(() => stage);
const printed: string[] = [];

beforeAll(async () => {
  const thread = { title: 'Crash', body: 'Send this and it crashes.', author: 'robin-reporter' };
  const withThread = adjustRepo('body-parser', (repo) => ({ ...repo, issues: [thread] }));
  stage = await openStage({
    adjust: (seed) => ({ ...withThread(seed), settings: { ...seed.settings, webUrl: SERVER } }),
  });
});

afterAll(() => stage.close());

/** Whatever the bot wrote anywhere, and what its runs printed. */
const written = (): readonly string[] => [
  ...stage.github.journal.filter(({ actor }) => actor.kind !== 'user').map(({ text }) => text),
  ...Object.values(storeOf(stage)),
  ...printed,
];

it('a report is acknowledged and a public thread taken down, with addresses of that server alone', async () => {
  const number = await talk.takeIn(PROJECT);
  await talk.say(`/privatize https://github.com/${PROJECT}/issues/1`);
  expect(commentsOf(stage, number).at(-1)?.body).toContain('That address is on another GitHub');
  expect(findIssue(stage, 1, PROJECT).title).toBe('Crash');

  await talk.say(`/privatize ${SERVER}/${PROJECT}/issues/1`);
  expect(storeOf(stage)[`cases/${number}.yml`]).toContain('takenDown: true');
  await talk.say('/send acknowledgement');
  await talk.setLabel('case/acknowledged', 'coordinator');
  expect(storeOf(stage)[`cases/${number}.yml`]).toContain('to: acknowledged');
  const runs = await stage.sweep();
  printed.push(...runs.flatMap(({ stdout }) => stdout));
  talk.note(runs);
  expect(talk.errors).toEqual([]);

  expect(botWords(stage, number, 'record').join()).toContain(
    `${SERVER}/${PROJECT}/security/advisories/GHSA-`,
  );
  const ours = new RegExp(`github\\.com/${OWNER}/`);
  expect(written().filter((text) => ours.test(text.replace(/`?\/privatize https\S+/g, '')))).toEqual([]);
  const asked = stage.github.requests.map(({ path }) => path);
  expect(asked.some((path) => path.startsWith('/api/graphql'))).toBe(true);
  const byTheBot = stage.github.requests.filter(({ tokenKind }) => tokenKind === 'installation');
  expect(byTheBot.filter(({ path }) => !path.startsWith('/api/'))).toEqual([]);
});
