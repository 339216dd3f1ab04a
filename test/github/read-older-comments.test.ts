import { type Rig, startRig } from './rig.ts';

let rig: Rig;
const at = (index: number): string =>
  new Date(Date.parse('2026-03-02T09:00:00Z') + index * 60_000).toISOString();

beforeEach(async () => {
  const comments = Array.from({ length: 350 }, (_, index) => ({
    author: 'tess-triager',
    body: `${index}`,
    at: at(index),
  }));
  rig = await startRig({ triage: { issues: [{ title: 'body-parser', author: 'rae-reporter', comments }] } });
});

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

describe('readOlderComments', () => {
  it('brings what is between the newest comments and a time, a hundred in one request', async () => {
    const github = rig.github();
    const { issue } = await github.readCase(1);
    expect(issue?.commentsCut).toBe(true);
    expect(issue?.comments.slice(3, 5).map(({ body }) => body)).toEqual(['3', '250']);
    const before = issue?.olderBefore ?? '';
    const requests = rig.count('read');
    const since = await github.readOlderComments({ issue: 1, before, since: at(180) });
    expect(since.map(({ body }) => Number(body))).toEqual(
      Array.from({ length: 100 }, (_, index) => 150 + index),
    );
    expect(rig.count('read') - requests).toBe(1);
    const all = await github.readOlderComments({ issue: 1, before, since: null });
    expect(all.map(({ body }) => Number(body))).toEqual(Array.from({ length: 250 }, (_, index) => index));
    expect(rig.count('read') - requests).toBe(4);
  });
});
