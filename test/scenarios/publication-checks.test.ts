/** After the disclosure the schedule looks until it is seen to be there, by the built action. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, labelsOf, openStage, type Stage, TRIAGE } from './stage.ts';

const CASE = 1;
const GHSA = 'GHSA-qwcr-r2fm-qrc7';
const CVE = 'CVE-2024-45590';
let recording: Recording;

beforeAll(async () => {
  recording = await sharedRehearsal();
});

interface Place {
  /** Answers by path; what is not here is not found. */
  readonly answers: Record<string, unknown>;
  readonly asked: string[];
}

async function startPlace(): Promise<{ place: Place; url: string; server: Server }> {
  const place: Place = { answers: {}, asked: [] };
  const server = createServer((request, response) => {
    place.asked.push(request.url ?? '');
    const body = place.answers[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { place, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function looking(use: (stage: Stage, place: Place) => Promise<void>): Promise<void> {
  const { place, url, server } = await startPlace();
  const stage = await openStage({ from: momentOf(recording, 'case/announcing') });
  try {
    await addToConfig(stage, `seen:\n  look: [github, osv, cve]\n  days: 2\n  osv: ${url}\n  cve: ${url}\n`);
    await use(stage, place);
  } finally {
    server.closeAllConnections();
    server.close();
    await stage.close();
  }
}

async function addToConfig(stage: Stage, lines: string): Promise<void> {
  const path = `/repos/${TRIAGE}/contents/.github/security-process.yml`;
  const file = (await stage.people.owner.request('GET', path)) as { content: string; sha: string };
  const text = `${Buffer.from(file.content, 'base64').toString('utf8')}${lines}`;
  const content = Buffer.from(text).toString('base64');
  await stage.people.owner.request('PUT', path, { message: 'Look', content, sha: file.sha });
}

const waitHours = (stage: Stage, hours: number): void =>
  stage.github.clock.set(new Date(stage.github.clock.now().getTime() + hours * 3_600_000).toISOString());
const tickOff = (stage: Stage) =>
  stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, {
    body: ['X', 'Mastodon', 'Bluesky', 'Chat', 'Discussions', 'blog']
      .map((name) => `/waive ${name} because not now`)
      .join('\n'),
  });
const osv = (...aliases: string[]) => ({
  id: GHSA,
  aliases,
  affected: [
    { package: { ecosystem: 'npm', name: 'body-parser' }, ranges: [{ events: [{ fixed: '1.20.3' }] }] },
  ],
});
const cve = {
  cveMetadata: { cveId: CVE, state: 'PUBLISHED' },
  containers: { cna: { references: [{ url: `https://github.com/advisories/${GHSA}` }] } },
};

describe('the look after a disclosure', () => {
  it('keeps the case open until all is there, tells what contradicts at once and what is missing after its time', () =>
    looking(async (stage, place) => {
      await tickOff(stage);
      await stage.settle();
      expect(labelsOf(stage, CASE)).toContain('case/announcing');
      expect(place.asked.sort()).toEqual([`/api/cve/${CVE}`, `/v1/vulns/${GHSA}`]);
      expect(botWords(stage, CASE, 'seen/')).toEqual([]);
      // Not before its turn.
      await stage.sweep();
      expect(place.asked).toHaveLength(2);
      place.answers[`/v1/vulns/${GHSA}`] = osv();
      waitHours(stage, 2);
      await stage.sweep();
      const [contradiction = ''] = botWords(stage, CASE, 'seen/osv');
      expect(contradiction).toContain(`the alias ${CVE} is missing`);
      expect(botWords(stage, CASE, 'seen/cve')).toEqual([]);
      waitHours(stage, 72);
      await stage.sweep();
      expect(botWords(stage, CASE, 'seen/cve')[0]).toContain('ask the CNA');
      Object.assign(place.answers, { [`/v1/vulns/${GHSA}`]: osv(CVE), [`/api/cve/${CVE}`]: cve });
      waitHours(stage, 24);
      await stage.sweep();
      expect(labelsOf(stage, CASE)).toContain('case/closed');
      expect(botWords(stage, CASE, 'seen/')).toEqual([]);
    }));

  it('is given up for one place on the word of a member', () =>
    looking(async (stage, place) => {
      place.answers[`/v1/vulns/${GHSA}`] = osv(CVE);
      await tickOff(stage);
      await stage.settle();
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, {
        body: '/waive cve because the CNA publishes later',
      });
      await stage.settle();
      expect(labelsOf(stage, CASE)).toContain('case/closed');
    }));
});
