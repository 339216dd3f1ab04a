/** What follows a disclosure, by the built action: a correction, the CVE withdrawn, the roster, an incomplete fix. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, findIssue, labelsOf, openStage, PROJECT, type Stage, storeOf, TRIAGE } from './stage.ts';

const CASE = 1;
let recording: Recording;

beforeAll(async () => {
  recording = await sharedRehearsal();
});

/** The case after its end, or when all of it is public. */
async function afterwards(use: (stage: Stage) => Promise<void>, state = 'closed'): Promise<void> {
  const stage = await openStage({ from: momentOf(recording, `case/${state}`) });
  try {
    await use(stage);
  } finally {
    await stage.close();
  }
}

async function say(stage: Stage, who: 'member' | 'coordinator', body: string, number = CASE): Promise<void> {
  stage.github.clock.set(new Date(stage.github.clock.now().getTime() + 60_000).toISOString());
  await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${number}/comments`, { body });
  const ended = await stage.settle();
  expect(ended.flatMap(({ errors }) => errors)).toEqual([]);
}

const storedOf = (stage: Stage, number = CASE) => {
  const parsed = parseStoredCase(storeOf(stage)[`cases/${number}.yml`] ?? '');
  if (parsed.kind !== 'ok') throw new Error(parsed.reason);
  return parsed.stored;
};
const advisoryOf = (stage: Stage) => {
  const found = [...stage.github.world.advisories.values()].find(({ state }) => state === 'published');
  if (!found) throw new Error('Nothing was published.');
  return found;
};

describe('after the disclosure', () => {
  it('a correction is confirmed by another member, published and read back, and its records follow', () =>
    afterwards(async (stage) => {
      const { ghsa } = advisoryOf(stage);
      await say(
        stage,
        'coordinator',
        '/cve CVE-2024-99999\n/set affected >= 1.0.0, < 1.20.3\n/set cwe CWE-770',
      );
      expect(botWords(stage, CASE, `ask/correct/${ghsa}`)[0]).toContain('weakness');
      expect(advisoryOf(stage).cweIds).not.toContain('CWE-770');
      await say(stage, 'coordinator', '/confirm');
      expect(advisoryOf(stage).cweIds).not.toContain('CWE-770');
      await say(stage, 'member', '/confirm');
      expect(advisoryOf(stage).cweIds).toContain('CWE-770');
      expect(advisoryOf(stage).cveId).toBe('CVE-2024-99999');
      expect(JSON.stringify(advisoryOf(stage).vulnerabilities)).toContain('>= 1.0.0, < 1.20.3');
      expect(botWords(stage, CASE, 'corrected/')[0]).toContain('For the post:');
      expect(storeOf(stage)[`cases/${CASE}/cve.json`]).toContain('CWE-770');
      const cna = storeOf(stage)[`cases/${CASE}/cve-cna.json`] ?? '';
      expect(cna).toContain('CWE-770 Allocation of Resources Without Limits or Throttling');
      expect(cna).not.toContain('orgId');
      await stage.sweep();
      const again = await stage.sweep();
      expect(again.map(({ outputs }) => outputs.changed)).not.toContain('true');
      expect(findIssue(stage, CASE).state).toBe('closed');
    }));

  it('a CVE that is withdrawn is on record, with a record for the CNA', () =>
    afterwards(async (stage) => {
      await say(stage, 'member', '/cve-withdrawn because it is documented behaviour');
      expect(botWords(stage, CASE, 'cve-standing/')[0]).toContain('Please reject CVE-');
      expect(storeOf(stage)[`cases/${CASE}/cve.json`]).toContain('"REJECTED"');
      expect(storeOf(stage)[`cases/${CASE}/cve-cna.json`]).toContain('"rejectedReasons"');
      expect(botWords(stage, CASE, 'record')[0]).toContain('withdrawn 20');
    }));

  it('guests of the advisory are taken out once a member confirms it', () =>
    afterwards(async (stage) => {
      const guest = [...stage.github.world.accounts.values()].find(
        ({ login }) => login === CAST.developer.login,
      )!;
      advisoryOf(stage).collaboratingUserIds.push(guest.id);
      await say(stage, 'member', '/why');
      expect(botWords(stage, CASE, 'ask/access/')[0]).toContain(`${guest.login} was invited to`);
      await say(stage, 'member', '/confirm access');
      expect(advisoryOf(stage).collaboratingUserIds).not.toContain(guest.id);
    }, 'announcing'));

  it('an incomplete fix becomes a case of its own, which goes its way from the analysis that is known', () =>
    afterwards(async (stage) => {
      await say(stage, 'member', '/incomplete-fix because tabs still stall it');
      const next = storedOf(stage).followUps?.[0]?.case;
      if (!next) throw new Error('No case was opened.');
      await stage.sweep();
      expect(labelsOf(stage, next)).toContain('case/received');
      expect(findIssue(stage, next).title).toBe(`Security report for ${PROJECT}`);
      expect(botWords(stage, next, 'record')[0]).toContain(`Incomplete fix of: case #${CASE}`);
      expect(botWords(stage, CASE, 'record')[0]).toContain(`case #${next}`);
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${next}/labels`, {
        labels: ['case/acknowledged'],
      });
      await stage.settle();
      const offered = botWords(stage, next, 'entry/').find((body) => body.includes('analysis:')) ?? '';
      expect(offered).toMatch(/summary: .?Incomplete fix: /);
      expect(offered).toContain('name: body-parser');
      expect(advisoryOf(stage).description).not.toContain('tabs');
    }));
});
