/** Who hears of what is due, on the built actions: reminders, the alarm about a schedule that stopped, board, digest. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CAST } from '../../dev/rehearsal/cast.ts';
import { countRequests } from '../../dev/rehearsal/runner.ts';
import {
  adjustRepo,
  botWords,
  type Ended,
  findIssue,
  listIssues,
  openStage,
  PROJECT,
  type Stage,
  type StageWish,
  storeOf,
} from './stage.ts';

const CONFIG = `owner: expressjs
team: security-triage
board: true
figures: public
policy: expressjs/body-parser
digest: 0
clocks: { days: business, zone: Europe/Berlin }
`;
const HOUR = 3_600_000;

/** A chat beside the stage that keeps what it is told. */
async function withStage(
  use: (stage: Stage, chat: string, told: readonly string[]) => Promise<void>,
  adjust?: NonNullable<StageWish['adjust']>,
): Promise<void> {
  const told: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      told.push(request.method === 'GET' ? `GET ${request.url}` : body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stage = await openStage({ config: CONFIG, ...(adjust ? { adjust } : {}) });
  try {
    await use(stage, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, told);
  } finally {
    await stage.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const report = (stage: Stage): Promise<unknown> =>
  stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: 'A flaw canaryboard',
    description: 'How it works: canaryboard',
  });

const expectGood = (ended: Ended): void => {
  expect(ended.errors).toEqual([]);
  expect(ended.exitCode).toBe(0);
};

describe('a team whose promises are watched', () => {
  it('has a board that changes only with the cases, and a word a day in its channel', () =>
    withStage(async (stage, chat, told) => {
      const inputs = { 'digest-webhook': `${chat}/hook`, heartbeat: `${chat}/alive` };
      await report(stage);
      expectGood(await stage.start('conductor', { inputs }));
      const board = listIssues(stage).find(({ title }) => title.startsWith('Board'))!;
      expect(board.body).toContain('### Turn of `');
      expect(board.body).toContain('### Agenda of the triage meeting');
      const calendar = storeOf(stage)['overview/due.ics']!;
      expect(calendar).toContain('SUMMARY:#1: Acknowledge\r\n');
      expect(board.body).toContain('/blob/security-process/overview/due.ics');
      expect(board.body).toContain('/blob/security-process/figures/figures.md');
      expect(storeOf(stage)['figures/figures.md']).toContain('1 reports, 1 of them open.');
      expect(storeOf(stage)['figures/public-figures.md']).not.toMatch(/2025/);
      expect(told).toHaveLength(2);
      expect(told[0]).toContain('1 open');
      expect(told[0]).toContain(`/issues/${board.number}`);
      expect(told[1]).toBe('GET /alive');
      // What came in the second of a sweep is looked at once more by the next.
      stage.github.clock.advance(HOUR);
      expectGood(await stage.start('conductor'));
      const store = JSON.stringify(storeOf(stage));
      const requests = stage.github.requests.length;
      expectGood(await stage.start('conductor', { inputs }));
      expect(JSON.stringify(storeOf(stage))).toBe(store);
      const writes = stage.github.requests
        .slice(requests)
        .filter(({ operation }) => /^(PATCH|PUT|DELETE)/.test(operation));
      expect(writes).toEqual([]);
      // A page of cases, a list of one owner's advisories, and three.
      const { total, tokens } = countRequests(stage.github.requests.slice(requests));
      expect(total - tokens).toBeLessThanOrEqual(1 + 1 + 3);
      expect(told.slice(2)).toEqual(['GET /alive']);
      stage.github.clock.advance(9 * 24 * HOUR);
      expectGood(await stage.start('conductor', { inputs }));
      expect(findIssue(stage, board.number).body).toContain('### Overdue (1)');
      expect(told[3]).toContain('1 overdue');
      expect(listIssues(stage)).toHaveLength(2);
      expect(`${told.join()}${calendar}${findIssue(stage, board.number).body}`).not.toContain('canaryboard');
    }));

  it('goes on without its channel, and says what to look at', () =>
    withStage(async (stage) => {
      await report(stage);
      const ended = await stage.start('conductor', {
        inputs: { 'digest-webhook': 'http://127.0.0.1:1/secretpath' },
      });
      expect(ended.exitCode).toBe(1);
      expect(ended.errors.join()).toContain('digest-webhook');
      expect(ended.stdout.replace(/::add-mask::.*/g, '')).not.toContain('secretpath');
      expect(Object.keys(storeOf(stage))).toContain('cases/1.yml');
    }));

  it('hears of a schedule that stopped from the next label, and of its end from the next sweep', () =>
    withStage(async (stage) => {
      await report(stage);
      expectGood(await stage.start('conductor'));
      stage.github.clock.advance(7 * HOUR);
      const event = { issue: { number: 1 }, action: 'labeled', repository: { private: true } };
      expectGood(await stage.start('conductor', { event: 'issues', payload: event }));
      const [alarm] = botWords(stage, 1, 'remind/sweep');
      expect(alarm).toContain(`@${CAST.coordinator.login}`);
      expectGood(await stage.start('conductor'));
      expect(botWords(stage, 1, 'remind/sweep')).toEqual([]);
    }));

  it('is warned where the public policy promises more than the clocks', () =>
    withStage(
      async (stage) => {
        await report(stage);
        const ended = await stage.start('conductor');
        expectGood(ended);
        expect(ended.stdout).toContain('clocks.acknowledge is 5 business days');
        const board = listIssues(stage).find(({ title }) => title.startsWith('Board'))!;
        expect(board.body).toContain('### The public policy');
        const again = await stage.start('conductor');
        expect(again.stdout).not.toContain('clocks.acknowledge');
      },
      adjustRepo('body-parser', (repo) => ({
        ...repo,
        files: { ...repo.files, 'SECURITY.md': 'We acknowledge reports within 48 hours.\n' },
      })),
    ));

  it('is told of due times in its own zone, and over a weekend', () =>
    withStage(async (stage) => {
      await report(stage);
      expectGood(await stage.start('conductor'));
      // Monday morning and five business days: the Monday after, an hour later on the wall than in UTC.
      expect(botWords(stage, 1, 'record')[0]).toContain(
        'Acknowledge by 2025-03-10 08:00 UTC (09:00 Europe/Berlin)',
      );
      stage.github.clock.advance(4 * 24 * HOUR);
      expectGood(await stage.start('conductor'));
      expect(botWords(stage, 1, 'remind/acknowledge')).toHaveLength(1);
    }));
});
